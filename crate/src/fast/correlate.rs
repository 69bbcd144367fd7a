//! Filters over an image, without the copies of im2col: the forward pass, and the gradient of the
//! input, which is a correlation too.

use pulp::Simd;

use super::simd::Lanes;
use super::tile::{Block, Correlate, blocks, most_rows, pieces};
use super::workspace::{Scratch, Workspace};
use crate::error::Result;

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
    /// First place in the input; from row to row, from column to column, from tap to tap.
    pub x: usize,
    pub x_row: usize,
    pub x_step: usize,
    pub x_tap: usize,
    /// First place in the output; from row to row, from column to column.
    pub out: usize,
    pub out_row: usize,
    pub out_step: usize,
}

impl<F: Lanes> Filters<F> {
    /// Packs filters of `taps` rows; `copy(tap·run + k, first channel, row)` fills one row.
    pub fn pack<S: Simd>(
        _simd: S,
        workspace: &mut Workspace<F>,
        (taps, run, channels): (usize, usize, usize),
        bias: Option<&[F]>,
        copy: impl Fn(usize, usize, &mut [F]),
    ) -> Result<Self> {
        let lanes = F::lanes::<S>();
        let most = if run <= 16 && S::REGISTER_COUNT >= 32 {
            4
        } else {
            2
        };
        let blocks = blocks::<S, F>(channels, most);
        let whole: usize = blocks.iter().map(|block| block.vectors * lanes).sum();
        let mut packed = workspace.take_zeroed("packed w", whole.saturating_mul(taps * run))?;
        let mut rest = &mut packed[..];
        for block in &blocks {
            let (rows, after) = rest.split_at_mut(block.vectors * lanes * taps * run);
            for (k, row) in rows.chunks_exact_mut(block.vectors * lanes).enumerate() {
                copy(k, block.start, &mut row[..block.width]);
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
        let places = places.in_one_row();
        let lanes = F::lanes::<S>();
        let (mut packed, mut start) = (&self.packed[..], &self.start[..]);
        for &Block {
            start: channel,
            width,
            vectors,
        } in &self.blocks
        {
            let (w, w_after) = packed.split_at(vectors * lanes * self.taps * self.run);
            let (sums, sums_after) = start.split_at(vectors * lanes);
            (packed, start) = (w_after, sums_after);
            for h in 0..places.n_h {
                for (column, rows) in pieces(places.n_w, most_rows::<S>(vectors)) {
                    let from = places.x + h * places.x_row + column * places.x_step;
                    let to = places.out + h * places.out_row + column * places.out_step + channel;
                    let tile = Correlate {
                        x: &x[from..],
                        taps: self.taps,
                        x_tap: places.x_tap,
                        x_step: places.x_step,
                        run: self.run,
                        w,
                        start: sums,
                        out: &mut out[to..],
                        out_step: places.out_step,
                        width,
                    };
                    tile.run(simd, rows, vectors);
                }
            }
        }
    }

    pub fn give_back(self, workspace: &mut Workspace<F>) {
        workspace.give(self.packed);
        workspace.give(self.start);
    }
}

impl Places {
    /// One long row, if the rows follow on each other: fewer, larger tiles.
    fn in_one_row(self) -> Self {
        let follow = self.x_row == self.n_w.saturating_mul(self.x_step)
            && self.out_row == self.n_w.saturating_mul(self.out_step);
        if follow {
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
