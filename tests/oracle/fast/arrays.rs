//! The fast functions accept arrays in any memory order, and reject shapes that do not match.

use cnn_backprop::{
    ConvCache, ConvGrads, ConvParams, Error, NumpyRng, PoolMode, PoolParams, TieRule,
};
use cnn_backprop_fast::{
    PoolCache, Workspace, conv_backward, conv_backward_into, conv_backward_parameters_into,
    conv_forward, conv_forward_into, conv_forward_owned, pool_backward, pool_backward_into,
    pool_backward_with_ties, pool_forward, pool_forward_into,
};
use ndarray::{Array4, s};

use super::layer::Layer;
use crate::support::random::{Convolution, normals};

/// The array whose `reversed_axes` are `x`, in row-major order: so these are not.
fn turned(x: &Array4<f64>) -> Array4<f64> {
    x.view().reversed_axes().as_standard_layout().into_owned()
}

#[test]
fn a_convolution_takes_any_order_in_memory() {
    let case = Convolution {
        a_prev: (2, 5, 6, 3),
        w: (3, 2, 3, 4),
        stride: 2,
        pad: 1,
        seed: 5,
    };
    let layer = Layer::random(&case);
    let expected = layer.fast(&mut Workspace::new());
    let (a, w, b) = (turned(&layer.a_prev), turned(&layer.w), turned(&layer.b));
    let (a, w, b) = (
        a.view().reversed_axes(),
        w.view().reversed_axes(),
        b.view().reversed_axes(),
    );
    let (z, _) = conv_forward(a, w, b, layer.params).unwrap();
    assert_eq!(z, expected.z);
    let (z, _) = conv_forward_owned(a.to_owned(), w.to_owned(), b, layer.params).unwrap();
    assert_eq!(z, expected.z);
    let dz = turned(&layer.dz);
    let cache = ConvCache {
        a_prev: a.to_owned(),
        w: w.to_owned(),
        params: layer.params,
    };
    let grads = conv_backward(dz.view().reversed_axes(), &cache).unwrap();
    assert_eq!(grads, expected.grads);
    // Outputs too: they come back in row-major order.
    let mut z = turned(&Array4::zeros(expected.z.raw_dim())).reversed_axes();
    conv_forward_into(a, w, b, layer.params, &mut z, &mut Workspace::new()).unwrap();
    assert_eq!(z, expected.z);
}

#[test]
fn a_convolution_refuses_other_shapes_by_name() {
    let params = ConvParams { stride: 1, pad: 0 };
    let (a_prev, w) = (
        Array4::<f64>::ones((1, 4, 5, 2)),
        Array4::ones((2, 3, 2, 3)),
    );
    let (b, dz) = (Array4::ones((1, 1, 1, 3)), Array4::ones((1, 3, 3, 3)));
    let (a_prev, w, dz) = (a_prev.view(), w.view(), dz.view());
    let mut workspace = Workspace::new();
    let mut z = Array4::zeros((1, 3, 4, 3));
    let error = conv_forward_into(a_prev, w, b.view(), params, &mut z, &mut workspace).unwrap_err();
    assert_eq!(
        error.to_string(),
        "z has shape [1, 3, 4, 3], expected [1, 3, 3, 3]"
    );
    let right = ConvGrads {
        da_prev: Array4::zeros(a_prev.raw_dim()),
        dw: Array4::zeros(w.raw_dim()),
        db: Array4::zeros((1, 1, 1, 3)),
    };
    let wrong = || Array4::zeros((1, 1, 1, 2));
    for (name, mut grads) in [
        (
            "da_prev",
            ConvGrads {
                da_prev: wrong(),
                ..right.clone()
            },
        ),
        (
            "dw",
            ConvGrads {
                dw: wrong(),
                ..right.clone()
            },
        ),
        (
            "db",
            ConvGrads {
                db: wrong(),
                ..right.clone()
            },
        ),
    ] {
        let error = conv_backward_into(dz, a_prev, w, params, &mut grads, &mut workspace);
        let text = error.unwrap_err().to_string();
        assert!(
            text.starts_with(&format!("{name} has shape [1, 1, 1, 2], expected")),
            "{text}"
        );
    }
    let mut grads = right;
    assert!(conv_backward_into(dz, a_prev, w, params, &mut grads, &mut workspace).is_ok());
    let ConvGrads { dw, .. } = &mut grads;
    let mut db = wrong();
    let error =
        conv_backward_parameters_into(dz, a_prev, params, dw, &mut db, &mut workspace).unwrap_err();
    assert_eq!(
        error.to_string(),
        "db has shape [1, 1, 1, 2], expected [1, 1, 1, 3]"
    );
}

/// With paddings that no memory holds: the literal functions would make an array with that border.
#[test]
fn extremes_of_stride_and_padding_are_treated_alike() {
    let x = |shape| Array4::<f64>::ones(shape);
    let (a_prev, w, b) = (x((1, 3, 3, 1)), x((2, 2, 1, 1)), x((1, 1, 1, 1)));
    let (a_prev, w, b) = (a_prev.view(), w.view(), b.view());
    let both = |stride, pad| {
        let params = ConvParams { stride, pad };
        let literal = cnn_backprop::conv_forward(a_prev, w, b, params);
        let fast = conv_forward(a_prev, w, b, params);
        [literal, fast].map(|made| made.map(|(z, _)| z))
    };
    for pad in [1 << 31, 1 << 40, usize::MAX / 2, usize::MAX] {
        let [literal, fast] = both(pad, pad);
        assert!(matches!(fast, Err(Error::TooLarge { .. })), "{fast:?}");
        assert_eq!(fast, literal, "{pad}");
    }
    // its border can be addressed: what is not refused for want of memory has the right values
    let [literal, fast] = both(1 << 20, 1 << 20);
    let mut z = Array4::ones((1, 3, 3, 1)); // the bias
    z[[0, 1, 1, 0]] = 5.0; // the only window over the image
    assert_eq!(fast, Ok(z));
    assert!(literal == fast || matches!(literal, Err(Error::TooLarge { .. })));
}

