//! No input makes a public function panic, and every result has the shape that the formula gives.
//!
//! Extents of 0 and past the address space, shapes that do not match, strides, pads and windows up
//! to `usize::MAX`, NaN, and views that repeat one element without end. Each number is either
//! small or past what any machine holds, so that the outcome does not depend on the machine.

use std::mem::discriminant;

use cnn_backprop::geometry::output_size;
use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::im2col::{conv_backward_im2col, conv_forward_im2col};
use cnn_backprop::winograd::{winograd_conv_backward, winograd_conv_forward};
use cnn_backprop::{
    ConvCache, ConvParams, Error, NumpyRng, PoolCache, PoolMode, PoolParams, TieRule,
};
use cnn_backprop::{
    conv_backward, conv_forward, conv_single_step, create_mask_from_window, create_mask_with_ties,
    distribute_value, pool_backward_with_ties, pool_forward, zero_pad,
};
use cnn_backprop_fast as fast;
use ndarray::{Array2, Array3, Array4, arr0};
use proptest::prelude::*;

use crate::support::random::cases;

type Shape = [usize; 4];

/// More `f64` than any address space can hold, but a view may repeat one element that often.
const ENDLESS: usize = 1 << 50;

fn number() -> impl Strategy<Value = usize> {
    let large = [
        ENDLESS,
        isize::MAX as usize,
        1 << 63,
        usize::MAX - 1,
        usize::MAX,
    ];
    prop_oneof![8 => 0..=4_usize, 1 => proptest::sample::select(large.to_vec())]
}

fn value() -> impl Strategy<Value = f64> {
    let odd = [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        5e-324,
        -0.0,
        0.0,
    ];
    prop_oneof![4 => -2.0..2.0, 1 => proptest::sample::select(odd.to_vec())]
}

/// Small, rarely empty, rarely with one endless axis.
fn shape() -> impl Strategy<Value = Shape> {
    let extent = || prop_oneof![1 => Just(0), 20 => 1..=4_usize];
    let endless = prop_oneof![9 => Just(None), 1 => (0..4_usize).prop_map(Some)];
    ([extent(), extent(), extent(), extent()], endless).prop_map(|(mut shape, endless)| {
        if let Some(axis) = endless {
            shape[axis] = ENDLESS;
        }
        shape
    })
}

/// Mostly `fitting`, otherwise anything.
fn or_else(shape: Shape, fitting: Shape, fits: u8) -> Shape {
    if fits > 0 { fitting } else { shape }
}

/// Elements for a view of `shape`: the endless axis is stored once.
fn stored(shape: Shape, values: &[f64]) -> Array4<f64> {
    let mut values = values.iter().copied().cycle();
    let extents = shape.map(|n| if n == ENDLESS { 1 } else { n });
    Array4::from_shape_simple_fn(extents, || values.next().unwrap())
}

