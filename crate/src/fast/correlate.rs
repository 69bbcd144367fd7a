//! Filters over an image, without the copies of im2col: the forward pass, and the gradient of the
//! input, which is a correlation too.

use std::ops::Range;

use pulp::Simd;

use super::packing::Rows;
use super::simd::Lanes;
use super::threads::{each, share};
use super::tile::{Block, Correlate, blocks, most_rows, most_vectors, pieces};
use super::workspace::{Scratch, Workspace};
use crate::error::Result;

/// Bytes of filters that may pass over each few places again, because the cache keeps them.
const FILTERS_IN_CACHE: usize = 256 << 10;
/// Places that stay in the nearest cache while all filters pass over them.
const TOGETHER: usize = 64;
/// Rows of places for which tiles down the columns at the sides pay: with fewer the tiles are small.
const WORTH_GOING_DOWN: usize = 8;

/// Filters in the order in which the tiles read them: block of channels, tap, element of the run.
pub(super) struct Filters<F> {
    taps: usize,
    run: usize,
    blocks: Vec<Block>,
    packed: Scratch<F>,
    start: Scratch<F>,
}

/// Where the filters stand and where the results go, in elements from the beginning of each slice.
#[derive(Clone, Debug)]
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
    /// Of a row of the input, all but these elements are zeros.
    pub inside: Range<usize>,
    /// First place in the output; from row to row, from column to column.
    pub out: usize,
    pub out_row: usize,
    pub out_step: usize,
}

