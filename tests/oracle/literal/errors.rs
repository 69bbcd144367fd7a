//! Each bad argument has its own error, which carries the offending values and says what to fix.

use std::fmt::Debug;

use cnn_backprop::geometry::output_size;
use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::window::{maximum, mean};
use cnn_backprop::{
    ConvCache, ConvParams, Error, NumpyRng, PoolMode, PoolParams, Result, TieRule, conv_backward,
    conv_forward, conv_single_step, create_mask_from_window, create_mask_with_ties,
    distribute_value, pool_backward, pool_backward_with_ties, pool_forward, zero_pad,
};
use ndarray::{Array3, Array4, array, s};

type Shape = (usize, usize, usize, usize);

/// The call fails with exactly this error and exactly this text.
#[track_caller]
fn refused<T: Debug>(result: Result<T>, error: Error, message: &str) {
    let actual = result.expect_err("must be refused");
    assert_eq!((&actual, actual.to_string().as_str()), (&error, message));
}

fn empty(array: &'static str, axis: usize, shape: &[usize]) -> Error {
    let shape = shape.to_vec();
    Error::EmptyAxis { array, axis, shape }
}

fn mismatch(array: &'static str, expected: &[usize], actual: &[usize]) -> Error {
    let (expected, actual) = (expected.to_vec(), actual.to_vec());
    Error::ShapeMismatch {
        array,
        expected,
        actual,
    }
}

fn unfit(axis: &'static str, window: usize, input: usize, pad: usize) -> Error {
    Error::WindowLargerThanInput {
        axis,
        window,
        input,
        pad,
    }
}

fn too_large(array: &'static str, reason: &str) -> Error {
    let reason = reason.to_owned();
    Error::TooLarge { array, reason }
}

fn zeros(shape: Shape) -> Array4<f64> {
    Array4::zeros(shape)
}

fn convolve(a_prev: Shape, w: Shape, b: Shape, stride: usize, pad: usize) -> Result<Array4<f64>> {
    let (a_prev, w, b) = (zeros(a_prev), zeros(w), zeros(b));
    let params = ConvParams { stride, pad };
    conv_forward(a_prev.view(), w.view(), b.view(), params).map(|(z, _)| z)
}

fn pool(a_prev: Shape, f: usize, stride: usize) -> Result<Array4<f64>> {
    let params = PoolParams { f, stride };
    pool_forward(zeros(a_prev).view(), params, PoolMode::Average).map(|(a, _)| a)
}

#[test]
fn padding() {
    let x = zeros((2, 3, 0, 1));
    let message = "x has shape [2, 3, 0, 1]: axis 2 is empty, expected at least 1";
    refused(zero_pad(x.view(), 1), empty("x", 2, &[2, 3, 0, 1]), message);
    let reason = "3 + 2·18446744073709551615 overflows";
    let message = format!("x would be too large: {reason}");
    let x = zeros((2, 3, 4, 1));
    refused(
        zero_pad(x.view(), usize::MAX),
        too_large("x", reason),
        &message,
    );
    let side = (1_usize << 24) * 2;
    let reason = format!("no memory for shape {:?}", [2, 3 + side, 4 + side, 1]);
    let message = format!("x_pad would be too large: {reason}");
    refused(
        zero_pad(x.view(), side / 2),
        too_large("x_pad", &reason),
        &message,
    );
}

#[test]
fn one_step() {
    let step = |a: [usize; 3], w: [usize; 3], b: [usize; 3]| {
        let [a, w, b] = [a, w, b].map(Array3::<f64>::zeros);
        conv_single_step(a.view(), w.view(), b.view())
    };
    let message = "a_slice has shape [0, 2, 3]: axis 0 is empty, expected at least 1";
    let error = empty("a_slice", 0, &[0, 2, 3]);
    refused(step([0, 2, 3], [0, 2, 3], [1, 1, 1]), error, message);
    let message = "w has shape [1, 2, 3], expected [2, 2, 3]"; // would broadcast
    let error = mismatch("w", &[2, 2, 3], &[1, 2, 3]);
    refused(step([2, 2, 3], [1, 2, 3], [1, 1, 1]), error, message);
    let message = "b has shape [1, 1, 2], expected [1, 1, 1]";
    let error = mismatch("b", &[1, 1, 1], &[1, 1, 2]);
    refused(step([2, 2, 3], [2, 2, 3], [1, 1, 2]), error, message);
}

#[test]
fn convolution_of_nothing() {
    for axis in 0..4 {
        let mut shape = [2, 5, 4, 3];
        shape[axis] = 0;
        let message =
            format!("a_prev has shape {shape:?}: axis {axis} is empty, expected at least 1");
        let z = convolve(shape.into(), (3, 2, 3, 4), (1, 1, 1, 4), 1, 0);
        refused(z, empty("a_prev", axis, &shape), &message);

        let mut shape = [3, 2, 3, 4];
        shape[axis] = 0;
        let message = format!("w has shape {shape:?}: axis {axis} is empty, expected at least 1");
        let z = convolve((2, 5, 4, 3), shape.into(), (1, 1, 1, 4), 1, 0);
        refused(z, empty("w", axis, &shape), &message);
    }
}

