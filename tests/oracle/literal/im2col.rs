//! The convolution as a matrix product agrees with JAX, and `col2im` is the adjoint of `im2col`.

use cnn_backprop::im2col::{col2im, conv_backward_im2col, conv_forward_im2col, im2col};
use cnn_backprop::{ConvCache, ConvParams, NumpyRng, conv_backward, conv_forward};
use ndarray::{Array2, Array4};
use proptest::prelude::*;

use crate::support::fixtures;
use crate::support::random::{cases, convolutions, normals};
use crate::support::refused;
use crate::support::tolerance::{EXACT, F64, Faults, Tolerance, assert_close, assert_number};

/// The summands are of order 1 and there are at most a few thousand.
const INNER_PRODUCT: Tolerance = Tolerance::Absolute(1e-10);
const PLAIN: ConvParams = ConvParams { stride: 1, pad: 0 };

#[test]
fn forward_is_jax_forward() {
    let mut faults = Faults::default();
    for case in fixtures::convolutions() {
        let (a_prev, w, b) = (case.a_prev.view(), case.w.view(), case.b.view());
        let (z, cache) = conv_forward_im2col(a_prev, w, b, case.params()).unwrap();
        faults.compare(&case.name, "z", &z, &case.z, F64);
        let (_, literal) = conv_forward(a_prev, w, b, case.params()).unwrap();
        assert_eq!(cache, literal, "{}: either backward takes it", case.name);
    }
    faults.assert_none();
}

#[test]
fn gradients_are_jax_gradients() {
    let mut faults = Faults::default();
    for case in fixtures::convolutions() {
        let cache = ConvCache {
            params: case.params(),
            a_prev: case.a_prev,
            w: case.w,
        };
        let grads = conv_backward_im2col(case.dz.view(), &cache).unwrap();
        faults.compare(&case.name, "da_prev", &grads.da_prev, &case.da_prev, F64);
        faults.compare(&case.name, "dw", &grads.dw, &case.dw, F64);
        faults.compare(&case.name, "db", &grads.db, &case.db, F64);
    }
    faults.assert_none();
}

