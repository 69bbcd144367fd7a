//! Convolution with a padding of its own on each side: what TensorFlow's "same" needs if the zeros cannot be split evenly.
//!
//! Padding changes nothing in the formulas of the layer, only where the image lies in the padded one. So these functions
//! pad, call [`conv`](crate::conv) with `pad: 0`, and cut off what they added.

use ndarray::{Array4, ArrayView4, NdFloat, s};

use crate::checked::{not_empty, owned, zeros};
use crate::conv::{ConvCache, ConvGrads, ConvParams, conv_backward, conv_forward};
use crate::error::{Error, Result};
use crate::geometry::{none_is_zero, sum};

/// Rows and columns added on each side of an image. A number means the same on all four sides.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::padding::Padding;
///
/// let all = Padding { top: 2, bottom: 2, left: 2, right: 2 };
/// assert_eq!(Padding::from(2), all);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Padding {
    /// Rows above the image.
    pub top: usize,
    /// Rows below it.
    pub bottom: usize,
    /// Columns to its left.
    pub left: usize,
    /// Columns to its right.
    pub right: usize,
}

impl From<usize> for Padding {
    fn from(pad: usize) -> Self {
        Self {
            top: pad,
            bottom: pad,
            left: pad,
            right: pad,
        }
    }
}

impl Padding {
    /// TensorFlow's "same": the least padding for which `⌈n_prev/stride⌉` windows fit along each axis. If the number of
    /// zeros is odd, the extra one goes to the bottom and to the right.
    ///
    /// ```text
    /// total = max(0, (⌈n_prev/stride⌉ − 1)·stride + f − n_prev),  before = ⌊total/2⌋,  after = total − before
    /// ```
    ///
    /// `size` is `(n_H_prev, n_W_prev)`, `window` is `(f_h, f_w)`. PyTorch's `padding="same"` is the same for stride 1, and
    /// refuses any other stride.
    ///
    /// # Errors
    /// - [`Error::ZeroStride`] if the stride is 0, [`Error::ZeroWindow`] if a side of the window is 0.
    /// - [`Error::ZeroExtent`] if the image has no row or no column.
    /// - [`Error::TooLarge`] if a sum overflows.
    ///
    /// # Source
    /// In the book, *填充与剩下的行列 · Padding and what is left over*.
    ///
    /// # Examples
    /// ```
    /// use cnn_backprop::extension::padding::Padding;
    ///
    /// let same = Padding::same((5, 6), (3, 2), 2)?; // 5 rows and 3×2 windows of stride 2
    /// assert_eq!(same, Padding { top: 1, bottom: 1, left: 0, right: 0 });
    /// let even = Padding::same((4, 4), (2, 2), 1)?; // one row of zeros, and it goes below
    /// assert_eq!(even, Padding { top: 0, bottom: 1, left: 0, right: 1 });
    /// # Ok::<(), cnn_backprop::Error>(())
    /// ```
    pub fn same(size: (usize, usize), window: (usize, usize), stride: usize) -> Result<Self> {
        let (top, bottom) = same_along("height", size.0, window.0, stride)?;
        let (left, right) = same_along("width", size.1, window.1, stride)?;
        Ok(Self {
            top,
            bottom,
            left,
            right,
        })
    }

    /// The size `(n_H, n_W)` of an image with this padding around it.
    ///
    /// # Errors
    /// [`Error::TooLarge`] if a sum overflows.
    pub fn around(self, (n_h, n_w): (usize, usize)) -> Result<(usize, usize)> {
        let high = sum("padded height", &[n_h, self.top, self.bottom])?;
        let wide = sum("padded width", &[n_w, self.left, self.right])?;
        Ok((high, wide))
    }
}

fn same_along(
    axis: &'static str,
    n_prev: usize,
    f: usize,
    stride: usize,
) -> Result<(usize, usize)> {
    none_is_zero(axis, n_prev, f, stride)?;
    // smaller than n_prev, so that it cannot overflow
    let last_start = (n_prev.div_ceil(stride) - 1) * stride;
    let total = sum(axis, &[last_start, f])?.saturating_sub(n_prev);
    Ok((total / 2, total - total / 2))
}

/// Surrounds every image with zeros, counted for each side.
///
/// Shapes: `x (m, n_H, n_W, n_C)` → `(m, top + n_H + bottom, left + n_W + right, n_C)`.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `x` has an axis of extent 0.
/// - [`Error::TooLarge`] if the padded array cannot be made.
///
/// # Source
/// In the book, *填充与剩下的行列 · Padding and what is left over*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::padding::{Padding, pad_sides};
/// use ndarray::array;
///
/// let x = array![[[[1.0], [2.0]]]]; // one row, two columns
/// let padded = pad_sides(x.view(), Padding { bottom: 1, ..Padding::default() })?;
/// assert_eq!(padded, array![[[[1.0], [2.0]], [[0.0], [0.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: pad_sides
pub fn pad_sides<F: NdFloat>(x: ArrayView4<F>, padding: impl Into<Padding>) -> Result<Array4<F>> {
    not_empty("x", x.shape())?;
    let padding = padding.into();
    let Padding { top, left, .. } = padding;
    let (m, n_h, n_w, n_c) = x.dim();
    let (high, wide) = padding.around((n_h, n_w))?;
    let mut x_pad = zeros("x_pad", (m, high, wide, n_c))?;
    let inside = s![.., top..top + n_h, left..left + n_w, ..];
    x_pad.slice_mut(inside).assign(&x);
    Ok(x_pad)
}
// ANCHOR_END: pad_sides

