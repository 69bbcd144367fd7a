//! The output, and the gradient of the input, which is a correlation too: of dZ with the filters
//! turned by 180° and their channels swapped.

use std::marker::PhantomData;

use pulp::{Simd, WithSimd};

use super::tiles::{GatherTiles, Grid, Images, TurnTiles, copy_len};
use super::transforms::{Input, Minimal};
use super::weights::TurnFilters;
use super::{at_once, matrices};
use crate::checked::checked_len;
use crate::error::Result;
use crate::fast::correlate::{Filters, Places};
use crate::fast::simd::Lanes;
use crate::fast::threads::{Bands, each};
use crate::fast::tile::pieces;
use crate::fast::workspace::Workspace;

/// One correlation with 3×3 filters, stride 1.
pub(super) struct Correlation<'a, 'b, F, M> {
    pub algorithm: PhantomData<M>,
    pub from: Images,
    pub into: Images,
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

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            algorithm,
            from,
            into,
            workspace,
            ..
        } = self;
        let lanes = F::lanes::<S>();
        let matrices_of_a_tile = matrices::<M>();
        let grid = Grid::over(&into, M::OUT);
        let pairs = from.channels * into.channels;
        let u_len = checked_len("G w Gᵀ", &[matrices_of_a_tile, pairs], size_of::<F>())?;
        let mut u = workspace.take("G w Gᵀ", u_len)?;
        simd.vectorize(TurnFilters {
            algorithm,
            w: self.w,
            flipped: self.transposed,
            u: &mut u,
        });
        let extents = (1, from.channels, into.channels);
        let mut filters = Vec::with_capacity(matrices_of_a_tile);
        for u in u.chunks_exact(pairs) {
            filters.push(Filters::pack(
                simd,
                workspace,
                extents,
                None,
                (from.channels, 0), // by one thread: each of these matrices is small
                |_, channel, rows| {
                    if self.transposed {
                        rows.transpose(&u[channel * from.channels..], from.channels);
                    } else {
                        rows.copy(&u[channel..], into.channels);
                    }
                },
            )?);
        }
        workspace.give(u);

        let row_in = from.channels.next_multiple_of(lanes);
        let row_out = into.channels.next_multiple_of(lanes);
        let mut bias = workspace.take_zeroed("b", row_out)?;
        if let Some(b) = self.bias {
            bias[..b.len()].copy_from_slice(b);
        }
        let at_once = at_once::<F, M>(row_in + row_out);
        let bands = Bands::new(into.rows, M::OUT);
        let mut work = Vec::new();
        let products = self.out.len().saturating_mul(9 * from.channels);
        for share in bands.split(self.out, into.cols * into.channels, products) {
            let turned = workspace.take("Bᵀ x B", matrices_of_a_tile * at_once * row_in)?;
            let sums = workspace.take("Σ u ⊙ v", matrices_of_a_tile * at_once * row_out)?;
            let copy = workspace.take("tile", copy_len(from.channels))?;
            work.push((share, [turned, sums, copy]));
        }
        let used = each(work, |(share, mut scratch)| {
            let [turned, sums, copy] = &mut scratch;
            let tiles = share.bands.start * grid.across..share.bands.end * grid.across;
            for (first, n) in pieces(tiles.len(), at_once) {
                let tiles = tiles.start + first..tiles.start + first + n;
                let turned = &mut turned[..matrices_of_a_tile * n * row_in];
                let sums = &mut sums[..matrices_of_a_tile * n * row_out];
                simd.vectorize(TurnTiles {
                    transform: PhantomData::<Input<M>>,
                    grid,
                    images: from,
                    x: self.x,
                    tiles: tiles.clone(),
                    channels: 0..from.channels,
                    copy,
                    turned,
                    row: row_in,
                });
                let places = Places::in_a_row(n, row_in, row_out);
                let matrices = turned.chunks_exact(n * row_in);
                for ((v, sums), filters) in matrices
                    .zip(sums.chunks_exact_mut(n * row_out))
                    .zip(&filters)
                {
                    filters.correlate(simd, &places, v, sums);
                }
                simd.vectorize(GatherTiles {
                    algorithm,
                    grid,
                    images: into,
                    sums,
                    bias: &bias,
                    tiles,
                    first_row: share.first_row,
                    out: share.out,
                });
            }
            scratch
        });
        for scratch in used.into_iter().flatten() {
            workspace.give(scratch);
        }
        workspace.give(bias);
        for filters in filters {
            filters.give_back(workspace);
        }
        Ok(())
    }
}
