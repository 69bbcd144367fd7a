//! The formulas of the way from the literal loops to a fast kernel, one function a formula.

mod in_place;

use cnn_backprop::checked::dot;
use cnn_backprop::im2col::{col2im, conv_backward_im2col, conv_forward_im2col, im2col};
use cnn_backprop::{ConvCache, Result, conv_backward, conv_forward};
use formula::Tensor;
use ndarray::{Array2, Array4};

use crate::geometries::{Convolution, convolutions};
use formula_check::{Check, tensor};

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
        in_place::place_in_memory(),
        in_place::forward(),
        in_place::filter_gradient(),
        in_place::input_gradient_by_phase(),
        in_place::bordered_gradient(),
        in_place::small_filters(),
        in_place::input_gradient(),
        in_place::loads(),
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
