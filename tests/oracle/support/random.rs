//! Random geometries and numbers: small, seeded, asymmetric.

use std::fmt;

use cnn_backprop::{ConvParams, NumpyRng, PoolParams};
use ndarray::{Array4, IntoDimension};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The number of cases with `FULL_SWEEP`; otherwise the first third of them. They are the same in every run.
pub fn cases(cases: u32) -> ProptestConfig {
    let full = std::env::var("FULL_SWEEP").is_ok_and(|full| full == "1");
    ProptestConfig {
        cases: if full { cases } else { cases.div_ceil(3) },
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Number of windows that begin inside and end inside, counted one by one.
pub fn places(n_prev: usize, f: usize, stride: usize, pad: usize) -> usize {
    (0..n_prev + 2 * pad)
        .step_by(stride)
        .filter(|start| start + f <= n_prev + 2 * pad)
        .count()
}

/// The geometry of a convolution, and the seed of its numbers.
#[derive(Clone, Copy, Debug)]
pub struct Convolution {
    pub a_prev: (usize, usize, usize, usize),
    pub w: (usize, usize, usize, usize),
    pub stride: usize,
    pub pad: usize,
    pub seed: u32,
}

impl Convolution {
    pub fn params(&self) -> ConvParams {
        let Self { stride, pad, .. } = *self;
        ConvParams { stride, pad }
    }

    /// The extents of `z` and `dz`.
    pub fn z(&self) -> (usize, usize, usize, usize) {
        let (m, n_h_prev, n_w_prev, _) = self.a_prev;
        let (f_h, f_w, _, n_c) = self.w;
        let n_h = places(n_h_prev, f_h, self.stride, self.pad);
        let n_w = places(n_w_prev, f_w, self.stride, self.pad);
        (m, n_h, n_w, n_c)
    }

    pub fn b(&self) -> (usize, usize, usize, usize) {
        (1, 1, 1, self.w.3)
    }
}

/// The geometry of a pooling layer, and the seed of its numbers.
#[derive(Clone, Copy, Debug)]
pub struct Pooling {
    pub a_prev: (usize, usize, usize, usize),
    pub f: usize,
    pub stride: usize,
    pub seed: u32,
}

impl Pooling {
    pub fn params(&self) -> PoolParams {
        let Self { f, stride, .. } = *self;
        PoolParams { f, stride }
    }

    /// The extents of `a` and `da`.
    pub fn a(&self) -> (usize, usize, usize, usize) {
        let (m, n_h_prev, n_w_prev, n_c) = self.a_prev;
        let n_h = places(n_h_prev, self.f, self.stride, 0);
        let n_w = places(n_w_prev, self.f, self.stride, 0);
        (m, n_h, n_w, n_c)
    }
}

impl fmt::Display for Convolution {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

impl fmt::Display for Pooling {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

prop_compose! {
    /// Convolutions whose images have at most `extent` rows and columns: with and without overlap,
    /// remainder and padding, filters up to the size of the padded image.
    pub fn convolutions(extent: usize)
        (pad in 0..=2_usize, n_h in 1..=extent, n_w in 1..=extent)
        (
            m in 1..=3_usize, n_h in Just(n_h), n_w in Just(n_w), n_c_prev in 1..=3_usize,
            f_h in 1..=(n_h + 2 * pad).min(4), f_w in 1..=(n_w + 2 * pad).min(4),
            n_c in 1..=3_usize, stride in 1..=4_usize, pad in Just(pad), seed in any::<u32>(),
        )
        -> Convolution
    {
        let (a_prev, w) = ((m, n_h, n_w, n_c_prev), (f_h, f_w, n_c_prev, n_c));
        Convolution { a_prev, w, stride, pad, seed }
    }
}

prop_compose! {
    /// Pooling layers whose images have at most `extent` rows and columns.
    pub fn poolings(extent: usize)
        (n_h in 1..=extent, n_w in 1..=extent)
        (
            m in 1..=3_usize, n_h in Just(n_h), n_w in Just(n_w), n_c in 1..=3_usize,
            f in 1..=n_h.min(n_w), stride in 1..=4_usize, seed in any::<u32>(),
        )
        -> Pooling
    {
        Pooling { a_prev: (m, n_h, n_w, n_c), f, stride, seed }
    }
}

/// Standard normals.
pub fn normals(rng: &mut NumpyRng, shape: impl IntoDimension<Dim = ndarray::Ix4>) -> Array4<f64> {
    rng.randn(shape).unwrap()
}

/// Whole numbers in random order, no two alike: no ties, and no kink within ±½.
pub fn distinct(rng: &mut NumpyRng, shape: (usize, usize, usize, usize)) -> Array4<f64> {
    let keys = normals(rng, shape);
    keys.mapv(|key| keys.iter().filter(|&&other| other < key).count() as f64)
}

/// Small whole numbers after ReLU: mostly ties.
pub fn tied(rng: &mut NumpyRng, shape: (usize, usize, usize, usize)) -> Array4<f64> {
    normals(rng, shape).mapv(|x| x.round().max(0.0))
}
