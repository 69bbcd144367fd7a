//! Windows read in place, and sums that stay in registers. The expected values come from the literal
//! loops; tests elsewhere compare the fast kernels with these.

use cnn_backprop::extension::full;
use cnn_backprop::{ConvCache, ConvParams, Result, conv_backward, conv_forward, zero_pad};
use formula::Env;
use formula_check::{Case, Check, Computed, computed};
use ndarray::{Array4, ArrayD, IxDyn, LayoutRef, s};

use crate::geometries::{CONVOLUTIONS, Layer};
use crate::{DA_PAD, DZ_PAD};

const W_SUB: &str = r"W^{\mathrm{sub}}";

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (K13), the position of a number in memory, is its position in the array that `zero_pad` returns.
        Check::new("K13", "O", &CONVOLUTIONS, |layer| {
            let padded = layer.padded()?.a_prev;
            let strides = computed!(LayoutRef::strides(&padded));
            Ok(layer.case(strides.map(|strides| {
                ArrayD::from_shape_fn(padded.shape(), |index: IxDyn| {
                    let axes = strides.iter().enumerate();
                    axes.map(|(axis, &stride)| index[axis] as f64 * stride as f64)
                        .sum::<f64>()
                })
            })))
        }),
        // (K14), the forward pass in runs, is what `conv_forward` returns.
        Check::new("K14", "Z", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            Ok(layer.case(computed!(conv_forward(a_prev, w, b, *params)?.0)))
        }),
        // (K15), the gradient of the filters in runs, is `dw` of `conv_backward`.
        Check::new("K15", "dW", &CONVOLUTIONS, |layer| {
            Ok(layer.case(computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw)))
        }),
        // (K16), the gradient of the padded input by phases, is `da_prev` of `conv_backward` if the input is
        // padded beforehand.
        Check::new("K16", DA_PAD, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            Ok(layer.case(computed!(conv_backward(dz, &layer.padded()?)?.da_prev)))
        }),
        // (K17), `dZ` with its border, is cut out of the result of `zero_pad`.
        Check::new("K17", DZ_PAD, &CONVOLUTIONS, |layer| {
            Ok(layer.case(bordered(layer)?))
        }),
        // (K18), the small filters, are the result of `turn_filters` for the weights of each phase.
        Check::new("K18", W_SUB, &CONVOLUTIONS, |layer| {
            Ok(layer.case(small_filters(layer)?))
        }),
        // (K19), a small correlation for each phase, is `da_prev` of `conv_backward` if the input is padded
        // beforehand; `dZ^{pad}` in it is that of (K17), `W^{sub}` that of (K18).
        Check::new("K19", DA_PAD, &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            let case = layer.case(computed!(conv_backward(dz, &layer.padded()?)?.da_prev));
            let case = case.given(DZ_PAD, bordered(layer)?.value);
            Ok(case.given(W_SUB, small_filters(layer)?.value))
        }),
        // (K20), the loads for each product: a tile is a small 1×1 convolution, `M_R` pixels and `N_V`
        // filters. It reads each of their numbers once, and on ones `conv_forward` counts the products.
        Check::new("K20", "L", &TILES, |&(name, rows, vectors)| {
            let a_prev = Array4::<f64>::ones((1, 1, rows, CHANNELS));
            let w = Array4::ones((1, 1, CHANNELS, vectors));
            let no_bias = Array4::zeros((1, 1, 1, vectors));
            let params = ConvParams { stride: 1, pad: 0 };
            let z = computed!(conv_forward(a_prev.view(), w.view(), no_bias.view(), params)?.0);
            let loads = (a_prev.len() + w.len()) as f64;
            let env = Env::new()
                .scalar("M_R", rows as f64)
                .scalar("N_V", vectors as f64);
            Ok(Case::new(name, env, z.map(|z| loads / z.sum())))
        }),
    ]
}

/// Some tiles: name, rows, vectors.
const TILES: [(&str, usize, usize); 3] = [("8 × 2", 8, 2), ("6 × 4", 6, 4), ("16 × 1", 16, 1)];
const CHANNELS: usize = 5;

/// The rows and columns of weights in the largest phase.
fn most_taps(layer: &Layer) -> (usize, usize) {
    let (f_h, f_w, ..) = layer.cache.w.dim();
    let stride = layer.cache.params.stride;
    (f_h.div_ceil(stride), f_w.div_ceil(stride))
}

/// `dZ` with zeros around it: enough before it for the taps of every phase, and enough after it for
/// every element of the padded input.
fn bordered(layer: &Layer) -> Result<Computed<Array4<f64>>> {
    let (_, rows, cols, _) = layer.padded()?.a_prev.dim();
    let (taps_h, taps_w) = most_taps(layer);
    let stride = layer.cache.params.stride;
    let (rows, cols) = ((rows - 1) / stride + taps_h, (cols - 1) / stride + taps_w);
    let pad = rows.max(cols); // more than enough on every side
    let (top, left) = (pad + 1 - taps_h, pad + 1 - taps_w);
    let cut = s![.., top..top + rows, left..left + cols, ..];
    Ok(computed!(zero_pad(layer.dz.view(), pad)?).map(|padded| padded.slice_move(cut)))
}

/// The flipped weights of each phase, with zeros where a phase has fewer weights than the largest.
fn small_filters(layer: &Layer) -> Result<Computed<ArrayD<f64>>> {
    let w = &layer.cache.w;
    let ((_, _, n_c_prev, n_c), stride) = (w.dim(), layer.cache.params.stride);
    let (taps_h, taps_w) = most_taps(layer);
    let phases = (0..stride * stride).map(|phase| {
        let (row, col) = (phase / stride, phase % stride);
        let mut small = Array4::zeros((taps_h, taps_w, n_c_prev, n_c));
        for ((u, v, k, c), weight) in small.indexed_iter_mut() {
            *weight = *w
                .get((row + stride * u, col + stride * v, k, c))
                .unwrap_or(&0.0);
        }
        Ok(computed!(full::turn_filters(small.view())?))
    });
    let phases: Computed<Vec<_>> = phases.collect::<Result<_>>()?;
    let shape = [stride, stride, taps_h, taps_w, n_c, n_c_prev];
    Ok(phases.map(|turned| {
        ArrayD::from_shape_fn(&shape[..], |at| {
            turned[at[0] * stride + at[1]][[at[2], at[3], at[4], at[5]]]
        })
    }))
}
