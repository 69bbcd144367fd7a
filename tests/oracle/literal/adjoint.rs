//! The backward pass is the transpose of the forward pass: ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩.
//!
//! Convolution is linear in the input, in the filters and in the bias, one at a time, so the
//! identity holds for each of the three; average pooling is linear; max pooling is homogeneous.
//! The tests also check linearity: a transpose is linear in the upstream gradient, and each gradient is
//! linear in the one array that it depends on.

use cnn_backprop::{ConvGrads, ConvParams, NumpyRng, PoolMode, TieRule};
use cnn_backprop::{conv_backward, conv_forward, pool_backward_with_ties, pool_forward};
use ndarray::Array4;
use proptest::prelude::*;

use crate::support::random::{cases, convolutions, normals, poolings, tied};
use crate::support::tolerance::{EXACT, Tolerance, assert_close, assert_number};

/// The summands are of order 1 and there are at most a few thousand.
const INNER_PRODUCT: Tolerance = Tolerance::Absolute(1e-10);
/// Three gradients and two roundings more on each side.
const LINEAR: Tolerance = Tolerance::MaxNorm(1e-12);

fn dot(x: &Array4<f64>, y: &Array4<f64>) -> f64 {
    (x * y).sum()
}

fn forward(a: &Array4<f64>, w: &Array4<f64>, b: &Array4<f64>, params: ConvParams) -> Array4<f64> {
    conv_forward(a.view(), w.view(), b.view(), params)
        .unwrap()
        .0
}

fn backward(
    dz: &Array4<f64>,
    a: &Array4<f64>,
    w: &Array4<f64>,
    b: &Array4<f64>,
    params: ConvParams,
) -> ConvGrads<f64> {
    let (_, cache) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
    conv_backward(dz.view(), &cache).unwrap()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn convolution_and_its_gradients_are_adjoint(g in convolutions(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (normals(rng, g.a_prev), normals(rng, g.w), normals(rng, g.b()));
        let y = normals(rng, g.z());
        let z = forward(&a, &w, &b, g.params());
        let grads = backward(&y, &a, &w, &b, g.params());

        // Z = conv(A, W) + b, so each gradient pairs with its own array, the bias with both.
        let bias = dot(&b, &grads.db);
        let conv = dot(&z, &y) - bias;
        assert_number(g, "⟨A, dA⟩", dot(&a, &grads.da_prev), conv, INNER_PRODUCT);
        assert_number(g, "⟨W, dW⟩", dot(&w, &grads.dw), conv, INNER_PRODUCT);
        let zeros = Array4::zeros(g.a_prev);
        let only_bias = forward(&zeros, &w, &b, g.params());
        assert_number(g, "⟨b, db⟩", bias, dot(&only_bias, &y), INNER_PRODUCT);
    }

    #[test]
    fn gradients_are_linear_where_they_should_be(g in convolutions(5), t in -2.0..2.0) {
        let rng = &mut NumpyRng::seed(g.seed);
        let mut two = |shape| (normals(rng, shape), normals(rng, shape));
        let ((a1, a2), (w1, w2)) = (two(g.a_prev), two(g.w));
        let ((b, other_b), (y1, y2)) = (two(g.b()), two(g.z()));
        let line = |x1: &Array4<f64>, x2: &Array4<f64>| t * x1 + x2;
        let back = |y: &_, a: &_, w: &_| backward(y, a, w, &b, g.params());

        let (one, two) = (back(&y1, &a1, &w1), back(&y2, &a1, &w1));
        let both = back(&line(&y1, &y2), &a1, &w1);
        assert_close(g, "dA in dZ", &both.da_prev, &line(&one.da_prev, &two.da_prev), LINEAR);
        assert_close(g, "dW in dZ", &both.dw, &line(&one.dw, &two.dw), LINEAR);
        assert_close(g, "db in dZ", &both.db, &line(&one.db, &two.db), LINEAR);

        let other = back(&y1, &a2, &w1);
        let both = back(&y1, &line(&a1, &a2), &w1);
        assert_close(g, "dW in A", &both.dw, &line(&one.dw, &other.dw), LINEAR);
        assert_close(g, "dA despite A", &other.da_prev, &one.da_prev, EXACT);

        let other = back(&y1, &a1, &w2);
        let both = back(&y1, &a1, &line(&w1, &w2));
        assert_close(g, "dA in W", &both.da_prev, &line(&one.da_prev, &other.da_prev), LINEAR);
        assert_close(g, "dW despite W", &other.dw, &one.dw, EXACT);

        let other = backward(&y1, &a1, &w1, &other_b, g.params());
        prop_assert_eq!(other, one, "no gradient depends on the bias");
    }

    #[test]
    fn forward_is_linear_in_each_argument(g in convolutions(5), t in -2.0..2.0) {
        let rng = &mut NumpyRng::seed(g.seed);
        let mut two = |shape| (normals(rng, shape), normals(rng, shape));
        let ((a1, a2), (w1, w2)) = (two(g.a_prev), two(g.w));
        let b = Array4::zeros(g.b());
        let z = |a: &_, w: &_| forward(a, w, &b, g.params());
        let in_a = z(&(t * &a1 + &a2), &w1);
        assert_close(g, "Z in A", &in_a, &(t * z(&a1, &w1) + z(&a2, &w1)), LINEAR);
        let in_w = z(&a1, &(t * &w1 + &w2));
        assert_close(g, "Z in W", &in_w, &(t * z(&a1, &w1) + z(&a1, &w2)), LINEAR);
    }

    #[test]
    fn average_pooling_and_its_gradient_are_adjoint(g in poolings(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, y) = (normals(rng, g.a_prev), normals(rng, g.a()));
        let (a, cache) = pool_forward(x.view(), g.params(), PoolMode::Average).unwrap();
        let ties = TieRule::default();
        let back = pool_backward_with_ties(y.view(), &cache, PoolMode::Average, ties).unwrap();
        assert_number(g, "⟨x, back(y)⟩", dot(&x, &back), dot(&a, &y), INNER_PRODUCT);
    }

    /// max(t·x) = t·max(x) for t > 0; Euler: such a function is its (sub)gradient times x.
    #[test]
    fn max_pooling_is_its_subgradient_times_its_input(g in poolings(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, y) = (tied(rng, g.a_prev), normals(rng, g.a()));
        let (a, cache) = pool_forward(x.view(), g.params(), PoolMode::Max).unwrap();
        for ties in [TieRule::First, TieRule::Shared] {
            let back = pool_backward_with_ties(y.view(), &cache, PoolMode::Max, ties).unwrap();
            assert_number(g, "⟨x, back(y)⟩", dot(&x, &back), dot(&a, &y), INNER_PRODUCT);
        }
    }

    /// As in the course, one cache works for both modes; the argument decides which gradient is computed.
    #[test]
    fn a_cache_goes_back_in_the_mode_that_did_not_make_it(g in poolings(4)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, y) = (normals(rng, g.a_prev), normals(rng, g.a()));
        let forward = |mode| pool_forward(x.view(), g.params(), mode).unwrap();
        let (max, of_max) = forward(PoolMode::Max);
        let (average, of_average) = forward(PoolMode::Average);
        for (cache, mode, a) in [
            (of_max, PoolMode::Average, average),
            (of_average, PoolMode::Max, max),
        ] {
            let back = pool_backward_with_ties(y.view(), &cache, mode, TieRule::First).unwrap();
            assert_number(g, "⟨x, back(y)⟩", dot(&x, &back), dot(&a, &y), INNER_PRODUCT);
        }
    }
}
