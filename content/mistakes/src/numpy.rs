//! What NumPy does where ndarray would stop: slices that end at the edge of an array, and axes of length 1 that repeat.
//!
//! A mistake must give the numbers that the same mistake gives in NumPy, which people write.

use std::ops::Range;

use cnn_backprop::{Error, NumpyRng, Result};
use ndarray::{Array, Array4, ArrayView, ArrayViewMut, Dim, Dimension, NdIndex};

/// `np.random.randn(m, h, w, c)`.
///
/// # Errors
/// Those of [`NumpyRng::randn`].
pub(crate) fn normals(rng: &mut NumpyRng, [m, h, w, c]: [usize; 4]) -> Result<Array4<f64>> {
    rng.randn((m, h, w, c))
}

/// The part of a range that an axis of `len` elements has.
pub(crate) fn cut(range: Range<usize>, len: usize) -> Range<usize> {
    range.start.min(len)..range.end.min(len)
}

/// `sum += term`, where axes of length 1 of the term repeat.
///
/// # Errors
/// [`Error::ShapeMismatch`] where NumPy raises `ValueError`.
pub(crate) fn add<D: Dimension>(
    name: &'static str,
    sum: ArrayViewMut<f64, D>,
    term: &Array<f64, D>,
) -> Result<()> {
    combine(name, sum, term, |sum, term| *sum += term)
}

/// `sum[:] = term`, where axes of length 1 of the term repeat.
///
/// # Errors
/// [`Error::ShapeMismatch`] where NumPy raises `ValueError`.
pub(crate) fn assign<D: Dimension>(
    name: &'static str,
    sum: ArrayViewMut<f64, D>,
    term: &Array<f64, D>,
) -> Result<()> {
    combine(name, sum, term, |sum, term| *sum = term)
}

fn combine<D: Dimension>(
    name: &'static str,
    mut sum: ArrayViewMut<f64, D>,
    term: &Array<f64, D>,
    apply: impl Fn(&mut f64, f64),
) -> Result<()> {
    let Some(term) = term.broadcast(sum.raw_dim()) else {
        return Err(mismatch(name, term.shape(), sum.shape()));
    };
    sum.zip_mut_with(&term, |sum, &term| apply(sum, term));
    Ok(())
}

/// `a * b`, where axes of length 1 repeat.
///
/// # Errors
/// [`Error::ShapeMismatch`] where NumPy raises `ValueError`.
pub(crate) fn times<D>(a: ArrayView<f64, D>, b: ArrayView<f64, D>) -> Result<Array<f64, D>>
where
    D: Dimension + ndarray::DimMax<D, Output = D>,
{
    let fits = |(&a, &b): (&usize, &usize)| a == b || a == 1 || b == 1;
    if !a.shape().iter().zip(b.shape()).all(fits) {
        return Err(mismatch("a_slice", b.shape(), a.shape()));
    }
    Ok(&a * &b)
}

/// The error for which NumPy raises `ValueError` or `IndexError`.
pub(crate) fn mismatch(array: &'static str, expected: &[usize], actual: &[usize]) -> Error {
    Error::ShapeMismatch {
        array,
        expected: expected.to_vec(),
        actual: actual.to_vec(),
    }
}

/// The element at these indices.
///
/// # Errors
/// [`Error::ShapeMismatch`] where NumPy raises `IndexError`.
pub(crate) fn element<const N: usize>(
    x: &ArrayView<f64, Dim<[usize; N]>>,
    at: [usize; N],
) -> Result<f64>
where
    Dim<[usize; N]>: Dimension,
    [usize; N]: NdIndex<Dim<[usize; N]>>,
{
    x.get(at)
        .copied()
        .ok_or_else(|| mismatch("the indices", x.shape(), &at))
}
