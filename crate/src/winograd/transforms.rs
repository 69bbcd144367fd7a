//! The three matrices, and the functions that apply them.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, Array4, ArrayView2, ArrayView4, NdFloat, array, s};

use crate::checked::{same_shape, zeros};
use crate::error::Result;

/// Rows and columns of a tile of the output.
pub const OUT: usize = 2;
/// Rows and columns of a tile of the input: all that a tile of the output depends on.
pub const TILE: usize = 4;

/// The matrices of F(2, 3), named as in the literature; `a` has nothing to do with activations.
#[derive(Clone, Debug, PartialEq)]
pub struct Transforms<F> {
    /// `A (4, 2)`: its transpose gathers the outputs from the products.
    pub a: Array2<F>,
    /// `B (4, 4)`: its transpose transforms the input.
    pub b: Array2<F>,
    /// `G (4, 3)`: transforms the filter.
    pub g: Array2<F>,
}

/// The matrices with which two outputs of a 3-tap filter cost 4 multiplications.
///
/// ```text
/// z = Aᵀ [(G w) ⊙ (Bᵀ x)]        x (4), w (3) → z (2)
/// ```
///
/// # Source
/// S. Winograd, *Arithmetic Complexity of Computations* (1980); for layers, A. Lavin and S. Gray,
/// *Fast Algorithms for Convolutional Neural Networks* (2015). In the book, *Winograd：少乘几次 ·
/// Winograd: fewer multiplications*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::transforms;
/// use ndarray::array;
///
/// let t = transforms::<f64>();
/// let (x, w) = (array![1.0, 4.0, 2.0, 7.0], array![1.0, 2.0, 3.0]);
/// let products = t.g.dot(&w) * t.b.t().dot(&x);
/// assert_eq!(t.a.t().dot(&products), array![15.0, 29.0]); // 1 + 8 + 6 and 4 + 4 + 21
/// ```
// ANCHOR: transforms
pub fn transforms<F: NdFloat>() -> Transforms<F> {
    let (o, l) = (F::zero(), F::one());
    let half = l / (l + l);
    Transforms {
        a: array![[l, o], [l, l], [l, -l], [o, -l]],
        b: array![[l, o, o, o], [o, l, -l, l], [-l, l, l, o], [o, o, o, -l]],
        g: array![
            [l, o, o],
            [half, half, half],
            [half, -half, half],
            [o, o, l]
        ],
    }
}
// ANCHOR_END: transforms

/// Multiplies every square by a matrix from the left and by its transpose from the right.
///
/// Shapes: `matrix (p, q)`, `squares (q, q, rows, cols)` → `(p, p, rows, cols)`.
///
/// ```text
/// Y[:, :, r, c] = M · X[:, :, r, c] · Mᵀ
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if the squares do not have the side `q`.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// In the book, *Winograd：少乘几次 · Winograd: fewer multiplications*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::{both_sides, transforms};
/// use ndarray::Array4;
///
/// let w = Array4::<f64>::ones((3, 3, 5, 7));
/// let u = both_sides(transforms().g.view(), w.view())?;
/// assert_eq!(u.dim(), (4, 4, 5, 7));
/// assert_eq!(u[[1, 1, 0, 0]], 2.25); // 9 ones by a half and a half
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: both_sides
pub fn both_sides<F: NdFloat>(matrix: ArrayView2<F>, squares: ArrayView4<F>) -> Result<Array4<F>> {
    let ((p, q), (_, _, rows, cols)) = (matrix.dim(), squares.dim());
    same_shape("squares", &[q, q, rows, cols], squares.shape())?;
    let mut turned = zeros("turned squares", (p, p, rows, cols))?;
    for r in 0..rows {
        for c in 0..cols {
            let half_way = matrix.dot(&squares.slice(s![.., .., r, c]));
            let square = half_way.dot(&matrix.t());
            turned.slice_mut(s![.., .., r, c]).assign(&square);
        }
    }
    Ok(turned)
}
// ANCHOR_END: both_sides

/// One matrix product at each of the 4×4 positions in a tile: the sum over channels, or over tiles.
///
/// Shapes: `left (4, 4, p, n)`, `right (4, 4, n, q)` → `(4, 4, p, q)`.
///
/// ```text
/// Y[j, l, :, :] = L[j, l, :, :] · R[j, l, :, :]
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if there are not 4×4 positions, or `n` differs.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// In the book, *Winograd：少乘几次 · Winograd: fewer multiplications*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::products;
/// use ndarray::Array4;
///
/// let v = Array4::<f64>::ones((4, 4, 6, 3)); // 6 tiles, 3 channels
/// let u = Array4::ones((4, 4, 3, 5)); // 5 filters
/// let sums = products(v.view(), u.view())?;
/// assert_eq!(sums, Array4::from_elem((4, 4, 6, 5), 3.0));
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: products
pub fn products<F: NdFloat>(left: ArrayView4<F>, right: ArrayView4<F>) -> Result<Array4<F>> {
    let ((_, _, p, n), (_, _, _, q)) = (left.dim(), right.dim());
    same_shape("left", &[TILE, TILE, p, n], left.shape())?;
    same_shape("right", &[TILE, TILE, n, q], right.shape())?;
    let mut all = zeros("products", (TILE, TILE, p, q))?;
    for j in 0..TILE {
        for l in 0..TILE {
            let (left, right) = (left.slice(s![j, l, .., ..]), right.slice(s![j, l, .., ..]));
            let mut place = all.slice_mut(s![j, l, .., ..]);
            general_mat_mul(F::one(), &left, &right, F::zero(), &mut place);
        }
    }
    Ok(all)
}
// ANCHOR_END: products
