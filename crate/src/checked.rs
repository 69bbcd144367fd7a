//! Checks that return an [`Error`] where ndarray would panic or abort.
//!
//! They are public because the book's listings use them, and so do other crates that make arrays for
//! the same layers: a function copied from the book needs only public names of this crate.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array, Array2, ArrayView, ArrayView2, Dimension, IntoDimension, NdFloat};
use num_traits::{Float, Zero};

use crate::error::{Error, Result};

/// An array of zeros; `array` is its name in the error.
///
/// Shapes: `shape` of any rank → array of that shape.
///
/// `ndarray::Array::zeros` panics on overflow and aborts when memory runs out. Here the sizes depend
/// on the caller's `pad` and shapes, so both cases must be errors.
///
/// # Errors
/// [`Error::TooLarge`] if the size overflows or memory cannot be allocated.
///
/// # Examples
/// ```
/// use cnn_backprop::checked::zeros;
///
/// assert_eq!(zeros::<f64, _>("z", (2, 3))?.dim(), (2, 3));
/// assert!(zeros::<f64, _>("z", (usize::MAX, 2)).is_err());
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn zeros<F: Zero + Clone, Sh: IntoDimension>(
    array: &'static str,
    shape: Sh,
) -> Result<Array<F, Sh::Dim>> {
    filled(array, shape, F::zero())
}

/// An array filled with `value`; otherwise like [`zeros`].
///
/// # Errors
/// As [`zeros`].
pub fn filled<T: Clone, Sh: IntoDimension>(
    array: &'static str,
    shape: Sh,
    value: T,
) -> Result<Array<T, Sh::Dim>> {
    let dim = shape.into_dimension();
    let mut data = Vec::new();
    let len = reserved(array, &mut data, dim.slice())?;
    data.resize(len, value);
    Ok(Array::from_shape_vec(dim, data).expect("data has as many elements as dim asks for"))
}

/// Reserves room in `data` for an array of `shape`, and returns the number of its elements.
///
/// # Errors
/// As [`zeros`].
///
/// # Examples
/// ```
/// use cnn_backprop::checked::reserved;
///
/// let mut data = vec![1.0];
/// assert_eq!(reserved("a", &mut data, &[2, 3])?, 6);
/// assert!(data.capacity() >= 6 && data.len() == 1); // there is room, and nothing in it yet
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn reserved<T>(array: &'static str, data: &mut Vec<T>, shape: &[usize]) -> Result<usize> {
    let len = checked_len(array, shape, size_of::<T>())?;
    data.try_reserve_exact(len.saturating_sub(data.len()))
        .map_err(|_| no_memory(array, shape))?;
    Ok(len)
}

/// An owned copy of `view` in row-major order. It fails like [`zeros`], because a broadcast view can
/// be larger than memory.
///
/// # Errors
/// As [`zeros`].
pub fn owned<T: Clone, D: Dimension>(
    array: &'static str,
    view: ArrayView<T, D>,
) -> Result<Array<T, D>> {
    let mut data = Vec::new();
    reserved(array, &mut data, view.shape())?;
    match view.as_slice() {
        Some(slice) => data.extend_from_slice(slice), // at once, not element by element
        None => data.extend(view.iter().cloned()),
    }
    Ok(Array::from_shape_vec(view.raw_dim(), data).expect("data has as many elements as view"))
}

/// The matrix product; `array` is its name in the error.
///
/// Shapes: `x (n, q)`, `y (q, r)` → `(n, r)`.
///
/// `ndarray`'s own `x.dot(&y)` panics if the shapes do not match, and aborts when memory runs out.
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `y` does not have as many rows as `x` has columns.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Examples
/// ```
/// use cnn_backprop::checked::dot;
/// use ndarray::array;
///
/// let (x, y) = (array![[1.0, 2.0]], array![[10.0], [100.0]]);
/// assert_eq!(dot("z", x.view(), y.view())?, array![[210.0]]);
/// assert!(dot("z", x.view(), x.view()).is_err());
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn dot<F: NdFloat>(
    array: &'static str,
    x: ArrayView2<F>,
    y: ArrayView2<F>,
) -> Result<Array2<F>> {
    same_shape("y", &[x.ncols(), y.ncols()], y.shape())?;
    let mut product = zeros(array, (x.nrows(), y.ncols()))?;
    general_mat_mul(F::one(), &x, &y, F::zero(), &mut product);
    Ok(product)
}

