//! The positions of filters on an image, and of their results.

use std::ops::Range;

/// From this many rows of places on, tiles down the columns at the sides pay off: with fewer rows they are small.
const WORTH_GOING_DOWN: usize = 8;

/// Places in rows and columns.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    pub n_h: usize,
    pub n_w: usize,
    pub input: Input,
    pub output: Output,
}

/// What the places lie on, in elements from the beginning of the slice.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Rows, and elements from one to the next.
    pub rows: usize,
    pub pitch: usize,
    /// Row under the first tap of the first place, before the input if it is padded; rows from one row
    /// of places to the next.
    pub first_row: isize,
    pub row_step: usize,
    /// First place in a row; from column to column.
    pub first: usize,
    pub step: usize,
    /// Of a row, all but these elements are zeros.
    pub inside: Range<usize>,
}

/// Where the results go, in elements: the first place; from row to row, from column to column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    pub first: usize,
    pub row: usize,
    pub step: usize,
}

impl Places {
    /// One row of `n` places, each with all of its taps inside: a product of matrices.
    pub fn in_a_row(n: usize, step: usize, out_step: usize) -> Self {
        Self {
            n_h: 1,
            n_w: n,
            input: Input {
                rows: 1,
                pitch: 0,
                first_row: 0,
                row_step: 0,
                first: 0,
                step,
                inside: 0..usize::MAX,
            },
            output: Output {
                first: 0,
                row: 0,
                step: out_step,
            },
        }
    }

    /// Those of these rows of places that exist; their results go to the beginning of the slice.
    pub fn rows(&self, rows: Range<usize>) -> Self {
        let mut places = self.clone();
        places.n_h = rows.end.min(self.n_h).saturating_sub(rows.start);
        places.input.first_row += (rows.start * self.input.row_step) as isize;
        places
    }

    /// The position of a place: in the input whose row under it is `y`, and in row `h` of the output.
    pub fn at(&self, (y, h): (usize, usize), column: usize) -> (usize, usize) {
        let Self { input, output, .. } = self;
        (
            input.first + y * input.pitch + column * input.step,
            output.first + h * output.row + column * output.step,
        )
    }

    /// The rows of places whose windows lie inside, and the columns of them: all, if the image is low.
    pub fn whole(&self, taps: usize, run: usize) -> (Range<usize>, Range<usize>) {
        let input = &self.input;
        let above = input.first_row.min(0).unsigned_abs();
        let first_row = input.first_row.max(0) as usize;
        let rows = above..above.saturating_add(input.rows);
        let columns = if input.is_low() {
            0..self.n_w
        } else {
            whole(self.n_w, (input.first, input.step), run, &input.inside)
        };
        (
            whole(self.n_h, (first_row, input.row_step), taps, &rows),
            columns,
        )
    }

    /// One long row, if the rows follow on each other with no zeros between: fewer, larger tiles.
    pub fn in_one_row(&self, taps: usize) -> Self {
        let mut places = self.clone();
        let inside = |h| self.input.taps_inside(h, taps).2 == taps;
        if self.rows_follow() && self.n_h > 1 && inside(0) && inside(self.n_h - 1) {
            places.n_h = 1;
            places.n_w = self.n_h * self.n_w;
            places.input.inside = 0..usize::MAX;
        }
        places
    }

    fn rows_follow(&self) -> bool {
        let Self { input, output, .. } = self;
        let row = input.row_step.saturating_mul(input.pitch);
        row == self.n_w.saturating_mul(input.step)
            && output.row == self.n_w.saturating_mul(output.step)
            && input.inside.len() == input.pitch
    }
}

impl Input {
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
        let x = self.first + column * self.step;
        let start = self.inside.start.saturating_sub(x + (n - 1) * self.step);
        let end = self.inside.end.saturating_sub(x).min(run);
        start.min(end)..end
    }

    /// Of the image, not of a thread's share: for the same bits with any number of threads.
    fn is_low(&self) -> bool {
        self.rows < self.row_step.saturating_mul(WORTH_GOING_DOWN)
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
