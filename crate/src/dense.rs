//! The fully connected layer: flattening, forward, then backward.

use ndarray::{Array2, Array4, ArrayView2, ArrayView4, NdFloat};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::error::Result;

/// Arranges the numbers of each image in one row; the index of the channel changes fastest.
///
/// Shapes: `a (m, n_H, n_W, n_C)` → `x (m, n_H·n_W·n_C)`.
///
/// ```text
/// (N1) x[i, (h·n_W + w)·n_C + c] = A[i, h, w, c]
/// ```
///
/// This is the order of channels-last arrays. PyTorch has channels first and flattens in another
/// order, so the weights of a dense layer must be reordered before they can be used there.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `a` has an axis of extent 0.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, "CNN example"; in the book, *一个小网络：前向 · A small network, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::flatten;
/// use ndarray::array;
///
/// let a = array![[[[1.0, 2.0], [3.0, 4.0]]]]; // one row, two columns, two channels
/// assert_eq!(flatten(a.view())?, array![[1.0, 2.0, 3.0, 4.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: flatten
pub fn flatten<F: NdFloat>(a: ArrayView4<F>) -> Result<Array2<F>> {
    not_empty("a", a.shape())?;
    let (m, n_h, n_w, n_c) = a.dim();
    let x = owned("x", a)?.into_shape_with_order((m, n_h * n_w * n_c));
    Ok(x.expect("an owned copy is in row-major order and keeps its elements"))
}
// ANCHOR_END: flatten

/// Arranges the gradient of the flattened rows in the shape of the images again.
///
/// Shapes: `dx (m, n_H·n_W·n_C)` and that shape → `da (m, n_H, n_W, n_C)`.
///
/// ```text
/// (N6) dA[i, h, w, c] = dx[i, (h·n_W + w)·n_C + c]
/// ```
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if an extent of the shape is 0.
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if `dx` is not what [`flatten`] makes of that shape.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// As [`flatten`]; in the book, *一个小网络：反向 · A small network, backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::unflatten;
/// use ndarray::array;
///
/// let dx = array![[1.0, 2.0, 3.0, 4.0]];
/// assert_eq!(unflatten(dx.view(), (1, 1, 2, 2))?, array![[[[1.0, 2.0], [3.0, 4.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: unflatten
pub fn unflatten<F: NdFloat>(
    dx: ArrayView2<F>,
    shape: (usize, usize, usize, usize),
) -> Result<Array4<F>> {
    let (m, n_h, n_w, n_c) = shape;
    let shape = [m, n_h, n_w, n_c];
    not_empty("da", &shape)?;
    let n_x = n_h.saturating_mul(n_w).saturating_mul(n_c); // no array has `usize::MAX` columns
    same_shape("dx", &[m, n_x], dx.shape())?;
    let da = owned("da", dx)?.into_shape_with_order(shape);
    Ok(da.expect("an owned copy is in row-major order and keeps its elements"))
}
// ANCHOR_END: unflatten

/// What [`dense_forward`] saves for [`dense_backward`]: the input and the weights.
///
/// The fields are public, and `dense_backward` checks that they fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct DenseCache<F> {
    /// Input of the layer, `(m, n_x)`.
    pub x: Array2<F>,
    /// Weights, `(n_x, n_y)`.
    pub w: Array2<F>,
}

/// What [`dense_backward`] returns: the gradient of the loss with respect to each input of the layer.
#[derive(Clone, Debug, PartialEq)]
pub struct DenseGrads<F> {
    /// Gradient of the input, `(m, n_x)`.
    pub dx: Array2<F>,
    /// Gradient of the weights, `(n_x, n_y)`.
    pub dw: Array2<F>,
    /// Gradient of the biases, `(1, n_y)`.
    pub db: Array2<F>,
}