#[test]
fn pooling_takes_any_order_in_memory() {
    let rng = &mut NumpyRng::seed(6);
    let (a_prev, da) = (normals(rng, (3, 7, 6, 4)), normals(rng, (3, 3, 2, 4)));
    let params = PoolParams { f: 3, stride: 2 };
    let mode = PoolMode::Max;
    let (_, literal) = cnn_backprop::pool_forward(a_prev.view(), params, mode).unwrap();
    let expected = [TieRule::Every, TieRule::First, TieRule::Shared].map(|ties| {
        let da_prev = cnn_backprop::pool_backward_with_ties(da.view(), &literal, mode, ties);
        (ties, da_prev.unwrap())
    });
    let (a_prev, da) = (turned(&a_prev), turned(&da));
    let (a_prev, da) = (a_prev.view().reversed_axes(), da.view().reversed_axes());
    assert!(!a_prev.is_standard_layout() && !da.is_standard_layout());
    let (_, cache) = pool_forward(a_prev, params, mode).unwrap();
    let mut workspace = Workspace::new();
    for (ties, expected) in expected {
        let mut da_prev = turned(&Array4::zeros(a_prev.dim())).reversed_axes();
        pool_backward_into(da, &cache, mode, ties, &mut da_prev, &mut workspace).unwrap();
        assert_eq!(da_prev, expected);
        assert_eq!(
            pool_backward_with_ties(da, &cache, mode, ties).unwrap(),
            expected
        );
    }
}

#[test]
fn pooling_refuses_what_the_literal_functions_refuse() {
    let params = |f, stride| PoolParams { f, stride };
    let with_nan = |at: [usize; 4]| {
        let mut x = Array4::<f64>::zeros((2, 5, 6, 3));
        x[at] = f64::NAN;
        x
    };
    let zeros = |shape| Array4::<f64>::zeros(shape);
    for (a_prev, params) in [
        (zeros((2, 0, 6, 3)), params(2, 1)),
        (zeros((2, 5, 6, 3)), params(0, 1)),
        (zeros((2, 5, 6, 3)), params(2, 0)),
        (zeros((2, 5, 6, 3)), params(6, 1)),
        (zeros((2, 6, 5, 3)), params(6, 1)),
        (with_nan([1, 2, 3, 1]), params(2, 2)),
        (with_nan([1, 4, 5, 2]), params(2, 2)), // no window covers it
        (with_nan([0, 0, 5, 0]), params(5, 9)),
        (zeros((2, 5, 6, 3)) * f64::NAN, params(2, 2)),
    ] {
        let expected =
            cnn_backprop::pool_forward(a_prev.view(), params, PoolMode::Max).unwrap_err();
        let actual = pool_forward(a_prev.view(), params, PoolMode::Max).unwrap_err();
        assert_eq!(actual, expected);
    }
    let wide = zeros((1, 1, 1, 1));
    let wide = wide.broadcast((1, 1 << 28, 1 << 27, 1)).unwrap();
    let refused = pool_forward(wide, params(2, 1 << 26), PoolMode::Max);
    assert!(matches!(refused, Err(Error::TooLarge { .. })));
}

#[test]
fn pooling_refuses_what_does_not_fit_together() {
    let params = PoolParams { f: 2, stride: 2 };
    let a_prev = NumpyRng::seed(8).randn((2, 5, 6, 3)).unwrap();
    let (a, cache) = pool_forward(a_prev.view(), params, PoolMode::Max).unwrap();
    let less = a.slice(s![.., .., ..2, ..]);
    let refused = pool_backward(less, &cache, PoolMode::Max).unwrap_err();
    let message = "da has shape [2, 2, 2, 3], expected [2, 2, 3, 3]";
    assert_eq!(refused.to_string(), message);

    let workspace = &mut Workspace::new();
    let (mode, ties) = (PoolMode::Max, TieRule::First);
    let mut small = Array4::zeros((2, 5, 6, 2));
    let refused = pool_backward_into(a.view(), &cache, mode, ties, &mut small, workspace);
    let message = "da_prev has shape [2, 5, 6, 2], expected [2, 5, 6, 3]";
    assert_eq!(refused.unwrap_err().to_string(), message);
    let mut used = cache.clone();
    let refused = pool_forward_into(
        a_prev.view(),
        params,
        mode,
        &mut small,
        &mut used,
        workspace,
    );
    let message = "a has shape [2, 5, 6, 2], expected [2, 2, 3, 3]";
    assert_eq!(refused.unwrap_err().to_string(), message);
    // After an error the cache belongs to no forward pass.
    assert_eq!(used, PoolCache::default());
    let refused = pool_backward(a.view(), &used, mode).unwrap_err();
    assert!(matches!(
        refused,
        Error::EmptyAxis {
            array: "a_prev",
            axis: 0,
            ..
        }
    ));

    let (_, means) = pool_forward(a_prev.view(), params, PoolMode::Average).unwrap();
    let refused = pool_backward(a.view(), &means, mode).unwrap_err();
    assert_eq!(refused, Error::MaximaNotSaved);
    // The other way round the cache has everything that is needed.
    assert!(pool_backward(a.view(), &cache, PoolMode::Average).is_ok());
}
