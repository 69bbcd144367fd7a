//! The fast pooling agrees with JAX and the literal loops, at every vector level that the machine has.
//!
//! Maxima and all gradients are equal, bit for bit but for the sign of a maximal 0. Only the mean
//! is added up in another order. Either order of `n = f²` terms is off by at most
//! `γ_n · Σ|terms|`, `γ_n = n·u / (1 − n·u)`, `u = ε/2` (Higham, *Accuracy and Stability of
//! Numerical Algorithms*, §3.1; the division is one more rounding than the sum's `n − 1`).

use cnn_backprop::{NumpyRng, PoolMode, PoolParams, TieRule};
use cnn_backprop_fast::{
    Element, Level, PoolCache, Workspace, pool_backward, pool_backward_into, pool_forward,
    pool_forward_into,
};
use ndarray::{Array4, ArrayView4, Zip};
use proptest::prelude::*;

use crate::support::fixtures::poolings;
use crate::support::random::{Pooling, cases, normals, tied};
use crate::support::tolerance::{EXACT, F64, Faults};

const RULES: [TieRule; 3] = [TieRule::Every, TieRule::First, TieRule::Shared];

/// The output, and the gradients by each rule for ties, or that of the mean.
struct Results<F> {
    a: Array4<F>,
    da_prev: Vec<Array4<F>>,
}

fn rules(mode: PoolMode) -> &'static [TieRule] {
    match mode {
        PoolMode::Max => &RULES,
        PoolMode::Average => &RULES[..1],
    }
}

fn literal<F: Element>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    mode: PoolMode,
    da: ArrayView4<F>,
) -> Results<F> {
    let (a, cache) = cnn_backprop::pool_forward(a_prev, params, mode).unwrap();
    let back = |&ties| cnn_backprop::pool_backward_with_ties(da, &cache, mode, ties).unwrap();
    let da_prev = rules(mode).iter().map(back).collect();
    Results { a, da_prev }
}

/// With memory of earlier calls, whose content must not matter.
fn fast<F: Element>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    mode: PoolMode,
    da: ArrayView4<F>,
    (cache, workspace): &mut (PoolCache, Workspace<F>),
) -> Results<F> {
    let mut a = Array4::from_elem(da.dim(), F::nan());
    pool_forward_into(a_prev, params, mode, &mut a, cache, workspace).unwrap();
    let back = |&ties| {
        let mut da_prev = Array4::from_elem(a_prev.dim(), F::nan());
        pool_backward_into(da, cache, mode, ties, &mut da_prev, workspace).unwrap();
        da_prev
    };
    let da_prev = rules(mode).iter().map(back).collect();
    Results { a, da_prev }
}

fn memories<F: Element>() -> Vec<(PoolCache, Workspace<F>)> {
    let levels = Level::available().into_iter();
    levels
        .map(|level| (PoolCache::default(), Workspace::with_level(level)))
        .collect()
}

/// Elements that are neither equal nor both NaN.
fn unequal<F: Element>(actual: &Array4<F>, expected: &Array4<F>) -> usize {
    assert_eq!(actual.dim(), expected.dim());
    let pairs = actual.iter().zip(expected);
    pairs
        .filter(|(a, e)| a != e && !(a.is_nan() && e.is_nan()))
        .count()
}

/// Elements of a mean whose error is larger than rounding explains.
fn beyond_bound<F: Element + Into<f64>>(
    actual: &Array4<F>,
    expected: &Array4<F>,
    a_prev: ArrayView4<F>,
    params: PoolParams,
) -> usize {
    let magnitudes = a_prev.mapv(F::abs);
    let (mean, _) =
        cnn_backprop::pool_forward(magnitudes.view(), params, PoolMode::Average).unwrap();
    let n = (params.f * params.f) as f64 * F::epsilon().into() / 2.0;
    let gamma = 2.0 * n / (1.0 - n); // of either order
    let mut beyond = 0;
    Zip::from(actual)
        .and(expected)
        .and(&mean)
        .for_each(|&a, &e, &mean| {
            let (a, e, mean): (f64, f64, f64) = (a.into(), e.into(), mean.into());
            let close = (a - e).abs() <= gamma * mean;
            beyond += usize::from(a != e && !close && !(a.is_nan() && e.is_nan()));
        });
    beyond
}

