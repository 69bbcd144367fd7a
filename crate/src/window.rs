//! What pooling does to one window: maximum and mean in the forward pass, mask and even division in
//! the backward pass.

use ndarray::{Array2, ArrayView2, NdFloat};

use crate::checked::{filled, not_empty, not_nan, owned};
use crate::error::{Error, Result};

/// Which elements get the gradient when several elements of a window are the maximum.
///
/// Without ties the three rules give the same result. With ties only `First` and `Shared` pass on a
/// subgradient of the maximum (weights ≥ 0 that sum to 1); `Every` passes on the gradient once for
/// each maximum. Ties are common after ReLU, where whole windows are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TieRule {
    /// Every maximum gets the whole gradient: the course's mask `x == max(x)`.
    #[default]
    Every,
    /// The first maximum in row-major order gets it: PyTorch's and JAX's rule.
    First,
    /// The maxima share it equally.
    Shared,
}

/// The largest element of a window.
///
/// Shapes: `x (f_h, f_w)` → one number.
///
/// # Errors
/// - [`Error::EmptyAxis`] if the window is empty.
/// - [`Error::NotANumber`] if it contains a NaN.
///
/// # Examples
/// ```
/// use cnn_backprop::window::maximum;
/// use ndarray::array;
///
/// assert_eq!(maximum(array![[1.0, 3.0], [4.0, 2.0]].view())?, 4.0);
/// assert!(maximum(array![[1.0, f64::NAN]].view()).is_err());
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn maximum<F: NdFloat>(x: ArrayView2<F>) -> Result<F> {
    not_empty("window", x.shape())?;
    not_nan("window", &x)?;
    Ok(x.fold(F::neg_infinity(), |max, &value| max.max(value)))
}

/// The mean of a window.
///
/// Shapes: `x (f_h, f_w)` → one number.
///
/// # Errors
/// [`Error::EmptyAxis`] if the window is empty.
///
/// # Examples
/// ```
/// use cnn_backprop::window::mean;
/// use ndarray::array;
///
/// assert_eq!(mean(array![[1.0, 3.0], [4.0, 2.0]].view())?, 2.5);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn mean<F: NdFloat>(x: ArrayView2<F>) -> Result<F> {
    not_empty("window", x.shape())?;
    let (n_h, n_w) = x.dim();
    Ok(x.sum() / count(n_h, n_w)?)
}

/// The number of elements of an `n_h × n_w` window, as a float.
///
/// # Errors
/// [`Error::TooLarge`] if the product overflows.
///
/// # Examples
/// ```
/// assert_eq!(cnn_backprop::window::count::<f64>(2, 3)?, 6.0);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn count<F: NdFloat>(n_h: usize, n_w: usize) -> Result<F> {
    n_h.checked_mul(n_w)
        .and_then(F::from)
        .ok_or_else(|| Error::TooLarge {
            array: "window",
            reason: format!("{n_h} × {n_w} elements cannot be counted"),
        })
}

/// 1 where `x` is the largest of its window, 0 elsewhere: formula (4).
///
/// Shapes: `x (f_h, f_w)` → the same. Every maximum is marked, as the course's `x == max(x)` does.
///
/// # Errors
/// - [`Error::EmptyAxis`] if the window is empty.
/// - [`Error::NotANumber`] if it contains a NaN, where `x == max(x)` would silently mark nothing.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// Course 4, week 1, exercise 6 (`create_mask_from_window`); in the book,
/// *最大池化 · Max pooling*.
///
/// # Examples
/// ```
/// use cnn_backprop::create_mask_from_window;
/// use ndarray::array;
///
/// let mask = create_mask_from_window(array![[1.0, 3.0], [4.0, 2.0]].view())?;
/// assert_eq!(mask, array![[0.0, 0.0], [1.0, 0.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: create_mask_from_window
pub fn create_mask_from_window<F: NdFloat>(x: ArrayView2<F>) -> Result<Array2<F>> {
    let mut mask = owned("mask", x)?;
    let max = maximum(x)?;
    mask.mapv_inplace(|value| if value == max { F::one() } else { F::zero() });
    Ok(mask)
}
// ANCHOR_END: create_mask_from_window

/// The share of the gradient that each element of a window gets, under a rule for ties.
///
/// Shapes: `x (f_h, f_w)` → the same. With [`TieRule::Every`] it is [`create_mask_from_window`].
///
/// # Errors
/// As [`create_mask_from_window`].
///
/// # Source
/// In the book, *最大池化 · Max pooling*.
///
/// # Examples
/// ```
/// use cnn_backprop::{TieRule, create_mask_with_ties};
/// use ndarray::array;
///
/// let x = array![[7.0, 7.0], [1.0, 2.0]];
/// let first = create_mask_with_ties(x.view(), TieRule::First)?;
/// assert_eq!(first, array![[1.0, 0.0], [0.0, 0.0]]);
/// let shared = create_mask_with_ties(x.view(), TieRule::Shared)?;
/// assert_eq!(shared, array![[0.5, 0.5], [0.0, 0.0]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: create_mask_with_ties
pub fn create_mask_with_ties<F: NdFloat>(x: ArrayView2<F>, ties: TieRule) -> Result<Array2<F>> {
    let every = create_mask_from_window(x)?;
    Ok(match ties {
        TieRule::Every => every,
        TieRule::First => {
            let mut first = every;
            let marked = first.iter_mut().filter(|share| !share.is_zero());
            marked.skip(1).for_each(|share| *share = F::zero());
            first
        }
        TieRule::Shared => {
            let count = every.sum();
            every / count
        }
    })
}
// ANCHOR_END: create_mask_with_ties

/// Spreads one gradient evenly over a window: formula (5).
///
/// Shapes: one number → `(n_h, n_w)`, every element `dz / (n_h·n_w)`.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `n_h` or `n_w` is 0.
/// - [`Error::TooLarge`] if the window cannot be created.
///
/// # Source
/// Course 4, week 1, exercise 7 (`distribute_value`); in the book, *平均池化 · Average pooling*.
///
/// # Examples
/// ```
/// use cnn_backprop::distribute_value;
/// use ndarray::array;
///
/// assert_eq!(distribute_value(2.0, (2, 2))?, array![[0.5, 0.5], [0.5, 0.5]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: distribute_value
pub fn distribute_value<F: NdFloat>(dz: F, (n_h, n_w): (usize, usize)) -> Result<Array2<F>> {
    not_empty("window", &[n_h, n_w])?;
    let average = dz / count(n_h, n_w)?;
    filled("window", (n_h, n_w), average)
}
// ANCHOR_END: distribute_value