#[test]
fn views_in_any_layout_give_the_same() {
    let case = &fixtures::convolutions()[0];
    let turned = |x: &Array4<f64>| {
        x.view()
            .reversed_axes()
            .as_standard_layout()
            .reversed_axes()
            .to_owned()
    };
    let (a_prev, w, dz) = (turned(&case.a_prev), turned(&case.w), turned(&case.dz));
    let params = case.params();
    let (z, _) = conv_forward_im2col(a_prev.view(), w.view(), case.b.view(), params).unwrap();
    assert_close(&case.name, "z", &z, &case.z, F64);
    let cache = ConvCache { a_prev, w, params };
    let grads = conv_backward_im2col(dz.view(), &cache).unwrap();
    assert_close(&case.name, "da_prev", &grads.da_prev, &case.da_prev, F64);
    assert_close(&case.name, "dw", &grads.dw, &case.dw, F64);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn col2im_is_the_adjoint_of_im2col(g in convolutions(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (f_h, f_w, ..) = g.w;
        let a = normals(rng, g.a_prev);
        let x = im2col(a.view(), (f_h, f_w), g.params()).unwrap();
        let y: Array2<f64> = rng.randn(x.raw_dim()).unwrap();
        let back = col2im(y.view(), g.a_prev, (f_h, f_w), g.params()).unwrap();
        assert_number(g, "⟨a, col2im(y)⟩", (&a * &back).sum(), (&x * &y).sum(), INNER_PRODUCT);
    }

    #[test]
    fn the_product_is_the_loops(g in convolutions(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (normals(rng, g.a_prev), normals(rng, g.w), normals(rng, g.b()));
        let dz = normals(rng, g.z());
        let (literal, cache) = conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
        let (z, _) = conv_forward_im2col(a.view(), w.view(), b.view(), g.params()).unwrap();
        assert_close(g, "z", &z, &literal, F64);
        let literal = conv_backward(dz.view(), &cache).unwrap();
        let grads = conv_backward_im2col(dz.view(), &cache).unwrap();
        assert_close(g, "da_prev", &grads.da_prev, &literal.da_prev, F64);
        assert_close(g, "dw", &grads.dw, &literal.dw, F64);
        assert_close(g, "db", &grads.db, &literal.db, F64);
    }
}

/// The order of rows and columns: the digits of each number give its original position.
#[test]
fn rows_and_columns_are_in_the_order_that_is_promised() {
    let a_prev = Array4::from_shape_fn((2, 3, 4, 2), |(i, y, x, k)| {
        (1000 * i + 100 * y + 10 * x + k) as f64
    });
    let params = ConvParams { stride: 2, pad: 1 };
    let x = im2col(a_prev.view(), (3, 2), params).unwrap();
    assert_eq!(x.dim(), (2 * 2 * 3, 3 * 2 * 2));
    let expected = Array2::from_shape_fn(x.dim(), |(row, column)| {
        let (i, h, w) = (row / 6, row / 3 % 2, row % 3);
        let (u, v, k) = (column / 4, column / 2 % 2, column % 2);
        let (y, x) = ((2 * h + u).wrapping_sub(1), (2 * w + v).wrapping_sub(1));
        a_prev.get([i, y, x, k]).copied().unwrap_or(0.0)
    });
    assert_close("digits", "x", &x, &expected, EXACT);
}

#[test]
fn each_bad_argument_has_its_own_error() {
    let zeros = Array4::<f64>::zeros;
    let (a, w, b) = (
        zeros((1, 4, 5, 2)),
        zeros((3, 2, 2, 3)),
        zeros((1, 1, 1, 3)),
    );
    let unmoved = ConvParams { stride: 0, pad: 0 };
    let message = "stride is 0; the window must move by at least 1";
    refused(im2col(a.view(), (3, 2), unmoved), message);
    refused(
        im2col(zeros((1, 0, 5, 2)).view(), (3, 2), PLAIN),
        "a_prev has shape [1, 0, 5, 2]: axis 1 is empty, expected at least 1",
    );
    refused(
        im2col(a.view(), (3, 6), PLAIN),
        "window width 6 does not fit into input width 5 with padding 0 on both sides",
    );
    let dx = Array2::<f64>::zeros((8, 11));
    refused(
        col2im(dx.view(), a.dim(), (3, 2), PLAIN),
        "dx has shape [8, 11], expected [8, 12]",
    );
    refused(
        col2im(dx.view(), (1, 4, 5, 0), (3, 2), PLAIN),
        "a_prev has shape [1, 4, 5, 0]: axis 3 is empty, expected at least 1",
    );
    let endless = (1 << 50, 4, 5, 2);
    let Err(cnn_backprop::Error::TooLarge { array, .. }) =
        col2im(dx.view(), endless, (3, 2), PLAIN)
    else {
        panic!("no machine has that much memory");
    };
    assert_eq!(array, "da_prev_pad");
    refused(
        conv_forward_im2col(a.view(), zeros((3, 2, 1, 3)).view(), b.view(), PLAIN),
        "a_prev has 2 channels (its last axis), but each filter of w has 1 (axis 2)",
    );
    refused(
        conv_forward_im2col(a.view(), w.view(), zeros((1, 1, 1, 2)).view(), PLAIN),
        "b has shape [1, 1, 1, 2], expected [1, 1, 1, 3]",
    );
    let cache = ConvCache {
        a_prev: a,
        w,
        params: PLAIN,
    };
    refused(
        conv_backward_im2col(zeros((1, 2, 3, 3)).view(), &cache),
        "dz has shape [1, 2, 3, 3], expected [1, 2, 4, 3]",
    );
}