fn faults<F: Element + Into<f64>>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    da: ArrayView4<F>,
) -> Vec<String> {
    let mut faults = Vec::new();
    let [max, average] =
        [PoolMode::Max, PoolMode::Average].map(|mode| (mode, literal(a_prev, params, mode, da)));
    for memory in &mut memories() {
        for (mode, expected) in [&max, &average, &max] {
            let mode = *mode;
            let actual = fast(a_prev, params, mode, da, memory);
            let wrong = match mode {
                PoolMode::Max => unequal(&actual.a, &expected.a),
                PoolMode::Average => beyond_bound(&actual.a, &expected.a, a_prev, params),
            };
            let level = memory.1.level();
            let mut note = |array: String, wrong| {
                if wrong > 0 {
                    faults.push(format!(
                        "{array}: {wrong} elements wrong ({mode:?}, {level})"
                    ));
                }
            };
            note("a".into(), wrong);
            let both = actual.da_prev.iter().zip(&expected.da_prev);
            for (ties, (actual, expected)) in rules(mode).iter().zip(both) {
                note(format!("da_prev, {ties:?}"), unequal(actual, expected));
            }
        }
    }
    faults
}

#[test]
fn every_fixture_is_jax() {
    let mut faults = Faults::default();
    for case in poolings() {
        let (a_prev, da) = (case.a_prev.view(), case.da.view());
        for memory in &mut memories() {
            let name = format!("{}, {}", case.name, memory.1.level());
            let max = fast(a_prev, case.params(), PoolMode::Max, da, memory);
            faults.compare(&name, "max", &max.a, &case.max, EXACT);
            let expected = [&case.every, &case.first, &case.shared];
            for (actual, expected) in max.da_prev.iter().zip(expected) {
                faults.compare(&name, "da_prev of max", actual, expected, F64);
            }
            let average = fast(a_prev, case.params(), PoolMode::Average, da, memory);
            faults.compare(&name, "average", &average.a, &case.average, F64);
            let spread = &average.da_prev[0];
            faults.compare(&name, "da_prev of average", spread, &case.spread, F64);
        }
    }
    faults.assert_none();
}

prop_compose! {
    /// Channels on both sides of the widths of vectors; windows of more elements than a word has bits.
    fn geometries()
        (n_h in 1..=9_usize, n_w in 1..=10_usize)
        (
            m in 1..=2_usize, n_h in Just(n_h), n_w in Just(n_w),
            n_c in prop_oneof![
                4 => 1..=9_usize,
                1 => proptest::sample::select(vec![15, 16, 17, 32, 53]),
            ],
            f in 1..=n_h.min(n_w), stride in 1..=5_usize, seed in any::<u32>(),
        )
        -> Pooling
    {
        Pooling { a_prev: (m, n_h, n_w, n_c), f, stride, seed }
    }
}

