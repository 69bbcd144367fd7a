//! ReLU, dense, softmax and cross-entropy: kinks, large logits, NaN, bad labels, shapes; and the
//! gradients equal finite differences.

use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::{CrossEntropyCache, DenseCache, Error, NumpyRng, Result};
use cnn_backprop::{
    cross_entropy_backward, cross_entropy_forward, dense_backward, dense_forward, flatten,
    relu_backward, relu_forward, softmax, unflatten,
};
use ndarray::{Array2, Array4, ArrayView2, Axis, array, s};
use proptest::prelude::*;

use crate::support::random::{cases, normals};
use crate::support::tolerance::{EXACT, F64, assert_close, assert_number};

const INF: f64 = f64::INFINITY;

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>, message: &str) -> Error {
    let error = result.expect_err("must be refused");
    assert_eq!(error.to_string(), message);
    error
}

#[test]
fn relu_lets_positive_numbers_and_their_gradients_pass() {
    let z = array![[-3.0, 0.0, -0.0], [5e-324, 2.0, INF]];
    let a = relu_forward(z.view()).unwrap();
    let expected = array![[0.0, 0.0, 0.0], [5e-324, 2.0, INF]];
    assert_eq!(a, expected);
    let da = array![[INF, 7.0, 8.0], [9.0, -10.0, 11.0]];
    let dz = relu_backward(da.view(), z.view()).unwrap();
    assert_close(
        "relu",
        "dz",
        &dz,
        &array![[0.0, 0.0, 0.0], [9.0, -10.0, 11.0]],
        EXACT,
    );
}

#[test]
fn relu_does_not_lose_nan() {
    let z = array![f64::NAN, -1.0, 1.0];
    let a = relu_forward(z.view()).unwrap();
    assert!(a[0].is_nan() && a[1] == 0.0 && a[2] == 1.0, "{a}");
    let dz = relu_backward(array![1.0, f64::NAN, f64::NAN].view(), z.view()).unwrap();
    assert!(dz[0].is_nan() && dz[1] == 0.0 && dz[2].is_nan(), "{dz}");
}

#[test]
fn relu_wants_one_shape() {
    let (z, da) = (Array2::<f64>::ones((2, 3)), Array2::ones((1, 3)));
    let message = "da has shape [1, 3], expected [2, 3]"; // would broadcast
    refused(relu_backward(da.view(), z.view()), message);
    let empty = Array2::<f64>::ones((2, 0));
    let message = "z has shape [2, 0]: axis 1 is empty, expected at least 1";
    refused(relu_forward(empty.view()), message);
    refused(relu_backward(empty.view(), empty.view()), message);
}

#[test]
fn softmax_of_large_logits_is_that_of_their_differences() {
    let small = array![[1.0, -2.0, 0.5], [0.0, 3.0, 3.0]];
    let expected = softmax(small.view()).unwrap();
    for offset in [-1e4, 700.0, 1e4] {
        let y_hat = softmax((&small + offset).view()).unwrap();
        let within = crate::support::tolerance::Tolerance::MaxNorm(1e-11);
        assert_close(offset, "y_hat", &y_hat, &expected, within);
        let sums = y_hat.sum_axis(Axis(1));
        assert_close(offset, "sum", &sums, &array![1.0, 1.0], F64);
    }
}

#[test]
fn a_probability_of_zero_costs_what_its_logit_says() {
    let z = array![[-1000.0, 0.0], [0.0, -INF]];
    let (loss, cache) = cross_entropy_forward(z.view(), &[0, 0]).unwrap();
    assert_close(
        "zero",
        "y_hat",
        &cache.y_hat,
        &array![[0.0, 1.0], [1.0, 0.0]],
        EXACT,
    );
    assert_number("zero", "loss", loss, 500.0, EXACT);
    let dz = cross_entropy_backward(&cache).unwrap();
    assert_close("zero", "dz", &dz, &array![[-0.5, 0.5], [0.0, 0.0]], EXACT);
    let (loss, _) = cross_entropy_forward(z.view(), &[0, 1]).unwrap();
    assert_number("never", "loss", loss.recip(), 0.0, EXACT); // an infinite surprise
}

