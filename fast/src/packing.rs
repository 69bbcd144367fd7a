//! Filters in the order in which the tiles read them.

use std::array;

use crate::simd::Lanes;

/// Elements of W that are turned together: a side of a square that stays in the nearest cache.
const SIDE: usize = 8;

/// Packed rows of one block of channels that follow on each other.
pub(crate) struct Rows<'a, F> {
    pub packed: &'a mut [F],
    /// Elements from one row to the next.
    pub step: usize,
    /// Channels: what a row holds behind them stays as it is.
    pub width: usize,
}

impl<F: Lanes> Rows<'_, F> {
    /// `row[k][c] = w[k·step + c]`.
    pub fn copy(self, w: &[F], step: usize) {
        let rows = self.packed.chunks_exact_mut(self.step);
        for (row, w) in rows.zip(w.chunks(step)) {
            row[..self.width].copy_from_slice(&w[..self.width]);
        }
    }

    /// `row[k][c] = w[c·step + k]`.
    pub fn transpose(self, w: &[F], step: usize) {
        for (i, rows) in self.packed.chunks_mut(SIDE * self.step).enumerate() {
            for c in (0..self.width).step_by(SIDE) {
                let (w, width) = (&w[c * step + i * SIDE..], SIDE.min(self.width - c));
                if width == SIDE && rows.len() == SIDE * self.step {
                    // With the length known, none of the elements is looked for beyond it.
                    let columns: [&[F; SIDE]; SIDE] = array::from_fn(|c| {
                        let column = w[c * step..].first_chunk();
                        column.expect("the square lies inside")
                    });
                    for k in 0..SIDE {
                        let row = &mut rows[k * self.step + c..][..SIDE];
                        for (to, column) in row.iter_mut().zip(columns) {
                            *to = column[k];
                        }
                    }
                } else {
                    for (k, row) in rows.chunks_exact_mut(self.step).enumerate() {
                        let row = row[c..][..width].iter_mut();
                        for (to, &from) in row.zip(w[k..].iter().step_by(step)) {
                            *to = from;
                        }
                    }
                }
            }
        }
    }
}
