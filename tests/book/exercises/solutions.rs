//! The solutions in a copy of the kit: its function names, implemented by the crate. The variable
//! `MISTAKE` inserts one of the book's mistakes.

use std::sync::LazyLock;

use cnn_backprop as right;
use mistakes::set::Mistakes;
use mistakes::{backward, forward, pooling};
use ndarray::{Array4, ArrayView4};

use crate::convolution::{ConvCache, ConvGrads, ConvParams};
use crate::pooling::{PoolCache, PoolMode, PoolParams};

/// The mistake named in the environment: one of the book's record, or of the longer one of the diagnosis.
pub fn mistake() -> Mistakes<'static> {
    static NAMED: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let named = std::env::var("MISTAKE").ok().filter(|name| !name.is_empty());
        named.map(|name| &*name.leak()).into_iter().collect()
    });
    Mistakes(&NAMED)
}

fn layer(a_prev: Array4<f64>, w: Array4<f64>, stride: usize, pad: usize) -> right::ConvCache<f64> {
    let params = right::ConvParams { stride, pad };
    right::ConvCache { a_prev, w, params }
}

pub fn conv_forward(
    a_prev: ArrayView4<f64>,
    w: ArrayView4<f64>,
    b: ArrayView4<f64>,
    params: ConvParams,
) -> (Array4<f64>, ConvCache) {
    let (a_prev, w) = (a_prev.to_owned(), w.to_owned());
    let layer = layer(a_prev, w, params.stride, params.pad);
    let z = forward::conv_forward(mistake(), &layer, &b.to_owned()).unwrap();
    let right::ConvCache { a_prev, w, .. } = layer;
    (z, ConvCache { a_prev, w, params })
}

fn gradients(dz: ArrayView4<f64>, layer: &right::ConvCache<f64>) -> ConvGrads {
    let grads = backward::conv_backward(mistake(), dz, layer).unwrap();
    let right::ConvGrads { da_prev, dw, db } = grads;
    ConvGrads { da_prev, dw, db }
}

pub fn conv_backward(dz: ArrayView4<f64>, cache: &ConvCache) -> ConvGrads {
    let ConvParams { stride, pad } = cache.params;
    let layer = layer(cache.a_prev.clone(), cache.w.clone(), stride, pad);
    gradients(dz, &layer)
}

pub fn bias_gradient(dz: ArrayView4<f64>) -> Array4<f64> {
    let (m, n_h, n_w, n_c) = dz.dim();
    let (a_prev, w) = (
        Array4::zeros((m, n_h, n_w, 1)),
        Array4::zeros((1, 1, 1, n_c)),
    );
    gradients(dz, &layer(a_prev, w, 1, 0)).db
}

pub fn filter_gradient(a_prev: ArrayView4<f64>, dz: ArrayView4<f64>) -> Array4<f64> {
    let ((_, rows, cols, n_c_prev), (_, n_h, n_w, n_c)) = (a_prev.dim(), dz.dim());
    let w = Array4::zeros((rows - n_h + 1, cols - n_w + 1, n_c_prev, n_c));
    gradients(dz, &layer(a_prev.to_owned(), w, 1, 0)).dw
}

pub fn input_gradient(w: ArrayView4<f64>, dz: ArrayView4<f64>) -> Array4<f64> {
    let ((f_h, f_w, n_c_prev, _), (m, n_h, n_w, _)) = (w.dim(), dz.dim());
    let a_prev = Array4::zeros((m, n_h + f_h - 1, n_w + f_w - 1, n_c_prev));
    gradients(dz, &layer(a_prev, w.to_owned(), 1, 0)).da_prev
}

fn pool(params: PoolParams, mode: PoolMode) -> (right::PoolParams, right::PoolMode) {
    let PoolParams { f, stride } = params;
    let mode = match mode {
        PoolMode::Max => right::PoolMode::Max,
        PoolMode::Average => right::PoolMode::Average,
    };
    (right::PoolParams { f, stride }, mode)
}

pub fn pool_forward(
    a_prev: ArrayView4<f64>,
    params: PoolParams,
    mode: PoolMode,
) -> (Array4<f64>, PoolCache) {
    let (window, mode) = pool(params, mode);
    let a = mistakes::pool_forward::pool_forward(mistake(), a_prev, window, mode).unwrap();
    let a_prev = a_prev.to_owned();
    (a, PoolCache { a_prev, params })
}

pub fn pool_backward(da: ArrayView4<f64>, cache: &PoolCache, mode: PoolMode) -> Array4<f64> {
    let (window, mode) = pool(cache.params, mode);
    pooling::pool_backward(mistake(), da, &cache.a_prev, window, mode).unwrap()
}