/// Numbers with ties, and special values for comparisons and products.
fn hard(rng: &mut NumpyRng, shape: (usize, usize, usize, usize)) -> Array4<f64> {
    let mut x = tied(rng, shape);
    let places = normals(rng, shape);
    Zip::from(&mut x).and(&places).for_each(|x, &place| {
        *x = match place {
            ..-2.2 => f64::NEG_INFINITY,
            ..-1.7 => -0.0,
            2.4.. => f64::INFINITY,
            _ => *x,
        };
    });
    x
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn random_geometries_are_the_literal_loops(g in geometries()) {
        let faults = faults_of(&g);
        prop_assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// A window of more than 64 elements needs several words, and each image has its own.
#[test]
fn large_windows_are_the_literal_loops() {
    for f in [9, 12] {
        let g = Pooling {
            a_prev: (3, 12, 14, 5),
            f,
            stride: 2,
            seed: 9,
        };
        let faults = faults_of(&g);
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// Large windows that do not overlap are averaged pixel by pixel, and of their maxima only the marked
/// elements are touched; often there is only one window.
#[test]
fn large_windows_side_by_side_are_the_literal_loops() {
    for (a_prev, f, stride) in [
        ((3, 7, 7, 18), 7, 1), // the whole map
        ((2, 10, 15, 5), 5, 5),
        ((2, 9, 9, 4), 9, 2), // two words
        ((2, 4, 9, 3), 4, 4), // a column in no window
    ] {
        let g = Pooling {
            a_prev,
            f,
            stride,
            seed: 12,
        };
        let faults = faults_of(&g);
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// All windows together have as many elements as the input, but some elements are in several windows, some in none.
#[test]
fn windows_that_overlap_by_what_is_left_over_are_the_literal_loops() {
    let g = Pooling {
        a_prev: (2, 6, 6, 5),
        f: 3,
        stride: 2,
        seed: 10,
    };
    let faults = faults_of(&g);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A second thread is woken for these, and for few of the others.
#[test]
fn images_for_several_threads_are_the_literal_loops() {
    let g = Pooling {
        a_prev: (5, 57, 49, 19),
        f: 3,
        stride: 2,
        seed: 11,
    };
    let rng = &mut NumpyRng::seed(g.seed);
    let (a_prev, da) = (normals(rng, g.a_prev), normals(rng, g.a()));
    let (a_prev, da) = (a_prev.mapv(|x| x as f32), da.mapv(|x| x as f32));
    assert!(a_prev.len() >= 2 << 17);
    let faults = faults(a_prev.view(), g.params(), da.view());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    for mode in [PoolMode::Max, PoolMode::Average] {
        let expected = fast(
            a_prev.view(),
            g.params(),
            mode,
            da.view(),
            &mut Default::default(),
        );
        let (a, cache) = pool_forward(a_prev.view(), g.params(), mode).unwrap();
        assert!(a == expected.a, "{mode:?}: fresh memory makes a difference");
        let da_prev = pool_backward(da.view(), &cache, mode).unwrap();
        assert!(
            da_prev == expected.da_prev[0],
            "{mode:?}: da_prev differs in fresh memory"
        );
    }
}

fn faults_of(g: &Pooling) -> Vec<String> {
    let rng = &mut NumpyRng::seed(g.seed);
    let mut faults = Vec::new();
    for fill in [normals, hard] {
        let (a_prev, da) = (fill(rng, g.a_prev), fill(rng, g.a()));
        faults.extend(self::faults(a_prev.view(), g.params(), da.view()));
        let (a_prev, da) = (a_prev.mapv(|x| x as f32), da.mapv(|x| x as f32));
        faults.extend(self::faults(a_prev.view(), g.params(), da.view()));
    }
    faults
}

/// Both comparisons notice one wrong element, and the bound of the mean is not too wide.
#[test]
fn a_wrong_element_is_seen() {
    let rng = &mut NumpyRng::seed(5);
    let a_prev = normals(rng, (2, 6, 7, 5));
    let params = PoolParams { f: 3, stride: 2 };
    for mode in [PoolMode::Max, PoolMode::Average] {
        let (mut a, _) = pool_forward(a_prev.view(), params, mode).unwrap();
        let (expected, _) = cnn_backprop::pool_forward(a_prev.view(), params, mode).unwrap();
        a[[1, 1, 2, 3]] += 1e-13;
        assert_eq!(unequal(&a, &expected).min(1), 1);
        assert_eq!(beyond_bound(&a, &expected, a_prev.view(), params), 1);
    }
    let (mut a, expected) = (a_prev.clone(), a_prev.clone());
    a[[0, 0, 0, 0]] = f64::NAN;
    assert_eq!(unequal(&a, &expected), 1);
}