fn no_memory(array: &'static str, shape: &[usize]) -> Error {
    Error::TooLarge {
        array,
        reason: format!("no memory for shape {shape:?}"),
    }
}

/// Returns an error if an axis has extent 0.
///
/// # Errors
/// [`Error::EmptyAxis`] with the first such axis.
pub fn not_empty(array: &'static str, shape: &[usize]) -> Result<()> {
    match shape.iter().position(|&n| n == 0) {
        None => Ok(()),
        Some(axis) => Err(Error::EmptyAxis {
            array,
            axis,
            shape: shape.to_vec(),
        }),
    }
}

/// Returns an error if `actual` is not the `expected` shape.
///
/// # Errors
/// [`Error::ShapeMismatch`] with both shapes.
pub fn same_shape(array: &'static str, expected: &[usize], actual: &[usize]) -> Result<()> {
    if expected == actual {
        Ok(())
    } else {
        Err(Error::ShapeMismatch {
            array,
            expected: expected.to_vec(),
            actual: actual.to_vec(),
        })
    }
}

/// Returns an error if the array contains a NaN.
///
/// # Errors
/// [`Error::NotANumber`] with the index of the first NaN, in row-major order.
pub fn not_nan<F: Float, D: Dimension>(array: &'static str, x: &ArrayView<F, D>) -> Result<()> {
    match x.iter().position(|value| value.is_nan()) {
        None => Ok(()),
        Some(position) => Err(Error::NotANumber {
            array,
            index: index_of(position, x.shape()),
        }),
    }
}

/// The index of the element at a row-major `position`.
pub(crate) fn index_of(mut position: usize, shape: &[usize]) -> Vec<usize> {
    let mut index = vec![0; shape.len()];
    for (axis, &extent) in shape.iter().enumerate().rev() {
        index[axis] = position % extent;
        position /= extent;
    }
    index
}

/// Number of elements of `shape`, where each element has `element` bytes.
///
/// # Errors
/// [`Error::TooLarge`] if they cannot be addressed.
///
/// # Examples
/// ```
/// use cnn_backprop::checked::checked_len;
///
/// assert_eq!(checked_len("z", &[2, 3], size_of::<f32>())?, 6);
/// assert!(checked_len("z", &[usize::MAX / 4], size_of::<f32>()).is_err());
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn checked_len(array: &'static str, shape: &[usize], element: usize) -> Result<usize> {
    // ndarray refuses shapes whose non-zero extents multiply past isize::MAX, even when another
    // extent is 0; so zeros are left out of the product that is checked.
    let addressable = shape
        .iter()
        .filter(|&&n| n != 0)
        .try_fold(element.max(1), |bytes, &n| bytes.checked_mul(n))
        .is_some_and(|bytes| bytes <= isize::MAX as usize);
    if !addressable {
        return Err(Error::TooLarge {
            array,
            reason: format!("the extents of shape {shape:?} multiply past the address space"),
        });
    }
    Ok(shape.iter().product())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overflow_and_missing_memory_are_errors() {
        let overflow = filled("x", (usize::MAX, 2), 0.0_f64).unwrap_err();
        assert!(overflow.to_string().contains("past the address space"));
        let memory = filled("x", (1 << 28, 1 << 28), 0.0_f32).unwrap_err();
        assert!(memory.to_string().contains("no memory"), "{memory}");
    }

    #[test]
    fn a_broadcast_view_larger_than_memory_is_an_error() {
        let one = [1.0_f64];
        let view = ArrayView::from(&one[..]);
        let wide = view.broadcast(1 << 56).unwrap();
        assert!(matches!(owned("x", wide), Err(Error::TooLarge { .. })));
        assert_eq!(owned("x", view.broadcast(3).unwrap()).unwrap().len(), 3);
    }

    #[test]
    fn a_zero_extent_does_not_hide_an_overflow() {
        assert!(filled("x", (0, usize::MAX, 2), 0.0_f32).is_err());
        assert_eq!(filled("x", (0, 7), 1_u8).unwrap().dim(), (0, 7));
    }
}
