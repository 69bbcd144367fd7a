//! Gradient of the filters, `dW = Gᵀ [Σ (Bᵀ X B) ⊙ (A dZ Aᵀ)] G`, a sum over all tiles; and of the biases beside it.

use std::marker::PhantomData;

use pulp::{Simd, WithSimd};

use super::tiles::{Grid, Images, TurnTiles, copy_len};
use super::transforms::{Gradient, Input, Minimal};
use super::weights::TurnBack;
use super::{at_once, matrices};
use crate::checked::checked_len;
use crate::error::Result;
use crate::fast::column_sums::ColumnSums;
use crate::fast::job::apart;
use crate::fast::simd::Lanes;
use crate::fast::threads::{each, share};
use crate::fast::tile::{Outer, blocks, most_rows, most_vectors, pieces};
use crate::fast::workspace::Workspace;

pub(super) struct FilterGradient<'a, 'b, F, M> {
    pub algorithm: PhantomData<M>,
    /// How many images.
    pub m: usize,
    pub input: Images,
    pub output: Images,
    pub a_prev: &'a [F],
    pub dz: &'a [F],
    pub dw: &'a mut [F],
    pub db: &'a mut [F],
    pub workspace: &'b mut Workspace<F>,
}

impl<F: Lanes, M: Minimal> WithSimd for FilterGradient<'_, '_, F, M> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            algorithm,
            m,
            input,
            output,
            a_prev,
            dz,
            dw,
            db,
            workspace,
        } = self;
        let lanes = F::lanes::<S>();
        let matrices_of_a_tile = matrices::<M>();
        let grid = Grid::over(&output, M::OUT);
        let n_c = output.channels;
        let row_out = apart::<F>(n_c.next_multiple_of(lanes), 1);
        let at_once = at_once::<F, M>(input.channels + n_c);
        let blocks = blocks::<S, F>(n_c, most_vectors::<S>());
        // A thread has rows of dW to itself, and adds up all tiles in their order.
        let share = share(input.channels, dz.len().saturating_mul(9 * input.channels));
        let mut work = Vec::new();
        db.fill(F::zero());
        let mut db = Some(db);
        for first in (0..input.channels).step_by(share) {
            let channels = first..(first + share).min(input.channels);
            let row_in = apart::<F>(channels.len().next_multiple_of(lanes), 1);
            let extents = [matrices_of_a_tile, channels.len(), n_c];
            let sums = checked_len("Σ v ⊙ d", &extents, size_of::<F>())?;
            let sums = workspace.take_zeroed("Σ v ⊙ d", sums)?;
            let v = workspace.take("Bᵀ x B", matrices_of_a_tile * at_once * row_in)?;
            let d = workspace.take("A dz Aᵀ", matrices_of_a_tile * at_once * row_out)?;
            let copy = workspace.take("tile", copy_len(input.channels.max(n_c)))?;
            work.push((channels, [sums, v, d, copy], db.take()));
        }
        let used = each(work, |(channels, mut scratch, mut db)| {
            let row_in = apart::<F>(channels.len().next_multiple_of(lanes), 1);
            let [sums, v, d, copy] = &mut scratch;
            for (first, n) in pieces(m * grid.down * grid.across, at_once) {
                let v = &mut v[..matrices_of_a_tile * n * row_in];
                let d = &mut d[..matrices_of_a_tile * n * row_out];
                simd.vectorize(TurnTiles {
                    transform: PhantomData::<Input<M>>,
                    grid,
                    images: input,
                    x: a_prev,
                    tiles: first..first + n,
                    channels: channels.clone(),
                    copy,
                    turned: v,
                    row: row_in,
                });
                simd.vectorize(TurnTiles {
                    transform: PhantomData::<Gradient<M>>,
                    grid,
                    images: output,
                    x: dz,
                    tiles: first..first + n,
                    channels: 0..n_c,
                    copy,
                    turned: d,
                    row: row_out,
                });
                if let Some(db) = &mut db {
                    // Row 1 of A is all ones, in every algorithm: element (1, 1) is the sum of the tile.
                    simd.vectorize(ColumnSums {
                        g: &d[(M::TILE + 1) * n * row_out..][..n * row_out],
                        channels: row_out,
                        first: 0,
                        sums: db,
                    });
                }
                let matrices = v.chunks_exact(n * row_in).zip(d.chunks_exact(n * row_out));
                for ((v, d), sums) in matrices.zip(sums.chunks_exact_mut(channels.len() * n_c)) {
                    for block in &blocks {
                        for (k, rows) in pieces(channels.len(), most_rows::<S>(block.vectors)) {
                            let tile = Outer {
                                a: &v[k..],
                                a_row: 0,
                                a_step: row_in,
                                g: &d[block.start..],
                                g_row: 0,
                                g_step: row_out,
                                rows: 1,
                                columns: n,
                                out: &mut sums[k * n_c + block.start..],
                                out_step: n_c,
                                width: block.width,
                            };
                            tile.run(simd, rows, block.vectors);
                        }
                    }
                }
            }
            (channels, scratch)
        });
        for (channels, scratch) in used {
            let [sums, ..] = &scratch;
            simd.vectorize(TurnBack {
                algorithm,
                sums,
                first: channels.start * n_c,
                all_pairs: input.channels * n_c,
                dw,
            });
            scratch
                .into_iter()
                .for_each(|scratch| workspace.give(scratch));
        }
        Ok(())
    }
}
