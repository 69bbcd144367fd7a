//! The pooling layer: forward, then backward for both kinds of pooling.

use ndarray::{Array4, ArrayView4, NdFloat, s};

use crate::checked::{not_empty, not_nan, owned, same_shape, zeros};
use crate::error::Result;
use crate::geometry::output_size;
use crate::window::{TieRule, create_mask_with_ties, distribute_value, maximum, mean};

/// The window and how it moves: the course's `hparameters["f"]` and `hparameters["stride"]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PoolParams {
    /// Side of the square window; at least 1.
    pub f: usize,
    /// Steps of the window, down and to the right; at least 1.
    pub stride: usize,
}

/// What a window is reduced to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PoolMode {
    /// Its largest element.
    Max,
    /// The mean of its elements.
    Average,
}

/// What [`pool_forward`] saves for [`pool_backward`]: the input and the window.
///
/// The mode is not part of it, as in the course, whose own test cell uses one cache for the backward
/// pass in both modes. The fields are public, as in the course, and `pool_backward` checks that they
/// fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolCache<F> {
    /// Input of the layer, `(m, n_H_prev, n_W_prev, n_C)`.
    pub a_prev: Array4<F>,
    /// Window and stride.
    pub params: PoolParams,
}

/// Shape `(m, n_H, n_W, n_C)` of a pooling layer's output.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C)`.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `a_prev` has an axis of extent 0.
/// - Those of [`output_size`], along either axis.
pub fn pool_output_shape<F>(
    a_prev: &ArrayView4<F>,
    params: PoolParams,
) -> Result<(usize, usize, usize, usize)> {
    pooled_shape(a_prev.dim(), params)
}

/// [`pool_output_shape`] if only the shape of `a_prev` is known.
///
/// # Errors
/// As [`pool_output_shape`].
pub fn pooled_shape(
    a_prev: (usize, usize, usize, usize),
    params: PoolParams,
) -> Result<(usize, usize, usize, usize)> {
    let (m, n_h_prev, n_w_prev, n_c) = a_prev;
    not_empty("a_prev", &[m, n_h_prev, n_w_prev, n_c])?;
    let n_h = output_size("height", n_h_prev, params.f, 0, params.stride)?;
    let n_w = output_size("width", n_w_prev, params.f, 0, params.stride)?;
    Ok((m, n_h, n_w, n_c))
}

/// The pooling layer: each window of each channel becomes one number.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C)` → `a (m, n_H, n_W, n_C)` and the cache, where
/// `n_H = ⌊(n_H_prev − f)/stride⌋ + 1` and `n_W` likewise.
///
/// ```text
/// max:     A[i, h, w, c] = max_{u,v} A_prev[i, h·s + u, w·s + v, c]
/// average: A[i, h, w, c] = 1/f² · Σ_u Σ_v A_prev[i, h·s + u, w·s + v, c]
/// ```
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `a_prev` has an axis of extent 0.
/// - [`Error::ZeroWindow`](crate::Error::ZeroWindow) or [`Error::ZeroStride`](crate::Error::ZeroStride) if `f` or `stride` is 0.
/// - [`Error::WindowLargerThanInput`](crate::Error::WindowLargerThanInput) if `f` exceeds the height or the width.
/// - [`Error::NotANumber`](crate::Error::NotANumber) if `mode` is `Max` and `a_prev` contains a NaN.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, exercise 4 (`pool_forward`); in the book, *池化的前向传播 · Pooling, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{PoolMode, PoolParams, pool_forward};
/// use ndarray::array;
///
/// let a_prev = array![[[[1.0], [3.0]], [[4.0], [2.0]]]];
/// let params = PoolParams { f: 2, stride: 1 };
/// let (max, _) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// let (average, _) = pool_forward(a_prev.view(), params, PoolMode::Average)?;
/// assert_eq!((max[[0, 0, 0, 0]], average[[0, 0, 0, 0]]), (4.0, 2.5));
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: pool_forward
pub fn pool_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    mode: PoolMode,
) -> Result<(Array4<F>, PoolCache<F>)> {
    let PoolParams { f, stride } = params;
    let (m, n_h, n_w, n_c) = pool_output_shape(&a_prev, params)?;
    let cache = PoolCache {
        a_prev: owned("a_prev", a_prev)?,
        params,
    };
    if mode == PoolMode::Max {
        not_nan("a_prev", &a_prev)?;
    }

    let mut a = zeros("a", (m, n_h, n_w, n_c))?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let (vert_start, horiz_start) = (h * stride, w * stride);
                    let (vert_end, horiz_end) = (vert_start + f, horiz_start + f);
                    let a_slice =
                        a_prev.slice(s![i, vert_start..vert_end, horiz_start..horiz_end, c]);
                    a[[i, h, w, c]] = match mode {
                        PoolMode::Max => maximum(a_slice)?,
                        PoolMode::Average => mean(a_slice)?,
                    };
                }
            }
        }
    }
    Ok((a, cache))
}
// ANCHOR_END: pool_forward

