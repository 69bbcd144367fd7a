//! The literal loops, im2col with ndarray's matrix product, and the fast path, on one thread.

use std::hint::black_box;

use bench::case::{Cases, Conv, Pool};
use bench::layer::{Layer, random};
use cnn_backprop::im2col::{conv_backward_im2col, conv_forward_im2col};
use cnn_backprop::{ConvGrads, NumpyRng, PoolMode, TieRule};
use cnn_backprop_fast::{self as fast, PoolCache, Workspace};
use divan::Bencher;
use ndarray::Array4;

/// The number of products above which the literal loops are left out, because they would take seconds.
const LITERAL_PRODUCTS: usize = 50_000_000;

fn main() {
    divan::main();
}

fn convolutions() -> Vec<Conv> {
    Cases::read().conv
}

fn small_convolutions() -> Vec<Conv> {
    let products = |case: &Conv| {
        let (f_h, f_w, n_c_prev, n_c) = case.w;
        let (m, rows, columns, _) = case.a_prev;
        m * rows * columns / (case.stride * case.stride) * f_h * f_w * n_c_prev * n_c
    };
    let mut cases = convolutions();
    cases.retain(|case| products(case) <= LITERAL_PRODUCTS);
    cases
}

#[divan::bench_group]
mod conv_forward {
    use super::*;

    #[divan::bench(args = small_convolutions(), sample_count = 5, sample_size = 1)]
    fn literal(bencher: Bencher, case: &Conv) {
        let layer = Layer::new(case);
        let (a_prev, w, b) = layer.inputs();
        bencher.bench_local(|| cnn_backprop::conv_forward(a_prev, w, b, case.params()));
    }

    #[divan::bench(args = convolutions(), max_time = 0.3)]
    fn im2col(bencher: Bencher, case: &Conv) {
        let layer = Layer::new(case);
        let (a_prev, w, b) = layer.inputs();
        bencher.bench_local(|| conv_forward_im2col(a_prev, w, b, case.params()));
    }

    #[divan::bench(args = convolutions(), max_time = 0.3)]
    fn fast(bencher: Bencher, case: &Conv) {
        let layer = Layer::new(case);
        let (a_prev, w, b) = layer.inputs();
        let (mut z, mut workspace) = (layer.dz.clone(), Workspace::new());
        bencher.bench_local(|| {
            let z = black_box(&mut z);
            fast::conv_forward_into(a_prev, w, b, case.params(), z, &mut workspace)
        });
    }
}

#[divan::bench_group]
mod conv_backward {
    use super::*;

    #[divan::bench(args = small_convolutions(), sample_count = 5, sample_size = 1)]
    fn literal(bencher: Bencher, case: &Conv) {
        let layer = Layer::new(case);
        bencher.bench_local(|| cnn_backprop::conv_backward(layer.dz.view(), &layer.cache));
    }

    #[divan::bench(args = convolutions(), max_time = 0.3)]
    fn im2col(bencher: Bencher, case: &Conv) {
        let layer = Layer::new(case);
        bencher.bench_local(|| conv_backward_im2col(layer.dz.view(), &layer.cache));
    }

    #[divan::bench(args = convolutions(), max_time = 0.3)]
    fn fast(bencher: Bencher, case: &Conv) {
        let layer = Layer::new(case);
        let (a_prev, w, _) = layer.inputs();
        let mut grads = ConvGrads {
            da_prev: Array4::zeros(a_prev.dim()),
            dw: Array4::zeros(w.dim()),
            db: Array4::zeros(layer.b.dim()),
        };
        let mut workspace = Workspace::new();
        bencher.bench_local(|| {
            let (dz, grads) = (layer.dz.view(), black_box(&mut grads));
            fast::conv_backward_into(dz, a_prev, w, case.params(), grads, &mut workspace)
        });
    }
}

const MODES: [PoolMode; 2] = [PoolMode::Max, PoolMode::Average];

/// Shape and mode.
fn poolings() -> Vec<String> {
    let cases = Cases::read().pool;
    let names = cases
        .iter()
        .flat_map(|case| MODES.map(|mode| format!("{case}, {mode:?}")));
    names.collect()
}

fn pooling(name: &str) -> (Pool, PoolMode) {
    let cases = Cases::read().pool;
    let mut pairs = cases
        .into_iter()
        .flat_map(|case| MODES.map(|mode| (case.clone(), mode)));
    pairs
        .find(|(case, mode)| format!("{case}, {mode:?}") == name)
        .expect("a name of poolings()")
}

#[divan::bench_group]
mod pool_forward {
    use super::*;

    #[divan::bench(args = poolings(), sample_count = 3, sample_size = 1)]
    fn literal(bencher: Bencher, name: &str) {
        let (case, mode) = pooling(name);
        let a_prev = random(&mut NumpyRng::seed(1), case.a_prev);
        bencher.bench_local(|| cnn_backprop::pool_forward(a_prev.view(), case.params(), mode));
    }

    #[divan::bench(args = poolings(), max_time = 0.3)]
    fn fast(bencher: Bencher, name: &str) {
        let (case, mode) = pooling(name);
        let a_prev = random(&mut NumpyRng::seed(1), case.a_prev);
        let (mut a, _) = fast::pool_forward(a_prev.view(), case.params(), mode).expect("it fits");
        let (mut cache, mut workspace) = (PoolCache::default(), Workspace::new());
        bencher.bench_local(|| {
            let (a_prev, a) = (a_prev.view(), black_box(&mut a));
            fast::pool_forward_into(a_prev, case.params(), mode, a, &mut cache, &mut workspace)
        });
    }
}

#[divan::bench_group]
mod pool_backward {
    use super::*;

    #[divan::bench(args = poolings(), sample_count = 3, sample_size = 1)]
    fn literal(bencher: Bencher, name: &str) {
        let (case, mode) = pooling(name);
        let a_prev = random(&mut NumpyRng::seed(1), case.a_prev);
        let (da, cache) =
            cnn_backprop::pool_forward(a_prev.view(), case.params(), mode).expect("it fits");
        bencher.bench_local(|| cnn_backprop::pool_backward(da.view(), &cache, mode));
    }

    #[divan::bench(args = poolings(), max_time = 0.3)]
    fn fast(bencher: Bencher, name: &str) {
        let (case, mode) = pooling(name);
        let mut da_prev = random(&mut NumpyRng::seed(1), case.a_prev);
        let (da, cache) = fast::pool_forward(da_prev.view(), case.params(), mode).expect("it fits");
        let mut workspace = Workspace::new();
        bencher.bench_local(|| {
            let (da, da_prev) = (da.view(), black_box(&mut da_prev));
            fast::pool_backward_into(da, &cache, mode, TieRule::Every, da_prev, &mut workspace)
        });
    }
}
