//! Pooling with what frameworks add to the course's layer: padding, windows that are not square, ceil mode, and the two
//! ways to divide a mean.
//!
//! Padding holds no pixels here: a window is cut down to the pixels under it. A maximum therefore never comes from the
//! padding (frameworks fill it with −∞), and no gradient lands there.

use std::ops::Range;

use ndarray::{Array4, ArrayView4, NdFloat, s};

use super::padding::Padding;
use crate::checked::{filled, not_empty, not_nan, owned, same_shape, zeros};
use crate::error::{Error, Result};
use crate::geometry::{none_is_zero, sum};
use crate::pool::PoolMode;
use crate::window::{TieRule, count, create_mask_with_ties, maximum};

/// Height and width of a pooling window. A number means a square.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::pooling::Window;
///
/// assert_eq!(Window::from(2), Window { height: 2, width: 2 });
/// assert_eq!(Window::from((3, 2)), Window { height: 3, width: 2 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// Rows; at least 1.
    pub height: usize,
    /// Columns; at least 1.
    pub width: usize,
}

impl From<usize> for Window {
    fn from(f: usize) -> Self {
        Self {
            height: f,
            width: f,
        }
    }
}

impl From<(usize, usize)> for Window {
    fn from((height, width): (usize, usize)) -> Self {
        Self { height, width }
    }
}

/// What a mean divides by, where a window reaches into the padding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Divisor {
    /// The positions of the window in the padded image: PyTorch's `count_include_pad=True`, its default. In ceil mode a
    /// window may reach past the padding, too; those positions do not count.
    #[default]
    Positions,
    /// The pixels under the window: `count_include_pad=False`, and what TensorFlow does.
    Pixels,
}

/// The window, how it moves, and what happens at the border.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PaddedPoolParams {
    /// Height and width of the window.
    pub window: Window,
    /// Steps of the window, down and to the right; at least 1.
    pub stride: usize,
    /// Positions around the image, on each side fewer than the window has.
    pub padding: Padding,
    /// Whether a last window that reaches past the padding counts, as long as it begins before the end of the image.
    pub ceil_mode: bool,
    /// What a mean divides by; of no account to a maximum.
    pub divisor: Divisor,
}

/// One axis of the layer: how windows lie along it.
#[derive(Clone, Copy, Debug)]
struct Axis {
    n_prev: usize,
    f: usize,
    stride: usize,
    before: usize,
    /// Extent with the padding.
    padded: usize,
    /// Number of windows.
    n: usize,
}

impl Axis {
    fn new(
        axis: &'static str,
        n_prev: usize,
        f: usize,
        (before, after): (usize, usize),
        params: PaddedPoolParams,
    ) -> Result<Self> {
        let PaddedPoolParams {
            stride, ceil_mode, ..
        } = params;
        none_is_zero(axis, n_prev, f, stride)?;
        let pad = before.max(after);
        if pad >= f {
            return Err(Error::PaddingHoldsWindow {
                axis,
                window: f,
                pad,
            });
        }
        let padded = sum(axis, &[before, n_prev, after])?;
        let too_large = Error::WindowLargerThanInput {
            axis,
            window: f,
            input: n_prev,
            pad,
        };
        let free = padded.checked_sub(f).ok_or(too_large)?;
        // ANCHOR: ceil_mode
        let n = match ceil_mode {
            false => free / stride + 1,
            true => {
                let n = free.div_ceil(stride) + 1;
                // the last window must begin before the padding at the end
                let begins_inside = (n - 1).saturating_mul(stride) < before + n_prev;
                if begins_inside { n } else { n - 1 }
            }
        };
        // ANCHOR_END: ceil_mode
        Ok(Self {
            n_prev,
            f,
            stride,
            before,
            padded,
            n,
        })
    }

    // ANCHOR: pixels
    /// The pixels under window `h`, in coordinates of the image without padding.
    fn pixels(self, h: usize) -> Range<usize> {
        let start = h * self.stride;
        let end = start.saturating_add(self.f).min(self.before + self.n_prev);
        start.saturating_sub(self.before)..end - self.before
    }
    // ANCHOR_END: pixels

