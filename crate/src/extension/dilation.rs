//! Dilated convolution: the window has holes. Only the step of its slices differs from
//! [`conv`](crate::conv).

use ndarray::{Array4, ArrayView4, NdFloat, s};

use crate::checked::{owned, same_shape, zeros};
use crate::conv::{ConvGrads, ConvParams, conv_output_shape, conv_single_step, zero_pad};
use crate::error::{Error, Result};
use crate::geometry::output_size;

/// Stride, padding and dilation of a window with holes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DilatedParams {
    /// Stride and padding.
    pub conv: ConvParams,
    /// Distance between neighbours in the window, at least 1; with 1 it is the plain layer.
    pub dilation: usize,
}

/// Extent of a window of `f` elements whose neighbours are `dilation` apart: `(f − 1)·dilation + 1`.
///
/// # Errors
/// [`Error::ZeroDilation`], [`Error::ZeroWindow`], or [`Error::TooLarge`] if the product overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::dilation::dilated_window;
///
/// assert_eq!(dilated_window(3, 2)?, 5);
/// assert_eq!(dilated_window(3, 1)?, 3);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn dilated_window(f: usize, dilation: usize) -> Result<usize> {
    if dilation == 0 {
        return Err(Error::ZeroDilation);
    }
    let gaps = f.checked_sub(1).ok_or(Error::ZeroWindow)?;
    let reach = gaps.checked_mul(dilation).and_then(|r| r.checked_add(1));
    reach.ok_or_else(|| Error::TooLarge {
        array: "window",
        reason: format!("({f} − 1)·{dilation} + 1 overflows"),
    })
}

/// Shape `(m, n_H, n_W, n_C)` of a dilated convolution's output.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev, n_C)`.
///
/// # Errors
/// Those of [`conv_output_shape`] and of [`dilated_window`].
pub fn dilated_output_shape<F>(
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    params: DilatedParams,
) -> Result<(usize, usize, usize, usize)> {
    let DilatedParams { conv, dilation } = params;
    let (m, _, _, n_c) = conv_output_shape(a_prev, w, conv)?;
    let ((_, n_h_prev, n_w_prev, _), (f_h, f_w, _, _)) = (a_prev.dim(), w.dim());
    let (high, wide) = (
        dilated_window(f_h, dilation)?,
        dilated_window(f_w, dilation)?,
    );
    let n_h = output_size("height", n_h_prev, high, conv.pad, conv.stride)?;
    let n_w = output_size("width", n_w_prev, wide, conv.pad, conv.stride)?;
    Ok((m, n_h, n_w, n_c))
}

/// What [`dilated_conv_forward`] saves for [`dilated_conv_backward`].
#[derive(Clone, Debug, PartialEq)]
pub struct DilatedCache<F> {
    /// Input of the layer, `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: Array4<F>,
    /// Filters, `(f_h, f_w, n_C_prev, n_C)`.
    pub w: Array4<F>,
    /// Stride, padding and dilation.
    pub params: DilatedParams,
}

/// A convolution whose window takes every `dilation`-th row and column.
///
/// Shapes: those of [`conv_forward`](crate::conv_forward), with `n_H = ⌊(n_H_prev + 2·pad −
/// d·(f_h − 1) − 1)/stride⌋ + 1`, and `n_W` likewise.
///
/// ```text
/// Z[i, h, w, c] = b[c] + Σ_u Σ_v Σ_k A_pad[i, h·s + u·d, w·s + v·d, k] · W[u, v, k, c]
/// ```
///
/// # Errors
/// Those of [`conv_forward`](crate::conv_forward), and
/// [`Error::ZeroDilation`]. If the window with its holes does not fit, the error is
/// [`Error::WindowLargerThanInput`].
///
/// # Source
/// In the book, *空洞卷积 · Dilated convolution*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::dilation::{DilatedParams, dilated_conv_forward};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0], [4.0]]]]; // one row
/// let w = array![[[[1.0]], [[10.0]]]]; // 1×2 filter
/// let b = Array4::zeros((1, 1, 1, 1));
/// let conv = ConvParams { stride: 1, pad: 0 };
/// let params = DilatedParams { conv, dilation: 2 };
/// let (z, _cache) = dilated_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// assert_eq!(z, array![[[[31.0], [42.0]]]]); // 1 with 3, 2 with 4
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: dilated_conv_forward
pub fn dilated_conv_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: DilatedParams,
) -> Result<(Array4<F>, DilatedCache<F>)> {
    let (m, n_h, n_w, n_c) = dilated_output_shape(&a_prev, &w, params)?;
    same_shape("b", &[1, 1, 1, n_c], b.shape())?;
    let DilatedParams { conv, dilation } = params;
    let (stride, step) = (conv.stride, dilated_step(dilation));
    let (f_h, f_w, _, _) = w.dim();
    let (high, wide) = (
        dilated_window(f_h, dilation)?,
        dilated_window(f_w, dilation)?,
    );
    let cache = DilatedCache {
        a_prev: owned("a_prev", a_prev)?,
        w: owned("w", w)?,
        params,
    };

    let a_prev_pad = zero_pad(a_prev, conv.pad)?;
    let filters = w;
    let mut z = zeros("z", (m, n_h, n_w, n_c))?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let (top, left) = (h * stride, w * stride);
                    let window = s![i, top..top + high;step, left..left + wide;step, ..];
                    let a_slice = a_prev_pad.slice(window);
                    let w_c = filters.slice(s![.., .., .., c]);
                    let b_c = b.slice(s![.., .., .., c]);
                    z[[i, h, w, c]] = conv_single_step(a_slice, w_c, b_c)?;
                }
            }
        }
    }
    Ok((z, cache))
}
// ANCHOR_END: dilated_conv_forward

