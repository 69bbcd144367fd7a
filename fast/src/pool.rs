//! The pooling layer, fast: forward, then backward.
//!
//! The forward pass of max pooling saves the places of the maxima, one bit for each element of a window;
//! the backward pass reads these bits and not the input. All results are bit for bit those of the
//! literal functions, except for the forward means, which are added up in a different order and differ by at
//! most `f² · ε · mean |x|`.

mod average;
mod cache;
pub(crate) mod images;
mod max;
pub(crate) mod maxima;
mod windows;

use cnn_backprop::Result;
use cnn_backprop::checked::{reserved, same_shape};
use cnn_backprop::pool::{PoolMode, PoolParams};
use cnn_backprop::pool::{pool_output_shape, pooled_shape};
use cnn_backprop::window::TieRule;
use ndarray::{Array4, ArrayView4};

use crate::element::Element;
use crate::layout::row_major_mut;
use crate::simd::Level;
use crate::workspace::Workspace;
use images::{Results, whole};

pub use cache::PoolCache;

/// The pooling layer, like the literal [`pool_forward`](cnn_backprop::pool_forward).
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C)` → `a (m, n_H, n_W, n_C)` and the cache.
///
/// ```text
/// max:     A[i, h, w, c] = max_{u,v} A_prev[i, h·s + u, w·s + v, c]
/// average: A[i, h, w, c] = 1/f² · Σ_u Σ_v A_prev[i, h·s + u, w·s + v, c]
/// ```
///
/// # Errors
/// As [`pool_forward`](cnn_backprop::pool_forward).
///
/// # Source
/// In the book, *池化的前向传播 · Pooling, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{NumpyRng, PoolMode, PoolParams};
/// use cnn_backprop_fast as fast;
///
/// let a_prev = NumpyRng::seed(1).randn((2, 5, 7, 3))?;
/// let params = PoolParams { f: 3, stride: 2 };
/// let (a, _) = fast::pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// let (literal, _) = cnn_backprop::pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// assert_eq!(a, literal);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn pool_forward<F: Element>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    mode: PoolMode,
) -> Result<(Array4<F>, PoolCache)> {
    let shape = pool_output_shape(&a_prev, params)?;
    let mut a = Vec::new();
    reserved("a", &mut a, &<[usize; 4]>::from(shape))?;
    let cache = F::pool_forward(
        a_prev,
        params,
        mode,
        Results::New(&mut a),
        None,
        Level::best(),
    )?;
    Ok((whole(shape, a), cache))
}

/// [`pool_forward`] into an existing array: nothing is allocated once `cache` has been used for the same
/// shapes, provided that `a_prev` and `a` are in row-major order.
///
/// Shapes are those of [`pool_forward`]. After an error `a` is unfinished and `cache` empty.
///
/// # Errors
/// As [`pool_forward`], and [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `a` does not have the shape of the output.
///
/// # Examples
/// ```
/// use cnn_backprop_fast::{self as fast, PoolCache, Workspace};
/// use cnn_backprop::{PoolMode, PoolParams, TieRule};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [3.0]], [[4.0], [2.0]]]];
/// let params = PoolParams { f: 2, stride: 1 };
/// let (mut a, mut da_prev) = (Array4::zeros((1, 1, 1, 1)), Array4::zeros(a_prev.raw_dim()));
/// let (mut cache, mut workspace) = (PoolCache::default(), Workspace::new());
/// for _step in 0..3 {
///     let (view, mode) = (&mut a, PoolMode::Max);
///     fast::pool_forward_into(a_prev.view(), params, mode, view, &mut cache, &mut workspace)?;
///     let (da, view, ties) = (a.view(), &mut da_prev, TieRule::Every);
///     fast::pool_backward_into(da, &cache, mode, ties, view, &mut workspace)?;
/// }
/// assert_eq!(da_prev, array![[[[0.0], [0.0]], [[4.0], [0.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn pool_forward_into<F: Element>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    mode: PoolMode,
    a: &mut Array4<F>,
    cache: &mut PoolCache,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let left = std::mem::take(cache).maxima;
    let shape = pool_output_shape(&a_prev, params)?;
    same_shape("a", &<[usize; 4]>::from(shape), a.shape())?;
    let a = Results::Old(row_major_mut("a", a)?);
    *cache = F::pool_forward(a_prev, params, mode, a, left, workspace.level())?;
    Ok(())
}

