//! The formulas of the ladder from one channel to the remainder, one function a formula.

use cnn_backprop::extension::full::{dilate_gradient, input_gradient_by_convolution, turn_filters};
use cnn_backprop::geometry::padded_size;
use cnn_backprop::{ConvCache, ConvParams, Result, conv_backward, conv_forward};
use formula::Tensor;
use ndarray::{Array4, ArrayD, Axis};

use crate::geometries::{Convolution, Plain, convolutions, matrix, plains, plane, planes};
use formula_check::{Case, Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        plane_forward(),
        by_the_input(),
        plane_input_gradient(),
        plane_scatter(),
        by_the_filter(),
        plane_filter_gradient(),
        plane_bias_gradient(),
        channels_forward(),
        channels_input_gradient(),
        channels_filter_gradient(),
        gathered(),
        bordered_gradient(),
        gathered_from_the_border(),
        counted_backwards(),
        turned_filters(),
        full_convolution(),
        expanded_gradient(),
        expanded_height(),
        expanded_width(),
        full_convolution_with_stride(),
        cut_and_gathered(),
        remainder_of_rows(),
        remainder_of_columns(),
        windows_over_a_row(),
    ]
}

/// (L1), one channel, is what `conv_forward` returns for one image, one channel, one filter.
pub fn plane_forward() -> Check {
    Check::new("L1", "Z", "conv_forward", planes(), |layer| {
        let ConvCache { a_prev, w, params } = &layer.cache;
        let (z, _) = conv_forward(a_prev.view(), w.view(), layer.b.view(), *params)?;
        Ok(layer.plane_case(plane(&z)))
    })
}

/// What `conv_forward` without a bias makes of every array that is 1 at one place and 0 elsewhere:
/// for a linear map these are all its derivatives.
fn derivatives(layer: &Plain, by_input: bool) -> Result<Tensor> {
    let ConvCache { a_prev, w, params } = &layer.cache;
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (rows, cols) = match by_input {
        true => (a_prev.dim().1, a_prev.dim().2),
        false => (w.dim().0, w.dim().1),
    };
    let (_, n_h, n_w, _) = layer.dz.dim();
    let mut all = ArrayD::zeros(vec![n_h, n_w, rows, cols]);
    for row in 0..rows {
        for col in 0..cols {
            let (mut one, mut filter) = (a_prev.clone(), w.clone());
            if by_input {
                one.fill(0.0);
                one[[0, row, col, 0]] = 1.0;
            } else {
                filter.fill(0.0);
                filter[[row, col, 0, 0]] = 1.0;
            }
            let (z, _) = conv_forward(one.view(), filter.view(), no_bias.view(), *params)?;
            for ((_, h, w, _), &number) in z.indexed_iter() {
                all[[h, w, row, col]] = number;
            }
        }
    }
    Ok(tensor(&all))
}

/// (L2), the derivatives of each output by each input, are what `conv_forward` makes of inputs that
/// are 1 at one place.
pub fn by_the_input() -> Check {
    Check::new("L2", "J^A", "conv_forward", planes(), |layer| {
        Ok(layer.plane_case(derivatives(layer, true)?))
    })
}

fn plane_da(layer: &Plain) -> Result<Tensor> {
    Ok(plane(
        &conv_backward(layer.dz.view(), &layer.cache)?.da_prev,
    ))
}

/// (L3), the chain rule for the input, is `da_prev` of `conv_backward`; `J^A` in it is that of (L2).
pub fn plane_input_gradient() -> Check {
    Check::new("L3", "dA", "conv_backward", planes(), |layer| {
        let case = layer.plane_case(plane_da(layer)?);
        Ok(case.given("J^A", derivatives(layer, true)?))
    })
}

/// (L4), the same sorted by outputs, is `da_prev` of `conv_backward`.
pub fn plane_scatter() -> Check {
    Check::new("L4", "dA", "conv_backward", planes(), |layer| {
        Ok(layer.plane_case(plane_da(layer)?))
    })
}

/// (L5), the derivatives of each output by each weight, are what `conv_forward` makes of filters
/// that are 1 at one place.
pub fn by_the_filter() -> Check {
    Check::new("L5", "J^W", "conv_forward", planes(), |layer| {
        Ok(layer.plane_case(derivatives(layer, false)?))
    })
}

