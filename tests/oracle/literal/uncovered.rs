//! A row, column or pixel in no window has gradient exactly 0, and every other has a nonzero gradient.
//!
//! The test finds the covered pixels by walking over the windows. Weights and upstream gradient are
//! positive, so that a covered pixel cannot get 0 by chance.

use cnn_backprop::{ConvParams, NumpyRng, PoolMode, TieRule};
use cnn_backprop::{conv_backward, conv_forward, pool_backward_with_ties, pool_forward};
use ndarray::{Array4, Zip};
use proptest::prelude::*;

use crate::support::random::{cases, convolutions, distinct, places, poolings};
use crate::support::tolerance::{EXACT, assert_close};

type Shape = (usize, usize, usize, usize);

/// For each row (or column) of the image: whether a window covers it.
fn met(n_prev: usize, f: usize, stride: usize, pad: usize) -> Vec<bool> {
    let mut met = vec![false; n_prev];
    for start in (0..places(n_prev, f, stride, pad)).map(|h| h * stride) {
        for padded in start..start + f {
            if let Some(row) = padded.checked_sub(pad).and_then(|row| met.get_mut(row)) {
                *row = true;
            }
        }
    }
    met
}

fn covered(shape: Shape, f: (usize, usize), stride: usize, pad: usize) -> Array4<bool> {
    let rows = met(shape.1, f.0, stride, pad);
    let columns = met(shape.2, f.1, stride, pad);
    Array4::from_shape_fn(shape, |(_, h, w, _)| rows[h] && columns[w])
}

fn positive(rng: &mut NumpyRng, shape: Shape) -> Array4<f64> {
    rng.rand(shape).unwrap() + 0.5
}

#[test]
fn the_walk_finds_what_a_remainder_and_a_gap_leave_out() {
    assert_eq!(met(5, 2, 3, 0), [true, true, false, true, true]);
    assert_eq!(met(6, 3, 2, 0), [true, true, true, true, true, false]);
    assert_eq!(met(6, 2, 4, 1), [true, false, false, true, true, false]);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn conv_gradient_is_zero_exactly_where_no_window_comes(g in convolutions(7)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (positive(rng, g.a_prev), positive(rng, g.w), positive(rng, g.b()));
        let (z, cache) = conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
        let da = conv_backward(positive(rng, z.dim()).view(), &cache).unwrap().da_prev;
        let covered = covered(g.a_prev, (g.w.0, g.w.1), g.stride, g.pad);
        prop_assert_eq!(da.mapv(|x| x != 0.0), covered);
    }

    #[test]
    fn what_no_window_meets_changes_nothing(g in convolutions(7)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (positive(rng, g.a_prev), positive(rng, g.w), positive(rng, g.b()));
        let dz = positive(rng, g.z());
        let mut poisoned = a.clone();
        let covered = covered(g.a_prev, (g.w.0, g.w.1), g.stride, g.pad);
        Zip::from(&mut poisoned).and(&covered).for_each(|x, &met| {
            if !met {
                *x = f64::NAN;
            }
        });
        let run = |a: &Array4<f64>| {
            let (z, cache) = conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
            (z, conv_backward(dz.view(), &cache).unwrap())
        };
        let ((z, grads), (poisoned_z, poisoned_grads)) = (run(&a), run(&poisoned));
        assert_close(g, "z", &poisoned_z, &z, EXACT);
        assert_close(g, "dw", &poisoned_grads.dw, &grads.dw, EXACT);
        assert_close(g, "da_prev", &poisoned_grads.da_prev, &grads.da_prev, EXACT);
    }

    #[test]
    fn pool_gradient_is_zero_where_no_window_comes(g in poolings(7)) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (x, da) = (distinct(rng, g.a_prev), positive(rng, g.a()));
        let (_, cache) = pool_forward(x.view(), g.params(), PoolMode::Max).unwrap();
        let back = |mode, ties| {
            let da_prev = pool_backward_with_ties(da.view(), &cache, mode, ties).unwrap();
            da_prev.mapv(|x| x != 0.0)
        };
        let covered = covered(g.a_prev, (g.f, g.f), g.stride, 0);
        prop_assert_eq!(&back(PoolMode::Average, TieRule::Every), &covered);
        for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
            let reached = back(PoolMode::Max, ties);
            prop_assert_eq!(&reached & &covered, reached, "only covered pixels are reached");
        }
    }
}

#[test]
fn the_last_row_and_the_last_two_columns() {
    let rng = &mut NumpyRng::seed(3);
    let (a, w) = (positive(rng, (1, 4, 8, 1)), positive(rng, (3, 3, 1, 1)));
    let params = ConvParams { stride: 3, pad: 0 };
    let (z, cache) = conv_forward(
        a.view(),
        w.view(),
        Array4::zeros((1, 1, 1, 1)).view(),
        params,
    )
    .unwrap();
    assert_eq!(z.dim(), (1, 1, 2, 1));
    let da = conv_backward(positive(rng, z.dim()).view(), &cache)
        .unwrap()
        .da_prev;
    for ((_, h, w, _), &gradient) in da.indexed_iter() {
        assert_eq!(gradient == 0.0, h == 3 || w >= 6, "row {h}, column {w}");
    }
}
