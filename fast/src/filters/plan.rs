//! How the filters are cut, and how the arrays are laid out while each part of them is summed.

use std::ops::Range;

use cnn_backprop::Result;
use pulp::Simd;

use crate::cuts::{Block, blocks, pieces};
use crate::layout::{Bordered, apart};
use crate::pass::Extents;
use crate::simd::Lanes;
use crate::tile::{Outer, Scattered, most_rows, most_scattered, most_vectors};
use crate::workspace::Workspace;

pub(super) struct Plan {
    /// Taps of a part, down and across: usually whole rows of them.
    taps: (usize, usize),
    pub under_taps: UnderTaps,
    /// Blocks of channels.
    cut: Vec<Block>,
    /// Zeros above and beside the input. What a single tap (or row of taps) does not meet needs none.
    above: usize,
    beside: usize,
    /// Elements of the input from pixel to pixel, and from row to row.
    pixel: usize,
    pitch: usize,
    /// From one place of the filter to the next, down and across.
    pub a_row: usize,
    pub a_step: usize,
    /// Elements of dZ from pixel to pixel.
    pub g_step: usize,
}

/// The elements of the input that the rows of one tile of dW meet.
pub(super) enum UnderTaps {
    /// Those of one row of taps, side by side.
    Neighbours,
    /// Those of all taps, and where each begins: a row with few elements would make small tiles.
    Scattered(Vec<usize>),
}

/// Neighbouring rows of dW that the same places of dZ give.
pub(super) struct Part {
    /// The first one, among the rows of a thread; its place under the taps; and how many there are.
    pub at: usize,
    pub k: usize,
    n: usize,
    /// The first tap.
    u: usize,
    v: usize,
    /// The places of dZ.
    rows: Range<usize>,
    pub columns: Range<usize>,
}

impl UnderTaps {
    /// The most rows of a tile with this many vectors.
    fn most<S: Simd>(&self, vectors: usize) -> usize {
        match self {
            Self::Neighbours => most_rows::<S>(vectors),
            Self::Scattered(_) => most_scattered(vectors),
        }
    }

    /// Runs the tile for `count` rows from row `k` on, if its input begins with row 0.
    pub fn run<S: Simd, F: Lanes>(
        &self,
        simd: S,
        k: usize,
        count: usize,
        vectors: usize,
        tile: Outer<F>,
    ) {
        match self {
            Self::Neighbours => {
                let a = &tile.a[k..];
                Outer { a, ..tile }.run(simd, count, vectors);
            }
            Self::Scattered(starts) => {
                let starts = &starts[k..][..count];
                Scattered {
                    starts,
                    outer: tile,
                }
                .run(simd, vectors);
            }
        }
    }
}

impl Plan {
    pub fn new<S: Simd, F: Lanes>(e: &Extents) -> Self {
        if e.f_h > 1 && e.f_w * e.n_c_prev < 6 {
            // These tiles are compiled for no more vectors: their addresses take registers, too.
            Self::all_taps_together::<F>(e, blocks::<S, F>(e.n_c, 2))
        } else {
            Self::by_rows_of_taps::<S, F>(e, blocks::<S, F>(e.n_c, most_vectors::<S>()))
        }
    }

    fn all_taps_together<F>(e: &Extents, cut: Vec<Block>) -> Self {
        let taps = (e.f_h, e.f_w);
        let mut plan = Self::laid_out::<F>(e, taps, e.n_c_prev, cut);
        let row = e.f_w * e.n_c_prev;
        let starts = (0..e.f_h * row).map(|i| i / row * plan.pitch + i % row);
        plan.under_taps = UnderTaps::Scattered(starts.collect());
        plan
    }

    fn by_rows_of_taps<S: Simd, F>(e: &Extents, cut: Vec<Block>) -> Self {
        let apart_pixel = apart::<F>(e.n_c_prev, e.stride);
        // Tap by tap no zeros beside the input are met. But then a tile does not reach into the next tap.
        let most = most_rows::<S>(cut[0].vectors);
        let tiles = |rows: usize| rows.div_ceil(most);
        let skips = e.pad > 0 && e.f_w * tiles(e.n_c_prev) == tiles(e.f_w * e.n_c_prev);
        if apart_pixel > e.n_c_prev || skips {
            Self::laid_out::<F>(e, (1, 1), apart_pixel, cut)
        } else {
            Self::laid_out::<F>(e, (1, e.f_w), e.n_c_prev, cut)
        }
    }

