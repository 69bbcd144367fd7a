//! Gradient descent finds a hidden filter, as far as the image tells filters apart.

use cnn_backprop::fit::hidden_filter;
use cnn_backprop::{ConvParams, Error, NumpyRng, conv_backward, conv_forward, fit_filter};
use ndarray::{Array4, Axis};

use crate::support::random::normals;
use crate::support::tolerance::{F64, Tolerance, assert_close, assert_number};

const PARAMS: ConvParams = ConvParams { stride: 2, pad: 1 };

fn apply(image: &Array4<f64>, w: &Array4<f64>) -> Array4<f64> {
    let b = Array4::zeros((1, 1, 1, w.dim().3));
    conv_forward(image.view(), w.view(), b.view(), PARAMS)
        .unwrap()
        .0
}

#[test]
fn a_hidden_filter_is_found_element_by_element() {
    let rng = &mut NumpyRng::seed(5);
    let (image, hidden) = (normals(rng, (3, 9, 11, 1)), normals(rng, (2, 3, 1, 2)));
    let target = apply(&image, &hidden);
    let start = Array4::zeros(hidden.dim());
    let mut losses = vec![];
    let found = fit_filter(
        image.view(),
        target.view(),
        start,
        PARAMS,
        0.5,
        150,
        |n, loss, w| {
            assert_eq!(n, losses.len());
            let error = apply(&image, w) - &target;
            let half_mean = error.mapv(|e| e * e).sum() / (2.0 * error.len() as f64);
            assert_number(n, "loss", loss, half_mean, F64);
            losses.push(loss);
        },
    );
    assert_close(
        "found",
        "w",
        &found.unwrap(),
        &hidden,
        Tolerance::Absolute(1e-5),
    );
    assert_eq!(losses.len(), 151);
    assert!(
        losses.windows(2).all(|pair| pair[1] <= pair[0] + 1e-25),
        "the loss rose"
    );
}

/// No step is taken after the last filter that the caller sees.
#[test]
fn the_filter_found_is_the_last_one_seen() {
    let (image, hidden) = hidden_filter();
    let image = image.view();
    let params = ConvParams { stride: 1, pad: 0 };
    let b = Array4::zeros((1, 1, 1, 1));
    let (target, _) = conv_forward(image, hidden.view(), b.view(), params).unwrap();
    let start = Array4::zeros(hidden.dim());
    let mut last = start.clone();
    let seen = |_, _, w: &_| last.clone_from(w);
    let found = fit_filter(image, target.view(), start, params, 0.1, 3, seen).unwrap();
    assert_eq!(found, last);
}

/// No loss tells filters apart on an image whose rows are all alike.
#[test]
fn an_image_of_stripes_does_not_tell_filters_apart() {
    let rng = &mut NumpyRng::seed(6);
    let row = normals(rng, (1, 1, 9, 1));
    let image = row.broadcast((1, 8, 9, 1)).unwrap().to_owned();
    let hidden = normals(rng, (3, 2, 1, 1));
    let params = ConvParams { stride: 1, pad: 0 };
    let b = Array4::zeros((1, 1, 1, 1));
    let (target, _) = conv_forward(image.view(), hidden.view(), b.view(), params).unwrap();
    let (start, mut last) = (Array4::zeros(hidden.dim()), f64::NAN);
    let seen = |_, loss, _: &_| last = loss;
    let found = fit_filter(image.view(), target.view(), start, params, 0.3, 150, seen).unwrap();
    assert_number("stripes", "loss", last, 0.0, Tolerance::Absolute(1e-9));
    let (sums, of_hidden) = (found.sum_axis(Axis(0)), hidden.sum_axis(Axis(0)));
    assert_close("columns", "w", &sums, &of_hidden, Tolerance::Absolute(1e-3));
    assert!(
        (found - hidden).mapv(f64::abs).sum() > 0.1,
        "the filters agree after all"
    );
}

#[test]
fn a_target_of_another_shape_is_refused() {
    let (image, w) = (
        Array4::<f64>::ones((1, 4, 5, 1)),
        Array4::zeros((2, 2, 1, 1)),
    );
    let result = fit_filter(image.view(), image.view(), w, PARAMS, 0.1, 3, |_, _, _| {});
    let (expected, actual) = (vec![1, 3, 3, 1], vec![1, 4, 5, 1]);
    let array = "target";
    let error = Error::ShapeMismatch {
        array,
        expected,
        actual,
    };
    assert_eq!(result.unwrap_err(), error);
}

/// What the page says of two mistakes: a flipped dW walks uphill from the first step on, for Sobel's
/// filter turned by 180° is its own negative; steps ten times too long run away.
#[test]
fn the_mistakes_of_the_page_show_as_it_says() {
    let (image, hidden) = hidden_filter();
    let params = ConvParams { stride: 1, pad: 0 };
    let b = Array4::zeros((1, 1, 1, 1));
    let forward = |w: &Array4<f64>| conv_forward(image.view(), w.view(), b.view(), params).unwrap();
    let target = forward(&hidden).0;
    let mut w = Array4::zeros(hidden.dim());
    let mut losses = vec![];
    for _ in 0..10 {
        let (z, cache) = forward(&w);
        let error = z - &target;
        losses.push(error.mapv(|e| e * e).mean().unwrap());
        let dz = &error / error.len() as f64;
        let mut dw = conv_backward(dz.view(), &cache).unwrap().dw;
        dw.invert_axis(Axis(0));
        dw.invert_axis(Axis(1));
        w = w - 0.5 * dw;
    }
    assert!(
        losses.windows(2).all(|pair| pair[1] > pair[0]),
        "{losses:?}"
    );

    let (start, mut last) = (Array4::zeros(hidden.dim()), 0.0);
    let seen = |_, loss, _: &_| last = loss;
    fit_filter(image.view(), target.view(), start, params, 5.0, 50, seen).unwrap();
    assert!(last > 1e9, "{last}");
}