/// (L6), the gradient of one filter of one channel, is `dw` of `conv_backward`.
pub fn plane_filter_gradient() -> Check {
    Check::new("L6", "dW", "conv_backward", planes(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        Ok(layer.plane_case(matrix(&grads.dw)))
    })
}

/// (L7), the gradient of one bias, is `db` of `conv_backward`.
pub fn plane_bias_gradient() -> Check {
    Check::new("L7", "db", "conv_backward", planes(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        Ok(layer.plane_case(Tensor::scalar(grads.db.sum())))
    })
}

/// (L8), all channels and filters, is what `conv_forward` returns.
pub fn channels_forward() -> Check {
    Check::new("L8", "Z", "conv_forward", plains(), |layer| {
        let ConvCache { a_prev, w, params } = &layer.cache;
        let (z, _) = conv_forward(a_prev.view(), w.view(), layer.b.view(), *params)?;
        Ok(layer.case(tensor(&z)))
    })
}

fn plain_da(layer: &Plain) -> Result<Case> {
    let grads = conv_backward(layer.dz.view(), &layer.cache)?;
    Ok(layer.case(tensor(&grads.da_prev)))
}

const DA_PREV: &str = r"dA^{\mathrm{prev}}";

/// (L9), the gradient of the input with all channels, is `da_prev` of `conv_backward`.
pub fn channels_input_gradient() -> Check {
    Check::new("L9", DA_PREV, "conv_backward", plains(), plain_da)
}

/// (L10), the gradient of the filters with all channels, is `dw` of `conv_backward`.
pub fn channels_filter_gradient() -> Check {
    Check::new("L10", "dW", "conv_backward", plains(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        Ok(layer.case(tensor(&grads.dw)))
    })
}

/// (L11), (L9) after the substitution, is `da_prev` of `conv_backward`.
pub fn gathered() -> Check {
    Check::new("L11", DA_PREV, "conv_backward", plains(), plain_da)
}

const DZ_PAD: &str = r"dZ^{\mathrm{pad}}";

/// (L12), `dZ` with its border, is what `dilate_gradient` makes of it where the stride is 1.
pub fn bordered_gradient() -> Check {
    let against = "extension::full::dilate_gradient";
    Check::new("L12", DZ_PAD, against, plains(), |layer| {
        let bordered = dilate_gradient(layer.dz.view(), &layer.cache)?;
        Ok(layer.case(tensor(&bordered)))
    })
}

fn from_the_border(layer: &Plain) -> Result<Case> {
    let bordered = dilate_gradient(layer.dz.view(), &layer.cache)?;
    Ok(plain_da(layer)?.given(DZ_PAD, tensor(&bordered)))
}

/// (L13), without conditions thanks to the border, is `da_prev` of `conv_backward`.
pub fn gathered_from_the_border() -> Check {
    Check::new("L13", DA_PREV, "conv_backward", plains(), from_the_border)
}

/// (L14), the filter counted from its other end, is `da_prev` of `conv_backward`.
pub fn counted_backwards() -> Check {
    Check::new("L14", DA_PREV, "conv_backward", plains(), from_the_border)
}

const W_ROT: &str = r"W^{\mathrm{rot}}";

/// (L15), the turned filters, is what `turn_filters` returns.
pub fn turned_filters() -> Check {
    let against = "extension::full::turn_filters";
    Check::new("L15", W_ROT, against, plains(), |layer| {
        Ok(layer.case(tensor(&turn_filters(layer.cache.w.view())?)))
    })
}

/// (L16), the full convolution, is `da_prev` of `conv_backward`.
pub fn full_convolution() -> Check {
    Check::new("L16", DA_PREV, "conv_backward", plains(), |layer| {
        let turned = turn_filters(layer.cache.w.view())?;
        Ok(from_the_border(layer)?.given(W_ROT, tensor(&turned)))
    })
}

const DZ_DIL: &str = r"dZ^{\mathrm{dil}}";

/// The expanded sizes, which shapes need.
fn expanded(layer: &Convolution, expected: Tensor) -> Result<Case> {
    let spread = dilate_gradient(layer.dz.view(), &layer.cache())?;
    let mut case = layer.case(expected);
    case.env.set_scalar("E_H", spread.len_of(Axis(1)) as f64);
    case.env.set_scalar("E_W", spread.len_of(Axis(2)) as f64);
    Ok(case)
}