/// Gradients of the loss with respect to input, filters and biases of a dilated convolution.
///
/// Shapes: those of [`conv_backward`](crate::conv_backward).
///
/// ```text
/// dA_pad[i, h·s + u·d, w·s + v·d, k] += W[u, v, k, c] · dZ[i, h, w, c]    for all i, h, w, c, u, v, k
/// dW[u, v, k, c] = Σ_i Σ_h Σ_w A_pad[i, h·s + u·d, w·s + v·d, k] · dZ[i, h, w, c]
/// db[c]          = Σ_i Σ_h Σ_w dZ[i, h, w, c]
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `dz` is not shaped like this layer's output.
/// - Those of [`dilated_conv_forward`] if the parts of `cache` do not fit together.
///
/// # Source
/// In the book, *空洞卷积 · Dilated convolution*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::dilation::{
///     DilatedParams, dilated_conv_backward, dilated_conv_forward,
/// };
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0], [4.0]]]];
/// let w = array![[[[1.0]], [[10.0]]]];
/// let b = Array4::zeros((1, 1, 1, 1));
/// let conv = ConvParams { stride: 1, pad: 0 };
/// let params = DilatedParams { conv, dilation: 2 };
/// let (z, cache) = dilated_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// let grads = dilated_conv_backward(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[1.0], [1.0], [10.0], [10.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: dilated_conv_backward
pub fn dilated_conv_backward<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &DilatedCache<F>,
) -> Result<ConvGrads<F>> {
    let (a_prev, filters) = (cache.a_prev.view(), cache.w.view());
    let (m, n_h, n_w, n_c) = dilated_output_shape(&a_prev, &filters, cache.params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let DilatedParams { conv, dilation } = cache.params;
    let (ConvParams { stride, pad }, step) = (conv, dilated_step(dilation));
    let (f_h, f_w, _, _) = filters.dim();
    let (high, wide) = (
        dilated_window(f_h, dilation)?,
        dilated_window(f_w, dilation)?,
    );
    let (_, n_h_prev, n_w_prev, _) = a_prev.dim();

    let a_prev_pad = zero_pad(a_prev, pad)?;
    let mut da_prev_pad = zeros("da_prev_pad", a_prev_pad.raw_dim())?;
    let mut dw = zeros("dw", filters.raw_dim())?;
    let mut db = zeros("db", (1, 1, 1, n_c))?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    // ANCHOR: dilated_window
                    let (top, left) = (h * stride, w * stride);
                    let window = s![i, top..top + high;step, left..left + wide;step, ..];

                    let w_c = filters.slice(s![.., .., .., c]);
                    let mut da_slice = da_prev_pad.slice_mut(window);
                    da_slice += &(&w_c * dz[[i, h, w, c]]);

                    let a_slice = a_prev_pad.slice(window);
                    let mut dw_c = dw.slice_mut(s![.., .., .., c]);
                    dw_c += &(&a_slice * dz[[i, h, w, c]]);

                    db[[0, 0, 0, c]] += dz[[i, h, w, c]];
                    // ANCHOR_END: dilated_window
                }
            }
        }
    }
    let inside = s![.., pad..pad + n_h_prev, pad..pad + n_w_prev, ..];
    let da_prev = owned("da_prev", da_prev_pad.slice(inside))?;
    Ok(ConvGrads { da_prev, dw, db })
}
// ANCHOR_END: dilated_conv_backward

/// The step of a slice. A dilation larger than `isize::MAX` only fits a filter of 1 element, for
/// which any step will do.
fn dilated_step(dilation: usize) -> isize {
    isize::try_from(dilation).unwrap_or(isize::MAX)
}
