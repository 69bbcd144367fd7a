//! Gradient check: does the computed gradient agree with the measured slope?

use ndarray::{Array, ArrayView, Dimension, NdFloat};

use crate::checked::{index_of, owned, same_shape, zeros};
use crate::error::{Error, Result};

/// Gradient of `loss` at `x` by central differences, with two evaluations per element.
///
/// Shapes: `x` of any shape → the same shape.
///
/// ```text
/// g[j] = (loss(x + step·e_j) − loss(x − step·e_j)) / (2·step)
/// ```
///
/// The denominator is the distance between the two points after rounding.
/// The truncation error is proportional to `step²` and the rounding error to `1/step`; for `f64` a
/// step of about `1e-5` times the size of `x` balances them. `f32` gives only about three digits, so
/// check gradients in `f64`. At a kink (ReLU at 0, tied maxima) the result is the mean of the two
/// slopes, which need not be what a backward pass returns.
///
/// # Errors
/// - [`Error::BadStep`] if `step` is not positive and finite, is too small to change an element, or
///   is so large that an element is no longer finite.
/// - [`Error::NonFiniteLoss`] if the loss, or a slope, is NaN or infinite next to `x`.
/// - [`Error::TooLarge`] if memory cannot be allocated.
/// - Whatever `loss` returns as an error.
///
/// # Source
/// Course 2, week 1, "Gradient checking"; in the book, *课程的例子 · The course's example*.
///
/// # Examples
/// ```
/// use approx::assert_relative_eq;
/// use cnn_backprop::gradcheck::numerical_gradient;
/// use ndarray::array;
///
/// let x = array![1.0, -2.0, 3.0];
/// let g = numerical_gradient(x.view(), 1e-5, |x| Ok(0.5 * x.mapv(|v| v * v).sum()))?;
/// assert_relative_eq!(g, x, max_relative = 1e-8); // d(½x²) = x
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: numerical_gradient
pub fn numerical_gradient<F: NdFloat, D: Dimension>(
    x: ArrayView<F, D>,
    step: F,
    mut loss: impl FnMut(ArrayView<F, D>) -> Result<F>,
) -> Result<Array<F, D>> {
    if !(step.is_finite() && step > F::zero()) {
        return Err(Error::BadStep { step: widen(step) });
    }
    let mut moved = owned("x", x.view())?;
    let mut gradient = zeros("gradient", x.raw_dim())?;
    for (j, (&centre, slope)) in x.iter().zip(gradient.iter_mut()).enumerate() {
        let (left, right) = (centre - step, centre + step);
        let distance = right - left;
        if !(distance.is_finite() && distance > F::zero()) {
            return Err(Error::BadStep { step: widen(step) });
        }
        let mut loss_at = |value: F| -> Result<F> {
            set(&mut moved, j, value);
            finite(&x, j, loss(moved.view())?)
        };
        let rise = loss_at(right)? - loss_at(left)?;
        *slope = finite(&x, j, rise / distance)?;
        set(&mut moved, j, centre);
    }
    Ok(gradient)
}
// ANCHOR_END: numerical_gradient

/// How far apart two gradients are: `‖a − b‖ / (‖a‖ + ‖b‖)`, 0 if both are 0, NaN if one contains
/// NaN or infinity.
///
/// Shapes: two arrays of the same shape → one number in `[0, 1]`. With [`numerical_gradient`] at a
/// good step in `f64`, a correct gradient gives less than `1e-7`, and a wrong one rarely less than
/// `1e-2`.
///
/// # Errors
/// - [`Error::ShapeMismatch`] if the shapes differ.
///
/// # Source
/// Course 2, week 1, "Gradient checking".
///
/// # Examples
/// ```
/// use cnn_backprop::gradcheck::relative_error;
/// use ndarray::array;
///
/// assert_eq!(relative_error(array![3.0, 4.0].view(), array![3.0, 4.0].view())?, 0.0);
/// assert_eq!(relative_error(array![1.0].view(), array![-1.0].view())?, 1.0);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn relative_error<F: NdFloat, D: Dimension>(
    a: ArrayView<F, D>,
    b: ArrayView<F, D>,
) -> Result<F> {
    same_shape("b", a.shape(), b.shape())?;
    // Scaled by the largest element, so that squares neither overflow nor vanish.
    let largest = |max: F, value: &F| max.max(value.abs());
    let scale = b.iter().fold(a.iter().fold(F::zero(), largest), largest);
    if scale == F::zero() {
        return Ok(zero_or_nan(&a, &b));
    }
    let square = |value: F| value * value;
    let norm = |x: &ArrayView<F, D>| x.fold(F::zero(), |sum, &x| sum + square(x / scale)).sqrt();
    let apart = a
        .iter()
        .zip(b.iter())
        .fold(F::zero(), |sum, (&x, &y)| {
            sum + square(x / scale - y / scale)
        })
        .sqrt();
    Ok(apart / (norm(&a) + norm(&b)))
}

/// For arrays that contain only 0 and NaN: 0, or NaN if there is one.
fn zero_or_nan<F: NdFloat, D: Dimension>(a: &ArrayView<F, D>, b: &ArrayView<F, D>) -> F {
    a.sum() + b.sum()
}

/// Element `j`, in row-major order, of an array that [`owned`] made.
fn set<F, D: Dimension>(x: &mut Array<F, D>, j: usize, value: F) {
    x.as_slice_mut().expect("the layout is row-major")[j] = value;
}

/// `loss` if it is finite, otherwise the error with the index of element `j` of `x`.
fn finite<F: NdFloat, D: Dimension>(x: &ArrayView<F, D>, j: usize, loss: F) -> Result<F> {
    if loss.is_finite() {
        return Ok(loss);
    }
    Err(Error::NonFiniteLoss {
        index: index_of(j, x.shape()),
        loss: widen(loss),
    })
}

fn widen<F: NdFloat>(value: F) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}
