//! Sums over all pixels: the gradient of the biases.

use pulp::{Simd, WithSimd};

use crate::simd::Lanes;

/// `sums[c] += Σ_q g[q, c]`.
pub(crate) struct ColumnSums<'a, F> {
    /// Rows of this many channels, of which the first ones have sums.
    pub g: &'a [F],
    pub channels: usize,
    pub sums: &'a mut [F],
}

impl<F: Lanes> WithSimd for ColumnSums<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { g, channels, sums } = self;
        let lanes = F::lanes::<S>();
        for (start, out) in (0..).step_by(lanes).zip(sums.chunks_mut(lanes)) {
            let width = out.len();
            let read = |row: &[F]| match &row[start..][..width] {
                whole if width == lanes => F::vectors::<S>(whole)[0],
                part => F::part(simd, part),
            };
            // Four independent sums: an addition takes several cycles, and the next one need not wait for it.
            let mut chains = [F::splat(simd, F::zero()); 4];
            let fours = g.chunks_exact(4 * channels);
            let left = fours.remainder().chunks_exact(channels);
            for rows in fours {
                for (i, chain) in chains.iter_mut().enumerate() {
                    *chain = F::vadd(simd, *chain, read(&rows[i * channels..]));
                }
            }
            for row in left {
                chains[0] = F::vadd(simd, chains[0], read(row));
            }
            let [a, b, c, d] = chains;
            let sum = F::vadd(simd, F::vadd(simd, a, b), F::vadd(simd, c, d));
            let sum = F::vadd(simd, F::part(simd, out), sum);
            F::store(simd, out, sum);
        }
    }
}
