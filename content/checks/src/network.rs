//! The formulas of the small network and of gradient descent, one function a formula.

use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{ConvCache, Result, conv_backward, conv_forward, fit_filter};
use cnn_backprop::{dense_backward, dense_forward, flatten, unflatten};
use formula::Tensor;
use ndarray::{Array4, ArrayView4};

use crate::geometries::{Convolution, convolutions, denses};
use formula_check::{Case, Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        flattened(),
        dense(),
        dense_weights(),
        dense_biases(),
        dense_input(),
        unflattened(),
        step(),
        half_mean_square(),
        half_mean_square_backward(),
    ]
}

/// (N1), the rows that go into a dense layer, are those of `flatten`.
pub fn flattened() -> Check {
    Check::new("N1", "x", "flatten", denses(), |layer| {
        Ok(layer.case(tensor(&flatten(layer.a.view())?)))
    })
}

/// (N2), the dense layer, is `dense_forward`.
pub fn dense() -> Check {
    Check::new("N2", "z", "dense_forward", denses(), |layer| {
        let (z, _cache) = dense_forward(layer.x.view(), layer.w.view(), layer.b.view())?;
        Ok(layer.case(tensor(&z)))
    })
}

/// (N3), the gradient of its weights, is `dw` of `dense_backward`.
pub fn dense_weights() -> Check {
    Check::new("N3", "dW", "dense_backward", denses(), |layer| {
        let grads = dense_backward(layer.dz.view(), &layer.cache())?;
        Ok(layer.case(tensor(&grads.dw)))
    })
}

/// (N4), the gradient of its biases, is `db` of `dense_backward`, without its axis of extent 1.
pub fn dense_biases() -> Check {
    Check::new("N4", "db", "dense_backward", denses(), |layer| {
        let grads = dense_backward(layer.dz.view(), &layer.cache())?;
        Ok(layer.case(tensor(&grads.db.flatten())))
    })
}

/// (N5), the gradient of its input, is `dx` of `dense_backward`.
pub fn dense_input() -> Check {
    Check::new("N5", "dx", "dense_backward", denses(), |layer| {
        let grads = dense_backward(layer.dz.view(), &layer.cache())?;
        Ok(layer.case(tensor(&grads.dx)))
    })
}

/// (N6), that gradient in the shape of the images, is what `unflatten` returns.
pub fn unflattened() -> Check {
    Check::new("N6", "dA", "unflatten", denses(), |layer| {
        let dx = dense_backward(layer.dz.view(), &layer.cache())?.dx;
        let da = unflatten(dx.view(), layer.a.dim())?;
        Ok(layer.case(tensor(&da)).given("dx", tensor(&dx)))
    })
}

const RATE: f64 = 0.3;

/// Steps of `fit_filter` from the filters of a layer towards its array `dz` as the target; what it
/// reports last, and where it gets.
fn fit(layer: &Convolution, steps: usize) -> Result<(f64, Array4<f64>)> {
    let (a_prev, target, params) = (layer.a_prev.view(), layer.dz.view(), layer.params);
    let mut last = f64::NAN;
    let observe = |_, loss, _: &_| last = loss;
    let w = fit_filter(
        a_prev,
        target,
        layer.w.clone(),
        params,
        RATE,
        steps,
        observe,
    )?;
    Ok((last, w))
}

/// What the filters of a layer make without biases.
fn output(layer: &Convolution) -> Result<(Array4<f64>, ConvCache<f64>)> {
    let no_bias = Array4::zeros(layer.b.dim());
    let (a_prev, w) = (layer.a_prev.view(), layer.w.view());
    conv_forward(a_prev, w, no_bias.view(), layer.params)
}

/// Half the mean square of what is still wrong.
fn half_mean_square_of(z: ArrayView4<f64>, target: &Array4<f64>) -> f64 {
    let error = z.to_owned() - target;
    0.5 * error.mapv(|e| e * e).sum() / error.len() as f64
}

fn case_of_fit(layer: &Convolution, expected: Tensor) -> Result<Case> {
    let (z, cache) = output(layer)?;
    let dz = (&z - &layer.dz) / z.len() as f64;
    let grads = conv_backward(dz.view(), &cache)?;
    let mut case = layer.case(expected).given("Z", tensor(&z));
    case = case.given("T", tensor(&layer.dz));
    case = case.given("dW", tensor(&grads.dw));
    case.env.set_scalar(r"\alpha", RATE);
    Ok(case)
}

/// (N7), one step of gradient descent, is one step of `fit_filter`; `dW` in it is that of
/// `conv_backward`.
pub fn step() -> Check {
    let (left, against) = (r"W^{\mathrm{new}}", "fit_filter");
    Check::new("N7", left, against, convolutions(), |layer| {
        let (_loss, w) = fit(layer, 1)?;
        case_of_fit(layer, tensor(&w))
    })
}

/// (N8), the loss of the search for a filter, is what `fit_filter` reports.
pub fn half_mean_square() -> Check {
    Check::new("N8", "L", "fit_filter", convolutions(), |layer| {
        let (loss, _w) = fit(layer, 0)?;
        case_of_fit(layer, Tensor::scalar(loss))
    })
}

/// (N9), its gradient, is what `numerical_gradient` finds; exactly, since the loss is a square.
pub fn half_mean_square_backward() -> Check {
    let against = "gradcheck::numerical_gradient";
    Check::new("N9", "dZ", against, convolutions(), |layer| {
        let (z, _cache) = output(layer)?;
        let loss = |z: ArrayView4<f64>| Ok(half_mean_square_of(z, &layer.dz));
        case_of_fit(layer, tensor(&numerical_gradient(z.view(), 0.5, loss)?))
    })
}
