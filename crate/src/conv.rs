//! The convolutional layer: padding, one step, forward, then backward.
//!
//! "Convolution" is meant as in the course: it is a cross-correlation, so the filter is not flipped.

use ndarray::{Array4, ArrayView3, ArrayView4, NdFloat, s};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::error::{Error, Result};
use crate::geometry::{output_size, padded_size};

/// How the window moves: the course's `hparameters["stride"]` and `hparameters["pad"]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConvParams {
    /// Steps of the window, down and to the right; at least 1.
    pub stride: usize,
    /// Rows and columns of zeros added on each of the four sides; may be 0.
    pub pad: usize,
}

/// What [`conv_forward`] saves for [`conv_backward`]: the input, the filters and the parameters.
///
/// The course keeps the bias too, but no gradient depends on it. The fields are public, as in the
/// course, and `conv_backward` checks that they fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvCache<F> {
    /// Input of the layer, `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: Array4<F>,
    /// Filters, `(f_h, f_w, n_C_prev, n_C)`.
    pub w: Array4<F>,
    /// Stride and padding.
    pub params: ConvParams,
}

/// What [`conv_backward`] returns: the gradient of the loss with respect to each input of the layer.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvGrads<F> {
    /// Gradient of the input, `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub da_prev: Array4<F>,
    /// Gradient of the filters, `(f_h, f_w, n_C_prev, n_C)`.
    pub dw: Array4<F>,
    /// Gradient of the biases, `(1, 1, 1, n_C)`.
    pub db: Array4<F>,
}

