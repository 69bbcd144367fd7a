//! The windows of one image: plain loops over channels, which the compiler vectorises for the level that
//! they are dispatched to.

use std::ops::Range;

use cnn_backprop::pool::PoolParams;

use crate::simd::Lanes;

/// What the loops need to know of one image.
#[derive(Clone, Copy)]
pub(super) struct Windows {
    /// Extents of the input: rows, columns, channels.
    pub prev: (usize, usize, usize),
    /// Places of the window, down and to the right.
    pub places: (usize, usize),
    /// Side of the window.
    pub f: usize,
    /// Its steps.
    pub stride: usize,
}

impl Windows {
    /// Shapes are those of the layer's input and output.
    pub fn new(
        (_, rows, columns, channels): (usize, usize, usize, usize),
        (_, n_h, n_w, _): (usize, usize, usize, usize),
        PoolParams { f, stride }: PoolParams,
    ) -> Self {
        Self {
            prev: (rows, columns, channels),
            places: (n_h, n_w),
            f,
            stride,
        }
    }

    /// The same, with a side that is known to the compiler where `f` is.
    #[inline(always)]
    pub fn with_side(mut self, f: usize) -> Self {
        self.f = f;
        self
    }

    /// Elements of the input.
    pub fn input(&self) -> usize {
        self.prev.0 * self.row()
    }

    /// Elements of the output.
    pub fn output(&self) -> usize {
        self.places.0 * self.places.1 * self.prev.2
    }

    /// Elements of a row of the input.
    pub fn row(&self) -> usize {
        self.prev.1 * self.prev.2
    }

    /// Does each element of the input lie in one window? Then it need not be zero to be added to.
    pub fn tile(&self) -> bool {
        let along =
            |places, extent| places * self.f == extent && (places == 1 || self.f == self.stride);
        along(self.places.0, self.prev.0) && along(self.places.1, self.prev.1)
    }

    /// Is it better to take all channels of a pixel before the next pixel? The sums of large windows do not
    /// stay in registers, and memory is slow if it is not read in order; if each element is read only once, the
    /// order of memory is what counts.
    pub fn by_pixels(&self) -> bool {
        self.f > 3 && self.tile()
    }

    /// Are there so few channels that they are better taken all at once, together with some of the next pixel?
    pub fn narrow(&self) -> bool {
        (2..16).contains(&self.prev.2)
    }

    /// From the first element of a window to its `k`th, in the same channel.
    #[inline(always)]
    pub fn offset(&self, k: usize) -> usize {
        k / self.f * self.row() + k % self.f * self.prev.2
    }

    /// The rows, as a range of elements, that the windows in row `h` of the output cover.
    pub fn band(&self, h: usize) -> Range<usize> {
        h * self.stride * self.row()..(h * self.stride + self.f) * self.row()
    }
}

/// Calls `rows` of what has windows; the side of common ones is made known to the compiler.
macro_rules! with_side {
    ($windowed:expr) => {
        match $windowed.windows.f {
            2 => $windowed.rows(2),
            3 => $windowed.rows(3),
            f => $windowed.rows(f),
        }
    };
}

/// Runs `$body` for all channels, several at a time from channel `$c` on: as many as the first of `$widths` that
/// does not exceed the remaining channels. The last width is 1.
macro_rules! for_channels {
    ($channels:expr, [$($width:literal),*], |$c:ident, $lanes:ident| $body:block) => {{
        let mut $c = 0;
        $(
            while $channels - $c >= $width {
                const $lanes: usize = $width;
                $body;
                $c += $lanes;
            }
        )*
    }};
}

/// Runs `$body` once for all channels of a [narrow](Windows::narrow) image, with at least as many lanes as it has channels,
/// and at most twice as many.
macro_rules! as_wide_as {
    ($channels:expr, |$lanes:ident| $body:block) => {
        match $channels {
            ..=4 => {
                const $lanes: usize = 4;
                $body
            }
            5..=8 => {
                const $lanes: usize = 8;
                $body
            }
            _ => {
                const $lanes: usize = 16;
                $body
            }
        }
    };
}

/// The `L` elements from `at`.
#[inline(always)]
pub(super) fn load<T: Copy, const L: usize>(slice: &[T], at: usize) -> [T; L] {
    *slice[at..].first_chunk().expect("the window lies inside")
}

/// The `L` elements from `at`, to be written.
#[inline(always)]
pub(super) fn at<T, const L: usize>(slice: &mut [T], at: usize) -> &mut [T; L] {
    slice[at..]
        .first_chunk_mut()
        .expect("the window lies inside")
}

/// Is there a NaN?
#[inline(always)]
pub(super) fn holds_nan<F: Lanes>(slice: &[F]) -> bool {
    // No early exit inside a chunk: a branch for each element would prevent vectorisation.
    slice
        .chunks(512)
        .any(|chunk| chunk.iter().fold(false, |nan, &x| nan | x.is_nan()))
}

/// Is there neither a NaN nor an infinity?
#[inline(always)]
pub(super) fn finite<F: Lanes>(slice: &[F]) -> bool {
    slice.iter().fold(true, |finite, &x| finite & x.is_finite())
}

pub(super) use {as_wide_as, for_channels, with_side};