/// Gradient of the loss with respect to the input of a pooling layer, like the literal
/// [`pool_backward`](cnn_backprop::pool_backward): ties go to every maximum.
///
/// Shapes: `da (m, n_H, n_W, n_C)`, like the `a` that [`pool_forward`] returned with `cache` →
/// `da_prev (m, n_H_prev, n_W_prev, n_C)`.
///
/// ```text
/// (4) max:     dA_prev[i, h·s + u, w·s + v, c] += M[u, v] · dA[i, h, w, c]
/// (5) average: dA_prev[i, h·s + u, w·s + v, c] += dA[i, h, w, c] / f²
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `da` does not have the shape of this layer's output.
/// - [`Error::MaximaNotSaved`](cnn_backprop::Error::MaximaNotSaved) if `mode` is `Max` and the cache is that of a forward pass in mode `Average`.
/// - [`Error::EmptyAxis`](cnn_backprop::Error::EmptyAxis) if the cache does not come from a forward pass.
/// - [`Error::TooLarge`](cnn_backprop::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// In the book, *完整的 pool_backward · The whole pool_backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{NumpyRng, PoolMode, PoolParams};
/// use cnn_backprop_fast as fast;
///
/// let mut rng = NumpyRng::seed(1);
/// let a_prev = rng.randn((2, 5, 7, 3))?;
/// let params = PoolParams { f: 3, stride: 2 };
/// let (a, cache) = fast::pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// let da = rng.randn(a.dim())?;
/// let da_prev = fast::pool_backward(da.view(), &cache, PoolMode::Max)?;
///
/// let (_, cache) = cnn_backprop::pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// assert_eq!(da_prev, cnn_backprop::pool_backward(da.view(), &cache, PoolMode::Max)?);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn pool_backward<F: Element>(
    da: ArrayView4<F>,
    cache: &PoolCache,
    mode: PoolMode,
) -> Result<Array4<F>> {
    pool_backward_with_ties(da, cache, mode, TieRule::default())
}

/// [`pool_backward`] with the rule for ties spelled out, like the literal
/// [`pool_backward_with_ties`](cnn_backprop::pool_backward_with_ties).
///
/// Shapes and errors are those of [`pool_backward`].
///
/// # Errors
/// As [`pool_backward`].
///
/// # Examples
/// ```
/// use cnn_backprop::{PoolMode, PoolParams, TieRule};
/// use cnn_backprop_fast as fast;
/// use ndarray::array;
///
/// let a_prev = array![[[[0.0], [0.0]], [[0.0], [-1.0]]]]; // three maxima
/// let params = PoolParams { f: 2, stride: 1 };
/// let (_, cache) = fast::pool_forward(a_prev.view(), params, PoolMode::Max)?;
/// let da = array![[[[6.0]]]];
/// let back = |ties| fast::pool_backward_with_ties(da.view(), &cache, PoolMode::Max, ties);
/// assert_eq!(back(TieRule::First)?, array![[[[6.0], [0.0]], [[0.0], [0.0]]]]);
/// assert_eq!(back(TieRule::Shared)?, array![[[[2.0], [2.0]], [[2.0], [0.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn pool_backward_with_ties<F: Element>(
    da: ArrayView4<F>,
    cache: &PoolCache,
    mode: PoolMode,
    ties: TieRule,
) -> Result<Array4<F>> {
    let mut da_prev = Vec::new();
    pooled_shape(cache.a_prev, cache.params)?; // an empty cache is refused before memory is taken
    reserved("da_prev", &mut da_prev, &<[usize; 4]>::from(cache.a_prev))?;
    F::pool_backward(
        da,
        cache,
        mode,
        ties,
        Results::New(&mut da_prev),
        Level::best(),
    )?;
    Ok(whole(cache.a_prev, da_prev))
}

/// [`pool_backward_with_ties`] into an existing array; see [`pool_forward_into`].
///
/// Shapes are those of [`pool_backward`]. The contents of `da_prev` are overwritten.
///
/// # Errors
/// As [`pool_backward`], and [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `da_prev` does not have the shape of the input.
pub fn pool_backward_into<F: Element>(
    da: ArrayView4<F>,
    cache: &PoolCache,
    mode: PoolMode,
    ties: TieRule,
    da_prev: &mut Array4<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    same_shape(
        "da_prev",
        &<[usize; 4]>::from(cache.a_prev),
        da_prev.shape(),
    )?;
    let da_prev = Results::Old(row_major_mut("da_prev", da_prev)?);
    F::pool_backward(da, cache, mode, ties, da_prev, workspace.level())
}