/// (L17), `dZ` spread out, is what `dilate_gradient` returns.
pub fn expanded_gradient() -> Check {
    let against = "extension::full::dilate_gradient";
    Check::new("L17", DZ_DIL, against, convolutions(), |layer| {
        let spread = dilate_gradient(layer.dz.view(), &layer.cache())?;
        expanded(layer, tensor(&spread))
    })
}

fn expanded_size(layer: &Convolution, axis: usize) -> Result<Case> {
    let spread = dilate_gradient(layer.dz.view(), &layer.cache())?;
    let size = spread.len_of(Axis(axis));
    Ok(layer.case(Tensor::scalar(size as f64)))
}

/// (L18), the expanded height, is that of what `dilate_gradient` returns.
pub fn expanded_height() -> Check {
    let against = "extension::full::dilate_gradient";
    Check::new("L18", "E_H", against, convolutions(), |layer| {
        expanded_size(layer, 1)
    })
}

/// (L19), the expanded width, is that of what `dilate_gradient` returns.
pub fn expanded_width() -> Check {
    let against = "extension::full::dilate_gradient";
    Check::new("L19", "E_W", against, convolutions(), |layer| {
        expanded_size(layer, 2)
    })
}

fn turned_and_spread(layer: &Convolution, expected: Tensor) -> Result<Case> {
    let spread = dilate_gradient(layer.dz.view(), &layer.cache())?;
    let turned = turn_filters(layer.w.view())?;
    Ok(expanded(layer, expected)?
        .given(DZ_DIL, tensor(&spread))
        .given(W_ROT, tensor(&turned)))
}

/// (L20), the full convolution over `dZ` spread out, is `da_prev` of `conv_backward` if the input is
/// padded beforehand.
pub fn full_convolution_with_stride() -> Check {
    let left = r"dA^{\mathrm{pad}}";
    Check::new("L20", left, "conv_backward", convolutions(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.padded_cache())?;
        turned_and_spread(layer, tensor(&grads.da_prev))
    })
}

/// (L21), the same cut to the input, is `da_prev` of `conv_backward` and what
/// `input_gradient_by_convolution` returns.
pub fn cut_and_gathered() -> Check {
    let against = "extension::full::input_gradient_by_convolution";
    Check::new("L21", DA_PREV, against, convolutions(), |layer| {
        let da_prev = input_gradient_by_convolution(layer.dz.view(), &layer.cache())?;
        turned_and_spread(layer, tensor(&da_prev))
    })
}

/// How many rows (or columns) at the end of the padded input get no gradient although every weight
/// and every upstream gradient is 1: those that no window met.
fn left_over(layer: &Convolution, axis: usize) -> Result<Case> {
    let mut cache = layer.padded_cache();
    cache.w.fill(1.0);
    let grads = conv_backward(Array4::ones(layer.dz.raw_dim()).view(), &cache)?;
    let lines: Vec<bool> = grads
        .da_prev
        .axis_iter(Axis(axis))
        .map(|line| line.iter().all(|&gradient| gradient == 0.0))
        .collect();
    let count = lines.iter().rev().take_while(|&&unmet| unmet).count();
    Ok(layer.case(Tensor::scalar(count as f64)))
}

/// (L22), the rows left over, are those at the end for which `conv_backward` gives 0.
pub fn remainder_of_rows() -> Check {
    Check::new("L22", "r_H", "conv_backward", convolutions(), |layer| {
        left_over(layer, 1)
    })
}

/// (L23), the columns left over, are those at the end for which `conv_backward` gives 0.
pub fn remainder_of_columns() -> Check {
    Check::new("L23", "r_W", "conv_backward", convolutions(), |layer| {
        left_over(layer, 2)
    })
}

/// (L24), how many windows cover a row, is what `conv_backward` gives for an image of one column
/// where every weight and every upstream gradient is 1.
pub fn windows_over_a_row() -> Check {
    Check::new("L24", "K", "conv_backward", convolutions(), |layer| {
        let (_, n_h, ..) = layer.dz.dim();
        let (_, n_h_prev, ..) = layer.a_prev.dim();
        let ConvParams { stride, pad } = layer.params;
        let column = ConvCache {
            a_prev: Array4::zeros((1, padded_size("height", n_h_prev, pad)?, 1, 1)),
            w: Array4::ones((layer.w.dim().0, 1, 1, 1)),
            params: ConvParams { stride, pad: 0 },
        };
        let grads = conv_backward(Array4::ones((1, n_h, 1, 1)).view(), &column)?;
        Ok(layer.case(tensor(&grads.da_prev.flatten())))
    })
}
