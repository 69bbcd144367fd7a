//! The formulas of the variants of convolution.

use cnn_backprop::conv_backward;
use cnn_backprop::extension::dilation::DilatedCache;
use cnn_backprop::extension::groups::GroupedCache;
use cnn_backprop::extension::transposed::TransposedCache;
use cnn_backprop::extension::{dilation, groups, transposed};
use formula_check::{Check, computed};
use ndarray::{Array4, Axis};

use crate::geometries::{DILATED, GROUPED, POINTWISE, TRANSPOSED};
use crate::{DA_PAD, DA_PREV};

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (E1), the output before it is cut, is what `transposed_conv_forward` returns without padding and
        // bias.
        Check::new("E1", r"Y^{\mathrm{pad}}", &TRANSPOSED, |layer| {
            layer.case(layer.uncut()?)
        }),
        // (E2), the output, is what `transposed_conv_forward` returns; `Y^{pad}` in it is that of (E1).
        Check::new("E2", "Y", &TRANSPOSED, |layer| {
            let TransposedCache { x, w, params } = &layer.cache;
            let (x, w, b) = (x.view(), w.view(), layer.b.view());
            layer.case(computed!(
                transposed::transposed_conv_forward(x, w, b, *params)?.0
            ))
        }),
        // (E3), the height of a transposed convolution's output, is what `transposed_size` returns.
        Check::new("E3", "N_H", &TRANSPOSED, |layer| {
            let TransposedCache { x, w, params } = &layer.cache;
            let (n, f) = (x.dim().1, w.dim().0);
            layer.case(computed!(transposed::transposed_size(
                "height", n, f, *params
            )?))
        }),
        // (E4), the width of a transposed convolution's output, is what `transposed_size` returns.
        Check::new("E4", "N_W", &TRANSPOSED, |layer| {
            let TransposedCache { x, w, params } = &layer.cache;
            let (n, f) = (x.dim().2, w.dim().1);
            layer.case(computed!(transposed::transposed_size(
                "width", n, f, *params
            )?))
        }),
        // (E5), the gradient of the input, is `da_prev` of `transposed_conv_backward`.
        Check::new("E5", "dX", &TRANSPOSED, |layer| {
            let dy = layer.dz.view();
            layer.case(computed!(
                transposed::transposed_conv_backward(dy, &layer.cache)?.da_prev
            ))
        }),
        // (E6), the gradient of the filters, is `dw` of `transposed_conv_backward`.
        Check::new("E6", "dW", &TRANSPOSED, |layer| {
            let dy = layer.dz.view();
            layer.case(computed!(
                transposed::transposed_conv_backward(dy, &layer.cache)?.dw
            ))
        }),
        // (E7), the dilated convolution, is what `dilated_conv_forward` returns.
        Check::new("E7", "Z", &DILATED, |layer| {
            let DilatedCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            layer.case(computed!(
                dilation::dilated_conv_forward(a_prev, w, b, *params)?.0
            ))
        }),
        // (E8), the height of a dilated convolution's output, is what `dilated_output_shape` returns.
        Check::new("E8", "n_H", &DILATED, |layer| {
            let DilatedCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w) = (a_prev.view(), w.view());
            layer.case(computed!(
                dilation::dilated_output_shape(&a_prev, &w, *params)?.1
            ))
        }),
        // (E9), the width of a dilated convolution's output, is what `dilated_output_shape` returns.
        Check::new("E9", "n_W", &DILATED, |layer| {
            let DilatedCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w) = (a_prev.view(), w.view());
            layer.case(computed!(
                dilation::dilated_output_shape(&a_prev, &w, *params)?.2
            ))
        }),
        // (E10), the gradient of the padded input, is `da_prev` of `dilated_conv_backward` if the input is
        // padded beforehand.
        Check::new("E10", DA_PAD, &DILATED, |layer| {
            let (dz, padded) = (layer.dz.view(), layer.padded()?);
            layer.case(computed!(
                dilation::dilated_conv_backward(dz, &padded)?.da_prev
            ))
        }),
        // (E11), the gradient of the filters, is `dw` of `dilated_conv_backward`.
        Check::new("E11", "dW", &DILATED, |layer| {
            let dz = layer.dz.view();
            layer.case(computed!(
                dilation::dilated_conv_backward(dz, &layer.cache)?.dw
            ))
        }),
        // (E12), the grouped convolution, is what `grouped_conv_forward` returns.
        Check::new("E12", "Z", &GROUPED, |layer| {
            let GroupedCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            layer.case(computed!(
                groups::grouped_conv_forward(a_prev, w, b, *params)?.0
            ))
        }),
        // (E13), the gradient of the padded input, is `da_prev` of `grouped_conv_backward` if the input is
        // padded beforehand.
        Check::new("E13", DA_PAD, &GROUPED, |layer| {
            let (dz, padded) = (layer.dz.view(), layer.padded()?);
            layer.case(computed!(
                groups::grouped_conv_backward(dz, &padded)?.da_prev
            ))
        }),
        // (E14), the gradient of the filters, is `dw` of `grouped_conv_backward`.
        Check::new("E14", "dW", &GROUPED, |layer| {
            let dz = layer.dz.view();
            layer.case(computed!(
                groups::grouped_conv_backward(dz, &layer.cache)?.dw
            ))
        }),
        // (E15), the gradient of the input of a 1×1 convolution, is `da_prev` of `conv_backward`.
        Check::new("E15", DA_PREV, &POINTWISE, |layer| {
            let dz = layer.dz.view();
            layer.pointwise_case(computed!(conv_backward(dz, &layer.cache)?.da_prev))
        }),
        // (E16), the gradient of the filters of a 1×1 convolution, is `dw` of `conv_backward` without its
        // axes of extent 1.
        Check::new("E16", "dW", &POINTWISE, |layer| {
            let dw = computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw);
            let matrix =
                |dw: Array4<f64>| dw.index_axis_move(Axis(0), 0).index_axis_move(Axis(0), 0);
            layer.pointwise_case(dw.map(matrix))
        }),
    ]
}