/// Gradient of the loss with respect to the input of a pooling layer; tied maxima all get it.
///
/// Shapes: `da (m, n_H, n_W, n_C)`, like the `a` that [`pool_forward`] returned with `cache` →
/// `da_prev (m, n_H_prev, n_W_prev, n_C)`.
///
/// ```text
/// (4) max:     dA_prev[i, h·s + u, w·s + v, c] += M[u, v] · dA[i, h, w, c]
/// (5) average: dA_prev[i, h·s + u, w·s + v, c] += dA[i, h, w, c] / f²
/// ```
///
/// The same as [`pool_backward_with_ties`] with [`TieRule::Every`]. An infinite `da` gives NaN where
/// the mask is 0, because `0 · ∞` in formula (4) is NaN.
///
/// # Errors
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if `da` is not shaped like this layer's output.
/// - Those of [`pool_forward`] if the parts of `cache` do not fit together.
/// - [`Error::NotANumber`](crate::Error::NotANumber) if `mode` is `Max` and the cached input contains a NaN.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, exercise 8 (`pool_backward`), with its formulas (4), (5); in the book,
/// *完整的 pool_backward · The whole pool_backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{PoolMode, PoolParams, pool_backward, pool_forward};
/// use ndarray::array;
///
/// let a_prev = array![[[[1.0], [3.0]], [[4.0], [2.0]]]];
/// let params = PoolParams { f: 2, stride: 1 };
/// let (_, cache) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// let da = array![[[[8.0]]]];
/// let max = pool_backward(da.view(), &cache, PoolMode::Max)?;
/// assert_eq!(max, array![[[[0.0], [0.0]], [[8.0], [0.0]]]]);
/// let average = pool_backward(da.view(), &cache, PoolMode::Average)?;
/// assert_eq!(average, array![[[[2.0], [2.0]], [[2.0], [2.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn pool_backward<F: NdFloat>(
    da: ArrayView4<F>,
    cache: &PoolCache<F>,
    mode: PoolMode,
) -> Result<Array4<F>> {
    pool_backward_with_ties(da, cache, mode, TieRule::default())
}

/// [`pool_backward`] with an explicit rule for ties.
///
/// Shapes and errors are those of [`pool_backward`]. `ties` matters only where `mode` is `Max` and
/// a window has more than one maximum.
///
/// # Errors
/// As [`pool_backward`].
///
/// # Source
/// As [`pool_backward`]; PyTorch's and JAX's rule is [`TieRule::First`].
///
/// # Examples
/// ```
/// use cnn_backprop::{PoolMode, PoolParams, TieRule, pool_backward_with_ties, pool_forward};
/// use ndarray::array;
///
/// let a_prev = array![[[[0.0], [0.0]], [[0.0], [-1.0]]]]; // three maxima
/// let params = PoolParams { f: 2, stride: 1 };
/// let (_, cache) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// let da = array![[[[6.0]]]];
/// let back = |ties| pool_backward_with_ties(da.view(), &cache, PoolMode::Max, ties);
/// assert_eq!(back(TieRule::Every)?.sum(), 18.0);
/// assert_eq!(back(TieRule::First)?, array![[[[6.0], [0.0]], [[0.0], [0.0]]]]);
/// assert_eq!(back(TieRule::Shared)?, array![[[[2.0], [2.0]], [[2.0], [0.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: pool_backward_with_ties
pub fn pool_backward_with_ties<F: NdFloat>(
    da: ArrayView4<F>,
    cache: &PoolCache<F>,
    mode: PoolMode,
    ties: TieRule,
) -> Result<Array4<F>> {
    let a_prev = cache.a_prev.view();
    let (m, n_h, n_w, n_c) = pool_output_shape(&a_prev, cache.params)?;
    same_shape("da", &[m, n_h, n_w, n_c], da.shape())?;
    if mode == PoolMode::Max {
        not_nan("a_prev", &a_prev)?;
    }
    let PoolParams { f, stride } = cache.params;

    let mut da_prev = zeros("da_prev", a_prev.raw_dim())?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let (vert_start, horiz_start) = (h * stride, w * stride);
                    let (vert_end, horiz_end) = (vert_start + f, horiz_start + f);
                    let window = s![i, vert_start..vert_end, horiz_start..horiz_end, c];

                    let mut da_slice = da_prev.slice_mut(window);
                    da_slice += &match mode {
                        PoolMode::Max => {
                            let mask = create_mask_with_ties(a_prev.slice(window), ties)?;
                            mask * da[[i, h, w, c]] // (4)
                        }
                        PoolMode::Average => distribute_value(da[[i, h, w, c]], (f, f))?, // (5)
                    };
                }
            }
        }
    }
    Ok(da_prev)
}
// ANCHOR_END: pool_backward_with_ties
