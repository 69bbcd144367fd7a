//! Paddings, ceil mode and batch normalisation on any geometry: nothing panics, and the results agree with the plain layer
//! where both compute the same.

use cnn_backprop::extension::padding::{Padding, padded_conv_backward, padded_conv_forward};
use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolParams, Window, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::extension::volume::{conv3d_backward, conv3d_forward};
use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{ConvParams, NumpyRng, PoolMode, TieRule};
use cnn_backprop::{
    batch_norm_backward, batch_norm_forward, conv_backward, conv_forward, pool_backward_with_ties,
    pool_forward,
};
use ndarray::{Array4, Axis, arr0};
use proptest::prelude::*;

use crate::support::random::{cases, convolutions, normals, poolings};
use crate::support::tolerance::{EXACT, F64, Tolerance, assert_close};

/// A number, rarely too large for any machine.
fn number() -> impl Strategy<Value = usize> {
    let large = [1 << 50, isize::MAX as usize, 1 << 63, usize::MAX];
    prop_oneof![8 => 0..=4_usize, 1 => proptest::sample::select(large.to_vec())]
}

fn padding() -> impl Strategy<Value = Padding> {
    [number(), number(), number(), number()].prop_map(|[top, bottom, left, right]| Padding {
        top,
        bottom,
        left,
        right,
    })
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_number_makes_a_layer_panic(
        sides in [0..=4_usize, 0..=4, 0..=4, 0..=4], window in (number(), number()),
        stride in number(), padding in padding(), ceil_mode in any::<bool>(), back in any::<bool>(),
    ) {
        let [m, n_h, n_w, n_c] = sides;
        let x = Array4::from_elem((m, n_h, n_w, n_c), 1.5);
        let params = PaddedPoolParams {
            window: Window::from(window), stride, padding, ceil_mode, divisor: Divisor::Pixels,
        };
        for mode in [PoolMode::Max, PoolMode::Average] {
            if let Ok((a, mut cache)) = padded_pool_forward(x.view(), params, mode) {
                if back {
                    cache.params.padding = Padding::default(); // the fields are public
                }
                let _ = padded_pool_backward(a.view(), &cache, mode, TieRule::First);
            }
        }
        let (f_h, f_w) = (window.0.min(3), window.1.min(3));
        let (w, b) = (Array4::ones((f_h, f_w, n_c, 2)), Array4::zeros((1, 1, 1, 2)));
        if let Ok((z, mut cache)) = padded_conv_forward(x.view(), w.view(), b.view(), stride, padding) {
            if back {
                cache.padding.top = usize::MAX;
            }
            let _ = padded_conv_backward(z.view(), &cache);
        }
        let _ = Padding::same((n_h, n_w), window, stride);
    }

    #[test]
    fn without_padding_and_ceil_mode_pooling_is_the_course_layer(g in poolings(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, da) = (normals(rng, g.a_prev), normals(rng, g.a()));
        let params = PaddedPoolParams {
            window: g.f.into(), stride: g.stride, padding: 0.into(), ceil_mode: false,
            divisor: Divisor::Positions,
        };
        for mode in [PoolMode::Max, PoolMode::Average] {
            let (a, cache) = padded_pool_forward(x.view(), params, mode).unwrap();
            let (plain, plain_cache) = pool_forward(x.view(), g.params(), mode).unwrap();
            assert_close(g, "a", &a, &plain, F64);
            let ties = TieRule::Shared;
            let back = padded_pool_backward(da.view(), &cache, mode, ties).unwrap();
            let plain = pool_backward_with_ties(da.view(), &plain_cache, mode, ties).unwrap();
            assert_close(g, "da_prev", &back, &plain, F64);
        }
    }

    #[test]
    fn a_volume_one_layer_deep_is_an_image(g in convolutions(4)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (normals(rng, g.a_prev), normals(rng, g.w), normals(rng, g.b()));
        let params = ConvParams { stride: g.stride, pad: 0 };
        prop_assume!(g.pad == 0);
        let dz = normals(rng, g.z());
        let (z, cache) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
        let plain = conv_backward(dz.view(), &cache).unwrap();

        let deep = |x: Array4<f64>, axis| x.insert_axis(Axis(axis));
        let (a, w) = (deep(a, 1), deep(w, 0));
        let (z3, cache) = conv3d_forward(a.view(), w.view(), b.view(), params).unwrap();
        assert_close(g, "z", &z3, &deep(z, 1), F64);
        let grads = conv3d_backward(deep(dz, 1).view(), &cache).unwrap();
        assert_close(g, "da_prev", &grads.da_prev, &deep(plain.da_prev, 1), F64);
        assert_close(g, "dw", &grads.dw, &deep(plain.dw, 0), F64);
        assert_close(g, "db", &grads.db, &plain.db, F64);
    }
}

/// The course's own shapes: a signal is an image with one row.
#[test]
fn a_signal_is_an_image_with_one_row() {
    let rng = &mut NumpyRng::seed(1);
    let (a, w, b) = (
        rng.randn((2, 1, 9, 3)).unwrap(),
        rng.randn((1, 4, 3, 2)).unwrap(),
        rng.randn((1, 1, 1, 2)).unwrap(),
    );
    let params = ConvParams { stride: 2, pad: 0 };
    let (z, _) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
    for ((i, _, t, c), &z) in z.indexed_iter() {
        let mut sum = b[[0, 0, 0, c]];
        for v in 0..4 {
            for k in 0..3 {
                sum += a[[i, 0, 2 * t + v, k]] * w[[0, v, k, c]];
            }
        }
        assert_close("signal", "z", &arr0(z), &arr0(sum), F64);
    }
}

#[test]
fn batch_norm_backward_is_the_slope() {
    let rng = &mut NumpyRng::seed(7);
    let (z, y) = (
        rng.randn((3, 2, 4, 2)).unwrap(),
        rng.randn((3, 2, 4, 2)).unwrap(),
    );
    let (gamma, beta) = (
        rng.randn((1, 1, 1, 2)).unwrap(),
        rng.randn((1, 1, 1, 2)).unwrap(),
    );
    let loss = |z: ndarray::ArrayView4<f64>| {
        let (out, _) = batch_norm_forward(z, gamma.view(), beta.view(), 1e-3)?;
        Ok((&out * &y).sum())
    };
    let (_, cache) = batch_norm_forward(z.view(), gamma.view(), beta.view(), 1e-3).unwrap();
    let grads = batch_norm_backward(y.view(), &cache).unwrap();
    let slopes = numerical_gradient(z.view(), 1e-5, loss).unwrap();
    assert_close(
        "batch norm",
        "dz",
        &grads.dz,
        &slopes,
        Tolerance::MaxNorm(1e-8),
    );
    // a shift of a whole channel is subtracted again
    let moved = batch_norm_forward((&z + 8.0).view(), gamma.view(), beta.view(), 1e-3)
        .unwrap()
        .0;
    let still = batch_norm_forward(z.view(), gamma.view(), beta.view(), 1e-3)
        .unwrap()
        .0;
    assert_close("batch norm", "y", &moved, &still, Tolerance::MaxNorm(1e-12));
    let sums = grads
        .dz
        .sum_axis(Axis(0))
        .sum_axis(Axis(0))
        .sum_axis(Axis(0));
    let none = ndarray::Array1::<f64>::zeros(2);
    assert_close(
        "batch norm",
        "Σ dz",
        &sums,
        &none,
        Tolerance::Absolute(1e-12),
    );
    assert_close("batch norm", "γ", &cache.gamma, &gamma, EXACT);
}