/// Shape `(m, n_H, n_W, n_C)` of a convolutional layer's output, if the arguments fit together.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev, n_C)`.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `a_prev` or `w` has an axis of extent 0.
/// - [`Error::ChannelMismatch`] if they disagree about `n_C_prev`.
/// - Those of [`output_size`], along either axis.
pub fn conv_output_shape<F>(
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    params: ConvParams,
) -> Result<(usize, usize, usize, usize)> {
    not_empty("a_prev", a_prev.shape())?;
    not_empty("w", w.shape())?;
    let (m, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
    let (f_h, f_w, w_channels, n_c) = w.dim();
    if n_c_prev != w_channels {
        return Err(Error::ChannelMismatch {
            a_prev: n_c_prev,
            w: w_channels,
        });
    }
    let n_h = output_size("height", n_h_prev, f_h, params.pad, params.stride)?;
    let n_w = output_size("width", n_w_prev, f_w, params.pad, params.stride)?;
    Ok((m, n_h, n_w, n_c))
}

/// Surrounds every image with `pad` rows and columns of zeros.
///
/// Shapes: `x (m, n_H, n_W, n_C)` → `(m, n_H + 2·pad, n_W + 2·pad, n_C)`.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `x` has an axis of extent 0.
/// - [`Error::TooLarge`] if the padded array cannot be made.
///
/// # Source
/// Course 4, week 1, exercise 1 (`zero_pad`); in the book, *卷积的前向传播 · Convolution, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::zero_pad;
/// use ndarray::array;
///
/// let x = array![[[[1.0], [2.0]]]]; // one image, one row, two columns, one channel
/// let padded = zero_pad(x.view(), 1)?;
/// assert_eq!(padded.dim(), (1, 3, 4, 1));
/// assert_eq!(padded[[0, 1, 2, 0]], 2.0);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: zero_pad
pub fn zero_pad<F: NdFloat>(x: ArrayView4<F>, pad: usize) -> Result<Array4<F>> {
    not_empty("x", x.shape())?;
    let (m, n_h, n_w, n_c) = x.dim();
    let (rows, cols) = (padded_size("x", n_h, pad)?, padded_size("x", n_w, pad)?);
    let mut x_pad = zeros("x_pad", (m, rows, cols, n_c))?;
    x_pad
        .slice_mut(s![.., pad..pad + n_h, pad..pad + n_w, ..])
        .assign(&x);
    Ok(x_pad)
}
// ANCHOR_END: zero_pad

/// One filter at one position: the sum of the elementwise products, plus the bias **once**.
///
/// Shapes: `a_slice (f_h, f_w, n_C_prev)`, `w` the same, `b (1, 1, 1)` → one number.
///
/// ```text
/// z = b + Σ_u Σ_v Σ_k a_slice[u, v, k] · w[u, v, k]
/// ```
///
/// # Errors
/// - [`Error::EmptyAxis`] if the slice is empty.
/// - [`Error::ShapeMismatch`] if `w` does not have the shape of `a_slice`, or `b` is not `(1, 1, 1)`.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, exercise 2 (`conv_single_step`). Earlier editions added the bias to every
/// product; see the book, *课程的例子 · The course's example*.
///
/// # Examples
/// ```
/// use cnn_backprop::conv_single_step;
/// use ndarray::array;
///
/// let a_slice = array![[[1.0], [2.0]], [[3.0], [4.0]]];
/// let w = array![[[1.0], [0.0]], [[0.0], [-1.0]]];
/// let b = array![[[0.5]]];
/// assert_eq!(conv_single_step(a_slice.view(), w.view(), b.view())?, 1.0 - 4.0 + 0.5);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: conv_single_step
pub fn conv_single_step<F: NdFloat>(
    a_slice: ArrayView3<F>,
    w: ArrayView3<F>,
    b: ArrayView3<F>,
) -> Result<F> {
    not_empty("a_slice", a_slice.shape())?;
    same_shape("w", a_slice.shape(), w.shape())?;
    same_shape("b", &[1, 1, 1], b.shape())?;
    let mut products = owned("products", a_slice)?;
    products *= &w;
    Ok(products.sum() + b[[0, 0, 0]])
}
// ANCHOR_END: conv_single_step

/// The convolutional layer: every filter at every position in every image.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev, n_C)`,
/// `b (1, 1, 1, n_C)` → `z (m, n_H, n_W, n_C)` and the cache, where
/// `n_H = ⌊(n_H_prev + 2·pad − f_h)/stride⌋ + 1` and `n_W` likewise.
///
/// ```text
/// Z[i, h, w, c] = b[c] + Σ_u Σ_v Σ_k A_pad[i, h·s + u, w·s + v, k] · W[u, v, k, c]
/// ```
///
/// NaN and infinity propagate as IEEE arithmetic defines.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `a_prev` or `w` has an axis of extent 0 (for example an empty batch).
/// - [`Error::ChannelMismatch`] if `a_prev` and `w` disagree about `n_C_prev`.
/// - [`Error::ShapeMismatch`] if `b` is not `(1, 1, 1, n_C)`.
/// - [`Error::ZeroStride`] if the stride is 0.
/// - [`Error::WindowLargerThanInput`] if a filter is larger than the padded input.
/// - [`Error::TooLarge`] if a size overflows or memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, exercise 3 (`conv_forward`); in the book, *卷积的前向传播 · Convolution, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{ConvParams, conv_forward};
/// use ndarray::{Array4, array};
///
/// let a_prev = Array4::<f32>::ones((2, 5, 4, 3));
/// let w = Array4::ones((3, 2, 3, 6));
/// let b = Array4::zeros((1, 1, 1, 6));
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, _cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// assert_eq!(z.dim(), (2, 3, 3, 6));
/// assert_eq!(z[[1, 2, 2, 5]], 18.0); // 3·2·3 ones
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: conv_forward
pub fn conv_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: ConvParams,
) -> Result<(Array4<F>, ConvCache<F>)> {
    let (m, n_h, n_w, n_c) = conv_output_shape(&a_prev, &w, params)?;
    same_shape("b", &[1, 1, 1, n_c], b.shape())?;
    let ConvParams { stride, pad } = params;
    let (f_h, f_w, _, _) = w.dim();
    let cache = ConvCache {
        a_prev: owned("a_prev", a_prev)?,
        w: owned("w", w)?,
        params,
    };

    let a_prev_pad = zero_pad(a_prev, pad)?;
    let filters = w; // below, `w` is the output column, as in the formulas
    let mut z = zeros("z", (m, n_h, n_w, n_c))?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let (vert_start, horiz_start) = (h * stride, w * stride);
                    let (vert_end, horiz_end) = (vert_start + f_h, horiz_start + f_w);
                    let a_slice =
                        a_prev_pad.slice(s![i, vert_start..vert_end, horiz_start..horiz_end, ..]);

                    let w_c = filters.slice(s![.., .., .., c]);
                    let b_c = b.slice(s![.., .., .., c]);
                    z[[i, h, w, c]] = conv_single_step(a_slice, w_c, b_c)?;
                }
            }
        }
    }
    Ok((z, cache))
}
// ANCHOR_END: conv_forward

