//! The formulas of the way from the literal loops to a fast kernel, one function a formula.

use cnn_backprop::checked::dot;
use cnn_backprop::im2col::{col2im, conv_backward_im2col, conv_forward_im2col, im2col};
use cnn_backprop::{ConvCache, ConvParams, Result, conv_backward, conv_forward, fast};
use formula::{Env, Tensor};
use ndarray::{Array2, Array4, ArrayD, IxDyn};

use crate::check::{Case, Check, tensor};
use crate::geometries::{Convolution, convolutions};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        forward_products(),
        backward_products(),
        forward_bytes(),
        backward_bytes(),
        intensity(),
        roof(),
        rows(),
        forward(),
        filter_gradient(),
        row_gradient(),
        input_gradient(),
        growth(),
        place_in_memory(),
        forward_in_runs(),
        filter_gradient_in_runs(),
        input_gradient_by_phase(),
        bordered_gradient(),
        small_filters(),
        input_gradient_in_place(),
        loads(),
    ]
}

/// Bytes of a number in `f32`.
const BYTES: f64 = 4.0;

/// The same layer on ones, padded beforehand: each product is 1, so a sum counts them.
fn ones(layer: &Convolution) -> ConvCache<f64> {
    let mut cache = layer.padded_cache();
    cache.a_prev.fill(1.0);
    cache.w.fill(1.0);
    cache
}

fn count_forward(layer: &Convolution) -> Result<f64> {
    let ConvCache { a_prev, w, params } = ones(layer);
    let no_bias = Array4::zeros(layer.b.raw_dim());
    let (z, _cache) = conv_forward(a_prev.view(), w.view(), no_bias.view(), params)?;
    Ok(z.sum())
}

fn count_backward(layer: &Convolution) -> Result<f64> {
    let dz = Array4::ones(layer.dz.raw_dim());
    let grads = conv_backward(dz.view(), &ones(layer))?;
    Ok(grads.da_prev.sum() + grads.dw.sum())
}

/// Every array that the forward pass reads or writes, once.
fn bytes_forward(layer: &Convolution) -> Result<f64> {
    let (z, cache) = conv_forward(
        layer.a_prev.view(),
        layer.w.view(),
        layer.b.view(),
        layer.params,
    )?;
    Ok(BYTES * (cache.a_prev.len() + cache.w.len() + layer.b.len() + z.len()) as f64)
}

/// Every array that the backward pass reads or writes, once.
fn bytes_backward(layer: &Convolution) -> Result<f64> {
    let grads = conv_backward(layer.dz.view(), &layer.cache())?;
    let read = layer.a_prev.len() + layer.w.len() + layer.dz.len();
    let written = grads.da_prev.len() + grads.dw.len() + grads.db.len();
    Ok(BYTES * (read + written) as f64)
}

/// (K1), the products of the forward pass, is what `conv_forward` sums up to on ones.
pub fn forward_products() -> Check {
    Check::new("K1", "N", "conv_forward", convolutions(), |layer| {
        Ok(layer.case(Tensor::scalar(count_forward(layer)?)))
    })
}

/// (K2), the products of the backward pass, is what the gradients of `conv_backward` sum up to on
/// ones; `N` in it is that of (K1).
pub fn backward_products() -> Check {
    let left = r"N^{\mathrm{back}}";
    Check::new("K2", left, "conv_backward", convolutions(), |layer| {
        let case = layer.case(Tensor::scalar(count_backward(layer)?));
        Ok(case.given("N", Tensor::scalar(count_forward(layer)?)))
    })
}

/// (K3), the bytes of the forward pass, is the size of what `conv_forward` takes and returns.
pub fn forward_bytes() -> Check {
    Check::new("K3", "B", "conv_forward", convolutions(), |layer| {
        let case = layer.case(Tensor::scalar(bytes_forward(layer)?));
        Ok(case.given("q", Tensor::scalar(BYTES)))
    })
}

/// (K4), the bytes of the backward pass, is the size of what `conv_backward` takes and returns;
/// `B` in it is that of (K3).
pub fn backward_bytes() -> Check {
    let left = r"B^{\mathrm{back}}";
    Check::new("K4", left, "conv_backward", convolutions(), |layer| {
        let case = layer.case(Tensor::scalar(bytes_backward(layer)?));
        let case = case.given("q", Tensor::scalar(BYTES));
        Ok(case.given("B", Tensor::scalar(bytes_forward(layer)?)))
    })
}

/// What the forward pass computes and moves: operations and bytes, counted.
fn work(layer: &Convolution) -> Result<(f64, f64)> {
    Ok((2.0 * count_forward(layer)?, bytes_forward(layer)?))
}

/// (K5), the arithmetic intensity, from what `conv_forward` computes and moves.
pub fn intensity() -> Check {
    Check::new("K5", "I", "conv_forward", convolutions(), |layer| {
        let (operations, bytes) = work(layer)?;
        let case = layer.case(Tensor::scalar(operations / bytes));
        let case = case.given("N", Tensor::scalar(operations / 2.0));
        Ok(case.given("B", Tensor::scalar(bytes)))
    })
}

