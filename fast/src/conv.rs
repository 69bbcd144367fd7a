//! The convolutional layer: forward, then backward.

use cnn_backprop::Result;
use cnn_backprop::checked::{owned, same_shape, zeros};
use cnn_backprop::conv::{ConvCache, ConvGrads, ConvParams};
use ndarray::{Array4, ArrayView4};

use crate::element::Element;
use crate::layout::{row_major, row_major_mut};
use crate::pass::{BackwardPass, Extents, ForwardPass};
use crate::workspace::Workspace;

/// The convolutional layer: [`conv_forward`](cnn_backprop::conv_forward), fast.
///
/// Shapes, formula and errors are those of [`conv_forward`](cnn_backprop::conv_forward).
///
/// ```text
/// Z[i, h, w, c] = b[c] + Σ_u Σ_v Σ_k A_pad[i, h·s + u, w·s + v, k] · W[u, v, k, c]
/// ```
///
/// # Errors
/// Those of [`conv_forward`](cnn_backprop::conv_forward).
///
/// # Source
/// In the book, *从公式到快的内核 · From the formula to a fast kernel*.
///
/// # Examples
/// ```
/// use approx::assert_relative_eq;
/// use cnn_backprop::{ConvParams, NumpyRng, conv_forward};
/// use cnn_backprop_fast as fast;
///
/// let mut rng = NumpyRng::seed(1);
/// let a_prev = rng.randn((10, 4, 4, 3))?;
/// let w = rng.randn((2, 2, 3, 8))?;
/// let b = rng.randn((1, 1, 1, 8))?;
/// let params = ConvParams { stride: 2, pad: 2 };
///
/// let (z, _cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// let (literal, _cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// assert_relative_eq!(z, literal, max_relative = 1e-12, epsilon = 1e-12);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_forward<F: Element>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: ConvParams,
) -> Result<(Array4<F>, ConvCache<F>)> {
    checked_forward(&a_prev, &w, &b, params)?;
    conv_forward_owned(owned("a_prev", a_prev)?, owned("w", w)?, b, params)
}

/// [`conv_forward`] without copies: the cache keeps `a_prev` and `w` themselves, and `cache.w` gives the filters back.
///
/// On layers with few products for each number, the copies take as long as the layer.
///
/// Shapes, formula and errors are those of [`conv_forward`].
///
/// # Errors
/// Those of [`conv_forward`].
///
/// # Source
/// In the book, *从公式到快的内核 · From the formula to a fast kernel*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop_fast as fast;
/// use ndarray::array;
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let w = array![[[[10.0]], [[20.0]]]]; // 1×2 filter
/// let b = array![[[[0.5]]]];
/// let numbers = a_prev.as_ptr();
///
/// let (z, cache) = fast::conv_forward_owned(a_prev, w, b.view(), ConvParams { stride: 1, pad: 0 })?;
/// assert_eq!(z, array![[[[50.5], [80.5]]]]);
/// assert_eq!(cache.a_prev.as_ptr(), numbers); // the same array, not a copy
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_forward_owned<F: Element>(
    a_prev: Array4<F>,
    w: Array4<F>,
    b: ArrayView4<F>,
    params: ConvParams,
) -> Result<(Array4<F>, ConvCache<F>)> {
    let extents = checked_forward(&a_prev.view(), &w.view(), &b, params)?;
    let mut z = zeros("z", extents.z())?;
    let memory = &mut Workspace::new();
    run_forward(extents, a_prev.view(), w.view(), b, &mut z, memory)?;
    Ok((z, ConvCache { a_prev, w, params }))
}

/// [`conv_forward`] into an existing array, with memory that is kept between calls.
///
/// Shapes: as [`conv_forward`]; `z (m, n_H, n_W, n_C)`. The contents of `z` are overwritten.
/// Nothing is saved: [`conv_backward_into`] takes `a_prev` and `w` again.
///
/// # Errors
/// Those of [`conv_forward`], and [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `z` has a
/// different shape. After an error the contents of `z` are unspecified.
///
/// # Source
/// In the book, *从公式到快的内核 · From the formula to a fast kernel*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop_fast::{Workspace, conv_forward_into};
/// use ndarray::Array4;
///
/// let params = ConvParams { stride: 1, pad: 0 };
/// let w = Array4::<f32>::ones((3, 2, 3, 6));
/// let b = Array4::zeros((1, 1, 1, 6));
/// let mut z = Array4::zeros((2, 3, 3, 6));
/// let mut workspace = Workspace::new();
/// for scale in [1.0, 2.0] {
///     let a_prev = Array4::from_elem((2, 5, 4, 3), scale);
///     conv_forward_into(a_prev.view(), w.view(), b.view(), params, &mut z, &mut workspace)?;
///     assert_eq!(z[[1, 2, 2, 5]], 18.0 * scale); // 3·2·3 products
/// }
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_forward_into<F: Element>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: ConvParams,
    z: &mut Array4<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let extents = checked_forward(&a_prev, &w, &b, params)?;
    same_shape("z", &extents.z(), z.shape())?;
    run_forward(extents, a_prev, w, b, z, workspace)
}

