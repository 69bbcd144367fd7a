//! The formulas between the literal loops and a fast kernel: the cost of a layer, and one window per row.

use cnn_backprop::{ConvCache, Result, checked, conv_backward, conv_forward, im2col};
use formula::Tensor;
use formula_check::{Check, Computed, computed};
use ndarray::{Array2, Array4};

use crate::DA_PAD;
use crate::geometries::{CONVOLUTIONS, Layer};

pub(crate) fn checks() -> Vec<Check> {
    let mut all = costs();
    all.extend(rows());
    all
}

/// Bytes of a number in `f32`.
const BYTES: f64 = 4.0;
/// Operations per second of a machine whose ridge lies between the layers.
const PEAK: f64 = 300.0;
/// Its bytes per second.
const BANDWIDTH: f64 = 40.0;

fn costs() -> Vec<Check> {
    vec![
        // (K1), the number of products in the forward pass, is the sum of `conv_forward` on ones.
        Check::new("K1", "N", &CONVOLUTIONS, |layer| {
            Ok(layer.case(count_forward(layer)?))
        }),
        // (K2), the number of products in the backward pass, is the sum of the gradients of
        // `conv_backward` on ones; `N` in it is that of (K1).
        Check::new("K2", r"N^{\mathrm{back}}", &CONVOLUTIONS, |layer| {
            let dz = Array4::ones(layer.dz.raw_dim());
            let grads = computed!(conv_backward(dz.view(), &ones(layer)?)?);
            let products = grads.map(|grads| grads.da_prev.sum() + grads.dw.sum());
            Ok(layer.case(products).given("N", count_forward(layer)?.value))
        }),
        // (K3), the bytes of the forward pass, is the size of the arguments and the result of `conv_forward`.
        Check::new("K3", "B", &CONVOLUTIONS, |layer| {
            Ok(layer.case(bytes_forward(layer)?).given("q", BYTES))
        }),
        // (K4), the bytes of the backward pass, is the size of the arguments and the results of
        // `conv_backward`; `B` in it is that of (K3).
        Check::new("K4", r"B^{\mathrm{back}}", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, .. } = &layer.cache;
            let grads = computed!(conv_backward(layer.dz.view(), &layer.cache)?);
            let written = grads.map(|g| g.da_prev.len() + g.dw.len() + g.db.len());
            let read = a_prev.len() + w.len() + layer.dz.len();
            let case = layer.case(written.map(|written| BYTES * (read + written) as f64));
            Ok(case
                .given("q", BYTES)
                .given("B", bytes_forward(layer)?.value))
        }),
        // (K5), the arithmetic intensity, comes from the operations and the bytes of `conv_forward`.
        Check::new("K5", "I", &CONVOLUTIONS, |layer| {
            let (products, bytes) = (count_forward(layer)?, bytes_forward(layer)?.value);
            let case = layer.case(products.clone().map(|products| 2.0 * products / bytes));
            Ok(case.given("N", products.value).given("B", bytes))
        }),
        // (K6), the roof, is the number of operations divided by the time that the slower of arithmetic
        // and memory needs, on a machine whose ridge lies between the layers.
        Check::new("K6", "R", &CONVOLUTIONS, |layer| {
            let operations = count_forward(layer)?.map(|products| 2.0 * products);
            let bytes = bytes_forward(layer)?.value;
            let intensity = operations.value / bytes;
            let time = (operations.value / PEAK).max(bytes / BANDWIDTH);
            let case = layer.case(operations.map(|operations| operations / time));
            Ok(case
                .given("P", PEAK)
                .given("V", BANDWIDTH)
                .given("I", intensity))
        }),
    ]
}

/// The same layer on ones, padded beforehand. Each product is 1, so a sum counts the products.
fn ones(layer: &Layer) -> Result<ConvCache<f64>> {
    let mut cache = layer.padded()?;
    cache.a_prev.fill(1.0);
    cache.w.fill(1.0);
    Ok(cache)
}

fn count_forward(layer: &Layer) -> Result<Computed<f64>> {
    let ConvCache { a_prev, w, params } = ones(layer)?;
    let no_bias = Array4::zeros(layer.b.raw_dim());
    let z = computed!(conv_forward(a_prev.view(), w.view(), no_bias.view(), params)?.0);
    Ok(z.map(|z| z.sum()))
}