#[test]
fn convolution_of_what_does_not_fit() {
    let (a_prev, w, b) = ((2, 5, 4, 3), (3, 2, 3, 4), (1, 1, 1, 4));
    let message = "a_prev has 3 channels (its last axis), but each filter of w has 2 (axis 2)";
    let error = Error::ChannelMismatch { a_prev: 3, w: 2 };
    refused(convolve(a_prev, (3, 2, 2, 4), b, 1, 0), error, message);
    let message = "b has shape [1, 1, 1, 1], expected [1, 1, 1, 4]"; // would broadcast
    let error = mismatch("b", &[1, 1, 1, 4], &[1, 1, 1, 1]);
    refused(convolve(a_prev, w, (1, 1, 1, 1), 1, 0), error, message);
    let message = "stride is 0; the window must move by at least 1";
    refused(convolve(a_prev, w, b, 0, 0), Error::ZeroStride, message);

    let message = "window height 8 does not fit into input height 5 with padding 1 on both sides";
    let error = unfit("height", 8, 5, 1);
    refused(convolve(a_prev, (8, 2, 3, 4), b, 1, 1), error, message);
    let message = "window width 5 does not fit into input width 4 with padding 0 on both sides";
    let error = unfit("width", 5, 4, 0);
    refused(convolve(a_prev, (3, 5, 3, 4), b, 1, 0), error, message);

    let reason = format!("5 + 2·{} overflows", usize::MAX);
    let message = format!("height would be too large: {reason}");
    let error = too_large("height", &reason);
    refused(convolve(a_prev, w, b, 1, usize::MAX), error, &message);
}

#[test]
fn a_gradient_that_is_not_the_output_s() {
    let (a_prev, w) = (zeros((2, 5, 4, 3)), zeros((3, 2, 3, 4)));
    let b = zeros((1, 1, 1, 4));
    let params = ConvParams { stride: 1, pad: 0 };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params).unwrap();
    assert_eq!(z.dim(), (2, 3, 3, 4));
    for shape in [[2, 3, 3, 1], [1, 3, 3, 4], [2, 4, 3, 4], [2, 0, 3, 4]] {
        let message = format!("dz has shape {shape:?}, expected [2, 3, 3, 4]");
        let grads = conv_backward(Array4::zeros(shape).view(), &cache);
        refused(grads, mismatch("dz", &[2, 3, 3, 4], &shape), &message);
    }

    let params = PoolParams { f: 2, stride: 2 };
    let (_, cache) = pool_forward(a_prev.view(), params, PoolMode::Max).unwrap();
    for shape in [[2, 2, 2, 1], [2, 5, 4, 3], [0, 2, 2, 3]] {
        let message = format!("da has shape {shape:?}, expected [2, 2, 2, 3]");
        let error = || mismatch("da", &[2, 2, 2, 3], &shape);
        let da = Array4::zeros(shape);
        for mode in [PoolMode::Max, PoolMode::Average] {
            refused(pool_backward(da.view(), &cache, mode), error(), &message);
            let back = pool_backward_with_ties(da.view(), &cache, mode, TieRule::First);
            refused(back, error(), &message);
        }
    }
}

/// As in the course, the fields of the cache are public, so a reader can build a cache that does not match.
#[test]
fn a_cache_whose_parts_do_not_fit() {
    let (a_prev, w, dz) = (
        zeros((2, 5, 4, 3)),
        zeros((3, 2, 3, 4)),
        zeros((2, 3, 3, 4)),
    );
    let params = ConvParams { stride: 0, pad: 0 };
    let mut cache = ConvCache { a_prev, w, params };
    let message = "stride is 0; the window must move by at least 1";
    refused(conv_backward(dz.view(), &cache), Error::ZeroStride, message);
    cache.params.stride = 1;
    cache.a_prev = zeros((2, 5, 4, 1));
    let message = "a_prev has 1 channels (its last axis), but each filter of w has 3 (axis 2)";
    let error = Error::ChannelMismatch { a_prev: 1, w: 3 };
    refused(conv_backward(dz.view(), &cache), error, message);
}

