//! The formulas of the derivation, from one channel to the rows left over.

use std::error::Error;

use cnn_backprop::extension::full;
use cnn_backprop::geometry::padded_size;
use cnn_backprop::{ConvCache, ConvParams, Result, conv_backward, conv_forward};
use formula_check::{Case, Check, Computed, Values, computed};
use ndarray::{Array2, Array4, ArrayD, Axis};

use crate::geometries::{CONVOLUTIONS, Layer, PLAINS, PLANES, plane, square};
use crate::{DA_PAD, DA_PREV, DZ_PAD};

const DZ_DIL: &str = r"dZ^{\mathrm{dil}}";
const W_ROT: &str = r"W^{\mathrm{rot}}";

pub(crate) fn checks() -> Vec<Check> {
    let mut all = one_channel();
    all.extend(channels());
    all.extend(strides());
    all
}

fn one_channel() -> Vec<Check> {
    vec![
        // (L1), one channel, is what `conv_forward` returns for one image, one channel and one filter.
        Check::new("L1", "Z", &PLANES, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            let z = computed!(conv_forward(a_prev, w, b, *params)?.0);
            Ok(layer.plane_case(z.map(plane)))
        }),
        // (L2), the derivatives of each output by each input, are the results of `conv_forward` for
        // inputs with a single 1.
        Check::new("L2", "J^A", &PLANES, |layer| {
            Ok(layer.plane_case(derivatives(layer, true)?))
        }),
        // (L3), the chain rule for the input, is `da_prev` of `conv_backward`; `J^A` in it is that of (L2).
        Check::new("L3", "dA", &PLANES, |layer| {
            let da = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
            let case = layer.plane_case(da.map(plane));
            Ok(case.given("J^A", derivatives(layer, true)?.value))
        }),
        // (L4), the same sorted by outputs, is `da_prev` of `conv_backward`.
        Check::new("L4", "dA", &PLANES, |layer| {
            let da = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
            Ok(layer.plane_case(da.map(plane)))
        }),
        // (L5), the derivatives of each output by each weight, are the results of `conv_forward` for
        // filters with a single 1.
        Check::new("L5", "J^W", &PLANES, |layer| {
            Ok(layer.plane_case(derivatives(layer, false)?))
        }),
        // (L6), the gradient of one filter of one channel, is `dw` of `conv_backward`.
        Check::new("L6", "dW", &PLANES, |layer| {
            let dw = computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw);
            Ok(layer.plane_case(dw.map(square)))
        }),
        // (L7), the gradient of one bias, is `db` of `conv_backward`.
        Check::new("L7", "db", &PLANES, |layer| {
            let db = computed!(conv_backward(layer.dz.view(), &layer.cache)?.db);
            Ok(layer.plane_case(db.map(|db| db.sum())))
        }),
    ]
}

/// The results of `conv_forward` without a bias for every array with a single 1 and zeros elsewhere;
/// for a linear map these are all its derivatives.
fn derivatives(layer: &Layer, by_input: bool) -> Result<Computed<ArrayD<f64>>> {
    let ConvCache { a_prev, w, params } = &layer.cache;
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (varied, rows, cols) = match by_input {
        true => (a_prev, a_prev.dim().1, a_prev.dim().2),
        false => (w, w.dim().0, w.dim().1),
    };
    let units = Array2::eye(rows * cols);
    let outputs = units.rows().into_iter().map(|unit| {
        let one = unit.to_shape(varied.raw_dim());
        let one = one.expect("a unit vector has a number for each element");
        let (a, w) = match by_input {
            true => (one.view(), w.view()),
            false => (a_prev.view(), one.view()),
        };
        Ok(computed!(conv_forward(a, w, no_bias.view(), *params)?.0))
    });
    let outputs: Computed<Vec<_>> = outputs.collect::<Result<_>>()?;
    let (_, n_h, n_w, _) = layer.dz.dim();
    Ok(outputs.map(|z| {
        ArrayD::from_shape_fn(vec![n_h, n_w, rows, cols], |at| {
            z[at[2] * cols + at[3]][[0, at[0], at[1], 0]]
        })
    }))
}

fn channels() -> Vec<Check> {
    vec![
        // (L8), all channels and filters, is what `conv_forward` returns.
        Check::new("L8", "Z", &PLAINS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            Ok(layer.case(computed!(conv_forward(a_prev, w, b, *params)?.0)))
        }),
        // (L9), the gradient of the input with all channels, is `da_prev` of `conv_backward`.
        Check::new("L9", DA_PREV, &PLAINS, |layer| {
            Ok(layer.case(computed!(
                conv_backward(layer.dz.view(), &layer.cache)?.da_prev
            )))
        }),
        // (L10), the gradient of the filters with all channels, is `dw` of `conv_backward`.
        Check::new("L10", "dW", &PLAINS, |layer| {
            Ok(layer.case(computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw)))
        }),
        // (L11), (L9) after the substitution, is `da_prev` of `conv_backward`.
        Check::new("L11", DA_PREV, &PLAINS, |layer| {
            Ok(layer.case(computed!(
                conv_backward(layer.dz.view(), &layer.cache)?.da_prev
            )))
        }),
        // (L12), `dZ` with its border, is what `dilate_gradient` returns for stride 1.
        Check::new("L12", DZ_PAD, &PLAINS, |layer| {
            Ok(layer.case(computed!(full::dilate_gradient(
                layer.dz.view(),
                &layer.cache
            )?)))
        }),
        // (L13), without conditions thanks to the border, is `da_prev` of `conv_backward`.
        Check::new("L13", DA_PREV, &PLAINS, |layer| {
            let da_prev = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
            let bordered = full::dilate_gradient(layer.dz.view(), &layer.cache)?;
            Ok(layer.case(da_prev).given(DZ_PAD, bordered))
        }),
        // (L14), the filter counted from its other end, is `da_prev` of `conv_backward`.
        Check::new("L14", DA_PREV, &PLAINS, |layer| {
            let da_prev = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
            let bordered = full::dilate_gradient(layer.dz.view(), &layer.cache)?;
            Ok(layer.case(da_prev).given(DZ_PAD, bordered))
        }),
        // (L15), the flipped filters, is what `turn_filters` returns.
        Check::new("L15", W_ROT, &PLAINS, |layer| {
            Ok(layer.case(computed!(full::turn_filters(layer.cache.w.view())?)))
        }),
        // (L16), the full convolution, is `da_prev` of `conv_backward`.
        Check::new("L16", DA_PREV, &PLAINS, |layer| {
            let da_prev = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
            let bordered = full::dilate_gradient(layer.dz.view(), &layer.cache)?;
            let turned = full::turn_filters(layer.cache.w.view())?;
            Ok(layer
                .case(da_prev)
                .given(DZ_PAD, bordered)
                .given(W_ROT, turned))
        }),
    ]
}

