//! In `f32` every function agrees with its `f64` result, to the precision of `f32`.
//!
//! The inputs are rounded to `f32` first, so that only the arithmetic differs. Where nothing is
//! rounded (padding, maxima, routing one gradient) the two are equal.

use cnn_backprop::{NumpyRng, PoolMode, TieRule};
use cnn_backprop::{
    conv_backward, conv_forward, conv_single_step, create_mask_with_ties, distribute_value,
    pool_backward_with_ties, pool_forward, zero_pad,
};
use ndarray::{Array, Dimension, s};
use proptest::prelude::*;

use crate::support::fixtures;
use crate::support::random::{cases, convolutions, normals, poolings, tied};
use crate::support::tolerance::{EXACT, F32, F64, Faults, Tolerance, assert_close, assert_number};

fn narrow<D: Dimension>(x: &Array<f64, D>) -> Array<f32, D> {
    x.mapv(|x| x as f32)
}

fn widen<D: Dimension>(x: &Array<f32, D>) -> Array<f64, D> {
    x.mapv(f64::from)
}

#[test]
fn convolution_in_f32_is_jax_in_f64() {
    let mut faults = Faults::default();
    for case in fixtures::convolutions() {
        let (a, w, b) = (narrow(&case.a_prev), narrow(&case.w), narrow(&case.b));
        let (z, cache) = conv_forward(a.view(), w.view(), b.view(), case.params()).unwrap();
        let grads = conv_backward(narrow(&case.dz).view(), &cache).unwrap();
        faults.compare(&case.name, "z", &z, &case.z, F32);
        faults.compare(&case.name, "da_prev", &grads.da_prev, &case.da_prev, F32);
        faults.compare(&case.name, "dw", &grads.dw, &case.dw, F32);
        faults.compare(&case.name, "db", &grads.db, &case.db, F32);
    }
    faults.assert_none();
}

#[test]
fn pooling_in_f32_is_jax_in_f64() {
    let mut faults = Faults::default();
    for case in fixtures::poolings() {
        let (a_prev, da) = (narrow(&case.a_prev), narrow(&case.da));
        for (mode, a, da_prev) in [
            (PoolMode::Max, &case.max, &case.first),
            (PoolMode::Average, &case.average, &case.spread),
        ] {
            let (output, cache) = pool_forward(a_prev.view(), case.params(), mode).unwrap();
            let back = pool_backward_with_ties(da.view(), &cache, mode, TieRule::First).unwrap();
            faults.compare(&case.name, "a", &output, a, F32);
            faults.compare(&case.name, "da_prev", &back, da_prev, F32);
        }
    }
    faults.assert_none();
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn convolution_in_f32_is_convolution_in_f64(g in convolutions(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        // Positive, because a sum with cancellation has fewer correct digits than its terms.
        let mut random = |shape| narrow(&rng.rand(shape).unwrap());
        let (a, w, b, dz) = (random(g.a_prev), random(g.w), random(g.b()), random(g.z()));
        let (z, cache) = conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
        let grads = conv_backward(dz.view(), &cache).unwrap();

        let (wide_a, wide_w, wide_b) = (widen(&a), widen(&w), widen(&b));
        let (wide_z, cache) =
            conv_forward(wide_a.view(), wide_w.view(), wide_b.view(), g.params()).unwrap();
        let wide = conv_backward(widen(&dz).view(), &cache).unwrap();
        assert_close(g, "z", &z, &wide_z, F32);
        assert_close(g, "da_prev", &grads.da_prev, &wide.da_prev, F32);
        assert_close(g, "dw", &grads.dw, &wide.dw, F32);
        assert_close(g, "db", &grads.db, &wide.db, F32);
    }

    #[test]
    fn pooling_in_f32_is_pooling_in_f64(g in poolings(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, da) = (narrow(&tied(rng, g.a_prev)), narrow(&normals(rng, g.a())));
        for mode in [PoolMode::Max, PoolMode::Average] {
            let (a, cache) = pool_forward(x.view(), g.params(), mode).unwrap();
            let (wide_a, wide_cache) = pool_forward(widen(&x).view(), g.params(), mode).unwrap();
            let exact_for_max = if mode == PoolMode::Max { EXACT } else { F32 };
            assert_close(g, "a", &a, &wide_a, exact_for_max);
            for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
                let back = pool_backward_with_ties(da.view(), &cache, mode, ties).unwrap();
                let wide =
                    pool_backward_with_ties(widen(&da).view(), &wide_cache, mode, ties).unwrap();
                assert_close(g, "da_prev", &back, &wide, F32);
            }
        }
    }
}

#[test]
fn the_small_functions_in_f32() {
    let rng = &mut NumpyRng::seed(11);
    let x = narrow(&normals(rng, (2, 3, 4, 2)));
    let padded = zero_pad(x.view(), 2).unwrap();
    assert_close(
        "zero_pad",
        "x_pad",
        &padded,
        &zero_pad(widen(&x).view(), 2).unwrap(),
        EXACT,
    );

    let (slice, w) = (x.slice(s![0, .., .., ..]), x.slice(s![1, .., .., ..]));
    let b = x.slice(s![0, ..1, ..1, 0..1]);
    let z = conv_single_step(slice, w, b).unwrap();
    let wide = [slice, w, b].map(|x| x.mapv(f64::from));
    let wide = conv_single_step(wide[0].view(), wide[1].view(), wide[2].view()).unwrap();
    assert_number("conv_single_step", "z", z.into(), wide, F32);

    let window = narrow(&tied(rng, (1, 4, 3, 1)));
    let window = window.slice(s![0, .., .., 0]);
    for ties in [TieRule::Every, TieRule::First] {
        let mask = create_mask_with_ties(window, ties).unwrap();
        let wide = create_mask_with_ties(window.mapv(f64::from).view(), ties).unwrap();
        assert_close(format!("{ties:?}"), "mask", &mask, &wide, EXACT);
    }

    let third = distribute_value(1.0_f32, (1, 3)).unwrap();
    let wide = distribute_value(1.0_f64, (1, 3)).unwrap();
    assert_close(
        "distribute_value",
        "window",
        &third,
        &wide,
        Tolerance::MaxNorm(1e-7),
    );
}

/// If the two precisions gave the same numbers, the comparisons above would compare nothing.
#[test]
fn the_two_precisions_are_not_the_same() {
    let third = distribute_value(1.0_f32, (1, 3)).unwrap();
    let wide = distribute_value(1.0_f64, (1, 3)).unwrap();
    let mut faults = Faults::default();
    faults.compare("1/3", "window", &third, &wide, F64);
    assert!(std::panic::catch_unwind(|| faults.assert_none()).is_err());
}