#[test]
fn pooling() {
    let message = "a_prev has shape [2, 0, 4, 3]: axis 1 is empty, expected at least 1";
    let error = empty("a_prev", 1, &[2, 0, 4, 3]);
    refused(pool((2, 0, 4, 3), 2, 1), error, message);
    let message = "pooling window f is 0; a window must hold at least one element";
    refused(pool((2, 5, 4, 3), 0, 1), Error::ZeroWindow, message);
    let message = "stride is 0; the window must move by at least 1";
    refused(pool((2, 5, 4, 3), 2, 0), Error::ZeroStride, message);
    let message = "window width 5 does not fit into input width 4 with padding 0 on both sides";
    let error = unfit("width", 5, 4, 0);
    refused(pool((2, 5, 4, 3), 5, 1), error, message);
    let message = "window height 6 does not fit into input height 5 with padding 0 on both sides";
    let error = unfit("height", 6, 5, 0);
    refused(pool((2, 5, 7, 3), 6, 1), error, message);
}

#[test]
fn windows() {
    let nothing = ndarray::Array2::<f64>::zeros((2, 0));
    let message = "window has shape [2, 0]: axis 1 is empty, expected at least 1";
    let error = || empty("window", 1, &[2, 0]);
    refused(create_mask_from_window(nothing.view()), error(), message);
    let mask = create_mask_with_ties(nothing.view(), TieRule::Shared);
    refused(mask, error(), message);
    refused(maximum(nothing.view()), error(), message);
    refused(mean(nothing.view()), error(), message);
    refused(distribute_value(1.0, (2, 0)), error(), message);

    let x = array![[1.0, 2.0, 3.0], [4.0, f64::NAN, f64::NAN]];
    let message = "window holds NaN at [1, 1]; a window with NaN has no maximum";
    let error = || Error::NotANumber {
        array: "window",
        index: vec![1, 1],
    };
    refused(create_mask_from_window(x.view()), error(), message);
    let mask = create_mask_with_ties(x.view(), TieRule::First);
    refused(mask, error(), message);
    refused(maximum(x.view()), error(), message);

    let large = usize::MAX;
    let reason = format!("{large} × 2 elements cannot be counted");
    let message = format!("window would be too large: {reason}");
    let spread = distribute_value(1.0, (large, 2));
    refused(spread, too_large("window", &reason), &message);
}

#[test]
fn output_sizes() {
    let message = "the width is 0, expected at least 1";
    let error = Error::ZeroExtent { axis: "width" };
    refused(output_size("width", 0, 1, 1, 1), error, message);
    let message = "pooling window f is 0; a window must hold at least one element";
    refused(output_size("width", 4, 0, 0, 1), Error::ZeroWindow, message);
    let message = "stride is 0; the window must move by at least 1";
    refused(output_size("width", 4, 2, 0, 0), Error::ZeroStride, message);
}

#[test]
fn gradient_checks() {
    let x = array![[1.0, 2.0, 1e20]];
    let message = |step| {
        format!(
            "step is {step}; a central difference needs a finite step > 0 that moves every element to a finite number"
        )
    };
    let nothing = x.slice(s![.., ..0]); // a bad step is an error even for an empty array
    for step in [0.0, -1.0, f64::INFINITY] {
        for x in [x.view(), nothing] {
            let gradient = numerical_gradient(x, step, |x| Ok(x.sum()));
            refused(gradient, Error::BadStep { step }, &message(step));
        }
    }
    let gradient = numerical_gradient(x.view(), 0.5, |x| Ok(x.sum())); // vanishes next to 1e20
    refused(gradient, Error::BadStep { step: 0.5 }, &message(0.5));
    let step = f64::MAX / 4.0; // leads from 1.5e308 to infinity, which a constant loss does not show
    let gradient = numerical_gradient(array![1.0, 1.5e308].view(), step, |_| Ok(0.0));
    refused(gradient, Error::BadStep { step }, &message(step));
    let nan = numerical_gradient(x.view(), f64::NAN, |x| Ok(x.sum()));
    assert!(matches!(nan, Err(Error::BadStep { step }) if step.is_nan()));

    let x = array![[1.0, 2.0], [3.0, 0.25], [5.0, 6.0]];
    let gradient = numerical_gradient(x.view(), 0.25, |x| Ok(1.0 / x[[1, 1]]));
    let error = Error::NonFiniteLoss {
        index: vec![1, 1],
        loss: f64::INFINITY,
    };
    let message = "the loss is inf when element [1, 1] is moved; a difference needs finite values";
    refused(gradient, error, message);

    let error = mismatch("b", &[3, 2], &[2, 3]);
    let message = "b has shape [2, 3], expected [3, 2]";
    refused(relative_error(x.view(), x.t()), error, message);
}

#[test]
fn random_arrays() {
    let shape = [usize::MAX, 2];
    let reason = format!("the extents of shape {shape:?} multiply past the address space");
    let message = format!("random array would be too large: {reason}");
    let error = || too_large("random array", &reason);
    refused(NumpyRng::seed(1).randn(shape), error(), &message);
    refused(NumpyRng::seed(1).rand(shape), error(), &message);
}
