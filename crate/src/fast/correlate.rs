//! Filters over an image, without the copies of im2col: the forward pass, and the gradient of the
//! input, which is a correlation too.

use pulp::Simd;

use super::packing::Rows;
use super::simd::Lanes;
use super::tile::{Block, Correlate, blocks, most_rows, most_vectors, pieces};
use super::workspace::{Scratch, Workspace};
use crate::error::Result;

/// Bytes of filters that may pass over each few places again, because the cache keeps them.
const FILTERS_IN_CACHE: usize = 256 << 10;
/// Places that stay in the nearest cache while all filters pass over them.
const TOGETHER: usize = 64;

/// Filters in the order in which the tiles read them: block of channels, tap, element of the run.
pub(super) struct Filters<F> {
    taps: usize,
    run: usize,
    blocks: Vec<Block>,
    packed: Scratch<F>,
    start: Scratch<F>,
}

/// Where the filters stand and where the results go, in elements from the beginning of each slice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    /// Rows and columns of places.
    pub n_h: usize,
    pub n_w: usize,
    /// Rows of the input, and elements from one to the next.
    pub rows: usize,
    pub x_tap: usize,
    /// Row of the input under the first tap of the first place, before the input if it is padded; rows
    /// from one row of places to the next.
    pub first_row: isize,
    pub row_step: usize,
    /// First place in a row of the input; from column to column.
    pub x: usize,
    pub x_step: usize,
    /// First place in the output; from row to row, from column to column.
    pub out: usize,
    pub out_row: usize,
    pub out_step: usize,
}

impl<F: Lanes> Filters<F> {
    /// Packs filters of `taps·run` rows; each `copy(first row, first channel, rows)` fills `at_once` rows.
    pub fn pack<S: Simd>(
        _simd: S,
        workspace: &mut Workspace<F>,
        (taps, run, channels): (usize, usize, usize),
        bias: Option<&[F]>,
        at_once: usize,
        copy: impl Fn(usize, usize, Rows<F>),
    ) -> Result<Self> {
        let lanes = F::lanes::<S>();
        let blocks = blocks::<S, F>(channels, most_vectors::<S>());
        let whole: usize = blocks.iter().map(|block| block.vectors * lanes).sum();
        let mut packed = workspace.take_zeroed("packed w", whole.saturating_mul(taps * run))?;
        let mut rest = &mut packed[..];
        for block in &blocks {
            let step = block.vectors * lanes;
            let (all, after) = rest.split_at_mut(step * taps * run);
            for (i, packed) in all.chunks_exact_mut(step * at_once).enumerate() {
                let width = block.width;
                let rows = Rows {
                    packed,
                    step,
                    width,
                };
                copy(i * at_once, block.start, rows);
            }
            rest = after;
        }
        let mut start = workspace.take_zeroed("packed b", whole)?;
        if let Some(bias) = bias {
            // Only the last vector of all may be partly empty: blocks lie one after the other.
            start[..channels].copy_from_slice(bias);
        }
        Ok(Self {
            taps,
            run,
            blocks,
            packed,
            start,
        })
    }

    /// The results of every filter at every place.
    pub fn correlate<S: Simd>(&self, simd: S, places: &Places, x: &[F], out: &mut [F]) {
        let places = places.in_one_row(self.taps);
        let mut row = |block: &Block, h: usize, (first, n): (usize, usize)| {
            // The blocks before this one are full: they begin where their channels do.
            let width = block.vectors * F::lanes::<S>();
            let filter = self.taps * self.run;
            let (y, skipped, taps) = places.taps_inside(h, self.taps);
            let w = &self.packed[block.start * filter..][..width * filter];
            let w = &w[width * skipped * self.run..][..width * taps * self.run];
            for (column, rows) in pieces(n, most_rows::<S>(block.vectors)) {
                let (column, channel) = (first + column, block.start);
                let (from, to) = places.at((y, h), column);
                let tile = Correlate {
                    x: &x[from..],
                    taps,
                    x_tap: places.x_tap,
                    x_step: places.x_step,
                    run: self.run,
                    w,
                    start: &self.start[channel..][..width],
                    out: &mut out[to + channel..],
                    out_step: places.out_step,
                    width: block.width,
                };
                tile.run(simd, rows, block.vectors);
            }
        };
        if size_of_val(&self.packed[..]) <= FILTERS_IN_CACHE {
            for h in 0..places.n_h {
                for part in pieces(places.n_w, TOGETHER) {
                    self.blocks.iter().for_each(|block| row(block, h, part));
                }
            }
        } else {
            for block in &self.blocks {
                (0..places.n_h).for_each(|h| row(block, h, (0, places.n_w)));
            }
        }
    }

    pub fn give_back(self, workspace: &mut Workspace<F>) {
        workspace.give(self.packed);
        workspace.give(self.start);
    }
}

impl Places {
    /// One row of `n` places, each with all of its taps inside: a product of matrices.
    pub fn in_a_row(n: usize, x_step: usize, out_step: usize) -> Self {
        Self {
            n_h: 1,
            n_w: n,
            rows: 1,
            x_tap: 0,
            first_row: 0,
            row_step: 0,
            x: 0,
            x_step,
            out: 0,
            out_row: 0,
            out_step,
        }
    }

    /// Where a place lies: in the input whose row under it is `y`, and in row `h` of the output.
    pub fn at(&self, (y, h): (usize, usize), column: usize) -> (usize, usize) {
        (
            self.x + y * self.x_tap + column * self.x_step,
            self.out + h * self.out_row + column * self.out_step,
        )
    }

    /// The row of the input under the first tap that is inside, how many taps are above it, and how
    /// many are inside: what lies above and below the input is zero and needs no product.
    pub fn taps_inside(&self, h: usize, taps: usize) -> (usize, usize, usize) {
        let y = self.first_row + (h * self.row_step) as isize;
        let skipped = y.min(0).unsigned_abs().min(taps);
        let y = y.max(0) as usize;
        let inside = self.rows.saturating_sub(y).min(taps - skipped);
        // With no tap inside nothing is read, wherever that would be.
        (if inside > 0 { y } else { 0 }, skipped, inside)
    }

    /// One long row, if the rows follow on each other: fewer, larger tiles.
    fn in_one_row(self, taps: usize) -> Self {
        let x_row = self.row_step.saturating_mul(self.x_tap);
        let follow = x_row == self.n_w.saturating_mul(self.x_step)
            && self.out_row == self.n_w.saturating_mul(self.out_step);
        let inside = |h| self.taps_inside(h, taps).2 == taps;
        if follow && self.n_h > 1 && inside(0) && inside(self.n_h - 1) {
            Self {
                n_h: 1,
                n_w: self.n_h * self.n_w,
                ..self
            }
        } else {
            self
        }
    }
}