/// n = ⌊(n_prev + 2·pad − f)/stride⌋ + 1 in numbers that do not overflow, if there is such an n.
fn places(n_prev: usize, f: usize, stride: usize, pad: usize) -> Option<usize> {
    let [n_prev, f, stride, pad] = [n_prev, f, stride, pad].map(|n| n as u128);
    let room = (n_prev + 2 * pad).checked_sub(f)?;
    usize::try_from(room.checked_div(stride)? + 1).ok()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn convolution(
        a_shape in shape(), other_w in shape(), other_b in shape(), other_dz in shape(),
        fits in [0..6_u8, 0..6_u8, 0..6_u8], stride in number(), pad in number(),
        values in proptest::collection::vec(value(), 7),
    ) {
        let w_shape = or_else(other_w, [other_w[0], other_w[1], a_shape[3], other_w[3]], fits[0]);
        let b_shape = or_else(other_b, [1, 1, 1, w_shape[3]], fits[1]);
        let shapes = [a_shape, w_shape, b_shape];
        let [a, w, b] = shapes.map(|shape| stored(shape, &values));
        prop_assume!(w.broadcast(w_shape).is_some(), "no array has two axes without end");
        let (a, w) = (a.broadcast(a_shape).unwrap(), w.broadcast(w_shape).unwrap());
        let b = b.broadcast(b_shape).unwrap();
        let _ = zero_pad(a, pad);
        let result = conv_forward(a, w, b, ConvParams { stride, pad });
        let fast = fast::conv_forward(a, w, b, ConvParams { stride, pad });
        let columns = conv_forward_im2col(a, w, b, ConvParams { stride, pad });
        let kinds = [result.as_ref().err(), fast.as_ref().err(), columns.as_ref().err()]
            .map(|e| e.map(discriminant));
        prop_assert_eq!(kinds[0], kinds[1], "literal and fast refuse differently");
        prop_assert_eq!(kinds[0], kinds[2], "literal and im2col refuse differently");
        let winograd = winograd_conv_forward(a, w, b, ConvParams { stride, pad });
        let for_winograd = (w_shape[0], w_shape[1], stride) == (3, 3, 1);
        prop_assert_eq!(winograd.is_ok(), result.is_ok() && for_winograd);
        let impossible = shapes.iter().flatten().any(|&n| n == 0 || n == ENDLESS)
            || a_shape[3] != w_shape[2] || b_shape != [1, 1, 1, w_shape[3]] || pad >= ENDLESS;
        let sizes = (places(a_shape[1], w_shape[0], stride, pad),
            places(a_shape[2], w_shape[1], stride, pad));
        match (result, sizes) {
            (Ok((z, cache)), (Some(n_h), Some(n_w))) if !impossible => {
                prop_assert_eq!(z.shape(), &[a_shape[0], n_h, n_w, w_shape[3]]);
                let dz_shape = or_else(other_dz, z.dim().into(), fits[2]);
                let dz = stored(dz_shape, &values);
                let grads = conv_backward(dz.broadcast(dz_shape).unwrap(), &cache);
                prop_assert_eq!(grads.is_ok(), dz_shape == <[usize; 4]>::from(z.dim()));
                let fast = fast::conv_backward(dz.broadcast(dz_shape).unwrap(), &cache);
                prop_assert_eq!(fast.is_ok(), grads.is_ok());
                let columns = conv_backward_im2col(dz.broadcast(dz_shape).unwrap(), &cache);
                prop_assert_eq!(columns.is_ok(), grads.is_ok());
                let winograd = winograd_conv_backward(dz.broadcast(dz_shape).unwrap(), &cache);
                prop_assert_eq!(winograd.is_ok(), grads.is_ok() && for_winograd);
                if let Ok(grads) = grads {
                    prop_assert_eq!(grads.da_prev.shape(), &a_shape);
                    prop_assert_eq!(grads.dw.shape(), &w_shape);
                    prop_assert_eq!(grads.db.shape(), &b_shape);
                }
            }
            (Ok(_), _) => prop_assert!(false, "accepted"),
            (Err(error), (Some(_), Some(_))) => prop_assert!(impossible, "{}", error),
            (Err(error), _) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn pooling(
        shape in shape(), other_da in shape(), fits in 0..6_u8, f in number(), stride in number(),
        values in proptest::collection::vec(value(), 7),
    ) {
        let a_prev = stored(shape, &values);
        let a_prev = a_prev.broadcast(shape).unwrap();
        let sizes = (places(shape[1], f, stride, 0), places(shape[2], f, stride, 0));
        let impossible = shape.iter().any(|&n| n == 0 || n == ENDLESS) || f == 0;
        for mode in [PoolMode::Max, PoolMode::Average] {
            match (pool_forward(a_prev, PoolParams { f, stride }, mode), sizes) {
                (Ok((a, cache)), (Some(n_h), Some(n_w))) if !impossible => {
                    prop_assert_eq!(a.shape(), &[shape[0], n_h, n_w, shape[3]]);
                    let da_shape = or_else(other_da, a.dim().into(), fits);
                    let da = stored(da_shape, &values);
                    for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
                        let da = da.broadcast(da_shape).unwrap();
                        let back = pool_backward_with_ties(da, &cache, mode, ties);
                        prop_assert_eq!(back.is_ok(), da_shape == <[usize; 4]>::from(a.dim()));
                        prop_assert!(back.map_or(true, |back| back.shape() == shape));
                    }
                }
                (Ok(_), _) => prop_assert!(false, "accepted"),
                (Err(Error::NotANumber { .. }), _) => {
                    prop_assert!(mode == PoolMode::Max && values.iter().any(|x| x.is_nan()));
                }
                (Err(error), (Some(_), Some(_))) => prop_assert!(impossible, "{}", error),
                (Err(error), _) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    /// The fields of a cache are public, so backward must reject everything that forward would have rejected.
    #[test]
    fn caches_made_by_hand(
        shapes in [shape(), shape(), shape()], fits in [0..4_u8, 0..4_u8], f in number(),
        stride in number(), pad in number(), values in proptest::collection::vec(-2.0..2.0, 7),
    ) {
        let [a_shape, w_shape, dz_shape] = shapes;
        let w_shape = or_else(w_shape, [w_shape[0], w_shape[1], a_shape[3], w_shape[3]], fits[0]);
        let [a_prev, w] = [a_shape, w_shape].map(|shape| stored(shape, &values));
        let dz_of = |output: Option<Shape>| {
            stored(or_else(dz_shape, output.unwrap_or(dz_shape), fits[1]), &values)
        };

        let (params, b) = (ConvParams { stride, pad }, Array4::zeros((1, 1, 1, w.dim().3)));
        let forward = conv_forward(a_prev.view(), w.view(), b.view(), params);
        let output = forward.ok().map(|(z, _)| z.dim().into());
        let dz = dz_of(output);
        let fits = output.is_some_and(|output| dz.shape() == output);
        let cache = ConvCache { a_prev: a_prev.clone(), w, params };
        prop_assert_eq!(conv_backward(dz.view(), &cache).is_ok(), fits);
        prop_assert_eq!(fast::conv_backward(dz.view(), &cache).is_ok(), fits);

        let params = PoolParams { f, stride };
        let forward = pool_forward(a_prev.view(), params, PoolMode::Max);
        let output = forward.ok().map(|(a, _)| a.dim().into());
        let da = dz_of(output);
        let fits = output.is_some_and(|output| da.shape() == output);
        let cache = PoolCache { a_prev, params };
        for mode in [PoolMode::Max, PoolMode::Average] {
            let back = pool_backward_with_ties(da.view(), &cache, mode, TieRule::First);
            prop_assert_eq!(back.is_ok(), fits);
        }
    }

    #[test]
    fn output_sizes(n_prev in number(), f in number(), pad in number(), stride in number()) {
        let size = output_size("height", n_prev, f, pad, stride);
        let padded = n_prev as u128 + 2 * pad as u128;
        let right = places(n_prev, f, stride, pad)
            .filter(|_| f > 0 && n_prev > 0 && padded <= usize::MAX as u128);
        prop_assert_eq!(size.ok(), right);
    }

    #[test]
    fn single_windows(
        shapes in [shape(), shape(), shape()], fits in 0..3_u8, value in value(),
        (n_h, n_w) in (number(), number()),
    ) {
        let [a, w, b] = shapes.map(|[_, h, w, c]| [h, w, c]);
        let (w, b) = if fits > 0 { (a, [1, 1, 1]) } else { (w, b) };
        let one = arr0(value);
        let view = |shape: [usize; 3]| one.broadcast(shape).unwrap();
        let impossible = [a, w, b].iter().flatten().any(|&n| n == 0 || n == ENDLESS)
            || a != w || b != [1, 1, 1];
        let z = conv_single_step(view(a), view(w), view(b));
        prop_assert_eq!(z.is_err(), impossible);

        let window = one.broadcast([a[0], a[1]]).unwrap();
        let impossible = a[..2].iter().any(|&n| n == 0 || n == ENDLESS) || value.is_nan();
        prop_assert_eq!(create_mask_from_window(window).is_err(), impossible);
        for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
            prop_assert_eq!(create_mask_with_ties(window, ties).is_err(), impossible);
        }
        let impossible = [n_h, n_w].iter().any(|&n| n == 0 || n >= ENDLESS);
        prop_assert_eq!(distribute_value(value, (n_h, n_w)).is_err(), impossible);
    }

    #[test]
    fn gradient_checks(
        shape in shape(), other in shape(), fits in 0..3_u8, step in value(),
        values in proptest::collection::vec(value(), 7),
    ) {
        let x = stored(shape, &values);
        let view = x.broadcast(shape).unwrap();
        if let Ok(gradient) = numerical_gradient(view, step, |x| Ok(x.sum())) {
            prop_assert_eq!(gradient.shape(), &shape);
            prop_assert!(x.is_empty() || (step.is_finite() && step > 0.0));
        }
        let other = or_else(other, shape, fits);
        let y = stored(other, &values);
        // The stored elements themselves: a comparison of endless views would not end.
        let error = relative_error(x.view(), y.view());
        prop_assert_eq!(error.is_ok(), x.shape() == y.shape());
    }

    #[test]
    fn random_draws(shape in [number(), number(), number()], seed in any::<u32>()) {
        // An extent of 0 gives an empty array, as long as ndarray can count the others.
        let extents = shape.iter().filter(|&&n| n > 0).map(|&n| n as u128);
        let bytes = extents.fold(8, u128::saturating_mul);
        let possible = bytes < 1 << if shape.contains(&0) { 63 } else { 50 };
        let mut rng = NumpyRng::seed(seed);
        prop_assert_eq!(rng.randn(shape).is_ok(), possible);
        prop_assert_eq!(rng.rand(shape).is_ok(), possible);
    }
}

#[test]
fn a_window_without_end_is_refused_not_walked() {
    let one = arr0(1.0);
    let cube = one.broadcast((ENDLESS, 1, 1)).unwrap();
    let b = Array3::zeros((1, 1, 1));
    let z = conv_single_step(cube, cube, b.view());
    assert!(matches!(z, Err(Error::TooLarge { .. })), "{z:?}");
    let square = one.broadcast((1, ENDLESS)).unwrap();
    let mask: Result<Array2<f64>, _> = create_mask_from_window(square);
    assert!(matches!(mask, Err(Error::TooLarge { .. })), "{mask:?}");
}
