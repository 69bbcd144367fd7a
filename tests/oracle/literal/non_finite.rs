//! A NaN is never lost: it reaches exactly the elements that the formula gives, or it is an error.

use cnn_backprop::{ConvParams, Error, NumpyRng, PoolMode, PoolParams, TieRule};
use cnn_backprop::{
    conv_backward, conv_forward, conv_single_step, create_mask_from_window, create_mask_with_ties,
    distribute_value, pool_backward, pool_backward_with_ties, pool_forward, zero_pad,
};
use ndarray::{Array3, Array4, array};

const PARAMS: ConvParams = ConvParams { stride: 2, pad: 1 };

/// Input, filters and bias; the output is (2, 3, 4, 3).
fn layer() -> (Array4<f64>, Array4<f64>, Array4<f64>) {
    let mut rng = NumpyRng::seed(5);
    let mut draw = |shape| rng.randn(shape).unwrap();
    (draw((2, 5, 6, 2)), draw((3, 2, 2, 3)), draw((1, 1, 1, 3)))
}

fn is_nan(x: &Array4<f64>) -> Array4<bool> {
    x.mapv(f64::is_nan)
}

/// Whether the window at `place` contains the element at `at` of the image.
fn meets(place: usize, f: usize, at: usize) -> bool {
    (place * 2..place * 2 + f).contains(&(at + 1))
}

#[test]
fn nan_in_the_input_reaches_each_output_whose_window_meets_it() {
    let (mut a, w, b) = layer();
    a[[1, 2, 3, 0]] = f64::NAN;
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), PARAMS).unwrap();
    let expected = Array4::from_shape_fn(z.dim(), |(i, h, v, _)| {
        i == 1 && meets(h, 3, 2) && meets(v, 2, 3)
    });
    assert_eq!(is_nan(&z), expected);

    let grads = conv_backward(Array4::ones(z.dim()).view(), &cache).unwrap();
    let expected = Array4::from_shape_fn(w.dim(), |(u, v, k, _)| {
        k == 0 && (2 + 1 - u) % 2 == 0 && (3 + 1 - v) % 2 == 0
    });
    assert_eq!(is_nan(&grads.dw), expected);
    assert!(!is_nan(&grads.da_prev).iter().any(|&nan| nan));
    assert!(!is_nan(&grads.db).iter().any(|&nan| nan));
}

#[test]
fn nan_in_a_filter_reaches_the_outputs_of_that_filter() {
    let (a, mut w, b) = layer();
    w[[1, 0, 1, 2]] = f64::NAN;
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), PARAMS).unwrap();
    assert_eq!(is_nan(&z), Array4::from_shape_fn(z.dim(), |(.., c)| c == 2));
    let grads = conv_backward(Array4::ones(z.dim()).view(), &cache).unwrap();
    let expected = Array4::from_shape_fn(a.dim(), |(_, row, column, k)| {
        k == 1 && row % 2 == 0 && column % 2 == 1
    });
    assert_eq!(is_nan(&grads.da_prev), expected);
    assert!(!is_nan(&grads.dw).iter().any(|&nan| nan));
}

#[test]
fn nan_in_the_upstream_gradient_reaches_its_window_its_filter_and_its_bias() {
    let (a, w, b) = layer();
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), PARAMS).unwrap();
    let mut dz = Array4::ones(z.dim());
    dz[[0, 1, 2, 1]] = f64::NAN;
    let grads = conv_backward(dz.view(), &cache).unwrap();
    let expected = Array4::from_shape_fn(a.dim(), |(i, row, column, _)| {
        i == 0 && meets(1, 3, row) && meets(2, 2, column)
    });
    assert_eq!(is_nan(&grads.da_prev), expected);
    assert_eq!(
        is_nan(&grads.dw),
        Array4::from_shape_fn(w.dim(), |(.., c)| c == 1)
    );
    assert_eq!(
        is_nan(&grads.db),
        Array4::from_shape_fn(b.dim(), |(.., c)| c == 1)
    );
}

