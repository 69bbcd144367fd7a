//! The backward pass returns the slope of the loss, on random geometries.
//!
//! The loss is quadratic in `Z`, and `Z` is linear in each argument, so central differences have
//! no truncation error: the step can be large, and ten digits or more must agree.

use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::{Error, NumpyRng, PoolMode};
use cnn_backprop::{conv_backward, conv_forward, pool_backward, pool_forward};
use ndarray::{Array4, array};
use proptest::prelude::*;

use crate::support::random::{cases, convolutions, distinct, normals, poolings};
use crate::support::tolerance::{Tolerance, assert_close, assert_number};

const DIFFERENCES: Tolerance = Tolerance::MaxNorm(1e-10);
const STEP: f64 = 0.25; // below ½, so that the order of whole numbers does not change

/// L = Σ Y·Z + ½ Σ Z², whose gradient is Y + Z: neither ones nor Z.
fn loss(z: &Array4<f64>, y: &Array4<f64>) -> f64 {
    (y * z).sum() + 0.5 * (z * z).sum()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn conv_backward_returns_the_slopes(g in convolutions(4)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (normals(rng, g.a_prev), normals(rng, g.w), normals(rng, g.b()));
        let y = normals(rng, g.z());
        let params = g.params();

        let (z, cache) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
        let grads = conv_backward((&y + &z).view(), &cache).unwrap();

        let da = numerical_gradient(a.view(), STEP, |a| {
            Ok(loss(&conv_forward(a, w.view(), b.view(), params)?.0, &y))
        });
        assert_close(g, "dA", &grads.da_prev, &da.unwrap(), DIFFERENCES);
        let dw = numerical_gradient(w.view(), STEP, |w| {
            Ok(loss(&conv_forward(a.view(), w, b.view(), params)?.0, &y))
        });
        assert_close(g, "dW", &grads.dw, &dw.unwrap(), DIFFERENCES);
        let db = numerical_gradient(b.view(), STEP, |b| {
            Ok(loss(&conv_forward(a.view(), w.view(), b, params)?.0, &y))
        });
        assert_close(g, "db", &grads.db, &db.unwrap(), DIFFERENCES);
    }

    #[test]
    fn pool_backward_returns_the_slopes(g in poolings(5)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, y) = (distinct(rng, g.a_prev), normals(rng, g.a()));
        for mode in [PoolMode::Max, PoolMode::Average] {
            let (a, cache) = pool_forward(x.view(), g.params(), mode).unwrap();
            let back = pool_backward((&y + &a).view(), &cache, mode).unwrap();
            let slopes = numerical_gradient(x.view(), STEP, |x| {
                Ok(loss(&pool_forward(x, g.params(), mode)?.0, &y))
            });
            assert_close(format!("{mode:?} {g}"), "dA", &back, &slopes.unwrap(), DIFFERENCES);
        }
    }
}

#[test]
fn numerical_gradient_finds_known_slopes_in_any_layout() {
    let x = array![[1.0_f64, 2.0, 3.0], [-1.0, 0.5, 4.0]];
    let view = x.t(); // not in standard layout
    let found = numerical_gradient(view, 1e-5, |x| Ok(x.mapv(f64::sin).sum())).unwrap();
    let slopes = view.mapv(f64::cos);
    assert_close(
        "Σ sin",
        "gradient",
        &found,
        &slopes,
        Tolerance::MaxNorm(1e-9),
    );
    let weighted = numerical_gradient(view, 0.5, |x| Ok(x[[2, 0]] - 7.0 * x[[0, 1]])).unwrap();
    let slopes = array![[0.0, -7.0], [0.0, 0.0], [1.0, 0.0]];
    assert_close("plane", "gradient", &weighted, &slopes, DIFFERENCES);
}

#[test]
fn a_wrong_gradient_stands_out() {
    let right = array![3.0, -1.0, 2.0, 0.5];
    let same = relative_error(right.view(), right.view()).unwrap();
    assert_number(
        "itself",
        "relative error",
        same,
        0.0,
        Tolerance::Absolute(0.0),
    );
    for element in 0..right.len() {
        let mut wrong = right.clone();
        wrong[element] *= -1.0;
        assert!(relative_error(wrong.view(), right.view()).unwrap() > 1e-2);
    }
    let (a, b) = (array![1e300, 2e300], array![2e300, 4e300]); // squares would overflow
    let scaled = relative_error(a.view(), b.view()).unwrap();
    assert_number(
        "large",
        "relative error",
        scaled,
        1.0 / 3.0,
        Tolerance::Absolute(1e-15),
    );
    let largest = array![f64::MAX]; // so would the difference
    let opposite = relative_error(largest.view(), (-&largest).view()).unwrap();
    assert_number(
        "opposite",
        "relative error",
        opposite,
        1.0,
        Tolerance::Absolute(1e-15),
    );
    let nan = relative_error(array![f64::NAN].view(), array![0.0].view()).unwrap();
    assert!(nan.is_nan(), "NaN must not pass for agreement, got {nan}");
}

#[test]
fn the_error_of_the_loss_comes_through() {
    let x = array![1.0, 2.0];
    let refused = numerical_gradient(x.view(), 0.1, |_| Err(Error::ZeroStride));
    assert_eq!(refused, Err(Error::ZeroStride));
}
