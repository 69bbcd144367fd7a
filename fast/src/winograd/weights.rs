//! The filters, transformed, and the sums of dW, transformed back.

use std::marker::PhantomData;

use pulp::{Simd, WithSimd};

use super::transforms::{MOST, Minimal, load, number, store};
use crate::simd::Lanes;

/// `U[i, j] = Σ_u Σ_v G[i, u] · G[j, v] · W[u, v]`, for every pair of channels.
pub(super) struct TurnFilters<'a, F, M> {
    pub algorithm: PhantomData<M>,
    /// `(3, 3, pairs)`.
    pub w: &'a [F],
    /// Whether the filters are turned by 180° first.
    pub flipped: bool,
    /// `(TILE, TILE, pairs)`.
    pub u: &'a mut [F],
}

impl<F: Lanes, M: Minimal> WithSimd for TurnFilters<'_, F, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (pairs, lanes) = (self.w.len() / 9, F::lanes::<S>());
        for at in (0..pairs).step_by(lanes) {
            let width = lanes.min(pairs - at);
            let mut rows = [[number::<S, F>(simd, 0.0); 3]; MOST]; // of G w
            for tap in 0..9 {
                let (u, v) = (tap / 3, tap % 3);
                let from = if self.flipped { 8 - tap } else { tap };
                let w = load::<S, F>(simd, &self.w[from * pairs + at..][..width]);
                for (row, g) in rows.iter_mut().zip(M::G) {
                    row[v] = F::vmul_add(simd, number::<S, F>(simd, g[u]), w, row[v]);
                }
            }
            for (i, row) in rows.iter().enumerate().take(M::TILE) {
                for (j, g) in M::G.iter().enumerate() {
                    let mut sum = number::<S, F>(simd, 0.0);
                    for (&g, &x) in g.iter().zip(row) {
                        sum = F::vmul_add(simd, number::<S, F>(simd, g), x, sum);
                    }
                    let to = (i * M::TILE + j) * pairs + at;
                    store::<S, F>(simd, sum, &mut self.u[to..][..width]);
                }
            }
        }
    }
}

/// `dW[u, v] = Σ_i Σ_j G[i, u] · G[j, v] · Σ(V ⊙ D)[i, j]`, for some pairs of channels.
pub(super) struct TurnBack<'a, F, M> {
    pub algorithm: PhantomData<M>,
    /// `(TILE, TILE, pairs)`.
    pub sums: &'a [F],
    /// Of `(3, 3, all pairs)`: the first of these pairs, and how many pairs there are in all.
    pub first: usize,
    pub all_pairs: usize,
    pub dw: &'a mut [F],
}

impl<F: Lanes, M: Minimal> WithSimd for TurnBack<'_, F, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (pairs, lanes) = (self.sums.len() / M::MATRICES, F::lanes::<S>());
        for at in (0..pairs).step_by(lanes) {
            let width = lanes.min(pairs - at);
            let mut columns = [[number::<S, F>(simd, 0.0); 3]; MOST]; // of Gᵀ · sums
            for (i, g) in M::G.iter().enumerate() {
                for (j, column) in columns.iter_mut().enumerate().take(M::TILE) {
                    let from = (i * M::TILE + j) * pairs + at;
                    let sum = load::<S, F>(simd, &self.sums[from..][..width]);
                    for (to, &g) in column.iter_mut().zip(g) {
                        *to = F::vmul_add(simd, number::<S, F>(simd, g), sum, *to);
                    }
                }
            }
            for tap in 0..9 {
                let (u, v) = (tap / 3, tap % 3);
                let mut sum = number::<S, F>(simd, 0.0);
                for (column, g) in columns.iter().zip(M::G) {
                    sum = F::vmul_add(simd, number::<S, F>(simd, g[v]), column[u], sum);
                }
                let to = tap * self.all_pairs + self.first + at;
                store::<S, F>(simd, sum, &mut self.dw[to..][..width]);
            }
        }
    }
}