    // ANCHOR: positions
    /// How many positions of window `h` lie in the padded image.
    fn positions(self, h: usize) -> usize {
        let start = h * self.stride;
        start.saturating_add(self.f).min(self.padded) - start
    }
    // ANCHOR_END: positions
}

fn axes<F>(a_prev: &ArrayView4<F>, params: PaddedPoolParams) -> Result<(Axis, Axis)> {
    not_empty("a_prev", a_prev.shape())?;
    let (_, n_h_prev, n_w_prev, _) = a_prev.dim();
    let PaddedPoolParams {
        window, padding, ..
    } = params;
    let (rows, columns) = ((padding.top, padding.bottom), (padding.left, padding.right));
    let down = Axis::new("height", n_h_prev, window.height, rows, params)?;
    let right = Axis::new("width", n_w_prev, window.width, columns, params)?;
    Ok((down, right))
}

/// What [`padded_pool_forward`] saves for [`padded_pool_backward`].
#[derive(Clone, Debug, PartialEq)]
pub struct PaddedPoolCache<F> {
    /// Input of the layer, `(m, n_H_prev, n_W_prev, n_C)`.
    pub a_prev: Array4<F>,
    /// Window, stride, padding.
    pub params: PaddedPoolParams,
}

/// Pooling over the pixels under each window.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C)` → `a (m, n_H, n_W, n_C)` and the cache, where
/// `n_H = ⌊(top + n_H_prev + bottom − f_h)/stride⌋ + 1`; in ceil mode the quotient is rounded up, unless the last window
/// would then begin past the image.
///
/// ```text
/// max:     A[i, h, w, c] = max of A_prev[i, y, x, c] over the pixels (y, x) under window (h, w)
/// average: A[i, h, w, c] = 1/N[h, w] · their sum, N = positions or pixels under the window
/// ```
///
/// # Errors
/// - [`Error::EmptyAxis`] if `a_prev` has an axis of extent 0.
/// - [`Error::ZeroStride`], [`Error::ZeroWindow`].
/// - [`Error::PaddingHoldsWindow`] if the padding on some side is as large as the window, which could then lie in it as a
///   whole. (PyTorch is stricter, and refuses more than half the window.)
/// - [`Error::WindowLargerThanInput`] if the window is larger than the padded image.
/// - [`Error::NotANumber`] if `mode` is `Max` and `a_prev` holds a NaN.
/// - [`Error::TooLarge`] if a size overflows or memory cannot be allocated.
///
/// # Source
/// PyTorch's `max_pool2d` and `avg_pool2d`; in the book, *池化的填充 · Padding in pooling*.
///
/// # Examples
/// ```
/// use cnn_backprop::PoolMode;
/// use cnn_backprop::extension::pooling::{Divisor, PaddedPoolParams, padded_pool_forward};
/// use ndarray::array;
///
/// let a_prev = array![[[[-1.0], [-2.0], [-3.0]]]]; // one row of three
/// let params = PaddedPoolParams {
///     window: (1, 2).into(),
///     stride: 2,
///     padding: 0.into(),
///     ceil_mode: true,
///     divisor: Divisor::Pixels,
/// };
/// let (max, _) = padded_pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// assert_eq!(max, array![[[[-1.0], [-3.0]]]]); // the second window holds one pixel
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: padded_pool_forward
pub fn padded_pool_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    params: PaddedPoolParams,
    mode: PoolMode,
) -> Result<(Array4<F>, PaddedPoolCache<F>)> {
    let (down, right) = axes(&a_prev, params)?;
    let cache = PaddedPoolCache {
        a_prev: owned("a_prev", a_prev)?,
        params,
    };
    if mode == PoolMode::Max {
        not_nan("a_prev", &a_prev)?;
    }

    let (m, _, _, n_c) = a_prev.dim();
    let mut a = zeros("a", (m, down.n, right.n, n_c))?;
    for i in 0..m {
        for h in 0..down.n {
            for w in 0..right.n {
                for c in 0..n_c {
                    let pixels = a_prev.slice(s![i, down.pixels(h), right.pixels(w), c]);
                    a[[i, h, w, c]] = match mode {
                        PoolMode::Max => maximum(pixels)?,
                        PoolMode::Average => pixels.sum() / divisor(down, right, params, (h, w))?,
                    };
                }
            }
        }
    }
    Ok((a, cache))
}
// ANCHOR_END: padded_pool_forward

