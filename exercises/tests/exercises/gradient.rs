//! Exercise 12.

use cnn_backprop_exercises::gradient_check::numerical_gradient;
use ndarray::Array4;

use crate::compare::{Fault, same};
use crate::exercise::{Case, Exercise};

pub fn exercises() -> Vec<Exercise> {
    vec![Exercise {
        name: "numerical_gradient",
        file: "src/gradient_check.rs",
        page: "gradient-check",
        hint: [
            "往两边各移动一次，两点相距多远？移动之后恢复原来的数了吗？",
            "After one nudge each way, how far apart are the two points? Is the number restored afterwards?",
        ],
        cases: vec![
            Case::new(["损失是线性的", "a linear loss"], || {
                slope(|weight, x| weight * x, |weight, _| weight)
            }),
            // A one-sided difference is off by step · weight.
            Case::new(["损失是平方", "a loss of squares"], || {
                slope(|weight, x| weight * x * x, |weight, x| 2.0 * weight * x)
            }),
            Case::new(["两个数相乘", "products of two numbers"], products),
        ],
        lookup: None,
    }]
}

const STEP: f64 = 1e-3;

fn point() -> Array4<f64> {
    Array4::from_shape_fn((2, 1, 3, 2), |(i, _, w, c)| {
        1.5 * i as f64 - 0.5 * w as f64 + 0.25 * c as f64 + 0.125
    })
}

/// The loss adds up `term(weight, x)`, with a different weight for each element.
fn slope(term: fn(f64, f64) -> f64, derivative: fn(f64, f64) -> f64) -> Result<(), Fault> {
    let x = point();
    let weights: Array4<f64> = Array4::from_shape_fn(x.dim(), |(i, _, w, c)| {
        1.0 + i as f64 - 2.0 * w as f64 + 0.5 * c as f64
    });
    let loss = |x: ndarray::ArrayView4<f64>| weights.iter().zip(x).map(|(&k, &x)| term(k, x)).sum();
    let want = ndarray::Zip::from(&weights)
        .and(&x)
        .map_collect(|&k, &x| derivative(k, x));
    near(&numerical_gradient(x.view(), STEP, loss), &want)
}

/// Half the square of the sum: every slope is the sum, as long as only one number is moved.
fn products() -> Result<(), Fault> {
    let x = point();
    let want = Array4::from_elem(x.dim(), x.sum());
    let loss = |x: ndarray::ArrayView4<f64>| x.sum().powi(2) / 2.0;
    near(&numerical_gradient(x.view(), STEP, loss), &want)
}

/// Measured slopes have rounding errors, which are removed before the comparison.
fn near(got: &Array4<f64>, want: &Array4<f64>) -> Result<(), Fault> {
    let rounded = |x: &Array4<f64>| x.mapv(|x| (x * 1e6).round() / 1e6);
    same("gradient", &rounded(got), &rounded(want))
}
