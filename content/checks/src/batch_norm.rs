//! The formulas of batch normalisation and of weight decay.

use cnn_backprop::{BatchNormGrads, batch_norm_backward, batch_norm_forward, gradcheck};
use formula_check::{Check, Computed, computed};
use ndarray::{Array4, ArrayRef, ArrayView4};

use crate::geometries::{CONVOLUTIONS, Layer, NORMALISED, Normalised};

/// A step and a strength of weight decay that no other number of the checks equals.
const RATE: f64 = 0.3;
const DECAY: f64 = 0.7;

pub(crate) fn checks() -> Vec<Check> {
    let mut all = normalisation();
    all.extend(steps_back());
    all.extend(weight_decay());
    all
}

fn normalisation() -> Vec<Check> {
    vec![
        // (B1), the mean of each channel, is `mean` of the cache of `batch_norm_forward`.
        Check::new("B1", r"\mu", &NORMALISED, |layer| {
            let (z, gamma, beta) = layer.views();
            let forward = computed!(batch_norm_forward(z, gamma, beta, layer.epsilon)?);
            Ok(layer.case(forward.map(|(_, cache)| cache.mean)))
        }),
        // (B2), the variance of each channel, is `variance` of the cache of `batch_norm_forward`.
        Check::new("B2", r"\sigma^2", &NORMALISED, |layer| {
            let (z, gamma, beta) = layer.views();
            let forward = computed!(batch_norm_forward(z, gamma, beta, layer.epsilon)?);
            Ok(layer.case(forward.map(|(_, cache)| cache.variance)))
        }),
        // (B3), the normalised input, is `z_hat` of the cache of `batch_norm_forward`.
        Check::new("B3", r"\hat{Z}", &NORMALISED, |layer| {
            let (z, gamma, beta) = layer.views();
            let forward = computed!(batch_norm_forward(z, gamma, beta, layer.epsilon)?);
            Ok(layer.case(forward.map(|(_, cache)| cache.z_hat)))
        }),
        // (B4), the output, is what `batch_norm_forward` returns.
        Check::new("B4", "Y", &NORMALISED, |layer| {
            let (z, gamma, beta) = layer.views();
            let forward = computed!(batch_norm_forward(z, gamma, beta, layer.epsilon)?);
            Ok(layer.case(forward.map(|(y, _)| y)))
        }),
        // (B5), the gradient of the shifts, is `dbeta` of `batch_norm_backward`, without its axes of
        // extent 1.
        Check::new("B5", r"d\beta", &NORMALISED, |layer| {
            let grads = computed!(batch_norm_backward(layer.dy.view(), &layer.cache)?);
            Ok(layer.case(grads.map(|grads| grads.dbeta.into_flat())))
        }),
        // (B6), the gradient of the scales, is `dgamma` of `batch_norm_backward`, likewise.
        Check::new("B6", r"d\gamma", &NORMALISED, |layer| {
            let grads = computed!(batch_norm_backward(layer.dy.view(), &layer.cache)?);
            Ok(layer.case(grads.map(|grads| grads.dgamma.into_flat())))
        }),
    ]
}

fn steps_back() -> Vec<Check> {
    vec![
        // (B7), the gradient of the input, is `dz` of `batch_norm_backward`.
        Check::new("B7", "dZ", &NORMALISED, input_gradient),
        // (B8), the gradient of the normalised input, is what `numerical_gradient` finds; exactly, since
        // the output is linear in it.
        Check::new("B8", r"d\hat{Z}", &NORMALISED, |layer| {
            let (_, gamma, beta) = layer.views();
            let loss = |z_hat: ArrayView4<f64>| Ok((&layer.dy * &(&z_hat * &gamma + beta)).sum());
            let z_hat = layer.cache.z_hat.view();
            let dz_hat = computed!(gradcheck::numerical_gradient(z_hat, 0.5, loss)?);
            Ok(layer.case(dz_hat))
        }),
        // (B9), the gradient of the variance, is made of `dgamma` of `batch_norm_backward`, because the sum
        // in it is `γ dγ`.
        Check::new("B9", r"d\sigma^2", &NORMALISED, |layer| {
            let grads = computed!(batch_norm_backward(layer.dy.view(), &layer.cache)?);
            let of_variance = |grads: BatchNormGrads<f64>| {
                let sums = (&grads.dgamma * &layer.gamma).into_flat();
                -0.5 * sums / (&layer.cache.variance + layer.epsilon)
            };
            Ok(layer.case(grads.map(of_variance)))
        }),
        // (B10), the gradient of the mean, is what `numerical_gradient` finds; exactly, since the normalised
        // input is linear in it. The variance does not depend on it.
        Check::new("B10", r"d\mu", &NORMALISED, |layer| {
            let deviation = layer.deviation();
            let loss = |mean: ndarray::ArrayView1<f64>| {
                let z_hat = (&layer.z - &mean) / &deviation;
                Ok((&layer.dz_hat() * &z_hat).sum())
            };
            let mean = layer.cache.mean.view();
            let dmean = computed!(gradcheck::numerical_gradient(mean, 0.5, loss)?);
            Ok(layer.case(dmean))
        }),
        // (B11), the same along its three ways, is `dz` of `batch_norm_backward`, too.
        Check::new("B11", "dZ", &NORMALISED, input_gradient),
    ]
}

fn input_gradient(layer: &Normalised) -> Result<formula_check::Case, Box<dyn std::error::Error>> {
    let grads = computed!(batch_norm_backward(layer.dy.view(), &layer.cache)?);
    Ok(layer.case(grads.map(|grads| grads.dz)))
}

fn weight_decay() -> Vec<Check> {
    vec![
        // (B12), the penalty, is a sum of squares, as in (C3).
        Check::new("B12", "R", &CONVOLUTIONS, |layer| {
            let squares = layer.cache.w.mapv(|w| w * w);
            let sum = computed!(ArrayRef::sum(&squares));
            Ok(decayed(layer, sum.map(|sum| 0.5 * DECAY * sum)))
        }),
        // (B13), the gradient of the filters with the penalty, is what `numerical_gradient` finds; exactly,
        // since the penalty is a square.
        Check::new("B13", r"dW^{\mathrm{L2}}", &CONVOLUTIONS, |layer| {
            Ok(decayed(layer, with_penalty(layer)?))
        }),
        // (B14), one step with it, is a step of (N7) with that gradient.
        Check::new("B14", r"W^{\mathrm{new}}", &CONVOLUTIONS, |layer| {
            let step = |dw: Array4<f64>| &layer.cache.w - RATE * dw;
            Ok(decayed(layer, with_penalty(layer)?.map(step)))
        }),
    ]
}

/// Numbers in the shape of the filters that stand for their gradient without the penalty: any will do.
fn plain_gradient(layer: &Layer) -> Array4<f64> {
    layer.cache.w.mapv(|w| (5.0 * w).sin())
}

/// The gradient of a loss that is linear in the filters, and the penalty.
fn with_penalty(layer: &Layer) -> cnn_backprop::Result<Computed<Array4<f64>>> {
    let dw = plain_gradient(layer);
    let loss = |w: ArrayView4<f64>| Ok((&w * &dw).sum() + 0.5 * DECAY * (&w * &w).sum());
    let w = layer.cache.w.view();
    Ok(computed!(gradcheck::numerical_gradient(w, 0.5, loss)?))
}

fn decayed(layer: &Layer, expected: Computed<impl formula_check::Values>) -> formula_check::Case {
    let case = layer.case(expected).given("dW", plain_gradient(layer));
    case.given(r"\alpha", RATE).given(r"\lambda", DECAY)
}
