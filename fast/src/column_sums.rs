//! Sums over all pixels: the gradient of the biases.

use pulp::{Simd, WithSimd};

use crate::simd::Lanes;

/// `sums[c] += Σ_q g[q, first + c]`.
pub(crate) struct ColumnSums<'a, F> {
    /// Rows of this many channels.
    pub g: &'a [F],
    pub channels: usize,
    pub first: usize,
    pub sums: &'a mut [F],
}

impl<F: Lanes> WithSimd for ColumnSums<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self {
            g,
            channels,
            first,
            sums,
        } = self;
        let lanes = F::lanes::<S>();
        let whole = sums.len() - sums.len() % lanes;
        for start in (0..whole).step_by(lanes) {
            // Four independent sums: an addition takes several cycles, and the next one need not wait for it.
            let mut chains = [F::splat(simd, F::zero()); 4];
            let fours = g.chunks_exact(4 * channels);
            let left = fours.remainder().chunks_exact(channels);
            for rows in fours {
                for (i, chain) in chains.iter_mut().enumerate() {
                    let row = &rows[i * channels + first + start..][..lanes];
                    *chain = F::vadd(simd, *chain, F::vectors::<S>(row)[0]);
                }
            }
            for row in left {
                let row = &row[first + start..][..lanes];
                chains[0] = F::vadd(simd, chains[0], F::vectors::<S>(row)[0]);
            }
            let [a, b, c, d] = chains;
            let sum = F::vadd(simd, F::vadd(simd, a, b), F::vadd(simd, c, d));
            let out = &mut F::vectors_mut::<S>(&mut sums[start..][..lanes])[0];
            *out = F::vadd(simd, *out, sum);
        }
        for row in g.chunks_exact(channels) {
            for (sum, &x) in sums[whole..].iter_mut().zip(&row[first + whole..]) {
                *sum += x;
            }
        }
    }
}
