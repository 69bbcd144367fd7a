//! Windows read where they are, and sums that stay in registers.

use cnn_backprop::{ConvParams, Result, conv_forward};
use cnn_backprop_fast as fast;
use formula::{Env, Tensor};
use ndarray::{Array4, ArrayD, IxDyn};

use crate::check::{Case, Check, tensor};
use crate::geometries::{Convolution, convolutions};

/// (K13), the place of a number in memory, is where ndarray has it in what `zero_pad` returns.
pub fn place_in_memory() -> Check {
    Check::new("K13", "O", "zero_pad", convolutions(), |layer| {
        let strides: Vec<isize> = layer.a_prev_pad.strides().to_vec();
        let place = |index: IxDyn| {
            let axes = (0..4).zip(&strides);
            axes.map(|(axis, &stride)| index[axis] as f64 * stride as f64)
                .sum()
        };
        let places = ArrayD::<f64>::from_shape_fn(layer.a_prev_pad.shape(), place);
        Ok(layer.case(tensor(&places)))
    })
}

/// (K14), the forward pass in runs, is what `fast::conv_forward` returns.
pub fn forward() -> Check {
    Check::new("K14", "Z", "fast::conv_forward", convolutions(), |layer| {
        let (a_prev, w, b) = (layer.a_prev.view(), layer.w.view(), layer.b.view());
        let (z, _cache) = fast::conv_forward(a_prev, w, b, layer.params)?;
        Ok(layer.case(tensor(&z)))
    })
}

/// (K15), the gradient of the filters in runs, is `dw` of `fast::conv_backward`.
pub fn filter_gradient() -> Check {
    let against = "fast::conv_backward";
    Check::new("K15", "dW", against, convolutions(), |layer| {
        let grads = fast::conv_backward(layer.dz.view(), &layer.cache())?;
        Ok(layer.case(tensor(&grads.dw)))
    })
}

/// The gradient of the padded input: that of a layer whose input is padded beforehand.
fn padded_gradient(layer: &Convolution) -> Result<Tensor> {
    let grads = fast::conv_backward(layer.dz.view(), &layer.padded_cache())?;
    Ok(tensor(&grads.da_prev))
}

/// (K16), the gradient of the padded input by phases, is `da_prev` of `fast::conv_backward` if the
/// input is padded beforehand.
pub fn input_gradient_by_phase() -> Check {
    let (left, against) = (r"dA^{\mathrm{pad}}", "fast::conv_backward");
    Check::new("K16", left, against, convolutions(), |layer| {
        Ok(layer.case(padded_gradient(layer)?))
    })
}

/// Rows of weights that the fullest phase has, along one axis.
fn most_taps(f: usize, stride: usize) -> usize {
    f.div_ceil(stride)
}

/// `dZ` with zeros around it: so many before that every phase has its taps, so many behind that every
/// element of the padded input has them.
fn bordered(layer: &Convolution) -> Array4<f64> {
    let (m, n_h, n_w, n_c) = layer.dz.dim();
    let (_, rows, columns, _) = layer.a_prev_pad.dim();
    let (f_h, f_w, ..) = layer.w.dim();
    let s = layer.params.stride;
    let (top, left) = (most_taps(f_h, s) - 1, most_taps(f_w, s) - 1);
    let shape = (
        m,
        (rows - 1) / s + 1 + top,
        (columns - 1) / s + 1 + left,
        n_c,
    );
    Array4::from_shape_fn(shape, |(i, y, x, c)| {
        let inside = (top..top + n_h).contains(&y) && (left..left + n_w).contains(&x);
        if inside {
            layer.dz[[i, y - top, x - left, c]]
        } else {
            0.0
        }
    })
}

/// The weights of each phase, turned; zeros where a phase has fewer than the fullest.
fn phase_filters(layer: &Convolution) -> Tensor {
    let (f_h, f_w, n_c_prev, n_c) = layer.w.dim();
    let s = layer.params.stride;
    let (rows, columns) = (most_taps(f_h, s), most_taps(f_w, s));
    let shape = [s, s, rows, columns, n_c, n_c_prev];
    let small = ArrayD::from_shape_fn(&shape[..], |index| {
        let (r, q, t, l, c, k) = (index[0], index[1], index[2], index[3], index[4], index[5]);
        let (u, v) = (r + s * (rows - 1 - t), q + s * (columns - 1 - l));
        layer.w.get((u, v, k, c)).copied().unwrap_or(0.0)
    });
    tensor(&small)
}

/// (K17), `dZ` with its border, is the array from which (K19) makes what `fast::conv_backward` returns.
pub fn bordered_gradient() -> Check {
    let (left, against) = (r"dZ^{\mathrm{pad}}", "fast::conv_backward");
    Check::new("K17", left, against, convolutions(), |layer| {
        Ok(layer.case(tensor(&bordered(layer))))
    })
}

/// (K18), the small filters, are those from which (K19) makes what `fast::conv_backward` returns.
pub fn small_filters() -> Check {
    let (left, against) = (r"W^{\mathrm{sub}}", "fast::conv_backward");
    Check::new("K18", left, against, convolutions(), |layer| {
        Ok(layer.case(phase_filters(layer)))
    })
}

/// (K19), a small correlation for each phase, is `da_prev` of `fast::conv_backward` if the input is
/// padded beforehand; `dZ^{pad}` in it is that of (K17), `W^{sub}` that of (K18).
pub fn input_gradient() -> Check {
    let (left, against) = (r"dA^{\mathrm{pad}}", "fast::conv_backward");
    Check::new("K19", left, against, convolutions(), |layer| {
        let case = layer.case(padded_gradient(layer)?);
        let case = case.given(r"dZ^{\mathrm{pad}}", tensor(&bordered(layer)));
        Ok(case.given(r"W^{\mathrm{sub}}", phase_filters(layer)))
    })
}

/// Some tiles: what they are called, rows, vectors.
fn tiles() -> Result<&'static [(&'static str, usize, usize)]> {
    Ok(&[("8 × 2", 8, 2), ("6 × 4", 6, 4), ("16 × 1", 16, 1)])
}

/// (K20), the loads for each product: a tile is a small 1×1 convolution, `M_R` pixels and `N_V` filters.
/// It reads each number of both once, and on ones `conv_forward` counts the products.
pub fn loads() -> Check {
    const CHANNELS: usize = 5;
    Check::new("K20", "L", "conv_forward", tiles(), |tile| {
        let &(name, rows, vectors) = tile;
        let a_prev = Array4::<f64>::ones((1, 1, rows, CHANNELS));
        let w = Array4::ones((1, 1, CHANNELS, vectors));
        let no_bias = Array4::zeros((1, 1, 1, vectors));
        let params = ConvParams { stride: 1, pad: 0 };
        let (z, _cache) = conv_forward(a_prev.view(), w.view(), no_bias.view(), params)?;
        let loads = (a_prev.len() + w.len()) as f64 / z.sum();
        let env = Env::new()
            .scalar("M_R", rows as f64)
            .scalar("N_V", vectors as f64);
        Ok(Case::new(name, env, Tensor::scalar(loads)))
    })
}
