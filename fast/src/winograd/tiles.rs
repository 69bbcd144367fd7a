//! The positions of tiles in images.

use std::marker::PhantomData;
use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::transforms::{Half, MOST, Minimal, Output, Turn, load, store};
use crate::simd::Lanes;

/// Images that are cut into tiles.
#[derive(Clone, Copy, Debug)]
pub(super) struct TiledImages {
    pub rows: usize,
    pub cols: usize,
    pub channels: usize,
    /// Row and column of the image at which the first tile begins: before it, if it is padded.
    pub first: isize,
}

/// The order of the tiles: those of a row, the rows of an image, the images.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub down: usize,
    pub across: usize,
    /// Rows and columns from one tile to the next.
    step: usize,
}

impl Grid {
    /// Tiles of `step` rows and columns that cover the images.
    pub fn over(images: &TiledImages, step: usize) -> Self {
        Self {
            down: images.rows.div_ceil(step),
            across: images.cols.div_ceil(step),
            step,
        }
    }

    /// Which image the tile is in, and its row and column among the tiles.
    fn place(&self, tile: usize) -> (usize, usize, usize) {
        let (row, across) = (tile / self.across, tile % self.across);
        (row / self.down, row % self.down, across)
    }
}

impl TiledImages {
    /// The rows and columns of an image that a tile covers, and of the tile that cover the image.
    fn overlap(&self, at: usize, size: usize, step: usize, n: usize) -> (Range<usize>, usize) {
        let start = (at * step) as isize + self.first;
        let (from, to) = (start.max(0), (start + size as isize).min(n as isize));
        (
            from as usize..to.max(from) as usize,
            (from - start) as usize,
        )
    }

    /// Square `tile` of `size` rows: where it lies, if all of it does, else copied with zeros around it; and the
    /// distance of its rows.
    #[inline(always)]
    fn tile<'a, F: Lanes>(
        &self,
        grid: &Grid,
        (tile, size): (usize, usize),
        x: &'a [F],
        copy: &'a mut [F],
    ) -> (&'a [F], usize) {
        let (image, y, x_at) = grid.place(tile);
        let (rows, top) = self.overlap(y, size, grid.step, self.rows);
        let (cols, left) = self.overlap(x_at, size, grid.step, self.cols);
        let (pitch, width) = (self.cols * self.channels, cols.len() * self.channels);
        let start = ((image * self.rows + rows.start) * self.cols + cols.start) * self.channels;
        if rows.len() == size && cols.len() == size {
            return (&x[start..], pitch);
        }
        let row = size * self.channels;
        let copy = &mut copy[..size * row];
        copy.fill(F::zero());
        let rows = if width > 0 { rows.len() } else { 0 };
        for i in 0..rows {
            copy[(top + i) * row + left * self.channels..][..width]
                .copy_from_slice(&x[start + i * pitch..][..width]);
        }
        (copy, row)
    }
}

/// How many tiles with these numbers of channels, before and after the products, are handled together: they stay
/// in the second-level cache.
pub(super) fn at_once<F, M: Minimal>(before: usize, after: usize) -> usize {
    let bytes = M::MATRICES * (before + after) * size_of::<F>();
    ((1 << 20) / bytes.max(1)).clamp(24, 96)
}

/// Elements of the largest copy of a tile.
pub(super) fn copy_len(channels: usize) -> usize {
    channels.saturating_mul(MOST * MOST)
}

/// The transforms of some tiles, as `(TILE, TILE, tiles, channels)`.
pub(super) struct TurnTiles<'a, F, T> {
    pub transform: PhantomData<T>,
    pub grid: Grid,
    pub images: TiledImages,
    pub x: &'a [F],
    pub tiles: Range<usize>,
    pub channels: Range<usize>,
    /// For tiles that extend beyond an edge.
    pub copy: &'a mut [F],
    pub turned: &'a mut [F],
    /// Elements from tile to tile in `turned`: whole vectors of channels.
    pub row: usize,
}

impl<F: Lanes, T: Turn> WithSimd for TurnTiles<'_, F, T> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let lanes = F::lanes::<S>();
        let matrix = self.tiles.len() * self.row;
        let c = self.images.channels;
        let mut half = Half::new(simd);
        for (t, tile) in self.tiles.enumerate() {
            let (x, pitch) = self
                .images
                .tile(&self.grid, (tile, T::FROM), self.x, self.copy);
            for k in self.channels.clone().step_by(lanes) {
                let width = lanes.min(self.channels.end - k);
                let at = t * self.row + k - self.channels.start;
                let mut to = |i, j, vector| {
                    let to = &mut self.turned[(i * T::TO + j) * matrix + at..][..lanes];
                    F::vectors_mut::<S>(to)[0] = vector;
                };
                // Checked here and not at each load, which is then one instruction.
                if width == lanes {
                    let whole = |i, j| F::vectors::<S>(&x[i * pitch + j * c + k..][..lanes])[0];
                    T::both_sides::<S, F>(simd, &mut half, whole, &mut to);
                } else {
                    let partly = |i, j| load::<S, F>(simd, &x[i * pitch + j * c + k..][..width]);
                    T::both_sides::<S, F>(simd, &mut half, partly, &mut to);
                }
            }
        }
    }
}

/// The output tiles `Aᵀ [·] A + b`, into the images.
pub(super) struct GatherTiles<'a, F, M> {
    pub algorithm: PhantomData<M>,
    pub grid: Grid,
    pub images: TiledImages,
    /// `(TILE, TILE, tiles, channels)`; rows are whole vectors.
    pub sums: &'a [F],
    /// A row of whole vectors.
    pub bias: &'a [F],
    pub tiles: Range<usize>,
    /// What is written of the images begins at this row.
    pub first_row: usize,
    pub out: &'a mut [F],
}

impl<F: Lanes, M: Minimal> WithSimd for GatherTiles<'_, F, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let lanes = F::lanes::<S>();
        let TiledImages {
            rows,
            cols,
            channels: c,
            ..
        } = self.images;
        let vectors = self.bias.len() / lanes;
        let of_a_matrix = self.tiles.len() * vectors;
        let mut matrices = F::vectors::<S>(self.sums).chunks_exact(of_a_matrix);
        let mut sums: [[&[F::Vector<S>]; MOST]; MOST] = Default::default();
        for row in sums.iter_mut().take(M::TILE) {
            for (sums, matrix) in row.iter_mut().take(M::TILE).zip(&mut matrices) {
                // All of the same length, and the compiler knows it: one check of an index covers all of them.
                *sums = &matrix[..of_a_matrix];
            }
        }
        let mut half = Half::new(simd);
        for (t, tile) in self.tiles.enumerate() {
            let (image, y, x) = self.grid.place(tile);
            let (y, x) = (y * M::OUT, x * M::OUT);
            let (height, width) = (M::OUT.min(rows - y), M::OUT.min(cols - x));
            let at = ((image * rows + y - self.first_row) * cols + x) * c;
            for k in (0..c).step_by(lanes) {
                let bias = load::<S, F>(simd, &self.bias[k..][..lanes]);
                let lanes_inside = lanes.min(c - k);
                let from = t * vectors + k / lanes;
                let sum = |i: usize, j: usize| sums[i][j][from];
                Output::<M>::both_sides::<S, F>(simd, &mut half, sum, |i, j, vector| {
                    if i < height && j < width {
                        let to = &mut self.out[at + (i * cols + j) * c + k..][..lanes_inside];
                        store::<S, F>(simd, F::vadd(simd, vector, bias), to);
                    }
                });
            }
        }
    }
}
