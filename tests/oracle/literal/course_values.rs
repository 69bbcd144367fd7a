//! The course's own inputs give the numbers that a correct implementation prints for them.
//!
//! Sources: the notes of deeplearning.ai, course 4, week 1 (the later edition, whose stride-2 and
//! pooling cells are right); for stride 1 and the last digits, the same inputs through NumPy, with
//! the gradients confirmed by PyTorch, JAX and finite differences.

use cnn_backprop::{
    ConvGrads, ConvParams, NumpyRng, PoolMode, PoolParams, conv_backward, conv_forward,
    conv_single_step, create_mask_from_window, distribute_value, pool_backward, pool_forward,
};
use ndarray::{Array1, Array4, array, s};

use crate::support::tolerance::{EXACT, Tolerance, assert_close, assert_number};

/// The notes print twelve digits.
const PRINTED: Tolerance = Tolerance::MaxNorm(1e-10);
/// The pooling cells are printed with eight decimals.
const EIGHT_DECIMALS: Tolerance = Tolerance::Absolute(0.500_001e-8);

type Shape = (usize, usize, usize, usize);

/// The notes' cell: seed 1, three draws, forward, and back with dZ = Z.
fn cell(a_prev: Shape, w: Shape, params: ConvParams) -> (Array4<f64>, ConvGrads<f64>) {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn(a_prev).unwrap();
    let b = (1, 1, 1, w.3);
    let w = rng.randn(w).unwrap();
    let b = rng.randn(b).unwrap();
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params).unwrap();
    let grads = conv_backward(z.view(), &cache).unwrap();
    (z, grads)
}

fn mean(x: &Array4<f64>) -> f64 {
    x.mean().unwrap()
}

#[test]
fn convolution_stride_2() {
    let params = ConvParams { stride: 2, pad: 2 };
    let (z, grads) = cell((10, 4, 4, 3), (2, 2, 3, 8), params);
    let check = |name, actual, expected| {
        assert_number("stride 2", name, actual, expected, PRINTED);
    };
    check("Z mean", mean(&z), 0.0489952035289);
    check("dA_mean", mean(&grads.da_prev), 1.45243777754);
    check("dW_mean", mean(&grads.dw), 1.72699145831);
    check("db_mean", mean(&grads.db), 7.83923256462);
}

#[test]
fn convolution_stride_1() {
    let params = ConvParams { stride: 1, pad: 2 };
    let (z, grads) = cell((10, 4, 4, 3), (2, 2, 3, 8), params);
    let check = |name, actual, expected| {
        assert_number("stride 1", name, actual, expected, PRINTED);
    };
    check("Z mean", mean(&z), 0.0028129462865);
    check("dA_mean", mean(&grads.da_prev), 4.1145817049149835);
    check("dW_mean", mean(&grads.dw), 9.203677199014168);
    check("db_mean", mean(&grads.db), 1.3783436803789542);

    let db: Array1<f64> = grads.db.iter().copied().collect();
    let expected = array![
        191.5121954421433,
        -171.6834025572624,
        -113.4040620687099,
        603.0141436419859,
        352.31686608065985,
        -234.11835931100077,
        -571.2260298478408,
        -45.38460193694357,
    ];
    assert_close("stride 1", "db", &db, &expected, Tolerance::MaxNorm(1e-13));
    let da = grads.da_prev.slice(s![0, 0, 0, ..]).to_owned();
    let expected = array![35.12658681644917, -37.45903800943285, -37.86703450945423];
    assert_close(
        "stride 1",
        "dA[0, 0, 0]",
        &da,
        &expected,
        Tolerance::MaxNorm(1e-13),
    );
}

#[test]
fn convolution_on_a_shape_that_discriminates() {
    let params = ConvParams { stride: 2, pad: 1 };
    let (_, grads) = cell((2, 5, 6, 3), (3, 3, 3, 4), params);
    let da_mean = mean(&grads.da_prev);
    assert_number("3×3, stride 2", "dA_mean", da_mean, 0.71922100647, PRINTED);
    let dw_mean = mean(&grads.dw);
    assert_number("3×3, stride 2", "dW_mean", dw_mean, -0.26413702096, PRINTED);
}

#[test]
fn one_step_adds_the_bias_once() {
    let mut rng = NumpyRng::seed(1);
    let a_slice = rng.randn((4, 4, 3)).unwrap();
    let w = rng.randn((4, 4, 3)).unwrap();
    let b = rng.randn((1, 1, 1)).unwrap();
    let z = conv_single_step(a_slice.view(), w.view(), b.view()).unwrap();
    assert_number("one step", "Z", z, -6.99908945068, PRINTED);
}

#[test]
fn pooling() {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((5, 5, 3, 2)).unwrap();
    let params = PoolParams { f: 2, stride: 1 };
    let (_, cache) = pool_forward(a_prev.view(), params, PoolMode::Max).unwrap();
    let da = rng.randn((5, 4, 2, 2)).unwrap();
    assert_number("pooling", "mean of dA", mean(&da), 0.145713902729, PRINTED);

    let back = |mode| {
        let da_prev = pool_backward(da.view(), &cache, mode).unwrap();
        da_prev.slice(s![1, 1, .., ..]).to_owned()
    };
    let max = array![[0.0, 0.0], [5.05844394, -1.68282702], [0.0, 0.0]];
    let average = array![
        [0.08485462, 0.2787552],
        [1.26461098, -0.25749373],
        [1.17975636, -0.53624893],
    ];
    let at = "dA_prev[1, 1]";
    assert_close("max", at, &back(PoolMode::Max), &max, EIGHT_DECIMALS);
    assert_close(
        "average",
        at,
        &back(PoolMode::Average),
        &average,
        EIGHT_DECIMALS,
    );
}

#[test]
fn the_two_windows_of_the_notes() {
    let halves = distribute_value(2.0, (2, 2)).unwrap();
    assert_close(
        "distribute_value",
        "2",
        &halves,
        &array![[0.5, 0.5], [0.5, 0.5]],
        EXACT,
    );
    let quarters = distribute_value(1.0, (2, 2)).unwrap();
    let expected = array![[0.25, 0.25], [0.25, 0.25]];
    assert_close("distribute_value", "1", &quarters, &expected, EXACT);
    let mask = create_mask_from_window(array![[1.0, 3.0], [4.0, 2.0]].view()).unwrap();
    assert_close("mask", "M", &mask, &array![[0.0, 0.0], [1.0, 0.0]], EXACT);
}
