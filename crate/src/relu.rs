//! The rectifier: forward, then backward.

use ndarray::{Array, ArrayView, Dimension, NdFloat, Zip};

use crate::checked::{not_empty, owned, same_shape};
use crate::error::Result;

/// Positive numbers pass unchanged; negative numbers become 0.
///
/// Shapes: `z` of any shape → `a` of the same. Keep `z`, because the backward pass needs it.
///
/// ```text
/// A = max(0, Z)
/// ```
///
/// NaN stays NaN, whereas `f64::max(NaN, 0.0)` would make it 0.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `z` has an axis of extent 0.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 1, week 3, "Activation functions"; in the book, *dZ 从哪来 · Where dZ comes from*.
///
/// # Examples
/// ```
/// use cnn_backprop::relu_forward;
/// use ndarray::array;
///
/// let a = relu_forward(array![[-4.0, 3.0], [0.0, 5.0]].view())?;
/// assert_eq!(a, array![[0.0, 3.0], [0.0, 5.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: relu_forward
pub fn relu_forward<F: NdFloat, D: Dimension>(z: ArrayView<F, D>) -> Result<Array<F, D>> {
    not_empty("z", z.shape())?;
    let mut a = owned("a", z)?;
    a.mapv_inplace(|z| if z < F::zero() { F::zero() } else { z });
    Ok(a)
}
// ANCHOR_END: relu_forward

/// Gradient of the loss with respect to the input of a rectifier.
///
/// Shapes: `da` and `z` of the same shape → `dz` of that shape.
///
/// ```text
/// (C5) dZ = [Z > 0] · dA
/// ```
///
/// At 0, where there is no derivative, the slope is taken to be 0, as in PyTorch and JAX. Where `z`
/// is not positive, `dz` is 0 even if `da` is infinite; where `z` is NaN, `dz` is NaN.
///
/// # Errors
/// - [`Error::EmptyAxis`](crate::Error::EmptyAxis) if `z` has an axis of extent 0.
/// - [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if `da` is not shaped like `z`.
/// - [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot be allocated.
///
/// # Source
/// Course 1, week 3, "Derivatives of activation functions"; in the book,
/// *dZ 从哪来 · Where dZ comes from*.
///
/// # Examples
/// ```
/// use cnn_backprop::relu_backward;
/// use ndarray::array;
///
/// let z = array![[-4.0, 3.0], [0.0, 5.0]];
/// let da = array![[10.0, 20.0], [30.0, 40.0]];
/// assert_eq!(relu_backward(da.view(), z.view())?, array![[0.0, 20.0], [0.0, 40.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: relu_backward
pub fn relu_backward<F: NdFloat, D: Dimension>(
    da: ArrayView<F, D>,
    z: ArrayView<F, D>,
) -> Result<Array<F, D>> {
    not_empty("z", z.shape())?;
    same_shape("da", z.shape(), da.shape())?;
    let mut dz = owned("dz", da)?;
    Zip::from(&mut dz).and(z).for_each(|dz, &z| {
        if z <= F::zero() {
            *dz = F::zero(); // (C5)
        } else if z.is_nan() {
            *dz = z;
        }
    });
    Ok(dz)
}
// ANCHOR_END: relu_backward