#[test]
fn nan_and_infinity_spoil_their_row_and_no_other() {
    let z = array![
        [f64::NAN, 1.0],
        [1.0, f64::NAN],
        [INF, 0.0],
        [-INF, -INF],
        [2.0, 2.0]
    ];
    let y_hat = softmax(z.view()).unwrap();
    assert!(
        y_hat.slice(s![..4, ..]).iter().all(|p| p.is_nan()),
        "{y_hat}"
    );
    assert_close(
        "last",
        "y_hat",
        &y_hat.row(4).to_owned(),
        &array![0.5, 0.5],
        EXACT,
    );
    let (loss, _) = cross_entropy_forward(z.view(), &[1, 0, 0, 1, 0]).unwrap();
    assert!(loss.is_nan());
}

#[test]
fn labels_are_classes() {
    let z = Array2::<f64>::zeros((3, 4));
    let message = "labels[2] is 4, expected a class below 4";
    let error = refused(cross_entropy_forward(z.view(), &[0, 3, 4]), message);
    let (index, label, classes) = (2, 4, 4);
    let expected = Error::LabelOutOfRange {
        index,
        label,
        classes,
    };
    assert_eq!(error, expected);
    let message = "labels has shape [2], expected [3]";
    refused(cross_entropy_forward(z.view(), &[0, 1]), message);
    let (y_hat, labels) = (z.clone(), vec![0, 9, 1]);
    let message = "labels[1] is 9, expected a class below 4";
    refused(
        cross_entropy_backward(&CrossEntropyCache { y_hat, labels }),
        message,
    );
    let (y_hat, labels) = (Array2::<f64>::zeros((0, 4)), vec![]);
    let message = "y_hat has shape [0, 4]: axis 0 is empty, expected at least 1";
    refused(
        cross_entropy_backward(&CrossEntropyCache { y_hat, labels }),
        message,
    );
    let message = "z has shape [3, 0]: axis 1 is empty, expected at least 1";
    refused(softmax(z.slice(s![.., ..0])), message);
    refused(
        cross_entropy_forward(z.slice(s![.., ..0]), &[0, 0, 0]),
        message,
    );
}

#[test]
fn dense_wants_shapes_that_fit() {
    let (x, w) = (Array2::<f64>::ones((2, 3)), Array2::ones((3, 4)));
    let b = Array2::zeros((1, 4));
    let message = "w has shape [2, 4], expected [3, 4]";
    refused(
        dense_forward(x.view(), w.slice(s![..2, ..]), b.view()),
        message,
    );
    let message = "b has shape [1, 1], expected [1, 4]"; // would broadcast
    refused(
        dense_forward(x.view(), w.view(), b.slice(s![.., ..1])),
        message,
    );
    let message = "x has shape [0, 3]: axis 0 is empty, expected at least 1";
    refused(
        dense_forward(x.slice(s![..0, ..]), w.view(), b.view()),
        message,
    );
    let message = "w has shape [3, 0]: axis 1 is empty, expected at least 1";
    refused(
        dense_forward(x.view(), w.slice(s![.., ..0]), b.view()),
        message,
    );
    let cache = DenseCache {
        x: x.clone(),
        w: w.clone(),
    };
    let message = "dz has shape [1, 4], expected [2, 4]"; // would broadcast
    refused(dense_backward(b.view(), &cache), message);
    let cache = DenseCache {
        x,
        w: Array2::ones((2, 4)),
    };
    let message = "w has shape [2, 4], expected [3, 4]";
    refused(dense_backward(Array2::ones((2, 4)).view(), &cache), message);
}