impl<F: Lanes> Filters<F> {
    /// Packs filters of `taps·run` rows; each `copy(first row, first channel, rows)` fills `at_once` rows.
    /// The threads that do so are those which so many products are worth.
    pub fn pack<S: Simd>(
        _simd: S,
        workspace: &mut Workspace<F>,
        (taps, run, channels): (usize, usize, usize),
        bias: Option<&[F]>,
        (at_once, products): (usize, usize),
        copy: impl Fn(usize, usize, Rows<F>) + Sync + Send,
    ) -> Result<Self> {
        let lanes = F::lanes::<S>();
        let blocks = blocks::<S, F>(channels, most_vectors::<S>());
        let whole: usize = blocks.iter().map(|block| block.vectors * lanes).sum();
        let mut packed = workspace.take("packed w", whole.saturating_mul(taps * run))?;
        let (mut rest, mut parts) = (&mut packed[..], Vec::new());
        for block in &blocks {
            let step = block.vectors * lanes;
            let (all, after) = rest.split_at_mut(step * taps * run);
            let all = all.chunks_exact_mut(step * at_once).enumerate();
            parts.extend(all.map(|(i, packed)| (i * at_once, block, packed)));
            rest = after;
        }
        // Shared out: so the other threads are awake when the products begin.
        let share = share(parts.len(), products);
        each(parts.chunks_mut(share).collect(), |parts| {
            for (first, block, packed) in parts {
                // Behind the last channel there have to be zeros; elsewhere it only brings the lines near,
                // without which `copy` takes as much longer.
                packed.fill(F::zero());
                let (step, width) = (block.vectors * lanes, block.width);
                let rows = Rows {
                    packed,
                    step,
                    width,
                };
                copy(*first, block.start, rows);
            }
        });
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
        let across = (places.x_step, places.out_step);
        let down = (places.row_step.saturating_mul(places.x_tap), places.out_row);
        // `n` places that follow on each other, across or down, from the one in row `h` and `column` on.
        let mut strip = |block: &Block, (h, column), n, (x_step, out_step), run: Range<usize>| {
            // The blocks before this one are full: they begin where their channels do.
            let width = block.vectors * F::lanes::<S>();
            let filter = self.taps * self.run;
            let (y, skipped, taps) = places.taps_inside(h, self.taps);
            let w = &self.packed[block.start * filter..][..width * filter];
            let w = &w[width * (skipped * self.run + run.start)..];
            let (from, to) = places.at((y, h), column);
            for (i, rows) in pieces(n, most_rows::<S>(block.vectors)) {
                let tile = Correlate {
                    x: &x[from + run.start + i * x_step..],
                    taps,
                    x_tap: places.x_tap,
                    x_step,
                    run: run.len(),
                    w,
                    w_tap: self.run,
                    start: &self.start[block.start..][..width],
                    out: &mut out[to + block.start + i * out_step..],
                    out_step,
                    width: block.width,
                };
                tile.run(simd, rows, block.vectors);
            }
        };
        let (rows, columns) = places.whole(self.taps, self.run);
        let columns_of = |h| {
            if rows.contains(&h) {
                columns.clone()
            } else {
                0..places.n_w
            }
        };
        if size_of_val(&self.packed[..]) <= FILTERS_IN_CACHE {
            for h in 0..places.n_h {
                let columns = columns_of(h);
                for (i, n) in pieces(columns.len(), TOGETHER) {
                    for block in &self.blocks {
                        strip(block, (h, columns.start + i), n, across, 0..self.run);
                    }
                }
            }
        } else {
            for block in &self.blocks {
                for h in 0..places.n_h {
                    let columns = columns_of(h);
                    let first = (h, columns.start);
                    strip(block, first, columns.len(), across, 0..self.run);
                }
            }
        }
        if rows.is_empty() {
            return; // nor is there a row whose filters a strip could begin with
        }
        // The places of a column at the side all meet the same zeros, and skip them.
        for column in (0..columns.start).chain(columns.end..places.n_w) {
            let run = places.run_inside(column, 1, self.run);
            for block in &self.blocks {
                strip(block, (rows.start, column), rows.len(), down, run.clone());
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
            inside: 0..usize::MAX,
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

    /// The part of the run that is not zero at all of `n` places, of which `column` is the first.
    pub fn run_inside(&self, column: usize, n: usize, run: usize) -> Range<usize> {
        let x = self.x + column * self.x_step;
        let start = self.inside.start.saturating_sub(x + (n - 1) * self.x_step);
        let end = self.inside.end.saturating_sub(x).min(run);
        start.min(end)..end
    }

    /// The rows of places whose windows lie inside, and the columns of them: all, if the image is low.
    fn whole(&self, taps: usize, run: usize) -> (Range<usize>, Range<usize>) {
        let above = self.first_row.min(0).unsigned_abs();
        let first_row = self.first_row.max(0) as usize;
        let rows = above..above.saturating_add(self.rows);
        // Of the image, not of a thread's share: for the same bits with any number of threads.
        let low = self.rows < self.row_step.saturating_mul(WORTH_GOING_DOWN);
        let columns = (self.x, self.x_step);
        (
            whole(self.n_h, (first_row, self.row_step), taps, &rows),
            if low {
                0..self.n_w
            } else {
                whole(self.n_w, columns, run, &self.inside)
            },
        )
    }

    /// One long row, if the rows follow on each other with no zeros between: fewer, larger tiles.
    fn in_one_row(&self, taps: usize) -> Self {
        let x_row = self.row_step.saturating_mul(self.x_tap);
        let follow = x_row == self.n_w.saturating_mul(self.x_step)
            && self.out_row == self.n_w.saturating_mul(self.out_step)
            && self.inside.len() == self.x_tap;
        let inside = |h| self.taps_inside(h, taps).2 == taps;
        if follow && self.n_h > 1 && inside(0) && inside(self.n_h - 1) {
            Self {
                n_h: 1,
                n_w: self.n_h * self.n_w,
                inside: 0..usize::MAX,
                ..*self
            }
        } else {
            self.clone()
        }
    }
}

/// Of `n` windows of `len` elements, from the first one on a step apart, those that lie `inside`.
fn whole(
    n: usize,
    (first, step): (usize, usize),
    len: usize,
    inside: &Range<usize>,
) -> Range<usize> {
    let last = first.saturating_add(n.saturating_sub(1).saturating_mul(step));
    if inside.start <= first && last.saturating_add(len) <= inside.end {
        return 0..n; // as nearly always, and no division
    }
    let step = step.max(1);
    let start = inside.start.saturating_sub(first).div_ceil(step).min(n);
    let room = inside.end.checked_sub(first + len);
    let end = room.map_or(0, |room| room / step + 1).min(n);
    start..end.max(start)
}