// ANCHOR: divisor
/// What the mean of window `(h, w)` divides by, going forward and going back.
fn divisor<F: NdFloat>(
    down: Axis,
    right: Axis,
    params: PaddedPoolParams,
    (h, w): (usize, usize),
) -> Result<F> {
    match params.divisor {
        Divisor::Positions => count(down.positions(h), right.positions(w)),
        Divisor::Pixels => count(down.pixels(h).len(), right.pixels(w).len()),
    }
}
// ANCHOR_END: divisor

/// Gradient of the loss with respect to the input of [`padded_pool_forward`].
///
/// Shapes: `da (m, n_H, n_W, n_C)`, like the `a` that [`padded_pool_forward`] returned with `cache` → `da_prev`, shaped
/// like the input. `ties` matters only if `mode` is `Max`.
///
/// ```text
/// max:     dA_prev[i, y, x, c] += M[y, x] · dA[i, h, w, c]       for the pixels (y, x) under window (h, w)
/// average: dA_prev[i, y, x, c] += dA[i, h, w, c] / N[h, w]
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `da` is not shaped like this layer's output.
/// - Those of [`padded_pool_forward`] if the parts of `cache` do not fit together.
///
/// # Source
/// In the book, *池化的填充 · Padding in pooling*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::pooling::{
///     Divisor, PaddedPoolParams, padded_pool_backward, padded_pool_forward,
/// };
/// use cnn_backprop::{PoolMode, TieRule};
/// use ndarray::array;
///
/// let a_prev = array![[[[4.0], [2.0], [6.0]]]];
/// let params = PaddedPoolParams {
///     window: (1, 2).into(),
///     stride: 2,
///     padding: 0.into(),
///     ceil_mode: true,
///     divisor: Divisor::Pixels,
/// };
/// let (mean, cache) = padded_pool_forward(a_prev.view(), params, PoolMode::Average)?;
/// assert_eq!(mean, array![[[[3.0], [6.0]]]]);
/// let da = array![[[[10.0], [100.0]]]];
/// let da_prev = padded_pool_backward(da.view(), &cache, PoolMode::Average, TieRule::default())?;
/// assert_eq!(da_prev, array![[[[5.0], [5.0], [100.0]]]]); // 100 has one pixel to go to
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: padded_pool_backward
pub fn padded_pool_backward<F: NdFloat>(
    da: ArrayView4<F>,
    cache: &PaddedPoolCache<F>,
    mode: PoolMode,
    ties: TieRule,
) -> Result<Array4<F>> {
    let (a_prev, params) = (cache.a_prev.view(), cache.params);
    let (down, right) = axes(&a_prev, params)?;
    let (m, _, _, n_c) = a_prev.dim();
    same_shape("da", &[m, down.n, right.n, n_c], da.shape())?;
    if mode == PoolMode::Max {
        not_nan("a_prev", &a_prev)?;
    }

    let mut da_prev = zeros("da_prev", a_prev.raw_dim())?;
    for i in 0..m {
        for h in 0..down.n {
            for w in 0..right.n {
                for c in 0..n_c {
                    let under = s![i, down.pixels(h), right.pixels(w), c];
                    let pixels = a_prev.slice(under);
                    let mut da_slice = da_prev.slice_mut(under);
                    da_slice += &match mode {
                        PoolMode::Max => create_mask_with_ties(pixels, ties)? * da[[i, h, w, c]],
                        PoolMode::Average => {
                            let n = divisor::<F>(down, right, params, (h, w))?;
                            filled("share", pixels.dim(), da[[i, h, w, c]] / n)?
                        }
                    };
                }
            }
        }
    }
    Ok(da_prev)
}
// ANCHOR_END: padded_pool_backward