#[test]
fn flattening_is_undone_and_wants_its_shape_back() {
    let a = normals(&mut NumpyRng::seed(3), (2, 3, 4, 5));
    let x = flatten(a.view()).unwrap();
    for ((i, h, w, c), &value) in a.indexed_iter() {
        let place = (h * 4 + w) * 5 + c;
        let case = format!("a[{i}, {h}, {w}, {c}]");
        assert_number(case, "x", x[[i, place]], value, EXACT);
    }
    assert_close(
        "back",
        "a",
        &unflatten(x.view(), a.dim()).unwrap(),
        &a,
        EXACT,
    );
    // a view that is not in row-major order is read by its indices
    let turned = a.view().permuted_axes([0, 3, 1, 2]);
    let x = flatten(turned).unwrap();
    let standard = turned.as_standard_layout().to_owned();
    assert_close("turned", "x", &x, &flatten(standard.view()).unwrap(), EXACT);

    let message = "dx has shape [2, 60], expected [2, 48]";
    refused(unflatten(x.view(), (2, 3, 4, 4)), message);
    let message = "da has shape [2, 0, 4, 4]: axis 1 is empty, expected at least 1";
    refused(unflatten(x.view(), (2, 0, 4, 4)), message);
    assert!(unflatten(x.view(), (2, usize::MAX, 4, 4)).is_err());
    let message = "a has shape [2, 3, 0, 5]: axis 2 is empty, expected at least 1";
    refused(flatten(Array4::<f64>::zeros((2, 3, 0, 5)).view()), message);
}

#[test]
fn views_without_end_are_refused() {
    let one = array![[1.0]];
    let endless = one.broadcast((1 << 50, 1)).unwrap();
    let b = array![[0.0]];
    assert!(matches!(relu_forward(endless), Err(Error::TooLarge { .. })));
    assert!(matches!(softmax(endless), Err(Error::TooLarge { .. })));
    let dense = dense_forward(endless, one.view(), b.view());
    assert!(matches!(dense, Err(Error::TooLarge { .. })));
    let images = one.broadcast((1 << 50, 1, 1, 1)).unwrap();
    assert!(matches!(flatten(images), Err(Error::TooLarge { .. })));
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn gradients_are_slopes(m in 1..4_usize, n_x in 1..5_usize, n_y in 1..5_usize, seed in any::<u32>()) {
        let rng = &mut NumpyRng::seed(seed);
        let mut random = |shape: [usize; 2]| rng.randn(shape).unwrap();
        let (x, w, b) = (random([m, n_x]), random([n_x, n_y]), random([1, n_y]));
        let labels: Vec<usize> = (0..m).map(|i| (seed as usize + i) % n_y).collect();
        let loss = |x: ArrayView2<f64>, w: ArrayView2<f64>, b: ArrayView2<f64>| -> Result<f64> {
            let (z, _) = dense_forward(x, w, b)?;
            Ok(cross_entropy_forward(z.view(), &labels)?.0)
        };
        let (z, cache) = dense_forward(x.view(), w.view(), b.view()).unwrap();
        let (_, classes) = cross_entropy_forward(z.view(), &labels).unwrap();
        let dz = cross_entropy_backward(&classes).unwrap();
        let grads = dense_backward(dz.view(), &cache).unwrap();
        let dx = numerical_gradient(x.view(), 1e-5, |x| loss(x, w.view(), b.view())).unwrap();
        let dw = numerical_gradient(w.view(), 1e-5, |w| loss(x.view(), w, b.view())).unwrap();
        let db = numerical_gradient(b.view(), 1e-5, |b| loss(x.view(), w.view(), b)).unwrap();
        for (slope, gradient) in [(dx, grads.dx), (dw, grads.dw), (db, grads.db)] {
            let apart = (&slope - &gradient).mapv(f64::abs).sum();
            let error = relative_error(slope.view(), gradient.view()).unwrap();
            prop_assert!(apart < 1e-9 || error < 1e-6, "{} {}", apart, error);
        }
    }
}