/// What [`padded_conv_forward`] saves for [`padded_conv_backward`].
#[derive(Clone, Debug, PartialEq)]
pub struct PaddedConvCache<F> {
    /// The padded input, the filters, and the stride with `pad: 0`.
    pub conv: ConvCache<F>,
    /// What was added around the input, and has to be cut off its gradient.
    pub padding: Padding,
}

/// A convolution with a padding of its own on each side.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev, n_C)`, `b (1, 1, 1, n_C)` →
/// `z (m, n_H, n_W, n_C)` and the cache, where `n_H = ⌊(top + n_H_prev + bottom − f_h)/stride⌋ + 1` and `n_W` likewise.
///
/// ```text
/// A_pad[i, top + y, left + x, k] = A_prev[i, y, x, k], and 0 elsewhere
/// Z[i, h, w, c] = b[c] + Σ_u Σ_v Σ_k A_pad[i, h·s + u, w·s + v, k] · W[u, v, k, c]
/// ```
///
/// # Errors
/// Those of [`conv_forward`]. A window that does not fit is reported with the size of the padded input.
///
/// # Source
/// In the book, *填充与剩下的行列 · Padding and what is left over*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::padding::{Padding, padded_conv_forward};
/// use ndarray::Array4;
///
/// let (a_prev, w) = (Array4::<f64>::ones((1, 4, 4, 1)), Array4::ones((2, 2, 1, 1)));
/// let b = Array4::zeros((1, 1, 1, 1));
/// let same = Padding::same((4, 4), (2, 2), 1)?;
/// let (z, _cache) = padded_conv_forward(a_prev.view(), w.view(), b.view(), 1, same)?;
/// assert_eq!(z.dim(), (1, 4, 4, 1)); // an even filter, and the size stays
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: padded_conv_forward
pub fn padded_conv_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    stride: usize,
    padding: impl Into<Padding>,
) -> Result<(Array4<F>, PaddedConvCache<F>)> {
    let padding = padding.into();
    let a_prev_pad = pad_sides(a_prev, padding)?;
    let params = ConvParams { stride, pad: 0 };
    let (z, conv) = conv_forward(a_prev_pad.view(), w, b, params)?;
    Ok((z, PaddedConvCache { conv, padding }))
}
// ANCHOR_END: padded_conv_forward

/// Gradients of the loss with respect to input, filters and biases of [`padded_conv_forward`].
///
/// Shapes: those of [`conv_backward`]; `da_prev` is shaped like the input before it was padded.
///
/// ```text
/// dA_prev[i, y, x, k] = dA_pad[i, top + y, left + x, k]
/// ```
///
/// # Errors
/// - Those of [`conv_backward`].
/// - [`Error::ShapeMismatch`] if the cached input has no room for the padding and at least one pixel.
///
/// # Source
/// In the book, *填充与剩下的行列 · Padding and what is left over*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::padding::{Padding, padded_conv_backward, padded_conv_forward};
/// use ndarray::{Array4, array};
///
/// let (a_prev, w) = (array![[[[5.0], [6.0]]]], array![[[[1.0]], [[10.0]]]]); // one row, 1×2 filter
/// let b = Array4::zeros((1, 1, 1, 1));
/// let padding = Padding { right: 1, ..Padding::default() };
/// let (z, cache) = padded_conv_forward(a_prev.view(), w.view(), b.view(), 1, padding)?;
/// assert_eq!(z, array![[[[65.0], [6.0]]]]);
/// let grads = padded_conv_backward(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[1.0], [11.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: padded_conv_backward
pub fn padded_conv_backward<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &PaddedConvCache<F>,
) -> Result<ConvGrads<F>> {
    let grads = conv_backward(dz, &cache.conv)?;
    let da_prev = cut(&grads.da_prev, cache.padding)?;
    Ok(ConvGrads { da_prev, ..grads })
}

/// The gradient of the padding is not wanted: the zeros there are no variables.
fn cut<F: NdFloat>(da_pad: &Array4<F>, padding: Padding) -> Result<Array4<F>> {
    let (m, high, wide, n_c) = da_pad.dim();
    let (n_h, n_w) = inside((m, high, wide, n_c), padding)?;
    let Padding { top, left, .. } = padding;
    let inside = s![.., top..top + n_h, left..left + n_w, ..];
    owned("da_prev", da_pad.slice(inside))
}
// ANCHOR_END: padded_conv_backward

/// The size of the image in a padded one.
fn inside(shape: (usize, usize, usize, usize), padding: Padding) -> Result<(usize, usize)> {
    let (m, high, wide, n_c) = shape;
    let rest = |n: usize, before: usize, after: usize| {
        let rest = n.checked_sub(before)?.checked_sub(after)?;
        (rest > 0).then_some(rest)
    };
    let Padding {
        top,
        bottom,
        left,
        right,
    } = padding;
    match (rest(high, top, bottom), rest(wide, left, right)) {
        (Some(n_h), Some(n_w)) => Ok((n_h, n_w)),
        _ => {
            let (least_high, least_wide) = padding.around((1, 1))?;
            Err(Error::ShapeMismatch {
                array: "conv.a_prev",
                expected: vec![m, high.max(least_high), wide.max(least_wide), n_c],
                actual: vec![m, high, wide, n_c],
            })
        }
    }
}
