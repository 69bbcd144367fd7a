//! One number for a whole array, which hides nothing that a mean hides.

use ndarray::{ArrayView, Dimension};

use crate::error::Result;
use crate::numpy_rng::NumpyRng;

/// The fingerprint of an array: its dot product with a fixed vector of normal random numbers.
///
/// Shapes: `x` of any shape → one number.
///
/// ```text
/// fingerprint(x) = Σ_j r_j · x_j,   r = the stream of NumPy's RandomState(1).randn(x.size),   j in row-major order
/// ```
///
/// Every element has a weight of its own, so an array that is flipped, transposed, shifted or negated nearly always has
/// another fingerprint, while its mean may stay the same. In NumPy it is one line:
///
/// ```python
/// np.random.RandomState(1).randn(x.size) @ x.ravel()
/// ```
///
/// # Errors
/// [`Error::TooLarge`](crate::Error::TooLarge) if there is no memory for the vector.
///
/// # Source
/// In the book, *平均值藏住了什么 · What a mean hides*.
///
/// # Examples
/// ```
/// use cnn_backprop::fingerprint;
/// use ndarray::{array, s};
///
/// let x = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
/// let flipped = x.slice(s![.., ..;-1]);
/// assert_eq!(x.mean(), flipped.mean());
/// assert_ne!(fingerprint(x.view())?, fingerprint(flipped)?);
/// assert!((fingerprint(x.view())? - -14.957751).abs() < 1e-6); // as NumPy prints it
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn fingerprint<D: Dimension>(x: ArrayView<f64, D>) -> Result<f64> {
    let weights = NumpyRng::seed(1).randn(x.len())?;
    Ok(weights.iter().zip(x.iter()).map(|(r, x)| r * x).sum())
}