/// Gradients of the loss with respect to the input, the filters and the biases.
///
/// Shapes: `dz (m, n_H, n_W, n_C)`, like the `z` that [`conv_forward`] returned with `cache` →
/// `da_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `dw (f_h, f_w, n_C_prev, n_C)`, `db (1, 1, 1, n_C)`.
///
/// ```text
/// (1) dA_pad[i, h·s + u, w·s + v, k] += W[u, v, k, c] · dZ[i, h, w, c]    for all i, h, w, c, u, v, k
/// (2) dW[u, v, k, c] = Σ_i Σ_h Σ_w A_pad[i, h·s + u, w·s + v, k] · dZ[i, h, w, c]
/// (3) db[c]          = Σ_i Σ_h Σ_w dZ[i, h, w, c]
/// ```
///
/// `da_prev` is `dA_pad` without its border. Rows and columns that no window covers have gradient 0.
/// There is no `1/m` here: if the loss is a mean over examples, `dz` already contains it.
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `dz` is not shaped like this layer's output.
/// - Those of [`conv_forward`] if the parts of `cache` do not fit together.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, exercise 5 (`conv_backward`), with its formulas (1), (2), (3); in the book,
/// *完整的 conv_backward · The whole conv_backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{ConvParams, conv_backward, conv_forward};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let w = array![[[[10.0]], [[20.0]]]]; // 1×2 filter
/// let b = array![[[[0.0]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
///
/// let grads = conv_backward(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[10.0], [30.0], [20.0]]]]); // two windows cover the middle
/// assert_eq!(grads.dw, array![[[[3.0]], [[5.0]]]]);
/// assert_eq!(grads.db, array![[[[2.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: conv_backward
pub fn conv_backward<F: NdFloat>(dz: ArrayView4<F>, cache: &ConvCache<F>) -> Result<ConvGrads<F>> {
    let (a_prev, filters) = (cache.a_prev.view(), cache.w.view());
    let (m, n_h, n_w, n_c) = conv_output_shape(&a_prev, &filters, cache.params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let ConvParams { stride, pad } = cache.params;
    let (f_h, f_w, _, _) = filters.dim();
    let (_, n_h_prev, n_w_prev, _) = a_prev.dim();

    let a_prev_pad = zero_pad(a_prev, pad)?;
    let mut da_prev_pad = zeros("da_prev_pad", a_prev_pad.raw_dim())?;
    let mut dw = zeros("dw", filters.raw_dim())?;
    let mut db = zeros("db", (1, 1, 1, n_c))?;
    // ANCHOR: every_window
    // ANCHOR: every_output
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    // ANCHOR_END: every_output
                    let (vert_start, horiz_start) = (h * stride, w * stride);
                    let (vert_end, horiz_end) = (vert_start + f_h, horiz_start + f_w);
                    let window = s![i, vert_start..vert_end, horiz_start..horiz_end, ..];
                    // ANCHOR_END: every_window

                    // ANCHOR: input_gradient
                    let w_c = filters.slice(s![.., .., .., c]);
                    let mut da_slice = da_prev_pad.slice_mut(window);
                    da_slice += &(&w_c * dz[[i, h, w, c]]); // (1)
                    // ANCHOR_END: input_gradient

                    // ANCHOR: filter_gradient
                    let a_slice = a_prev_pad.slice(window);
                    let mut dw_c = dw.slice_mut(s![.., .., .., c]);
                    dw_c += &(&a_slice * dz[[i, h, w, c]]); // (2)
                    // ANCHOR_END: filter_gradient

                    // ANCHOR: bias_gradient
                    db[[0, 0, 0, c]] += dz[[i, h, w, c]]; // (3)
                    // ANCHOR_END: bias_gradient
                    // ANCHOR: every_window_end
                }
            }
        }
    }
    // ANCHOR_END: every_window_end

    // ANCHOR: unpad
    let inside = s![.., pad..pad + n_h_prev, pad..pad + n_w_prev, ..];
    let da_prev = owned("da_prev", da_prev_pad.slice(inside))?;
    // ANCHOR_END: unpad
    Ok(ConvGrads { da_prev, dw, db })
}
// ANCHOR_END: conv_backward

/// Gradients of filters and biases alone, `(dw, db)`: for the first layer of a network, whose input is data that nothing
/// learns from.
///
/// Shapes: `dz (m, n_H, n_W, n_C)` → `dw (f_h, f_w, n_C_prev, n_C)`, `db (1, 1, 1, n_C)`: formulas (2) and (3).
///
/// # Errors
/// As [`conv_backward`].
///
/// # Source
/// In the book, *完整的 conv_backward · The whole conv_backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::conv::{conv_backward_parameters, conv_forward};
/// use cnn_backprop::{ConvParams, conv_backward};
/// use ndarray::Array4;
///
/// let (a_prev, w) = (Array4::<f64>::ones((2, 4, 5, 3)), Array4::ones((2, 3, 3, 2)));
/// let b = Array4::zeros((1, 1, 1, 2));
/// let params = ConvParams { stride: 2, pad: 1 };
/// let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// let (dw, db) = conv_backward_parameters(z.view(), &cache)?;
/// let all = conv_backward(z.view(), &cache)?;
/// assert_eq!((dw, db), (all.dw, all.db));
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: conv_backward_parameters
pub fn conv_backward_parameters<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &ConvCache<F>,
) -> Result<(Array4<F>, Array4<F>)> {
    let (a_prev, filters) = (cache.a_prev.view(), cache.w.view());
    let (m, n_h, n_w, n_c) = conv_output_shape(&a_prev, &filters, cache.params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let ConvParams { stride, pad } = cache.params;
    let (f_h, f_w, _, _) = filters.dim();

    let a_prev_pad = zero_pad(a_prev, pad)?;
    let mut dw = zeros("dw", filters.raw_dim())?;
    let mut db = zeros("db", (1, 1, 1, n_c))?;
    for ((i, h, w, c), &dz) in dz.indexed_iter() {
        let (vert_start, horiz_start) = (h * stride, w * stride);
        let (vert_end, horiz_end) = (vert_start + f_h, horiz_start + f_w);
        let a_slice = a_prev_pad.slice(s![i, vert_start..vert_end, horiz_start..horiz_end, ..]);
        let mut dw_c = dw.slice_mut(s![.., .., .., c]);
        dw_c += &(&a_slice * dz); // (2)
        db[[0, 0, 0, c]] += dz; // (3)
    }
    Ok((dw, db))
}
// ANCHOR_END: conv_backward_parameters
