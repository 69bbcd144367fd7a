//! The same convolution as one matrix product: every window becomes a row of a matrix.
//!
//! The loops of [`conv`](crate::conv) only copy here, and a matrix product does all the arithmetic.
//! The cost is memory: about `f_h · f_w / stride²` times the input.

use ndarray::{Array2, Array4, ArrayView2, ArrayView4, Axis, NdFloat, indices, s};

use crate::checked::{dot, not_empty, owned, same_shape, zeros};
use crate::conv::{ConvCache, ConvGrads, ConvParams, conv_output_shape, zero_pad};
use crate::error::Result;
use crate::geometry::{output_size, padded_size};

/// Copies every window of every image into a row of a matrix.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)` → `(m·n_H·n_W, f_h·f_w·n_C_prev)`.
///
/// ```text
/// X[(i, h, w), (u, v, k)] = A_pad[i, h·s + u, w·s + v, k]
/// ```
///
/// Row `(i, h, w)` is row number `(i·n_H + h)·n_W + w`, and column `(u, v, k)` is column number
/// `(u·f_w + v)·n_C_prev + k`: the order in which the arrays themselves are stored in memory.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `a_prev` has an axis of extent 0.
/// - Those of [`output_size`], along either axis.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// In the book, *im2col：卷积就是一次矩阵乘法 · im2col: a convolution is one matrix product*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::im2col::im2col;
/// use ndarray::array;
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let params = ConvParams { stride: 1, pad: 0 };
/// let x = im2col(a_prev.view(), (1, 2), params)?;
/// assert_eq!(x, array![[1.0, 2.0], [2.0, 3.0]]); // the middle is in both windows
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: im2col
pub fn im2col<F: NdFloat>(
    a_prev: ArrayView4<F>,
    (f_h, f_w): (usize, usize),
    params: ConvParams,
) -> Result<Array2<F>> {
    not_empty("a_prev", a_prev.shape())?;
    let ConvParams { stride, pad } = params;
    let (m, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
    let n_h = output_size("height", n_h_prev, f_h, pad, stride)?;
    let n_w = output_size("width", n_w_prev, f_w, pad, stride)?;

    let a_prev_pad = zero_pad(a_prev, pad)?;
    let mut x = zeros("x", (m * n_h * n_w, f_h * f_w * n_c_prev))?;
    let stops = indices((m, n_h, n_w)).into_iter();
    for ((i, h, w), mut row) in stops.zip(x.rows_mut()) {
        let (top, left) = (h * stride, w * stride);
        let a_slice = a_prev_pad.slice(s![i, top..top + f_h, left..left + f_w, ..]);
        row.assign(&a_slice.flatten()); // =
    }
    Ok(x)
}
// ANCHOR_END: im2col

/// Adds every row back to the window that it came from: the adjoint of [`im2col`].
///
/// Shapes: `dx (m·n_H·n_W, f_h·f_w·n_C_prev)` → an array of shape `a_prev_dim`, which is
/// `(m, n_H_prev, n_W_prev, n_C_prev)`.
///
/// ```text
/// dA_pad[i, h·s + u, w·s + v, k] += dX[(i, h, w), (u, v, k)]    for all i, h, w, u, v, k
/// ```
///
/// The result is `dA_pad` without its border.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `a_prev_dim` has an extent of 0.
/// - Those of [`output_size`], along either axis.
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if `dx` does not have one row per window
///   and one column per element of a window.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// In the book, *im2col：卷积就是一次矩阵乘法 · im2col: a convolution is one matrix product*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::im2col::col2im;
/// use ndarray::array;
///
/// let dx = array![[1.0, 20.0], [300.0, 4000.0]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let da_prev = col2im(dx.view(), (1, 1, 3, 1), (1, 2), params)?;
/// assert_eq!(da_prev, array![[[[1.0], [320.0], [4000.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: col2im
pub fn col2im<F: NdFloat>(
    dx: ArrayView2<F>,
    a_prev_dim: (usize, usize, usize, usize),
    (f_h, f_w): (usize, usize),
    params: ConvParams,
) -> Result<Array4<F>> {
    let (m, n_h_prev, n_w_prev, n_c_prev) = a_prev_dim;
    not_empty("a_prev", &[m, n_h_prev, n_w_prev, n_c_prev])?;
    let ConvParams { stride, pad } = params;
    let n_h = output_size("height", n_h_prev, f_h, pad, stride)?;
    let n_w = output_size("width", n_w_prev, f_w, pad, stride)?;

    let rows = padded_size("da_prev_pad", n_h_prev, pad)?;
    let cols = padded_size("da_prev_pad", n_w_prev, pad)?;
    let mut da_prev_pad = zeros("da_prev_pad", (m, rows, cols, n_c_prev))?;
    let expected = [m * n_h * n_w, f_h * f_w * n_c_prev];
    same_shape("dx", &expected, dx.shape())?;
    let stops = indices((m, n_h, n_w)).into_iter();
    for ((i, h, w), row) in stops.zip(dx.rows()) {
        let (top, left) = (h * stride, w * stride);
        let window = s![i, top..top + f_h, left..left + f_w, ..];
        for (da, &dx) in da_prev_pad.slice_mut(window).iter_mut().zip(row) {
            *da += dx; // where im2col has =
        }
    }
    let inside = s![.., pad..pad + n_h_prev, pad..pad + n_w_prev, ..];
    owned("da_prev", da_prev_pad.slice(inside))
}
// ANCHOR_END: col2im

/// The convolutional layer as one matrix product, `Z = X·W + b`.
///
/// Shapes, parameters and cache are those of [`conv_forward`](crate::conv_forward). The cache contains
/// the input and not `X`, which the backward pass computes again.
///
/// ```text
/// Z[(i, h, w), c] = b[c] + Σ_(u, v, k) X[(i, h, w), (u, v, k)] · W[(u, v, k), c]
/// ```
///
/// # Errors
/// Those of [`conv_forward`](crate::conv_forward); memory for `X` is needed too.
///
/// # Source
/// In the book, *im2col：卷积就是一次矩阵乘法 · im2col: a convolution is one matrix product*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::im2col::conv_forward_im2col;
/// use ndarray::array;
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let w = array![[[[10.0]], [[20.0]]]]; // 1×2 filter
/// let b = array![[[[0.5]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, _cache) = conv_forward_im2col(a_prev.view(), w.view(), b.view(), params)?;
/// assert_eq!(z, array![[[[50.5], [80.5]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_forward_im2col<F: NdFloat>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: ConvParams,
) -> Result<(Array4<F>, ConvCache<F>)> {
    let (m, n_h, n_w, n_c) = conv_output_shape(&a_prev, &w, params)?;
    same_shape("b", &[1, 1, 1, n_c], b.shape())?;
    let (f_h, f_w, _, _) = w.dim();
    let cache = ConvCache {
        a_prev: owned("a_prev", a_prev)?,
        w: owned("w", w)?,
        params,
    };

    let filters = matrix("w", w)?;
    // ANCHOR: im2col_forward
    let x = im2col(a_prev, (f_h, f_w), params)?;
    let mut z = dot("z", x.view(), filters.view())?;
    z += &b.slice(s![0, 0, 0, ..]);
    // ANCHOR_END: im2col_forward
    Ok((four_axes(z, (m, n_h, n_w, n_c)), cache))
}

