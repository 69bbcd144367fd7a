//! The output, and the gradient of the input, which is a correlation too: of dZ with the filters
//! turned by 180° and their channels swapped.

use std::marker::PhantomData;
use std::ops::Range;

use cnn_backprop::Result;
use cnn_backprop::checked::checked_len;
use pulp::{Simd, WithSimd};

use super::tiles::{GatherTiles, Grid, TiledImages, TurnTiles, at_once, copy_len};
use super::transforms::{Input, Minimal};
use super::weights::TurnFilters;
use crate::correlate::Filters;
use crate::cuts::pieces;
use crate::places::Places;
use crate::simd::Lanes;
use crate::threads::{Bands, Share, each};
use crate::workspace::{Buffer, Workspace};

/// One correlation with 3×3 filters, stride 1.
pub(super) struct Correlation<'a, 'b, F, M> {
    pub algorithm: PhantomData<M>,
    pub from: TiledImages,
    pub into: TiledImages,
    pub x: &'a [F],
    pub w: &'a [F],
    /// Whether `w` is `(3, 3, channels of out, channels of x)` and turned by 180°.
    pub transposed: bool,
    pub bias: Option<&'a [F]>,
    pub out: &'a mut [F],
    pub workspace: &'b mut Workspace<F>,
}

impl<F: Lanes, M: Minimal> WithSimd for Correlation<'_, '_, F, M> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(mut self, simd: S) -> Result<()> {
        let (from, into) = (self.from, self.into);
        let filters = self.turned_filters(simd)?;
        let workspace = self.workspace;
        let lanes = F::lanes::<S>();
        let row_in = from.channels.next_multiple_of(lanes);
        let row_out = into.channels.next_multiple_of(lanes);
        let mut bias = workspace.take_zeroed("b", row_out)?;
        if let Some(b) = self.bias {
            bias[..b.len()].copy_from_slice(b);
        }
        let walk = Walk {
            algorithm: self.algorithm,
            grid: Grid::over(&into, M::OUT),
            from,
            into,
            x: self.x,
            filters: &filters,
            bias: &bias,
            row_in,
            row_out,
            at_once: at_once::<F, M>(row_in, row_out),
        };
        let bands = Bands::new(into.rows, M::OUT);
        let products = self
            .out
            .len()
            .saturating_mul(9)
            .saturating_mul(from.channels);
        let mut work = Vec::new();
        for share in bands.split(self.out, into.cols * into.channels, products) {
            work.push((share, walk.scratch(workspace)?));
        }
        let used = each(work, |(share, mut scratch)| {
            walk.run(simd, share, &mut scratch);
            scratch
        });
        for Scratch { turned, sums, copy } in used {
            workspace.give(turned);
            workspace.give(sums);
            workspace.give(copy);
        }
        workspace.give(bias);
        for filters in filters {
            filters.give_back(workspace);
        }
        Ok(())
    }
}

impl<F: Lanes, M: Minimal> Correlation<'_, '_, F, M> {
    /// `G w Gᵀ`: filters of one tap for each element of a tile.
    fn turned_filters<S: Simd>(&mut self, simd: S) -> Result<Vec<Filters<F>>> {
        let (from, into, transposed) = (self.from.channels, self.into.channels, self.transposed);
        let pairs = from * into;
        let u_len = checked_len("G w Gᵀ", &[M::MATRICES, pairs], size_of::<F>())?;
        let mut u = self.workspace.take("G w Gᵀ", u_len)?;
        simd.vectorize(TurnFilters {
            algorithm: self.algorithm,
            w: self.w,
            flipped: transposed,
            u: &mut u,
        });
        let mut filters = Vec::with_capacity(M::MATRICES);
        for u in u.chunks_exact(pairs) {
            filters.push(Filters::pack(
                simd,
                self.workspace,
                (1, from, into),
                None,
                (from, 0), // by one thread: each of these matrices is small
                |_, channel, rows| {
                    if transposed {
                        rows.transpose(&u[channel * from..], from);
                    } else {
                        rows.copy(&u[channel..], into);
                    }
                },
            )?);
        }
        self.workspace.give(u);
        Ok(filters)
    }
}

/// The memory of one thread, for some tiles at a time.
struct Scratch<F> {
    /// `Bᵀ x B`
    turned: Buffer<F>,
    /// `Σ u ⊙ v`
    sums: Buffer<F>,
    /// One tile that extends beyond an edge.
    copy: Buffer<F>,
}

/// What all threads read.
struct Walk<'a, F, M> {
    algorithm: PhantomData<M>,
    grid: Grid,
    from: TiledImages,
    into: TiledImages,
    x: &'a [F],
    filters: &'a [Filters<F>],
    bias: &'a [F],
    /// Elements from tile to tile, before and after the products: whole vectors of channels.
    row_in: usize,
    row_out: usize,
    at_once: usize,
}

impl<F: Lanes, M: Minimal> Walk<'_, F, M> {
    fn scratch(&self, workspace: &mut Workspace<F>) -> Result<Scratch<F>> {
        let tiles = M::MATRICES * self.at_once;
        Ok(Scratch {
            turned: workspace.take("Bᵀ x B", tiles * self.row_in)?,
            sums: workspace.take("Σ u ⊙ v", tiles * self.row_out)?,
            copy: workspace.take("tile", copy_len(self.from.channels))?,
        })
    }

    fn run<S: Simd>(&self, simd: S, share: Share<F>, scratch: &mut Scratch<F>) {
        let Scratch { turned, sums, copy } = scratch;
        let (first, after) = (share.bands.start, share.bands.end);
        let all = first * self.grid.across..after * self.grid.across;
        for (first, n) in pieces(all.len(), self.at_once) {
            let tiles = all.start + first..all.start + first + n;
            let turned = &mut turned[..M::MATRICES * n * self.row_in];
            let sums = &mut sums[..M::MATRICES * n * self.row_out];
            self.turn(simd, tiles.clone(), copy, turned);
            self.multiply(simd, n, turned, sums);
            self.gather(simd, tiles, sums, share.first_row, share.out);
        }
    }

    /// `V = Bᵀ x B`
    fn turn<S: Simd>(&self, simd: S, tiles: Range<usize>, copy: &mut [F], turned: &mut [F]) {
        simd.vectorize(TurnTiles {
            transform: PhantomData::<Input<M>>,
            grid: self.grid,
            images: self.from,
            x: self.x,
            tiles,
            channels: 0..self.from.channels,
            copy,
            turned,
            row: self.row_in,
        });
    }

    /// `Σ U ⊙ V`, a product of matrices for each element of a tile.
    fn multiply<S: Simd>(&self, simd: S, n: usize, turned: &[F], sums: &mut [F]) {
        let places = Places::in_a_row(n, self.row_in, self.row_out);
        let matrices = turned.chunks_exact(n * self.row_in);
        let matrices = matrices.zip(sums.chunks_exact_mut(n * self.row_out));
        for ((v, sums), filters) in matrices.zip(self.filters) {
            filters.correlate(simd, &places, v, sums);
        }
    }

    /// `Aᵀ [·] A + b`
    fn gather<S: Simd>(
        &self,
        simd: S,
        tiles: Range<usize>,
        sums: &[F],
        first_row: usize,
        out: &mut [F],
    ) {
        simd.vectorize(GatherTiles {
            algorithm: self.algorithm,
            grid: self.grid,
            images: self.into,
            sums,
            bias: self.bias,
            tiles,
            first_row,
            out,
        });
    }
}
