//! Batch normalisation of the channels of an image: forward, then backward.

use ndarray::{Array1, Array4, ArrayView4, Axis, NdFloat};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::error::{Error, Result};
use crate::window::count;

/// What [`batch_norm_forward`] saves for [`batch_norm_backward`], and the two statistics that inference averages over
/// many batches.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchNormCache<F> {
    /// The normalised input, `(m, n_H, n_W, n_C)`.
    pub z_hat: Array4<F>,
    /// Scales, `(1, 1, 1, n_C)`.
    pub gamma: Array4<F>,
    /// Mean of each channel, `(n_C)`.
    pub mean: Array1<F>,
    /// Variance of each channel, `(n_C)`; divided by `N`, not by `N − 1`.
    pub variance: Array1<F>,
    /// What was added to the variance.
    pub epsilon: F,
}

/// What [`batch_norm_backward`] returns.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchNormGrads<F> {
    /// Gradient of the input, `(m, n_H, n_W, n_C)`.
    pub dz: Array4<F>,
    /// Gradient of the scales, `(1, 1, 1, n_C)`.
    pub dgamma: Array4<F>,
    /// Gradient of the shifts, `(1, 1, 1, n_C)`.
    pub dbeta: Array4<F>,
}

/// Gives each channel mean 0 and variance 1 over the batch, then a scale and a shift of its own.
///
/// Shapes: `z (m, n_H, n_W, n_C)`, `gamma` and `beta` `(1, 1, 1, n_C)` → `y`, shaped like `z`, and the cache. `N = m·n_H·n_W`.
///
/// ```text
/// μ[c]  = 1/N · Σ_i Σ_h Σ_w Z[i, h, w, c]
/// σ²[c] = 1/N · Σ_i Σ_h Σ_w (Z[i, h, w, c] − μ[c])²
/// Ẑ[i, h, w, c] = (Z[i, h, w, c] − μ[c]) / √(σ²[c] + ε)
/// Y[i, h, w, c] = γ[c] · Ẑ[i, h, w, c] + β[c]
/// ```
///
/// # Errors
/// - [`Error::EmptyAxis`] if `z` has an axis of extent 0.
/// - [`Error::ShapeMismatch`] if `gamma` or `beta` is not `(1, 1, 1, n_C)`.
/// - [`Error::BadEpsilon`] if `epsilon` is not a finite number above 0.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// Ioffe and Szegedy, 2015, Algorithm 1; course 2, week 3. In the book, *批归一化 · Batch normalisation*.
///
/// # Examples
/// ```
/// use cnn_backprop::batch_norm_forward;
/// use ndarray::{Array4, array};
///
/// let z = array![[[[1.0], [3.0]]]]; // one row of two
/// let (gamma, beta) = (Array4::from_elem((1, 1, 1, 1), 10.0), Array4::ones((1, 1, 1, 1)));
/// let (y, cache) = batch_norm_forward(z.view(), gamma.view(), beta.view(), 1e-12)?;
/// assert_eq!((cache.mean[0], cache.variance[0]), (2.0, 1.0));
/// approx::assert_abs_diff_eq!(y, array![[[[-9.0], [11.0]]]], epsilon = 1e-9);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: batch_norm_forward
pub fn batch_norm_forward<F: NdFloat>(
    z: ArrayView4<F>,
    gamma: ArrayView4<F>,
    beta: ArrayView4<F>,
    epsilon: F,
) -> Result<(Array4<F>, BatchNormCache<F>)> {
    let n = fit(&z, &gamma, epsilon)?;
    same_shape("beta", gamma.shape(), beta.shape())?;

    let mean = over_batch(&z)?.mapv_into(|sum| sum / n);
    let mut z_hat = owned("z_hat", z)?;
    z_hat -= &mean;
    let variance = over_batch(&squared(&z_hat)?.view())?.mapv_into(|sum| sum / n);
    z_hat /= &variance.mapv(|v| (v + epsilon).sqrt());
    let mut y = owned("y", z_hat.view())?;
    y *= &gamma;
    y += &beta;
    let gamma = owned("gamma", gamma)?;
    let cache = BatchNormCache {
        z_hat,
        gamma,
        mean,
        variance,
        epsilon,
    };
    Ok((y, cache))
}
// ANCHOR_END: batch_norm_forward