fn checked_forward<F>(
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    b: &ArrayView4<F>,
    params: ConvParams,
) -> Result<Extents> {
    let extents = Extents::checked(a_prev, w, params)?;
    same_shape("b", &[1, 1, 1, extents.n_c], b.shape())?;
    extents.check_padded::<F>()?;
    Ok(extents)
}

/// Of arrays that have these extents.
fn run_forward<F: Element>(
    extents: Extents,
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    z: &mut Array4<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let pass = ForwardPass {
        extents,
        a_prev: &row_major("a_prev", a_prev)?,
        w: &row_major("w", w)?,
        b: &row_major("b", b)?,
        z: row_major_mut("z", z)?,
    };
    F::forward(pass, workspace)
}

/// Gradients of a convolutional layer: [`conv_backward`](cnn_backprop::conv_backward), fast.
///
/// Shapes, formulas and errors are those of [`conv_backward`](cnn_backprop::conv_backward).
///
/// ```text
/// (1) dA_pad[i, h·s + u, w·s + v, k] += W[u, v, k, c] · dZ[i, h, w, c]    for all i, h, w, c, u, v, k
/// (2) dW[u, v, k, c] = Σ_i Σ_h Σ_w A_pad[i, h·s + u, w·s + v, k] · dZ[i, h, w, c]
/// (3) db[c]          = Σ_i Σ_h Σ_w dZ[i, h, w, c]
/// ```
///
/// # Errors
/// Those of [`conv_backward`](cnn_backprop::conv_backward).
///
/// # Source
/// In the book, *从公式到快的内核 · From the formula to a fast kernel*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop_fast as fast;
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let w = array![[[[10.0]], [[20.0]]]]; // 1×2 filter
/// let b = array![[[[0.0]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
///
/// let grads = fast::conv_backward(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[10.0], [30.0], [20.0]]]]); // the middle is met twice
/// assert_eq!(grads.dw, array![[[[3.0]], [[5.0]]]]);
/// assert_eq!(grads.db, array![[[[2.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_backward<F: Element>(dz: ArrayView4<F>, cache: &ConvCache<F>) -> Result<ConvGrads<F>> {
    let (a_prev, w) = (cache.a_prev.view(), cache.w.view());
    let extents = checked_backward(&dz, &a_prev, &w, cache.params)?;
    let mut grads = ConvGrads {
        da_prev: zeros("da_prev", a_prev.raw_dim())?,
        dw: zeros("dw", w.raw_dim())?,
        db: zeros("db", (1, 1, 1, extents.n_c))?,
    };
    run_backward(extents, dz, a_prev, w, &mut grads, &mut Workspace::new())?;
    Ok(grads)
}

/// [`conv_backward`] into existing arrays, with memory that is kept between calls.
///
/// Shapes: as [`conv_backward`]; each of `grads` has the shape of its namesake. Their contents are overwritten.
///
/// # Errors
/// Those of [`conv_backward`], and [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if an array
/// of `grads` has another shape. With an error, what `grads` holds is unspecified.
///
/// # Source
/// In the book, *从公式到快的内核 · From the formula to a fast kernel*.
///
/// # Examples
/// ```
/// use cnn_backprop_fast::{Workspace, conv_backward_into};
/// use cnn_backprop::{ConvGrads, ConvParams};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let w = array![[[[10.0]], [[20.0]]]]; // 1×2 filter
/// let params = ConvParams { stride: 1, pad: 0 };
/// let mut grads = ConvGrads {
///     da_prev: Array4::zeros(a_prev.dim()),
///     dw: Array4::zeros(w.dim()),
///     db: Array4::zeros((1, 1, 1, 1)),
/// };
/// let mut workspace = Workspace::new();
/// for dz in [array![[[[1.0], [1.0]]]], array![[[[0.0], [1.0]]]]] {
///     let (a_prev, w) = (a_prev.view(), w.view());
///     conv_backward_into(dz.view(), a_prev, w, params, &mut grads, &mut workspace)?;
/// }
/// assert_eq!(grads.dw, array![[[[2.0]], [[3.0]]]]); // of the second dz
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_backward_into<F: Element>(
    dz: ArrayView4<F>,
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    params: ConvParams,
    grads: &mut ConvGrads<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let extents = checked_backward(&dz, &a_prev, &w, params)?;
    same_shape("da_prev", a_prev.shape(), grads.da_prev.shape())?;
    same_shape("dw", w.shape(), grads.dw.shape())?;
    same_shape("db", &[1, 1, 1, extents.n_c], grads.db.shape())?;
    run_backward(extents, dz, a_prev, w, grads, workspace)
}