#[test]
fn nan_in_the_bias_reaches_the_outputs_of_its_filter_and_no_gradient() {
    let (a, w, mut b) = layer();
    b[[0, 0, 0, 0]] = f64::NAN;
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), PARAMS).unwrap();
    assert_eq!(is_nan(&z), Array4::from_shape_fn(z.dim(), |(.., c)| c == 0));
    let grads = conv_backward(Array4::ones(z.dim()).view(), &cache).unwrap();
    for gradient in [&grads.da_prev, &grads.dw, &grads.db] {
        assert!(!is_nan(gradient).iter().any(|&nan| nan));
    }
}

#[test]
fn one_step_padding_and_distribution_keep_nan() {
    let (x, nan) = (Array3::<f64>::ones((2, 2, 1)), array![[[f64::NAN]]]);
    assert!(
        conv_single_step(x.view(), x.view(), nan.view())
            .unwrap()
            .is_nan()
    );
    assert!(
        conv_single_step(nan.view(), nan.view(), array![[[0.0]]].view())
            .unwrap()
            .is_nan()
    );
    let padded = zero_pad(array![[[[f64::NAN]]]].view(), 1).unwrap();
    let expected = Array4::from_shape_fn((1, 3, 3, 1), |(_, h, w, _)| (h, w) == (1, 1));
    assert_eq!(is_nan(&padded), expected);
    assert!(
        distribute_value(f64::NAN, (2, 3))
            .unwrap()
            .iter()
            .all(|x| x.is_nan())
    );
}

#[test]
fn a_window_with_nan_has_no_maximum() {
    let mut x = Array4::<f64>::ones((1, 4, 5, 1));
    x[[0, 1, 2, 0]] = f64::NAN;
    let params = PoolParams { f: 2, stride: 2 };
    let refused = |result| matches!(result, Err(Error::NotANumber { .. }));
    assert!(refused(
        pool_forward(x.view(), params, PoolMode::Max).map(drop)
    ));

    let (a, cache) = pool_forward(x.view(), params, PoolMode::Average).unwrap();
    assert_eq!(
        is_nan(&a),
        Array4::from_shape_fn(a.dim(), |(_, h, w, _)| (h, w) == (0, 1))
    );
    let da = Array4::ones(a.dim());
    assert!(refused(
        pool_backward(da.view(), &cache, PoolMode::Max).map(drop)
    ));
    for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
        let back = pool_backward_with_ties(da.view(), &cache, PoolMode::Max, ties);
        assert!(refused(back.map(drop)), "{ties:?}");
        let mask = create_mask_with_ties(array![[f64::NAN, 1.0]].view(), ties);
        assert!(refused(mask.map(drop)), "{ties:?}");
    }
    assert!(refused(
        create_mask_from_window(array![[1.0], [f64::NAN]].view()).map(drop)
    ));
    // The mean's gradient does not depend on the input.
    let spread = pool_backward(da.view(), &cache, PoolMode::Average).unwrap();
    assert!(!is_nan(&spread).iter().any(|&nan| nan));
}

#[test]
fn a_refused_nan_is_named_by_its_place_in_the_input() {
    let mut x = Array4::<f64>::ones((1, 4, 5, 2));
    x[[0, 2, 3, 1]] = f64::NAN;
    let params = PoolParams { f: 2, stride: 2 };
    let named = Error::NotANumber {
        array: "a_prev",
        index: vec![0, 2, 3, 1],
    };
    let forward = pool_forward(x.view(), params, PoolMode::Max);
    assert_eq!(forward.unwrap_err(), named);
    let (a, cache) = pool_forward(x.view(), params, PoolMode::Average).unwrap();
    let backward = pool_backward(a.view(), &cache, PoolMode::Max);
    assert_eq!(backward.unwrap_err(), named);
}

#[test]
fn infinity_is_a_maximum_like_any_other() {
    let x = array![[f64::INFINITY, 1.0], [f64::NEG_INFINITY, f64::INFINITY]];
    let mask = create_mask_from_window(x.view()).unwrap();
    assert_eq!(mask, array![[1.0, 0.0], [0.0, 1.0]]);
}
