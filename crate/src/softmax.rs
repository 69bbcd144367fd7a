//! Softmax and the cross-entropy of its classes: forward, then backward.

use ndarray::{Array2, ArrayView1, ArrayView2, NdFloat};

use crate::checked::{not_empty, owned, same_shape};
use crate::error::{Error, Result};

/// Turns each row of logits into probabilities: positive numbers that add up to 1.
///
/// Shapes: `z (m, n_y)` → `y_hat (m, n_y)`.
///
/// ```text
/// (C6) ŷ[i, c] = exp(z[i, c]) / Σ_c' exp(z[i, c'])
/// ```
///
/// The largest logit of the row is subtracted first, (C6a): it cancels, and `exp` cannot overflow.
/// A row that contains NaN or +∞ becomes NaN; −∞ gives probability 0, unless the whole row is −∞.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `z` has an axis of extent 0.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// Course 2, week 3, "Softmax regression"; in the book,
/// *softmax 与交叉熵 · Softmax and cross-entropy*.
///
/// # Examples
/// ```
/// use cnn_backprop::softmax;
/// use ndarray::array;
///
/// let z = array![[3.0_f64.ln(), 0.0], [1000.0, 1000.0]]; // e^1000 is no float
/// let y_hat = softmax(z.view())?;
/// approx::assert_relative_eq!(y_hat, array![[0.75, 0.25], [0.5, 0.5]], epsilon = 1e-15);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: softmax
pub fn softmax<F: NdFloat>(z: ArrayView2<F>) -> Result<Array2<F>> {
    not_empty("z", z.shape())?;
    let mut y_hat = owned("y_hat", z)?;
    for mut row in y_hat.rows_mut() {
        let largest = largest(row.view());
        row.mapv_inplace(|z| (z - largest).exp()); // (C6a)
        let sum = row.sum();
        row.mapv_inplace(|e| e / sum);
    }
    Ok(y_hat)
}
// ANCHOR_END: softmax

/// What [`cross_entropy_forward`] saves for [`cross_entropy_backward`].
///
/// The fields are public, and `cross_entropy_backward` checks that they fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossEntropyCache<F> {
    /// The probabilities, `(m, n_y)`.
    pub y_hat: Array2<F>,
    /// The class of each example, counted from 0.
    pub labels: Vec<usize>,
}

/// Mean over the examples of −log ŷ at the correct class.
///
/// Shapes: `z (m, n_y)`, `labels` of length `m` → one number and the cache.
///
/// ```text
/// (C7) L = −1/m · Σ_i log ŷ[i, y_i]
/// (C8)   = 1/m · Σ_i (log Σ_c exp(z[i, c]) − z[i, y_i])
/// ```
///
/// It is computed from the logits, as in (C8), because a probability too small for a float still has
/// a logarithm. NaN and infinity propagate as IEEE arithmetic defines.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `z` has an axis of extent 0.
/// - [`Error::ShapeMismatch`] if there is not one label per example.
/// - [`Error::LabelOutOfRange`] if a label is not a class, that is, not below `n_y`.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// Course 2, week 3, "Training a softmax classifier"; in the book,
/// *softmax 与交叉熵 · Softmax and cross-entropy*.
///
/// # Examples
/// ```
/// use cnn_backprop::cross_entropy_forward;
/// use ndarray::array;
///
/// let z = array![[3.0_f64.ln(), 0.0], [-1000.0, 0.0]];
/// let (loss, _cache) = cross_entropy_forward(z.view(), &[1, 0])?;
/// approx::assert_relative_eq!(loss, (4.0_f64.ln() + 1000.0) / 2.0, max_relative = 1e-15);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: cross_entropy_forward
pub fn cross_entropy_forward<F: NdFloat>(
    z: ArrayView2<F>,
    labels: &[usize],
) -> Result<(F, CrossEntropyCache<F>)> {
    let m = examples("z", &z, labels)?;
    let mut sum = F::zero();
    for (row, &label) in z.rows().into_iter().zip(labels) {
        let largest = largest(row);
        let exps = row.fold(F::zero(), |sum, &z| sum + (z - largest).exp());
        sum += exps.ln() - (row[label] - largest); // (C8)
    }
    let cache = CrossEntropyCache {
        y_hat: softmax(z)?,
        labels: labels.to_vec(),
    };
    Ok((sum / m, cache))
}
// ANCHOR_END: cross_entropy_forward

/// Gradient of the mean cross-entropy with respect to the logits.
///
/// Shapes: `cache` of `m` examples and `n_y` classes → `dz (m, n_y)`.
///
/// ```text
/// (C9) dz[i, c] = (ŷ[i, c] − [c = y_i]) / m
/// ```
///
/// The `1/m` of the mean enters here; the earlier layers do not divide again.
///
/// # Errors
/// Those of [`cross_entropy_forward`] if the parts of `cache` do not fit together.
///
/// # Source
/// Course 2, week 3, "Training a softmax classifier"; in the book,
/// *softmax 与交叉熵 · Softmax and cross-entropy*.
///
/// # Examples
/// ```
/// use cnn_backprop::{cross_entropy_backward, cross_entropy_forward};
/// use ndarray::array;
///
/// let z = array![[3.0_f64.ln(), 0.0], [3.0_f64.ln(), 0.0]];
/// let (_loss, cache) = cross_entropy_forward(z.view(), &[1, 0])?;
/// let dz = cross_entropy_backward(&cache)?;
/// approx::assert_relative_eq!(dz, array![[0.375, -0.375], [-0.125, 0.125]], epsilon = 1e-15);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: cross_entropy_backward
pub fn cross_entropy_backward<F: NdFloat>(cache: &CrossEntropyCache<F>) -> Result<Array2<F>> {
    let CrossEntropyCache { y_hat, labels } = cache;
    let m = examples("y_hat", &y_hat.view(), labels)?;
    let mut dz = owned("dz", y_hat.view())?;
    for (i, &label) in labels.iter().enumerate() {
        dz[[i, label]] -= F::one();
    }
    dz.mapv_inplace(|dz| dz / m); // (C9)
    Ok(dz)
}
// ANCHOR_END: cross_entropy_backward

/// The number of examples, as a float, if each has a valid class.
fn examples<F: NdFloat>(array: &'static str, rows: &ArrayView2<F>, labels: &[usize]) -> Result<F> {
    not_empty(array, rows.shape())?;
    let (m, classes) = rows.dim();
    same_shape("labels", &[m], &[labels.len()])?;
    if let Some(index) = labels.iter().position(|&label| label >= classes) {
        return Err(Error::LabelOutOfRange {
            index,
            label: labels[index],
            classes,
        });
    }
    F::from(m).ok_or_else(|| Error::TooLarge {
        array,
        reason: format!("{m} examples cannot be counted"),
    })
}

/// The largest element of a row; NaN if the row contains one.
fn largest<F: NdFloat>(row: ArrayView1<F>) -> F {
    let larger = |max: F, &z: &F| if z > max || z.is_nan() { z } else { max };
    row.fold(F::neg_infinity(), larger)
}
