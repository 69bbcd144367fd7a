//! The formulas of the small network and of gradient descent.

use std::error::Error;
use std::ops::Range;

use cnn_backprop::{ConvCache, Result, conv_backward, conv_forward, dense_backward, dense_forward};
use cnn_backprop::{fit_filter, flatten, gradcheck, unflatten};
use formula_check::{Case, Check, Computed, Values, computed};
use ndarray::{Array2, Array4, ArrayView4, s};

use crate::DA_PREV;
use crate::geometries::{CONVOLUTIONS, DENSES, Layer};

pub(crate) fn checks() -> Vec<Check> {
    let mut all = dense();
    all.extend(search_for_a_filter());
    all.push(two_branches());
    all
}

fn dense() -> Vec<Check> {
    vec![
        // (N1), the rows that go into a dense layer, are those of `flatten`.
        Check::new("N1", "x", &DENSES, |layer| {
            Ok(layer.case(computed!(flatten(layer.a.view())?)))
        }),
        // (N2), the dense layer, is `dense_forward`.
        Check::new("N2", "z", &DENSES, |layer| {
            let (x, w, b) = (layer.x.view(), layer.w.view(), layer.b.view());
            Ok(layer.case(computed!(dense_forward(x, w, b)?.0)))
        }),
        // (N3), the gradient of its weights, is `dw` of `dense_backward`.
        Check::new("N3", "dW", &DENSES, |layer| {
            Ok(layer.case(computed!(
                dense_backward(layer.dz.view(), &layer.cache())?.dw
            )))
        }),
        // (N4), the gradient of its biases, is `db` of `dense_backward`, without its axis of extent 1.
        Check::new("N4", "db", &DENSES, |layer| {
            let db = computed!(dense_backward(layer.dz.view(), &layer.cache())?.db);
            Ok(layer.case(db.map(Array2::into_flat)))
        }),
        // (N5), the gradient of its input, is `dx` of `dense_backward`.
        Check::new("N5", "dx", &DENSES, |layer| {
            Ok(layer.case(computed!(
                dense_backward(layer.dz.view(), &layer.cache())?.dx
            )))
        }),
        // (N6), that gradient in the shape of the images, is what `unflatten` returns.
        Check::new("N6", "dA", &DENSES, |layer| {
            let dx = dense_backward(layer.dz.view(), &layer.cache())?.dx;
            let da = computed!(unflatten(dx.view(), layer.a.dim())?);
            Ok(layer.case(da).given("dx", dx))
        }),
    ]
}

fn two_branches() -> Check {
    // (T1), the gradient of an input that two layers read, is `da_prev` of `conv_backward` for one layer with the
    // filters of both.
    Check::new("T1", DA_PREV, &CONVOLUTIONS, |layer| {
        let branch = |filters: Range<usize>| -> Result<Array4<f64>> {
            let mut cache = layer.cache.clone();
            cache.w = cache.w.slice(s![.., .., .., filters.clone()]).to_owned();
            let dz = layer.dz.slice(s![.., .., .., filters]);
            Ok(conv_backward(dz, &cache)?.da_prev)
        };
        let both = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
        let n_c = layer.dz.dim().3;
        let case = layer.case(both).given(r"dA^{\mathrm{I}}", branch(0..2)?);
        Ok(case.given(r"dA^{\mathrm{II}}", branch(2..n_c)?))
    })
}

const RATE: f64 = 0.3;

/// The filters of a layer are moved towards those whose output would be its array `dz`.
fn search_for_a_filter() -> Vec<Check> {
    vec![
        // (N7), one step of gradient descent, is one step of `fit_filter`; `dW` in it is that of
        // `conv_backward`.
        Check::new("N7", r"W^{\mathrm{new}}", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = layer.cache.clone();
            let (x, target, ignore) = (a_prev.view(), layer.dz.view(), |_, _, _: &_| ());
            let w = computed!(fit_filter(x, target, w, params, RATE, 1, ignore)?);
            case(layer, w)
        }),
        // (N8), the loss of the search for a filter, is what `fit_filter` reports.
        Check::new("N8", "L", &CONVOLUTIONS, |layer| {
            let ConvCache { a_prev, w, params } = layer.cache.clone();
            let mut loss = f64::NAN;
            let (x, target, observe) = (a_prev.view(), layer.dz.view(), |_, l, _: &_| loss = l);
            let w = computed!(fit_filter(x, target, w, params, RATE, 0, observe)?);
            case(layer, w.map(|_| loss))
        }),
        // (N9), its gradient, is what `numerical_gradient` finds; it is exact, because the loss is a square.
        Check::new("N9", "dZ", &CONVOLUTIONS, |layer| {
            let (z, _cache) = output(layer)?;
            let loss = |z: ArrayView4<f64>| {
                let error = &z - &layer.dz;
                Ok(0.5 * error.mapv(|e| e * e).sum() / error.len() as f64)
            };
            let dz = computed!(gradcheck::numerical_gradient(z.view(), 0.5, loss)?);
            case(layer, dz)
        }),
    ]
}

/// The output of a layer's filters without biases.
fn output(layer: &Layer) -> Result<(Array4<f64>, ConvCache<f64>)> {
    let ConvCache { a_prev, w, params } = &layer.cache;
    let no_bias = Array4::zeros(layer.b.dim());
    conv_forward(a_prev.view(), w.view(), no_bias.view(), *params)
}

fn case(
    layer: &Layer,
    expected: Computed<impl Values>,
) -> std::result::Result<Case, Box<dyn Error>> {
    let (z, cache) = output(layer)?;
    let dz = (&z - &layer.dz) / z.len() as f64;
    let grads = conv_backward(dz.view(), &cache)?;
    let case = layer.case(expected).given("Z", z).given("T", &layer.dz);
    Ok(case.given("dW", grads.dw).given(r"\alpha", RATE))
}
