//! Winograd's algorithm computes the same layer: it agrees with JAX and the literal loops; and the
//! parts of its backward pass are the transposes of the parts of its forward pass.

use cnn_backprop::winograd::{
    add_tiles, both_sides, cut_tiles, products, transforms, winograd_conv_backward,
    winograd_conv_forward,
};
use cnn_backprop::{ConvCache, ConvParams, Error, NumpyRng, conv_backward, conv_forward};
use ndarray::{Array4, ArrayView2};
use proptest::prelude::*;

use crate::support::fixtures;
use crate::support::random::{Convolution, cases, normals};
use crate::support::refused;
use crate::support::tolerance::{F32, Faults, Tolerance, assert_close, assert_number};

/// The transforms add up to 16 numbers where the direct sum has 9, so more digits cancel.
const F64: Tolerance = Tolerance::MaxNorm(1e-12);
const INNER_PRODUCT: Tolerance = Tolerance::Absolute(1e-10);

fn dot(x: &Array4<f64>, y: &Array4<f64>) -> f64 {
    (x * y).sum()
}

prop_compose! {
    /// Layers with 3×3 filters and stride 1: odd and even outputs, differing channels, pad 0 to 2.
    fn layers()
        (pad in 0..=2_usize)
        (
            m in 1..=3_usize, n_h in 3_usize.saturating_sub(2 * pad).max(1)..=8,
            n_w in 3_usize.saturating_sub(2 * pad).max(1)..=8,
            n_c_prev in 1..=4_usize, n_c in 1..=4_usize, pad in Just(pad), seed in any::<u32>(),
        )
        -> Convolution
    {
        let (a_prev, w) = ((m, n_h, n_w, n_c_prev), (3, 3, n_c_prev, n_c));
        Convolution { a_prev, w, stride: 1, pad, seed }
    }
}

#[test]
fn every_fixture_that_fits_is_jax() {
    let mut faults = Faults::default();
    let mut fit = 0;
    for case in fixtures::convolutions() {
        let (a, w, b) = (case.a_prev.view(), case.w.view(), case.b.view());
        let made = winograd_conv_forward(a, w, b, case.params());
        let (f_h, f_w, ..) = case.w.dim();
        if (f_h, f_w, case.stride) != (3, 3, 1) {
            let stride = case.stride;
            assert_eq!(made.unwrap_err(), Error::NotWinograd { f_h, f_w, stride });
            continue;
        }
        fit += 1;
        let (z, cache) = made.unwrap();
        let grads = winograd_conv_backward(case.dz.view(), &cache).unwrap();
        faults.compare(&case.name, "z", &z, &case.z, F64);
        faults.compare(&case.name, "da_prev", &grads.da_prev, &case.da_prev, F64);
        faults.compare(&case.name, "dw", &grads.dw, &case.dw, F64);
        faults.compare(&case.name, "db", &grads.db, &case.db, F64);
    }
    faults.assert_none();
    assert!(fit >= 1, "{fit} fixtures fit");
}

#[test]
fn in_f32_it_is_as_near_as_the_literal_loops_have_to_be() {
    let narrow = |x: &Array4<f64>| x.mapv(|x| x as f32);
    let rng = &mut NumpyRng::seed(3);
    let (a, w) = (normals(rng, (2, 9, 12, 16)), normals(rng, (3, 3, 16, 8)));
    let b = normals(rng, (1, 1, 1, 8));
    let params = ConvParams { stride: 1, pad: 1 };
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
    let dz = normals(rng, z.dim());
    let grads = conv_backward(dz.view(), &cache).unwrap();
    let (a, w, b) = (narrow(&a), narrow(&w), narrow(&b));
    let (near, cache) = winograd_conv_forward(a.view(), w.view(), b.view(), params).unwrap();
    let back = winograd_conv_backward(narrow(&dz).view(), &cache).unwrap();
    assert_close("f32", "z", &near, &z, F32);
    assert_close("f32", "da_prev", &back.da_prev, &grads.da_prev, F32);
    assert_close("f32", "dw", &back.dw, &grads.dw, F32);
    assert_close("f32", "db", &back.db, &grads.db, F32);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn it_is_what_the_literal_loops_give(g in layers()) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, b) = (normals(rng, g.a_prev), normals(rng, g.w), normals(rng, g.b()));
        let dz = normals(rng, g.z());
        let (z, cache) = conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
        let grads = conv_backward(dz.view(), &cache).unwrap();
        let (same, same_cache) =
            winograd_conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
        let back = winograd_conv_backward(dz.view(), &same_cache).unwrap();
        assert_close(g, "z", &same, &z, F64);
        assert_close(g, "da_prev", &back.da_prev, &grads.da_prev, F64);
        assert_close(g, "dw", &back.dw, &grads.dw, F64);
        assert_close(g, "db", &back.db, &grads.db, F64);
        prop_assert_eq!(same_cache, cache);
    }

    #[test]
    fn its_gradients_are_the_transposes_of_its_forward_pass(g in layers()) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (a, w, y) = (normals(rng, g.a_prev), normals(rng, g.w), normals(rng, g.z()));
        let b = Array4::zeros(g.b());
        let (z, cache) = winograd_conv_forward(a.view(), w.view(), b.view(), g.params()).unwrap();
        let grads = winograd_conv_backward(y.view(), &cache).unwrap();
        assert_number(g, "⟨A, dA⟩", dot(&a, &grads.da_prev), dot(&z, &y), INNER_PRODUCT);
        assert_number(g, "⟨W, dW⟩", dot(&w, &grads.dw), dot(&z, &y), INNER_PRODUCT);
    }

    #[test]
    fn adding_tiles_is_the_transpose_of_cutting_them(g in layers(), side in 1..=5_usize) {
        let rng = &mut NumpyRng::seed(g.seed);
        let (_, n_h, n_w, _) = g.z();
        let (m, rows, cols, channels) = g.a_prev;
        let x = normals(rng, (m, rows + 2 * g.pad, cols + 2 * g.pad, channels));
        let cut = cut_tiles(x.view(), (n_h, n_w), side).unwrap();
        let tiles = normals(rng, cut.dim());
        let mut added = Array4::zeros(x.dim());
        add_tiles(tiles.view(), (n_h, n_w), &mut added).unwrap();
        assert_number(g, "⟨cut x, t⟩", dot(&cut, &tiles), dot(&x, &added), INNER_PRODUCT);
    }

    #[test]
    fn the_matrices_exchanged_are_the_transpose_of_both_sides(seed in any::<u32>()) {
        let rng = &mut NumpyRng::seed(seed);
        let by = transforms::<f64>();
        for (name, matrix) in [("A", &by.a), ("B", &by.b), ("G", &by.g)] {
            let (p, q) = matrix.dim();
            let (x, y) = (normals(rng, (q, q, 2, 3)), normals(rng, (p, p, 2, 3)));
            let turn = |m: ArrayView2<f64>, x: &Array4<f64>| both_sides(m, x.view()).unwrap();
            let (there, back) = (turn(matrix.view(), &x), turn(matrix.t(), &y));
            assert_number(name, "⟨MXMᵀ, Y⟩", dot(&there, &y), dot(&x, &back), INNER_PRODUCT);
        }
    }
}

