//! The formulas of a padding of its own on each side.

use cnn_backprop::conv::conv_output_shape;
use cnn_backprop::extension::padding::{Padding, pad_sides, padded_conv_backward};
use formula_check::{Check, computed};

use crate::geometries::PADDED;
use crate::{A_PAD, DA_PREV};

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (L25), the padding with its own number of zeros on each side, is what `pad_sides` returns.
        Check::new("L25", A_PAD, &PADDED, |layer| {
            let (a_prev, padding) = (layer.a_prev(), layer.cache.padding);
            Ok(layer.case(computed!(pad_sides(a_prev.view(), padding)?))?)
        }),
        // (L26), the height of the output, is what `conv_output_shape` returns for the padded input.
        Check::new("L26", "n_H", &PADDED, |layer| {
            let conv = &layer.cache.conv;
            let (a_pad, w) = (conv.a_prev.view(), conv.w.view());
            Ok(layer.case(computed!(conv_output_shape(&a_pad, &w, conv.params)?.1))?)
        }),
        // (L27), the width of the output, is what `conv_output_shape` returns for the padded input.
        Check::new("L27", "n_W", &PADDED, |layer| {
            let conv = &layer.cache.conv;
            let (a_pad, w) = (conv.a_prev.view(), conv.w.view());
            Ok(layer.case(computed!(conv_output_shape(&a_pad, &w, conv.params)?.2))?)
        }),
        // (L28), the gradient of the input, is `da_prev` of `padded_conv_backward`; `dA^{pad}` in it is that of (1).
        Check::new("L28", DA_PREV, &PADDED, |layer| {
            let dz = layer.dz.view();
            Ok(layer.case(computed!(padded_conv_backward(dz, &layer.cache)?.da_prev))?)
        }),
        // (L29), the rows of zeros that "same" adds in all, are those above and below of `Padding::same`.
        Check::new("L29", "T", &PADDED, |layer| {
            let (_, n_h, n_w, _) = layer.a_prev().dim();
            let (f_h, f_w, ..) = layer.cache.conv.w.dim();
            let stride = layer.cache.conv.params.stride;
            let same = computed!(Padding::same((n_h, n_w), (f_h, f_w), stride)?);
            Ok(layer.unpadded_case(same.map(|same| same.top + same.bottom)))
        }),
        // (L30), the rows of zeros that "same" adds above, are `top` of `Padding::same`.
        Check::new("L30", "p_t", &PADDED, |layer| {
            let (_, n_h, n_w, _) = layer.a_prev().dim();
            let (f_h, f_w, ..) = layer.cache.conv.w.dim();
            let stride = layer.cache.conv.params.stride;
            let same = computed!(Padding::same((n_h, n_w), (f_h, f_w), stride)?);
            let in_all = same.value.top + same.value.bottom;
            Ok(layer
                .unpadded_case(same.map(|same| same.top))
                .given("T", in_all))
        }),
    ]
}
