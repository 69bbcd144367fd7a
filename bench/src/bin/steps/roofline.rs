//! The two limits of the machine, and the roofline that they give for a layer: (K1) to (K6) of the book.

use std::hint::black_box;

use bench::layer::Layer;
use pulp::{Arch, Simd, WithSimd};

/// Far more than the size of any cache.
const BYTES: usize = 256 << 20;
/// Enough to hide the latency of each, and few enough to stay in 16 registers, with the factor.
const CHAINS: usize = 12;
const TURNS: usize = 200_000;

/// Independent multiply-add operations.
struct Chains;

impl WithSimd for Chains {
    type Output = f32;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f32 {
        let factor = simd.splat_f32s(black_box(0.5));
        let mut sums = [simd.splat_f32s(black_box(1.0)); CHAINS];
        for _ in 0..TURNS {
            for sum in &mut sums {
                *sum = simd.mul_add_e_f32s(*sum, factor, factor);
            }
        }
        sums.into_iter().map(|sum| simd.reduce_sum_f32s(sum)).sum()
    }
}

/// Runs the chains once; returns the number of operations.
pub fn operations() -> f64 {
    struct Lanes;
    impl WithSimd for Lanes {
        type Output = usize;
        fn with_simd<S: Simd>(self, _: S) -> usize {
            S::F32_LANES
        }
    }
    let arch = Arch::new();
    black_box(arch.dispatch(Chains));
    (2 * CHAINS * TURNS * arch.dispatch(Lanes)) as f64
}

/// Numbers that are read and written in place.
pub struct Memory(Vec<f32>);

impl Memory {
    pub fn new() -> Self {
        Self(vec![1.0; BYTES / size_of::<f32>()])
    }

    /// Passes over all of them once; returns the number of bytes moved.
    pub fn pass(&mut self) -> f64 {
        let factor = black_box(1.0);
        self.0.iter_mut().for_each(|x| *x *= factor);
        black_box(&mut self.0);
        (2 * BYTES) as f64
    }
}

/// The minimum that a pass of a layer computes and moves.
#[derive(Clone, Copy)]
pub struct Work {
    pub operations: f64,
    pub bytes: f64,
}

impl Work {
    pub fn forward(layer: &Layer) -> Self {
        let numbers =
            layer.cache.a_prev.len() + layer.cache.w.len() + layer.b.len() + layer.dz.len();
        Self {
            operations: 2.0 * layer.products() as f64,
            bytes: (size_of::<f32>() * numbers) as f64,
        }
    }

    pub fn backward(layer: &Layer) -> Self {
        let forward = Self::forward(layer);
        let more = layer.cache.a_prev.len() + layer.cache.w.len();
        Self {
            operations: 2.0 * forward.operations,
            bytes: forward.bytes + (size_of::<f32>() * more) as f64,
        }
    }

    /// The fraction of the roofline that a time of `seconds` reaches, on a machine with this peak and bandwidth.
    pub fn part_of_the_roof(self, seconds: f64, peak: f64, bandwidth: f64) -> f64 {
        let roof = peak.min(self.operations / self.bytes * bandwidth);
        self.operations / seconds / roof
    }
}