fn strides() -> Vec<Check> {
    vec![
        // (L17), `dZ` with zeros inserted, is what `dilate_gradient` returns.
        Check::new("L17", DZ_DIL, &CONVOLUTIONS, |layer| {
            let spread = computed!(full::dilate_gradient(layer.dz.view(), &layer.cache)?);
            turned_and_spread(layer, spread)
        }),
        // (L18), the expanded height, is the height of the result of `dilate_gradient`.
        Check::new("L18", "E_H", &CONVOLUTIONS, |layer| {
            let spread = computed!(full::dilate_gradient(layer.dz.view(), &layer.cache)?);
            Ok(layer.case(spread.map(|spread| spread.dim().1)))
        }),
        // (L19), the expanded width, is the width of the result of `dilate_gradient`.
        Check::new("L19", "E_W", &CONVOLUTIONS, |layer| {
            let spread = computed!(full::dilate_gradient(layer.dz.view(), &layer.cache)?);
            Ok(layer.case(spread.map(|spread| spread.dim().2)))
        }),
        // (L20), the full convolution over the zero-inserted `dZ`, is `da_prev` of `conv_backward` if the input is
        // padded beforehand.
        Check::new("L20", DA_PAD, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            turned_and_spread(
                layer,
                computed!(conv_backward(dz, &layer.padded()?)?.da_prev),
            )
        }),
        // (L21), the same cut to the input, is what `input_gradient_by_convolution` returns.
        Check::new("L21", DA_PREV, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            let da_prev = computed!(full::input_gradient_by_convolution(dz, &layer.cache)?);
            turned_and_spread(layer, da_prev)
        }),
        // (L22), the rows left over, are those at the end for which `conv_backward` gives 0.
        Check::new("L22", "r_H", &CONVOLUTIONS, |layer| {
            let ones = Array4::ones(layer.dz.raw_dim());
            let grads = computed!(conv_backward(ones.view(), &all_weights_1(layer)?)?);
            Ok(layer.case(grads.map(|grads| zeros_at_the_end(&grads.da_prev, Axis(1)))))
        }),
        // (L23), the columns left over, are those at the end for which `conv_backward` gives 0.
        Check::new("L23", "r_W", &CONVOLUTIONS, |layer| {
            let ones = Array4::ones(layer.dz.raw_dim());
            let grads = computed!(conv_backward(ones.view(), &all_weights_1(layer)?)?);
            Ok(layer.case(grads.map(|grads| zeros_at_the_end(&grads.da_prev, Axis(2)))))
        }),
        // (L24), how many windows cover a row, is what `conv_backward` gives for an image of one column
        // where every weight and every upstream gradient is 1.
        Check::new("L24", "K", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let ConvParams { stride, pad } = *params;
            let rows = padded_size("height", a_prev.dim().1, pad)?;
            let column = ConvCache {
                a_prev: Array4::zeros((1, rows, 1, 1)),
                w: Array4::ones((w.dim().0, 1, 1, 1)),
                params: ConvParams { stride, pad: 0 },
            };
            let dz = Array4::ones((1, layer.dz.dim().1, 1, 1));
            let covered = computed!(conv_backward(dz.view(), &column)?.da_prev);
            Ok(layer.case(covered.map(Array4::into_flat)))
        }),
    ]
}

fn turned_and_spread(
    layer: &Layer,
    expected: Computed<impl Values>,
) -> std::result::Result<Case, Box<dyn Error>> {
    let spread = full::dilate_gradient(layer.dz.view(), &layer.cache)?;
    let turned = full::turn_filters(layer.cache.w.view())?;
    let case = layer.case(expected).given("E_H", spread.dim().1);
    let case = case.given("E_W", spread.dim().2).given(DZ_DIL, spread);
    Ok(case.given(W_ROT, turned))
}

fn all_weights_1(layer: &Layer) -> Result<ConvCache<f64>> {
    let mut cache = layer.padded()?;
    cache.w.fill(1.0);
    Ok(cache)
}

/// The number of rows (or columns) at the end that are 0, because no window covers them and everything else is 1.
fn zeros_at_the_end(da_prev: &Array4<f64>, axis: Axis) -> usize {
    let lines = da_prev.axis_iter(axis).rev();
    lines
        .take_while(|line| line.iter().all(|&gradient| gradient == 0.0))
        .count()
}