    fn laid_out<F>(e: &Extents, taps: (usize, usize), pixel: usize, cut: Vec<Block>) -> Self {
        let above = if taps.0 > 1 { e.pad } else { 0 };
        let beside = if taps.1 > 1 { e.pad } else { 0 };
        let pitch = (e.n_w_prev + 2 * beside) * pixel;
        Self {
            taps,
            under_taps: UnderTaps::Neighbours,
            cut,
            above,
            beside,
            pixel,
            pitch,
            a_row: e.stride.saturating_mul(pitch),
            a_step: e.stride.saturating_mul(pixel),
            g_step: apart::<F>(e.n_c, 1),
        }
    }

    /// Memory for an image of the input.
    pub fn a_prev<F: Lanes>(
        &self,
        workspace: &mut Workspace<F>,
        e: &Extents,
    ) -> Result<Bordered<F>> {
        let array = "a_prev_pad";
        if self.pixel > e.n_c_prev {
            let pixels = (e.n_h_prev * e.n_w_prev, e.n_c_prev);
            Bordered::pixels(workspace, array, pixels, self.pixel, 0)
        } else {
            let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
            let border = [self.above, self.above, self.beside, self.beside];
            Bordered::new(workspace, array, image, border, 0)
        }
    }

    /// Whether a tap meets this row of the laid out image, or this pixel, if each is a row of its own.
    pub fn meets(&self, row: usize, e: &Extents) -> bool {
        let met = |at: usize, f: usize| (at + e.pad) % e.stride < f;
        let apart = self.pixel > e.n_c_prev;
        !apart || met(row / e.n_w_prev, e.f_h) && met(row % e.n_w_prev, e.f_w)
    }

    /// Rows `first..first + n` of dW, cut after the taps of every part.
    pub fn parts(&self, first: usize, n: usize, e: &Extents) -> Vec<Part> {
        let (down, across) = self.taps;
        let run = down * across * e.n_c_prev;
        let in_a_row = e.f_w / across;
        let parts = (first / run..(first + n).div_ceil(run)).map(|i| {
            let (from, to) = ((i * run).max(first), ((i + 1) * run).min(first + n));
            // Taps that are taken together are all of their row or column: it begins with 0.
            let (u, v) = (i / in_a_row, i % in_a_row);
            Part {
                at: from - first,
                k: from - i * run,
                n: to - from,
                u,
                v,
                rows: met((e.n_h_prev, e.n_h), u..u + down, e),
                columns: met((e.n_w_prev, e.n_w), v..v + across, e),
            }
        });
        parts.collect()
    }

    /// The tiles of a part: a block of channels, the first row of the part and how many rows.
    pub fn tiles<S: Simd>(&self, part: &Part) -> impl Iterator<Item = (&Block, usize, usize)> {
        let n = part.n;
        self.cut.iter().flat_map(move |block| {
            let most = self.under_taps.most::<S>(block.vectors);
            pieces(n, most).map(move |(more, count)| (block, more, count))
        })
    }

    /// Where the input and dZ begin that a part joins in these rows of dZ, and how many rows there are.
    pub fn meet<'a, F>(
        &self,
        part: &Part,
        rows: Range<usize>,
        (a_prev, g): (&'a [F], &'a [F]),
        e: &Extents,
    ) -> Option<(&'a [F], &'a [F], usize)> {
        let rows = rows.start.max(part.rows.start)..rows.end.min(part.rows.end);
        let column = part.columns.start;
        if rows.is_empty() || part.columns.is_empty() {
            return None;
        }
        let y = rows.start * e.stride + part.u + self.above - e.pad;
        let x = column * e.stride + part.v + self.beside - e.pad;
        let a_prev = &a_prev[y * self.pitch + x * self.pixel..];
        let g = &g[(rows.start * e.n_w + column) * self.g_step..];
        Some((a_prev, g, rows.len()))
    }
}

/// Along one axis, the places of dZ that one of these taps joins with the input.
fn met((n_prev, n): (usize, usize), taps: Range<usize>, e: &Extents) -> Range<usize> {
    let first = e.pad.saturating_sub(taps.end - 1).div_ceil(e.stride);
    let after = (n_prev + e.pad)
        .saturating_sub(taps.start)
        .div_ceil(e.stride);
    first..after.min(n)
}
