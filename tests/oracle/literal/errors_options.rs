//! Each bad argument of paddings, ceil mode, batch normalisation and volumes has its own error.

use cnn_backprop::extension::padding::{
    Padding, pad_sides, padded_conv_backward, padded_conv_forward,
};
use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolParams, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::extension::volume::{conv3d_backward, conv3d_forward};
use cnn_backprop::{ConvParams, PoolMode, TieRule};
use cnn_backprop::{batch_norm_backward, batch_norm_forward};
use ndarray::{Array4, Array5};

use crate::support::refused;

fn zeros(shape: (usize, usize, usize, usize)) -> Array4<f64> {
    Array4::zeros(shape)
}

#[test]
fn paddings() {
    let (a, w, b) = (
        zeros((1, 2, 3, 1)),
        zeros((4, 2, 1, 1)),
        zeros((1, 1, 1, 1)),
    );
    let below = Padding {
        bottom: 1,
        ..Padding::default()
    };
    refused(
        padded_conv_forward(a.view(), w.view(), b.view(), 1, below),
        "window height 4 does not fit into input height 3 with padding 0 on both sides",
    );
    refused(
        padded_conv_forward(a.view(), w.view(), b.view(), 0, 2),
        "stride is 0; the window must move by at least 1",
    );
    let endless = Padding {
        top: usize::MAX,
        ..Padding::default()
    };
    refused(
        pad_sides(a.view(), endless),
        &format!(
            "padded height would be too large: the sum of [2, {}, 0] overflows",
            usize::MAX
        ),
    );
    let (z, mut cache) = padded_conv_forward(a.view(), w.view(), b.view(), 1, 1).unwrap();
    cache.padding.left = 9;
    refused(
        padded_conv_backward(z.view(), &cache),
        "conv.a_prev has shape [1, 4, 5, 1], expected [1, 4, 11, 1]",
    );
    for (size, window, stride, message) in [
        (
            (4, 4),
            (2, 2),
            0,
            "stride is 0; the window must move by at least 1",
        ),
        (
            (4, 4),
            (2, 0),
            1,
            "pooling window f is 0; a window must hold at least one element",
        ),
        ((0, 4), (2, 2), 1, "the height is 0, expected at least 1"),
    ] {
        refused(Padding::same(size, window, stride), message);
    }
}

#[test]
fn pooling() {
    let a = zeros((1, 4, 5, 2));
    let good = PaddedPoolParams {
        window: (3, 2).into(),
        stride: 2,
        padding: 1.into(),
        ceil_mode: true,
        divisor: Divisor::Pixels,
    };
    let with = |change: &dyn Fn(&mut PaddedPoolParams)| {
        let mut params = good;
        change(&mut params);
        padded_pool_forward(a.view(), params, PoolMode::Max)
    };
    refused(
        with(&|params| params.padding.right = 2),
        "padding 2 of the width is not smaller than the window width 2",
    );
    refused(
        with(&|params| params.window.height = 7),
        "window height 7 does not fit into input height 4 with padding 1 on both sides",
    );
    refused(
        with(&|params| params.stride = 0),
        "stride is 0; the window must move by at least 1",
    );
    refused(
        with(&|params| params.window.width = 0),
        "pooling window f is 0; a window must hold at least one element",
    );
    let (pooled, cache) = with(&|_| ()).unwrap();
    refused(
        padded_pool_backward(
            zeros((1, 2, 3, 2)).view(),
            &cache,
            PoolMode::Max,
            TieRule::Every,
        ),
        "da has shape [1, 2, 3, 2], expected [1, 3, 3, 2]",
    );
    assert_eq!(pooled.dim(), (1, 3, 3, 2));
    let mut nan = a.clone();
    nan[[0, 1, 2, 1]] = f64::NAN;
    refused(
        padded_pool_forward(nan.view(), good, PoolMode::Max),
        "a_prev holds NaN at [0, 1, 2, 1]; a window with NaN has no maximum",
    );
    assert!(padded_pool_forward(nan.view(), good, PoolMode::Average).is_ok());
}

#[test]
fn batch_normalisation() {
    let (z, gamma, beta) = (
        zeros((2, 3, 4, 2)),
        zeros((1, 1, 1, 2)),
        zeros((1, 1, 1, 2)),
    );
    refused(
        batch_norm_forward(z.view(), zeros((1, 1, 1, 3)).view(), beta.view(), 1e-5),
        "gamma has shape [1, 1, 1, 3], expected [1, 1, 1, 2]",
    );
    refused(
        batch_norm_forward(z.view(), gamma.view(), zeros((1, 1, 2, 1)).view(), 1e-5),
        "beta has shape [1, 1, 2, 1], expected [1, 1, 1, 2]",
    );
    for epsilon in [0.0, -1e-5, f64::NAN, f64::INFINITY] {
        refused(
            batch_norm_forward(z.view(), gamma.view(), beta.view(), epsilon),
            &format!("epsilon is {epsilon}, expected a finite number above 0"),
        );
    }
    let (y, mut cache) = batch_norm_forward(z.view(), gamma.view(), beta.view(), 1e-5).unwrap();
    refused(
        batch_norm_backward(zeros((2, 3, 4, 1)).view(), &cache),
        "dy has shape [2, 3, 4, 1], expected [2, 3, 4, 2]",
    );
    cache.variance = ndarray::Array1::zeros(3);
    refused(
        batch_norm_backward(y.view(), &cache),
        "cache.variance has shape [3], expected [2]",
    );
}

#[test]
fn volumes() {
    let (a, b) = (Array5::<f64>::zeros((1, 2, 4, 4, 2)), zeros((1, 1, 1, 3)));
    let params = ConvParams { stride: 1, pad: 0 };
    refused(
        conv3d_forward(
            a.view(),
            Array5::zeros((3, 2, 2, 2, 3)).view(),
            b.view(),
            params,
        ),
        "window depth 3 does not fit into input depth 2 with padding 0 on both sides",
    );
    refused(
        conv3d_forward(
            a.view(),
            Array5::zeros((2, 2, 2, 1, 3)).view(),
            b.view(),
            params,
        ),
        "a_prev has 2 channels (its last axis), but each filter of w has 1 (axis 2)",
    );
    let w = Array5::zeros((2, 2, 2, 2, 3));
    let (_, cache) = conv3d_forward(a.view(), w.view(), b.view(), params).unwrap();
    refused(
        conv3d_backward(Array5::zeros((1, 2, 3, 3, 3)).view(), &cache),
        "dz has shape [1, 2, 3, 3, 3], expected [1, 1, 3, 3, 3]",
    );
}
