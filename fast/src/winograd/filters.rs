//! Gradient of the filters, `dW = Gᵀ [Σ (Bᵀ X B) ⊙ (A dZ Aᵀ)] G`, a sum over all tiles; and of the biases along with it.

use std::marker::PhantomData;
use std::ops::Range;

use cnn_backprop::Result;
use cnn_backprop::checked::checked_len;
use pulp::{Simd, WithSimd};

use super::tiles::{Grid, TiledImages, TurnTiles, at_once, copy_len};
use super::transforms::{Gradient, Input, Minimal};
use super::weights::TurnBack;
use crate::column_sums::ColumnSums;
use crate::cuts::{Block, blocks, pieces};
use crate::layout::apart;
use crate::simd::Lanes;
use crate::threads::{each, share};
use crate::tile::{Outer, most_rows, most_vectors};
use crate::workspace::{Buffer, Workspace};

/// dW and db of all images.
pub(super) struct TiledGradients<'a, 'b, F, M> {
    pub algorithm: PhantomData<M>,
    /// How many images.
    pub m: usize,
    pub input: TiledImages,
    pub output: TiledImages,
    pub a_prev: &'a [F],
    pub dz: &'a [F],
    pub dw: &'a mut [F],
    pub db: &'a mut [F],
    pub workspace: &'b mut Workspace<F>,
}

impl<F: Lanes, M: Minimal> WithSimd for TiledGradients<'_, '_, F, M> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let (workspace, dw) = (self.workspace, self.dw);
        let (n_c_prev, n_c) = (self.input.channels, self.output.channels);
        let walk = Walk {
            algorithm: self.algorithm,
            m: self.m,
            grid: Grid::over(&self.output, M::OUT),
            input: self.input,
            output: self.output,
            a_prev: self.a_prev,
            dz: self.dz,
            row_out: apart::<F>(n_c.next_multiple_of(F::lanes::<S>()), 1),
            blocks: blocks::<S, F>(n_c, most_vectors::<S>()),
            at_once: at_once::<F, M>(n_c_prev, n_c),
        };
        // Each thread has its own rows of dW, and adds up all tiles in order.
        let products = self.dz.len().saturating_mul(9).saturating_mul(n_c_prev);
        let share = share(n_c_prev, products);
        self.db.fill(F::zero());
        let mut db = Some(self.db);
        let mut work = Vec::new();
        for first in (0..n_c_prev).step_by(share) {
            let channels = first..(first + share).min(n_c_prev);
            work.push((walk.scratch::<S>(workspace, channels)?, db.take()));
        }
        let used = each(work, |(mut scratch, mut db)| {
            for (first, n) in pieces(walk.m * walk.grid.down * walk.grid.across, walk.at_once) {
                walk.turn(simd, first..first + n, &mut scratch);
                if let Some(db) = &mut db {
                    walk.add_biases(simd, n, &scratch, db);
                }
                walk.add_products(simd, n, &mut scratch);
            }
            scratch
        });
        for scratch in used {
            simd.vectorize(TurnBack {
                algorithm: self.algorithm,
                sums: &scratch.sums,
                first: scratch.channels.start * n_c,
                all_pairs: n_c_prev * n_c,
                dw,
            });
            for buffer in [scratch.sums, scratch.v, scratch.d, scratch.copy] {
                workspace.give(buffer);
            }
        }
        Ok(())
    }
}

/// The memory of one thread.
struct Scratch<F> {
    /// Channels of the input, which are rows of dW.
    channels: Range<usize>,
    /// Elements from tile to tile in `v`.
    row_in: usize,
    /// `Σ v ⊙ d`, over all tiles.
    sums: Buffer<F>,
    /// `Bᵀ x B` and `A dz Aᵀ` of some tiles.
    v: Buffer<F>,
    d: Buffer<F>,
    /// One tile that extends beyond an edge.
    copy: Buffer<F>,
}

/// What all threads read.
struct Walk<'a, F, M> {
    algorithm: PhantomData<M>,
    m: usize,
    grid: Grid,
    input: TiledImages,
    output: TiledImages,
    a_prev: &'a [F],
    dz: &'a [F],
    /// Elements from tile to tile in `d`.
    row_out: usize,
    blocks: Vec<Block>,
    at_once: usize,
}

impl<F: Lanes, M: Minimal> Walk<'_, F, M> {
    fn scratch<S: Simd>(
        &self,
        workspace: &mut Workspace<F>,
        channels: Range<usize>,
    ) -> Result<Scratch<F>> {
        let (n_c_prev, n_c) = (self.input.channels, self.output.channels);
        let row_in = apart::<F>(channels.len().next_multiple_of(F::lanes::<S>()), 1);
        let extents = [M::MATRICES, channels.len(), n_c];
        let sums = checked_len("Σ v ⊙ d", &extents, size_of::<F>())?;
        let tiles = M::MATRICES * self.at_once;
        Ok(Scratch {
            channels,
            row_in,
            sums: workspace.take_zeroed("Σ v ⊙ d", sums)?,
            v: workspace.take("Bᵀ x B", tiles * row_in)?,
            d: workspace.take("A dz Aᵀ", tiles * self.row_out)?,
            copy: workspace.take("tile", copy_len(n_c_prev.max(n_c)))?,
        })
    }

    /// `V = Bᵀ x B` and `D = A dz Aᵀ`
    fn turn<S: Simd>(&self, simd: S, tiles: Range<usize>, scratch: &mut Scratch<F>) {
        let n = tiles.len();
        simd.vectorize(TurnTiles {
            transform: PhantomData::<Input<M>>,
            grid: self.grid,
            images: self.input,
            x: self.a_prev,
            tiles: tiles.clone(),
            channels: scratch.channels.clone(),
            copy: &mut scratch.copy,
            turned: &mut scratch.v[..M::MATRICES * n * scratch.row_in],
            row: scratch.row_in,
        });
        simd.vectorize(TurnTiles {
            transform: PhantomData::<Gradient<M>>,
            grid: self.grid,
            images: self.output,
            x: self.dz,
            tiles,
            channels: 0..self.output.channels,
            copy: &mut scratch.copy,
            turned: &mut scratch.d[..M::MATRICES * n * self.row_out],
            row: self.row_out,
        });
    }

    /// Row 1 of A is all ones, in every algorithm: element (1, 1) is the sum of the tile.
    fn add_biases<S: Simd>(&self, simd: S, n: usize, scratch: &Scratch<F>, db: &mut [F]) {
        simd.vectorize(ColumnSums {
            g: &scratch.d[(M::TILE + 1) * n * self.row_out..][..n * self.row_out],
            channels: self.row_out,
            sums: db,
        });
    }

    /// `Σ V ⊙ D`, a product of matrices for each element of a tile.
    fn add_products<S: Simd>(&self, simd: S, n: usize, scratch: &mut Scratch<F>) {
        let (channels, n_c) = (scratch.channels.len(), self.output.channels);
        let v = scratch.v.chunks_exact(n * scratch.row_in);
        let d = scratch.d.chunks_exact(n * self.row_out);
        let sums = scratch.sums.chunks_exact_mut(channels * n_c);
        for ((v, d), sums) in v.zip(d).zip(sums) {
            for block in &self.blocks {
                for (k, rows) in pieces(channels, most_rows::<S>(block.vectors)) {
                    let tile = Outer {
                        a: &v[k..],
                        a_row: 0,
                        a_step: scratch.row_in,
                        g: &d[block.start..],
                        g_row: 0,
                        g_step: self.row_out,
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
}