/// Every array that the forward pass reads or writes, once.
fn bytes_forward(layer: &Layer) -> Result<Computed<f64>> {
    let ConvCache { a_prev, w, params } = &layer.cache;
    let read = a_prev.len() + w.len() + layer.b.len();
    let z = computed!(conv_forward(a_prev.view(), w.view(), layer.b.view(), *params)?.0);
    Ok(z.map(|z| BYTES * (read + z.len()) as f64))
}

fn rows() -> Vec<Check> {
    vec![
        // (K7), one window per row, is what `im2col` returns.
        Check::new("K7", "X", &CONVOLUTIONS, |layer| {
            Ok(layer.case(windows(layer)?.map(|x| six_axes(layer, &x))))
        }),
        // (K8), the product of the rows with the filters, is what `conv_forward_im2col` returns; `X` in it
        // is that of (K7).
        Check::new("K8", "Z", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = &layer.cache;
            let (a_prev, w, b) = (a_prev.view(), w.view(), layer.b.view());
            let z = computed!(im2col::conv_forward_im2col(a_prev, w, b, *params)?.0);
            Ok(layer
                .case(z)
                .given("X", six_axes(layer, &windows(layer)?.value)))
        }),
        // (K9), the gradient of the filters, is `dw` of `conv_backward_im2col`; `X` in it is that of (K7).
        Check::new("K9", "dW", &CONVOLUTIONS, |layer| {
            let dz = layer.dz.view();
            let dw = computed!(im2col::conv_backward_im2col(dz, &layer.cache)?.dw);
            Ok(layer
                .case(dw)
                .given("X", six_axes(layer, &windows(layer)?.value)))
        }),
        // (K10), the gradient of the rows, is the product with which `conv_backward_im2col` continues.
        Check::new("K10", "dX", &CONVOLUTIONS, |layer| {
            Ok(layer.case(windows_gradient(layer)?.map(|dx| six_axes(layer, &dx))))
        }),
        // (K11), the gradient of the padded input, is the result of `col2im` for that of (K10) if the input
        // is padded beforehand, so that there is no border to cut off.
        Check::new("K11", DA_PAD, &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = layer.padded()?;
            let (dx, filter) = (windows_gradient(layer)?.value, (w.dim().0, w.dim().1));
            let da_prev = computed!(im2col::col2im(dx.view(), a_prev.dim(), filter, params)?);
            Ok(layer.case(da_prev).given("dX", six_axes(layer, &dx)))
        }),
        // (K12), how much larger `X` is than the input, comes from the argument and the result of `im2col`.
        Check::new("K12", "G", &CONVOLUTIONS, |layer| {
            let size = layer.cache.a_prev.len() as f64;
            Ok(layer.case(windows(layer)?.map(|x| x.len() as f64 / size)))
        }),
    ]
}

fn windows(layer: &Layer) -> Result<Computed<Array2<f64>>> {
    let ConvCache { a_prev, w, params } = &layer.cache;
    let filter = (w.dim().0, w.dim().1);
    Ok(computed!(im2col::im2col(a_prev.view(), filter, *params)?))
}

/// `dZ·Wᵀ`
fn windows_gradient(layer: &Layer) -> Result<Computed<Array2<f64>>> {
    let matrix = |x: &Array4<f64>| {
        let n_c = layer.b.len();
        let x = x.to_shape((x.len() / n_c, n_c));
        x.expect("a matrix of n_C columns").into_owned()
    };
    let (dz, w) = (matrix(&layer.dz), matrix(&layer.cache.w));
    Ok(computed!(checked::dot("dx", dz.view(), w.t())?))
}

/// The matrix with its rows and columns split into their six axes.
fn six_axes(layer: &Layer, x: &Array2<f64>) -> Tensor {
    let (m, n_h, n_w, _) = layer.dz.dim();
    let (f_h, f_w, n_c_prev, _) = layer.cache.w.dim();
    let data = x.iter().copied().collect();
    Tensor::new([m, n_h, n_w, f_h, f_w, n_c_prev], data).expect("rows × columns numbers")
}