#[test]
fn bad_arguments_are_named() {
    let zeros = Array4::<f64>::zeros;
    let forward = |a: [usize; 4], w: [usize; 4], n_b, stride| {
        let (a, w, b) = (zeros(a.into()), zeros(w.into()), zeros((1, 1, 1, n_b)));
        winograd_conv_forward(a.view(), w.view(), b.view(), ConvParams { stride, pad: 0 })
    };
    let (a, w) = ([1, 5, 6, 2], [3, 3, 2, 4]);
    assert!(forward(a, w, 4, 1).is_ok());
    for (filters, stride) in [([3, 2, 2, 4], 1), ([2, 3, 2, 4], 1), (w, 2)] {
        let [f_h, f_w, ..] = filters;
        refused(
            forward(a, filters, 4, stride),
            &format!(
                "filters are {f_h}×{f_w} and the stride is {stride}; F(2×2, 3×3) is for 3×3 and stride 1"
            ),
        );
    }
    refused(
        forward(a, w, 3, 1),
        "b has shape [1, 1, 1, 3], expected [1, 1, 1, 4]",
    );
    refused(
        forward(a, w, 4, 0),
        "stride is 0; the window must move by at least 1",
    );
    refused(
        forward([1, 2, 6, 2], w, 4, 1),
        "window height 3 does not fit into input height 2 with padding 0 on both sides",
    );
    let params = ConvParams { stride: 1, pad: 0 };
    let mut cache = ConvCache {
        a_prev: zeros((1, 5, 6, 2)),
        w: zeros((3, 3, 2, 4)),
        params,
    };
    refused(
        winograd_conv_backward(zeros((1, 3, 4, 3)).view(), &cache),
        "dz has shape [1, 3, 4, 3], expected [1, 3, 4, 4]",
    );
    cache.params.stride = 2;
    refused(
        winograd_conv_backward(zeros((1, 2, 2, 4)).view(), &cache),
        "filters are 3×3 and the stride is 2; F(2×2, 3×3) is for 3×3 and stride 1",
    );
    cache.params = ConvParams {
        stride: 1,
        pad: usize::MAX,
    };
    assert!(matches!(
        winograd_conv_backward(zeros((1, 3, 4, 4)).view(), &cache),
        Err(Error::TooLarge { .. })
    ));
}

#[test]
fn bad_tiles_are_named() {
    let x = Array4::<f64>::zeros((1, 5, 6, 2));
    refused(
        cut_tiles(x.view(), (6, 4), 4),
        "x has shape [1, 5, 6, 2], expected [1, 6, 6, 2]",
    );
    refused(
        cut_tiles(x.view(), (3, 7), 4),
        "x has shape [1, 5, 6, 2], expected [1, 5, 7, 2]",
    );
    assert!(matches!(
        cut_tiles(x.view(), (3, 4), usize::MAX),
        Err(Error::TooLarge { .. })
    ));
    let mut into = x.clone();
    refused(
        add_tiles(Array4::zeros((4, 4, 3, 2)).view(), (3, 4), &mut into),
        "tiles has shape [4, 4, 3, 2], expected [4, 4, 4, 2]",
    );
    refused(
        both_sides(transforms().g.view(), x.view()),
        "squares has shape [1, 5, 6, 2], expected [3, 3, 6, 2]",
    );
    let (left, right) = (
        Array4::<f64>::zeros((4, 4, 2, 3)),
        Array4::zeros((4, 4, 2, 5)),
    );
    refused(
        products(left.view(), right.view()),
        "right has shape [4, 4, 2, 5], expected [4, 4, 3, 5]",
    );
    refused(
        products(x.view(), right.view()),
        "left has shape [1, 5, 6, 2], expected [4, 4, 6, 2]",
    );
}