/// The fully connected layer: every output is a weighted sum of all inputs, plus a bias.
///
/// Shapes: `x (m, n_x)`, `w (n_x, n_y)`, `b (1, n_y)` → `z (m, n_y)` and the cache.
///
/// ```text
/// (N2) z[i, c] = b[c] + Σ_j x[i, j] · W[j, c]
/// ```
///
/// Here each example is a row, as in the course's convolutions. In its first course examples are
/// columns, and there the same formula reads `Z = W·X + b`. NaN and infinity propagate as IEEE
/// arithmetic defines.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `x` or `w` has an axis of extent 0.
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if `w` does not have one row per column of `x`, or
///   `b` is not `(1, n_y)`.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, "CNN example"; in the book, *一个小网络：前向 · A small network, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::dense_forward;
/// use ndarray::array;
///
/// let x = array![[4.0, 6.0]];
/// let w = array![[1.0, -2.0], [-1.0, 1.0]];
/// let (z, _cache) = dense_forward(x.view(), w.view(), array![[0.5, 0.0]].view())?;
/// assert_eq!(z, array![[-1.5, -2.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: dense_forward
pub fn dense_forward<F: NdFloat>(
    x: ArrayView2<F>,
    w: ArrayView2<F>,
    b: ArrayView2<F>,
) -> Result<(Array2<F>, DenseCache<F>)> {
    let (m, n_y) = output_shape(&x, &w)?;
    same_shape("b", &[1, n_y], b.shape())?;
    let cache = DenseCache {
        x: owned("x", x)?,
        w: owned("w", w)?,
    };
    let mut z = zeros("z", (m, n_y))?;
    for i in 0..m {
        for c in 0..n_y {
            z[[i, c]] = x.row(i).dot(&w.column(c)) + b[[0, c]];
        }
    }
    Ok((z, cache))
}
// ANCHOR_END: dense_forward

/// Gradients of the loss with respect to the input, the weights and the biases.
///
/// Shapes: `dz (m, n_y)`, like the `z` that [`dense_forward`] returned with `cache` →
/// `dx (m, n_x)`, `dw (n_x, n_y)`, `db (1, n_y)`.
///
/// ```text
/// (N3) dW[j, c] = Σ_i x[i, j] · dz[i, c]
/// (N4) db[c]    = Σ_i dz[i, c]
/// (N5) dx[i, j] = Σ_c W[j, c] · dz[i, c]
/// ```
///
/// There is no `1/m` here: if the loss is a mean over examples, `dz` already contains it.
///
/// # Errors
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if `dz` is not shaped like this layer's output.
/// - Those of [`dense_forward`] if the parts of `cache` do not fit together.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 1, week 3, "Backpropagation intuition"; in the book,
/// *一个小网络：反向 · A small network, backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::{dense_backward, dense_forward};
/// use ndarray::array;
///
/// let x = array![[4.0, 6.0]];
/// let w = array![[1.0, -2.0], [-1.0, 1.0]];
/// let (_z, cache) = dense_forward(x.view(), w.view(), array![[0.0, 0.0]].view())?;
/// let grads = dense_backward(array![[10.0, 1.0]].view(), &cache)?;
/// assert_eq!(grads.dw, array![[40.0, 4.0], [60.0, 6.0]]);
/// assert_eq!(grads.db, array![[10.0, 1.0]]);
/// assert_eq!(grads.dx, array![[8.0, -9.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: dense_backward
pub fn dense_backward<F: NdFloat>(
    dz: ArrayView2<F>,
    cache: &DenseCache<F>,
) -> Result<DenseGrads<F>> {
    let (x, w) = (cache.x.view(), cache.w.view());
    let (m, n_y) = output_shape(&x, &w)?;
    same_shape("dz", &[m, n_y], dz.shape())?;

    let mut dx = zeros("dx", x.raw_dim())?;
    let mut dw = zeros("dw", w.raw_dim())?;
    let mut db = zeros("db", (1, n_y))?;
    for i in 0..m {
        for c in 0..n_y {
            dw.column_mut(c).scaled_add(dz[[i, c]], &x.row(i)); // (N3)
            db[[0, c]] += dz[[i, c]]; // (N4)
            dx.row_mut(i).scaled_add(dz[[i, c]], &w.column(c)); // (N5)
        }
    }
    Ok(DenseGrads { dx, dw, db })
}
// ANCHOR_END: dense_backward

fn output_shape<F>(x: &ArrayView2<F>, w: &ArrayView2<F>) -> Result<(usize, usize)> {
    not_empty("x", x.shape())?;
    not_empty("w", w.shape())?;
    let ((m, n_x), n_y) = (x.dim(), w.ncols());
    same_shape("w", &[n_x, n_y], w.shape())?;
    Ok((m, n_y))
}
