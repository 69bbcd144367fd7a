//! How arrays are laid out in memory: as slices in row-major order, with gaps, with borders.

use std::borrow::Cow;

use cnn_backprop::Result;
use cnn_backprop::checked::{checked_len, owned};
use ndarray::{Array, ArrayView, Dimension};

use crate::simd::Lanes;
use crate::workspace::{Buffer, LINE, Workspace};

/// The elements of a view in row-major order; copied only if their order is different.
pub(crate) fn row_major<'a, F: Clone, D: Dimension>(
    array: &'static str,
    view: ArrayView<'a, F, D>,
) -> Result<Cow<'a, [F]>> {
    match view.to_slice() {
        Some(slice) => Ok(Cow::Borrowed(slice)),
        None => {
            let (elements, _) = owned(array, view)?.into_raw_vec_and_offset();
            Ok(Cow::Owned(elements))
        }
    }
}

/// The elements of an array that is written from beginning to end, in row-major order.
pub(crate) fn row_major_mut<'a, F: Lanes, D: Dimension>(
    array: &'static str,
    out: &'a mut Array<F, D>,
) -> Result<&'a mut [F]> {
    if !out.is_standard_layout() {
        *out = owned(array, out.view())?;
    }
    Ok(out.as_slice_mut().expect("the layout is row-major"))
}

// ANCHOR: apart
/// Pixels whose distance is a multiple of this many bytes crowd into a few sets of the nearest cache.
const CROWDED: usize = 256;

/// Elements from pixel to pixel: with a gap, if every `stride`-th would push others out of the cache.
pub(crate) fn apart<F>(channels: usize, stride: usize) -> usize {
    let distance = stride.saturating_mul(channels * size_of::<F>());
    if distance.is_multiple_of(CROWDED) {
        channels + LINE / size_of::<F>()
    } else {
        channels
    }
}
// ANCHOR_END: apart

/// One image at a time with zeros around it, always in the same memory.
pub(crate) struct Bordered<F> {
    padded: Option<Buffer<F>>,
    top: usize,
    left: usize,
    cols: usize,
    row: usize,
}

impl<F: Lanes> Bordered<F> {
    /// For images of `rows` rows of `cols` pixels; `[top, bottom, left, right]` zeros, and `slack` elements after all of it.
    pub fn new(
        workspace: &mut Workspace<F>,
        array: &'static str,
        (rows, cols, channels): (usize, usize, usize),
        [top, bottom, left, right]: [usize; 4],
        slack: usize,
    ) -> Result<Self> {
        let all_cols = left + cols + right;
        let mut bordered = Self {
            padded: None,
            top,
            left: left * channels,
            cols: all_cols * channels,
            row: cols * channels,
        };
        if top + bottom + left + right + slack > 0 {
            let shape = [top + rows + bottom, all_cols, channels];
            let len = checked_len(array, &shape, size_of::<F>())?;
            let mut padded = workspace.take(array, len + slack)?;
            // Every image overwrites the inside: only the border has to be zero from the start.
            let (above, rest) = padded.split_at_mut(top * bordered.cols);
            let (inside, below) = rest.split_at_mut(rows * bordered.cols);
            above.fill(F::zero());
            below.fill(F::zero());
            for row in inside.chunks_exact_mut(bordered.cols) {
                row[..bordered.left].fill(F::zero());
                row[bordered.left + bordered.row..].fill(F::zero());
            }
            bordered.padded = Some(padded);
        }
        Ok(bordered)
    }

    /// For images whose pixels are rows of their own, `step` elements from one to the next.
    pub fn pixels(
        workspace: &mut Workspace<F>,
        array: &'static str,
        (pixels, channels): (usize, usize),
        step: usize,
        slack: usize,
    ) -> Result<Self> {
        let gap = [0, 0, 0, step - channels];
        Self::new(workspace, array, (pixels, channels, 1), gap, slack)
    }

    /// Elements from one row to the next.
    pub fn pitch(&self) -> usize {
        self.cols
    }

    /// The image with its border; itself, if there is none.
    pub fn put<'a>(&'a mut self, image: &'a [F]) -> &'a [F] {
        self.put_rows(image, |_| true)
    }

    /// As [`Self::put`]; rows that are not needed may be left as they were.
    pub fn put_rows<'a>(&'a mut self, image: &'a [F], needed: impl Fn(usize) -> bool) -> &'a [F] {
        let Some(padded) = &mut self.padded else {
            return image;
        };
        let inside = padded.chunks_exact_mut(self.cols).skip(self.top);
        for (row, (to, from)) in inside.zip(image.chunks_exact(self.row)).enumerate() {
            if needed(row) {
                to[self.left..][..self.row].copy_from_slice(from);
            }
        }
        padded
    }

    pub fn give_back(self, workspace: &mut Workspace<F>) {
        if let Some(padded) = self.padded {
            workspace.give(padded);
        }
    }
}