/// Gradients of the loss with respect to the input, the filters and the biases, as two matrix products.
///
/// Shapes are those of [`conv_backward`](crate::conv_backward), and so are the gradients, up to rounding.
///
/// ```text
/// dW = Xᵀ·dZ,    dX = dZ·Wᵀ,    dA_pad = col2im(dX)
/// ```
///
/// # Errors
/// Those of [`conv_backward`](crate::conv_backward); memory for `X` and `dX` is needed too.
///
/// # Source
/// In the book, *im2col：卷积就是一次矩阵乘法 · im2col: a convolution is one matrix product*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::im2col::{conv_backward_im2col, conv_forward_im2col};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]];
/// let w = array![[[[10.0]], [[20.0]]]];
/// let b = array![[[[0.0]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, cache) = conv_forward_im2col(a_prev.view(), w.view(), b.view(), params)?;
///
/// let grads = conv_backward_im2col(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[10.0], [30.0], [20.0]]]]); // two windows cover the middle
/// assert_eq!(grads.dw, array![[[[3.0]], [[5.0]]]]);
/// assert_eq!(grads.db, array![[[[2.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_backward_im2col<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &ConvCache<F>,
) -> Result<ConvGrads<F>> {
    let (a_prev, w) = (cache.a_prev.view(), cache.w.view());
    let (m, n_h, n_w, n_c) = conv_output_shape(&a_prev, &w, cache.params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let (f_h, f_w, _, _) = w.dim();

    let (filters, dz) = (matrix("w", w)?, matrix("dz", dz)?);
    let (a_prev_dim, params) = (a_prev.dim(), cache.params);
    // ANCHOR: im2col_backward
    let x = im2col(a_prev, (f_h, f_w), params)?;
    let dw = dot("dw", x.t(), dz.view())?;
    let dx = dot("dx", dz.view(), filters.t())?;
    let da_prev = col2im(dx.view(), a_prev_dim, (f_h, f_w), params)?;
    let db = dz.sum_axis(Axis(0));
    // ANCHOR_END: im2col_backward
    Ok(ConvGrads {
        da_prev,
        dw: four_axes(dw, w.dim()),
        db: four_axes(db.insert_axis(Axis(0)), (1, 1, 1, n_c)),
    })
}

/// All axes but the last merged into one, as the matrix product needs filters and gradients.
fn matrix<F: NdFloat>(array: &'static str, x: ArrayView4<F>) -> Result<Array2<F>> {
    let columns = x.len_of(Axis(3));
    let rows = x.len() / columns;
    let x = owned(array, x)?.into_shape_with_order((rows, columns));
    Ok(x.expect("a matrix has as many elements as the array"))
}

/// The inverse of [`matrix`].
fn four_axes<F: NdFloat>(x: Array2<F>, dim: (usize, usize, usize, usize)) -> Array4<F> {
    x.into_shape_with_order(dim)
        .expect("an array has as many elements as its matrix")
}