/// Gradients of the loss with respect to the input, the scales and the shifts of [`batch_norm_forward`].
///
/// Shapes: `dy (m, n_H, n_W, n_C)` → `dz` shaped the same, `dgamma` and `dbeta` `(1, 1, 1, n_C)`.
///
/// ```text
/// dβ[c] = Σ_i Σ_h Σ_w dY[i, h, w, c]
/// dγ[c] = Σ_i Σ_h Σ_w dY[i, h, w, c] · Ẑ[i, h, w, c]
/// dZ[i, h, w, c] = γ[c] / √(σ²[c] + ε) · (dY[i, h, w, c] − dβ[c]/N − Ẑ[i, h, w, c] · dγ[c]/N)
/// ```
///
/// Both terms that are subtracted come from the statistics: every `Z` of the channel moved them a little.
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `dy` is not shaped like the cached input, or the parts of `cache` do not fit together.
/// - Those of [`batch_norm_forward`].
///
/// # Source
/// As [`batch_norm_forward`].
///
/// # Examples
/// ```
/// use cnn_backprop::{batch_norm_backward, batch_norm_forward};
/// use ndarray::{Array4, array};
///
/// let z = array![[[[1.0], [3.0], [8.0]]]];
/// let (gamma, beta) = (Array4::ones((1, 1, 1, 1)), Array4::zeros((1, 1, 1, 1)));
/// let (y, cache) = batch_norm_forward(z.view(), gamma.view(), beta.view(), 1e-5)?;
/// // a loss that only knows the sum does not see the input at all
/// let grads = batch_norm_backward(Array4::ones(y.dim()).view(), &cache)?;
/// approx::assert_abs_diff_eq!(grads.dz, Array4::zeros((1, 1, 3, 1)), epsilon = 1e-12);
/// assert_eq!(grads.dbeta[[0, 0, 0, 0]], 3.0);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: batch_norm_backward
pub fn batch_norm_backward<F: NdFloat>(
    dy: ArrayView4<F>,
    cache: &BatchNormCache<F>,
) -> Result<BatchNormGrads<F>> {
    let z_hat = cache.z_hat.view();
    let n = fit(&z_hat, &cache.gamma.view(), cache.epsilon)?;
    let (_, _, _, n_c) = z_hat.dim();
    same_shape("cache.variance", &[n_c], cache.variance.shape())?;
    same_shape("dy", z_hat.shape(), dy.shape())?;

    let mut weighted = owned("dy·z_hat", dy)?;
    weighted *= &z_hat;
    let dbeta = over_batch(&dy)?;
    let dgamma = over_batch(&weighted.view())?;

    let mut through_variance = owned("z_hat·dgamma", z_hat)?;
    through_variance *= &dgamma.mapv(|d| d / n);
    let mut dz = owned("dz", dy)?;
    dz -= &dbeta.mapv(|d| d / n); // through the mean
    dz -= &through_variance;
    dz *= &cache.gamma;
    dz /= &cache.variance.mapv(|v| (v + cache.epsilon).sqrt());
    let as_parameter = |sums: Array1<F>| sums.into_shape_with_order((1, 1, 1, n_c));
    Ok(BatchNormGrads {
        dz,
        dgamma: as_parameter(dgamma).expect("one sum per channel"),
        dbeta: as_parameter(dbeta).expect("one sum per channel"),
    })
}
// ANCHOR_END: batch_norm_backward

/// Whether the arguments fit together, and `N`.
fn fit<F: NdFloat>(z: &ArrayView4<F>, gamma: &ArrayView4<F>, epsilon: F) -> Result<F> {
    not_empty("z", z.shape())?;
    let (m, n_h, n_w, n_c) = z.dim();
    same_shape("gamma", &[1, 1, 1, n_c], gamma.shape())?;
    if !(epsilon > F::zero() && epsilon.is_finite()) {
        return Err(Error::BadEpsilon {
            epsilon: epsilon.to_f64().unwrap_or(f64::NAN),
        });
    }
    let pixels = n_h.checked_mul(n_w).ok_or_else(|| Error::TooLarge {
        array: "z",
        reason: format!("{n_h} × {n_w} pixels cannot be counted"),
    })?;
    count(m, pixels)
}

/// The sum over examples, rows and columns, for each channel.
fn over_batch<F: NdFloat>(z: &ArrayView4<F>) -> Result<Array1<F>> {
    let (_, _, _, n_c) = z.dim();
    let mut sums = zeros("sums", n_c)?;
    for (sum, channel) in sums.iter_mut().zip(z.axis_iter(Axis(3))) {
        *sum = channel.sum();
    }
    Ok(sums)
}

fn squared<F: NdFloat>(z: &Array4<F>) -> Result<Array4<F>> {
    let mut squares = owned("squares", z.view())?;
    squares.mapv_inplace(|x| x * x);
    Ok(squares)
}
