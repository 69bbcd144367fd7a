//! The formulas of the convolutional layer.

use cnn_backprop::{ConvCache, conv_backward, conv_forward, conv_single_step, geometry, zero_pad};
use formula_check::{Check, computed};
use ndarray::Array4;

use crate::geometries::{CONVOLUTIONS, STEPS};
use crate::{A_PAD, DA_PAD, DA_PREV};

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (F1), the zero padding, is what `zero_pad` returns.
        Check::new("F1", A_PAD, &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, params, .. } = &layer.cache;
            Ok(layer.case(computed!(zero_pad(a_prev.view(), params.pad)?)))
        }),
        // (F2), one filter at one position, is what `conv_single_step` returns.
        Check::new("F2", "z", &STEPS, |step| {
            let (a, w, b) = (step.a_slice.view(), step.w.view(), step.b.view());
            Ok(step.case(computed!(conv_single_step(a, w, b)?)))
        }),
        // (F3), the whole layer, is what `conv_forward` returns; `A^{pad}` in it comes from `zero_pad`.
        Check::new("F3", "Z", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            Ok(layer.case(computed!(conv_forward(a_prev, w, b, *params)?.0)))
        }),
        // (F4), the height of the output, is what `output_size` returns for the heights.
        Check::new("F4", "n_H", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (n, f, p, s) = (a_prev.dim().1, w.dim().0, params.pad, params.stride);
            Ok(layer.case(computed!(geometry::output_size("height", n, f, p, s)?)))
        }),
        // (F5), the width of the output, is what `output_size` returns for the widths.
        Check::new("F5", "n_W", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (n, f, p, s) = (a_prev.dim().2, w.dim().1, params.pad, params.stride);
            Ok(layer.case(computed!(geometry::output_size("width", n, f, p, s)?)))
        }),
        // (1), the gradient of the padded input, is `da_prev` of `conv_backward` if the input is padded
        // beforehand and the layer itself does not pad, so that there is no border to cut off.
        // The notes write whole patches where we write their elements.
        Check::new("1", DA_PAD, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            Ok(layer.case(computed!(conv_backward(dz, &layer.padded()?)?.da_prev)))
        })
        .wrong_in_loops(&["u", "v", "k"]),
        // (1c), the course's shorthand for (1); u and v run over the patch, c is the loop over the filters.
        Check::new("1c", DA_PAD, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            Ok(layer.case(computed!(conv_backward(dz, &layer.padded()?)?.da_prev)))
        })
        .in_loops(&["u", "v", "c"]),
        // (1a), the same without its border, is `da_prev` of `conv_backward` on the original layer;
        // `dA^{pad}` in it is that of (1).
        Check::new("1a", DA_PREV, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            let with_border = conv_backward(dz, &layer.padded()?)?.da_prev;
            let da_prev = computed!(conv_backward(dz, &layer.cache)?.da_prev);
            Ok(layer.case(da_prev).given(DA_PAD, with_border))
        }),
        // (1b), the gradient of the padded input gathered element by element, equals that of (1).
        Check::new("1b", DA_PAD, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            Ok(layer.case(computed!(conv_backward(dz, &layer.padded()?)?.da_prev)))
        }),
        // (2), the gradient of the filters, is `dw` of `conv_backward`.
        Check::new("2", "dW", &CONVOLUTIONS, |layer| {
            Ok(layer.case(computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw)))
        }),
        // (2c), the course's shorthand for (2), in a loop over the examples.
        Check::new("2c", "dW", &CONVOLUTIONS, |layer| {
            Ok(layer.case(computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw)))
        })
        .in_loops(&["i"]),
        // (3), the gradient of the biases, is `db` of `conv_backward`, without its three axes of extent 1.
        Check::new("3", "db", &CONVOLUTIONS, |layer| {
            let db = computed!(conv_backward(layer.dz.view(), &layer.cache)?.db);
            Ok(layer.case(db.map(Array4::into_flat)))
        }),
        // (3c), the course's shorthand for (3), in a loop over the examples.
        Check::new("3c", "db", &CONVOLUTIONS, |layer| {
            let db = computed!(conv_backward(layer.dz.view(), &layer.cache)?.db);
            Ok(layer.case(db.map(Array4::into_flat)))
        })
        .in_loops(&["i"]),
    ]
}