/// (K6), the roof, is the operations by the time that the slower of arithmetic and memory needs, on
/// a machine whose ridge lies between the layers.
pub fn roof() -> Check {
    const PEAK: f64 = 300.0;
    const BANDWIDTH: f64 = 40.0;
    Check::new("K6", "R", "conv_forward", convolutions(), |layer| {
        let (operations, bytes) = work(layer)?;
        let time = (operations / PEAK).max(bytes / BANDWIDTH);
        let case = layer.case(Tensor::scalar(operations / time));
        let case = case.given("P", Tensor::scalar(PEAK));
        let case = case.given("V", Tensor::scalar(BANDWIDTH));
        Ok(case.given("I", Tensor::scalar(operations / bytes)))
    })
}

/// The six axes that rows and columns of a matrix are made of.
fn six_axes(layer: &Convolution, x: &Array2<f64>) -> Tensor {
    let ((m, n_h, n_w, _), (f_h, f_w, n_c_prev, _)) = (layer.dz.dim(), layer.w.dim());
    let data = x.iter().copied().collect();
    Tensor::new([m, n_h, n_w, f_h, f_w, n_c_prev], data).expect("rows × columns numbers")
}

fn filter_size(layer: &Convolution) -> (usize, usize) {
    let (f_h, f_w, ..) = layer.w.dim();
    (f_h, f_w)
}

fn windows(layer: &Convolution) -> Result<Tensor> {
    let x = im2col(layer.a_prev.view(), filter_size(layer), layer.params)?;
    Ok(six_axes(layer, &x))
}

/// `dZ·Wᵀ`
fn windows_gradient(layer: &Convolution) -> Result<Array2<f64>> {
    let (n_c, columns) = (layer.b.len(), layer.w.len() / layer.b.len());
    let matrix = |x: &Array4<f64>, rows| {
        let x = x.to_shape((rows, n_c)).expect("a matrix of n_C columns");
        x.into_owned()
    };
    let (dz, w) = (
        matrix(&layer.dz, layer.dz.len() / n_c),
        matrix(&layer.w, columns),
    );
    dot("dx", dz.view(), w.t())
}

/// (K7), a window a row, is what `im2col` returns.
pub fn rows() -> Check {
    Check::new("K7", "X", "im2col::im2col", convolutions(), |layer| {
        Ok(layer.case(windows(layer)?))
    })
}

/// (K8), the product of the rows with the filters, is what `conv_forward_im2col` returns; `X` in it is
/// that of (K7).
pub fn forward() -> Check {
    let against = "im2col::conv_forward_im2col";
    Check::new("K8", "Z", against, convolutions(), |layer| {
        let (a_prev, w, b) = (layer.a_prev.view(), layer.w.view(), layer.b.view());
        let (z, _cache) = conv_forward_im2col(a_prev, w, b, layer.params)?;
        Ok(layer.case(tensor(&z)).given("X", windows(layer)?))
    })
}

/// (K9), the gradient of the filters, is `dw` of `conv_backward_im2col`; `X` in it is that of (K7).
pub fn filter_gradient() -> Check {
    let against = "im2col::conv_backward_im2col";
    Check::new("K9", "dW", against, convolutions(), |layer| {
        let grads = conv_backward_im2col(layer.dz.view(), &layer.cache())?;
        Ok(layer.case(tensor(&grads.dw)).given("X", windows(layer)?))
    })
}

/// (K10), the gradient of the rows, is the product from which `conv_backward_im2col` goes on.
pub fn row_gradient() -> Check {
    Check::new("K10", "dX", "checked::dot", convolutions(), |layer| {
        Ok(layer.case(six_axes(layer, &windows_gradient(layer)?)))
    })
}

/// (K11), the gradient of the padded input, is what `col2im` makes of that of (K10) if the input is
/// padded beforehand: then there is no border to cut off.
pub fn input_gradient() -> Check {
    let (left, against) = (r"dA^{\mathrm{pad}}", "im2col::col2im");
    Check::new("K11", left, against, convolutions(), |layer| {
        let dx = windows_gradient(layer)?;
        let ConvCache { a_prev, params, .. } = layer.padded_cache();
        let da_prev = col2im(dx.view(), a_prev.dim(), filter_size(layer), params)?;
        let case = layer.case(tensor(&da_prev));
        Ok(case.given("dX", six_axes(layer, &dx)))
    })
}

/// (K12), how much larger `X` is than the input, from what `im2col` takes and returns.
pub fn growth() -> Check {
    Check::new("K12", "G", "im2col::im2col", convolutions(), |layer| {
        let x = im2col(layer.a_prev.view(), filter_size(layer), layer.params)?;
        let times = x.len() as f64 / layer.a_prev.len() as f64;
        Ok(layer.case(Tensor::scalar(times)))
    })
}

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
pub fn forward_in_runs() -> Check {
    Check::new("K14", "Z", "fast::conv_forward", convolutions(), |layer| {
        let (a_prev, w, b) = (layer.a_prev.view(), layer.w.view(), layer.b.view());
        let (z, _cache) = fast::conv_forward(a_prev, w, b, layer.params)?;
        Ok(layer.case(tensor(&z)))
    })
}

/// (K15), the gradient of the filters in runs, is `dw` of `fast::conv_backward`.
pub fn filter_gradient_in_runs() -> Check {
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
pub fn input_gradient_in_place() -> Check {
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
