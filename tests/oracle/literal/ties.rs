//! Under ties, each rule passes on the amount of gradient that it promises.
//!
//! `First` and `Shared` pass on exactly the gradient; `Every` passes it on once for each maximum.
//! Without ties the three rules are the same.

use cnn_backprop::{NumpyRng, PoolMode, TieRule};
use cnn_backprop::{
    create_mask_from_window, create_mask_with_ties, pool_backward, pool_backward_with_ties,
    pool_forward,
};
use ndarray::{Array4, array, s};
use proptest::prelude::*;

use crate::support::random::{Pooling, cases, distinct, normals, poolings, tied};
use crate::support::tolerance::{EXACT, F64, Tolerance, assert_close, assert_number};

const RULES: [TieRule; 3] = [TieRule::Every, TieRule::First, TieRule::Shared];

/// How many elements of each window equal its maximum.
fn maxima(g: &Pooling, x: &Array4<f64>) -> Array4<f64> {
    Array4::from_shape_fn(g.a(), |(i, h, w, c)| {
        let (row, column) = (h * g.stride, w * g.stride);
        let window = x.slice(s![i, row..row + g.f, column..column + g.f, c]);
        let above = |&x: &f64| window.iter().filter(|&&other| other > x).count();
        window.iter().filter(|x| above(x) == 0).count() as f64
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn each_rule_hands_on_as_much_as_it_says(g in poolings(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, da) = (tied(rng, g.a_prev), normals(rng, g.a()));
        let (_, cache) = pool_forward(x.view(), g.params(), PoolMode::Max).unwrap();
        for ties in RULES {
            let back = pool_backward_with_ties(da.view(), &cache, PoolMode::Max, ties).unwrap();
            let expected = match ties {
                TieRule::Every => (&da * maxima(&g, &x)).sum(),
                TieRule::First | TieRule::Shared => da.sum(),
            };
            let name = format!("sum of the gradient, {ties:?}");
            assert_number(g, &name, back.sum(), expected, Tolerance::Absolute(1e-11));
        }
        let average = pool_backward(da.view(), &cache, PoolMode::Average).unwrap();
        let tolerance = Tolerance::Absolute(1e-11);
        assert_number(g, "sum of the gradient, average", average.sum(), da.sum(), tolerance);
    }

    #[test]
    fn without_ties_the_rules_are_one(g in poolings(6)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, da) = (distinct(rng, g.a_prev), normals(rng, g.a()));
        prop_assert!(maxima(&g, &x).iter().all(|&count| count == 1.0));
        let (_, cache) = pool_forward(x.view(), g.params(), PoolMode::Max).unwrap();
        let every = pool_backward(da.view(), &cache, PoolMode::Max).unwrap();
        for ties in RULES {
            let back = pool_backward_with_ties(da.view(), &cache, PoolMode::Max, ties).unwrap();
            assert_close(format!("{ties:?} {g}"), "da_prev", &back, &every, EXACT);
        }
    }

    #[test]
    fn in_mode_average_the_rule_does_not_matter(g in poolings(4)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, da) = (tied(rng, g.a_prev), normals(rng, g.a()));
        let (_, cache) = pool_forward(x.view(), g.params(), PoolMode::Average).unwrap();
        let plain = pool_backward(da.view(), &cache, PoolMode::Average).unwrap();
        for ties in RULES {
            let back = pool_backward_with_ties(da.view(), &cache, PoolMode::Average, ties).unwrap();
            assert_close(g, "da_prev", &back, &plain, EXACT);
        }
    }
}

#[test]
fn the_masks_of_windows_one_can_check_by_eye() {
    let windows = [
        (
            "one maximum",
            array![[1.0, 3.0], [4.0, 2.0]],
            [
                array![[0.0, 0.0], [1.0, 0.0]],
                array![[0.0, 0.0], [1.0, 0.0]],
                array![[0.0, 0.0], [1.0, 0.0]],
            ],
        ),
        (
            "the later row comes first by column only",
            array![[0.0, 5.0], [5.0, 0.0]],
            [
                array![[0.0, 1.0], [1.0, 0.0]],
                array![[0.0, 1.0], [0.0, 0.0]],
                array![[0.0, 0.5], [0.5, 0.0]],
            ],
        ),
        (
            "all zero after ReLU, one row",
            array![[0.0, 0.0, 0.0, 0.0]],
            [
                array![[1.0, 1.0, 1.0, 1.0]],
                array![[1.0, 0.0, 0.0, 0.0]],
                array![[0.25, 0.25, 0.25, 0.25]],
            ],
        ),
        (
            "0 and −0 tie",
            array![[-1.0, -0.0], [0.0, -2.0]],
            [
                array![[0.0, 1.0], [1.0, 0.0]],
                array![[0.0, 1.0], [0.0, 0.0]],
                array![[0.0, 0.5], [0.5, 0.0]],
            ],
        ),
        (
            "nothing but −∞",
            array![[f64::NEG_INFINITY], [f64::NEG_INFINITY]],
            [
                array![[1.0], [1.0]],
                array![[1.0], [0.0]],
                array![[0.5], [0.5]],
            ],
        ),
    ];
    for (case, x, masks) in windows {
        for (ties, expected) in RULES.into_iter().zip(masks) {
            let mask = create_mask_with_ties(x.view(), ties).unwrap();
            assert_close(format!("{case}, {ties:?}"), "mask", &mask, &expected, EXACT);
        }
    }
}

#[test]
fn the_course_s_mask_is_the_default() {
    assert_eq!(TieRule::default(), TieRule::Every);
    let x = array![[7.0, 1.0, 7.0], [7.0, 0.0, 2.0]];
    let plain = create_mask_from_window(x.view()).unwrap();
    let default = create_mask_with_ties(x.view(), TieRule::default()).unwrap();
    assert_close("three maxima", "mask", &plain, &default, EXACT);
    assert_number("three maxima", "sum of the mask", plain.sum(), 3.0, F64);
}

/// Row-major order is that of the indices, whatever the order in memory.
#[test]
fn the_first_is_the_first_by_index_not_by_memory() {
    let transposed = array![[0.0, 9.0], [9.0, 0.0], [9.0, 9.0]];
    let x = transposed.t(); // [[0, 9, 9], [9, 0, 9]], column by column in memory
    let first = create_mask_with_ties(x, TieRule::First).unwrap();
    let expected = array![[0.0, 1.0, 0.0], [0.0, 0.0, 0.0]];
    assert_close("transposed", "mask", &first, &expected, EXACT);
}