/// The gradients of the parameters alone, for a layer whose input needs none:
/// [`conv_backward_parameters`](cnn_backprop::conv::conv_backward_parameters), fast.
///
/// Shapes, formulas and errors are those of [`conv_backward_parameters`](cnn_backprop::conv::conv_backward_parameters).
///
/// # Errors
/// Those of [`conv_backward_parameters`](cnn_backprop::conv::conv_backward_parameters).
///
/// # Source
/// In the book, *完整的 conv_backward · The whole conv_backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop_fast as fast;
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let w = array![[[[10.0]], [[20.0]]]]; // 1×2 filter
/// let b = array![[[[0.0]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
///
/// let (dw, db) = fast::conv_backward_parameters(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(dw, array![[[[3.0]], [[5.0]]]]);
/// assert_eq!(db, array![[[[2.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_backward_parameters<F: Element>(
    dz: ArrayView4<F>,
    cache: &ConvCache<F>,
) -> Result<(Array4<F>, Array4<F>)> {
    let a_prev = cache.a_prev.view();
    let extents = checked_backward(&dz, &a_prev, &cache.w.view(), cache.params)?;
    let mut dw = zeros("dw", cache.w.raw_dim())?;
    let mut db = zeros("db", (1, 1, 1, extents.n_c))?;
    run_parameters(extents, dz, a_prev, &mut dw, &mut db, &mut Workspace::new())?;
    Ok((dw, db))
}

/// [`conv_backward_parameters`] into existing arrays, with memory that is kept between calls.
///
/// Shapes: as [`conv_backward_parameters`]. The contents of `dw` and `db` are overwritten.
///
/// # Errors
/// Those of [`conv_backward_parameters`], and [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `db` has not
/// one element for each filter of `dw`. With an error, what `dw` and `db` hold is unspecified.
///
/// # Source
/// In the book, *从公式到快的内核 · From the formula to a fast kernel*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop_fast::{Workspace, conv_backward_parameters_into};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0], [2.0], [3.0]]]]; // one row
/// let dz = array![[[[1.0], [1.0]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (mut dw, mut db) = (Array4::zeros((1, 2, 1, 1)), Array4::zeros((1, 1, 1, 1)));
/// let mut workspace = Workspace::new();
/// let (dz, a_prev) = (dz.view(), a_prev.view());
/// conv_backward_parameters_into(dz, a_prev, params, &mut dw, &mut db, &mut workspace)?;
/// assert_eq!(dw, array![[[[3.0]], [[5.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn conv_backward_parameters_into<F: Element>(
    dz: ArrayView4<F>,
    a_prev: ArrayView4<F>,
    params: ConvParams,
    dw: &mut Array4<F>,
    db: &mut Array4<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let extents = checked_backward(&dz, &a_prev, &dw.view(), params)?;
    same_shape("db", &[1, 1, 1, extents.n_c], db.shape())?;
    run_parameters(extents, dz, a_prev, dw, db, workspace)
}

fn checked_backward<F>(
    dz: &ArrayView4<F>,
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    params: ConvParams,
) -> Result<Extents> {
    let extents = Extents::checked(a_prev, w, params)?;
    same_shape("dz", &extents.z(), dz.shape())?;
    Ok(extents)
}

/// Of arrays that have these extents.
fn run_backward<F: Element>(
    extents: Extents,
    dz: ArrayView4<F>,
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    grads: &mut ConvGrads<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let pass = BackwardPass {
        extents,
        a_prev: &row_major("a_prev", a_prev)?,
        w: &row_major("w", w)?,
        dz: &row_major("dz", dz)?,
        da_prev: row_major_mut("da_prev", &mut grads.da_prev)?,
        dw: row_major_mut("dw", &mut grads.dw)?,
        db: row_major_mut("db", &mut grads.db)?,
    };
    F::backward(pass, workspace)
}

/// Of arrays that have these extents.
fn run_parameters<F: Element>(
    extents: Extents,
    dz: ArrayView4<F>,
    a_prev: ArrayView4<F>,
    dw: &mut Array4<F>,
    db: &mut Array4<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let pass = BackwardPass {
        extents,
        a_prev: &row_major("a_prev", a_prev)?,
        w: &[],
        dz: &row_major("dz", dz)?,
        da_prev: &mut [],
        dw: row_major_mut("dw", dw)?,
        db: row_major_mut("db", db)?,
    };
    F::backward_parameters(pass, workspace)
}
