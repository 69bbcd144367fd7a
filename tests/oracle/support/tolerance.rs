//! Two arrays agree if their shapes are equal and every element is within the tolerance.
//!
//! The one place where the tests compare floats. Elements, never means: a mean hides a flip.

use std::fmt::Display;

use approx::{abs_diff_eq, ulps_eq};
use ndarray::{Array, Dimension, IntoDimension, arr0};

/// The allowed distance between two elements.
#[derive(Clone, Copy, Debug)]
pub enum Tolerance {
    /// This many times the largest magnitude among the expected elements.
    MaxNorm(f64),
    /// An absolute distance.
    Absolute(f64),
    /// This many units in the last place; 0 means equal (and 0 equals −0).
    Ulps(u32),
}

/// Between correct implementations in `f64` that add in different orders.
pub const F64: Tolerance = Tolerance::MaxNorm(1e-13);
/// Between a correct implementation in `f32` and one in `f64`.
pub const F32: Tolerance = Tolerance::MaxNorm(1e-5);
/// Not apart at all.
pub const EXACT: Tolerance = Tolerance::Ulps(0);

/// The number of elements that a comparison names before it only counts them.
const NAMED: usize = 4;

/// Disagreements, collected so that a run reports all of them.
#[derive(Default)]
pub struct Faults(Vec<String>);

impl Faults {
    /// Compares `actual` with `expected`; `case` and `array` name them in the report.
    pub fn compare<A, E, D>(
        &mut self,
        case: impl Display,
        array: &str,
        actual: &Array<A, D>,
        expected: &Array<E, D>,
        tolerance: Tolerance,
    ) where
        A: Copy + Into<f64>,
        E: Copy + Into<f64>,
        D: Dimension,
    {
        if actual.shape() != expected.shape() {
            let (actual, expected) = (actual.shape(), expected.shape());
            self.0.push(format!(
                "{case}: {array} has shape {actual:?}, expected {expected:?}"
            ));
            return;
        }
        let actual = actual.mapv(Into::into);
        let expected = expected.mapv(Into::into);
        let scale = expected.fold(0.0, |max: f64, e| max.max(e.abs()));
        let apart: Vec<_> = actual
            .indexed_iter()
            .zip(&expected)
            .filter(|&((_, &actual), &expected)| !close(actual, expected, scale, tolerance))
            .collect();
        for ((index, actual), expected) in apart.iter().take(NAMED) {
            let index = index.clone().into_dimension();
            let index = index.slice();
            self.0.push(format!(
                "{case}: {array}{index:?} is {actual:e}, expected {expected:e} ({tolerance:?})"
            ));
        }
        if apart.len() > NAMED {
            let (apart, all) = (apart.len(), expected.len());
            self.0.push(format!(
                "{case}: {array}: {apart} of {all} elements are wrong"
            ));
        }
    }

    /// Panics with every disagreement, one per line, if there is any.
    #[track_caller]
    pub fn assert_none(self) {
        let Self(faults) = self;
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

fn close(actual: f64, expected: f64, scale: f64, tolerance: Tolerance) -> bool {
    match tolerance {
        // An infinite element would make any distance small, so it matches nothing.
        Tolerance::MaxNorm(_) if !scale.is_finite() => false,
        Tolerance::MaxNorm(relative) => abs_diff_eq!(actual, expected, epsilon = relative * scale),
        Tolerance::Absolute(epsilon) => abs_diff_eq!(actual, expected, epsilon = epsilon),
        Tolerance::Ulps(max_ulps) => {
            ulps_eq!(actual, expected, epsilon = 0.0, max_ulps = max_ulps)
        }
    }
}

/// One comparison that must hold.
#[track_caller]
pub fn assert_close<A, E, D>(
    case: impl Display,
    array: &str,
    actual: &Array<A, D>,
    expected: &Array<E, D>,
    tolerance: Tolerance,
) where
    A: Copy + Into<f64>,
    E: Copy + Into<f64>,
    D: Dimension,
{
    let mut faults = Faults::default();
    faults.compare(case, array, actual, expected, tolerance);
    faults.assert_none();
}

/// [`assert_close`] for two numbers.
#[track_caller]
pub fn assert_number(
    case: impl Display,
    name: &str,
    actual: f64,
    expected: f64,
    tolerance: Tolerance,
) {
    assert_close(case, name, &arr0(actual), &arr0(expected), tolerance);
}

mod tests {
    use super::*;
    use ndarray::{Array2, Axis, array};

    fn faults(actual: &Array2<f64>, expected: &Array2<f64>, tolerance: Tolerance) -> Vec<String> {
        let mut faults = Faults::default();
        faults.compare("case", "dw", actual, expected, tolerance);
        faults.0
    }

    #[test]
    fn one_element_off_is_named_with_its_index_and_both_values() {
        let expected = array![[1.0, 2.0, 3.0], [-4.0, 0.5, 0.0]];
        for ((u, v), &value) in expected.indexed_iter() {
            let mut actual = expected.clone();
            actual[[u, v]] += 1e-9;
            let off = actual[[u, v]];
            assert_eq!(
                faults(&actual, &expected, F64),
                [format!(
                    "case: dw[{u}, {v}] is {off:e}, expected {value:e} (MaxNorm(1e-13))"
                )]
            );
            assert_eq!(
                faults(&actual, &expected, Tolerance::Absolute(9e-10)).len(),
                1
            );
            assert_eq!(faults(&actual, &expected, Tolerance::Ulps(4)).len(), 1);
            assert!(faults(&actual, &expected, F32).is_empty());
        }
    }

    #[test]
    fn the_tolerance_is_relative_to_the_largest_element() {
        let expected = array![[1000.0, 0.0]];
        assert!(faults(&array![[1000.0, 0.9e-10]], &expected, F64).is_empty());
        assert_eq!(faults(&array![[1000.0, 1.1e-10]], &expected, F64).len(), 1);
        let zeros = array![[0.0, 0.0]];
        assert_eq!(faults(&array![[0.0, 1e-300]], &zeros, F64).len(), 1);
    }

    #[test]
    fn exact_means_every_bit_but_the_sign_of_zero() {
        let next = f64::from_bits(1.0_f64.to_bits() + 1);
        assert_eq!(faults(&array![[next]], &array![[1.0]], EXACT).len(), 1);
        assert!(faults(&array![[next]], &array![[1.0]], Tolerance::Ulps(1)).is_empty());
        assert_eq!(faults(&array![[5e-324]], &array![[0.0]], EXACT).len(), 1);
        assert!(faults(&array![[-0.0, 1.0]], &array![[0.0, 1.0]], EXACT).is_empty());
    }

    #[test]
    fn nan_and_infinity_never_pass() {
        for tolerance in [F64, F32, EXACT, Tolerance::Absolute(1.0)] {
            let nan = array![[f64::NAN, 1.0]];
            assert_eq!(faults(&nan, &array![[1.0, 1.0]], tolerance).len(), 1);
            assert_eq!(faults(&array![[1.0, 1.0]], &nan, tolerance).len(), 1);
            assert_eq!(faults(&nan, &nan, tolerance).len(), 1);
            let infinite = array![[f64::INFINITY, 1.0]];
            assert_eq!(faults(&infinite, &array![[1.0, 1.0]], tolerance).len(), 1);
            assert_ne!(faults(&array![[1.0, 1.0]], &infinite, tolerance).len(), 0);
        }
    }

    #[test]
    fn a_wrong_shape_is_reported_even_if_the_elements_agree() {
        let row = array![[1.0, 2.0, 3.0]];
        let column = row.t().to_owned();
        assert_eq!(
            faults(&column, &row, F64),
            ["case: dw has shape [3, 1], expected [1, 3]"]
        );
        let empty = Array2::<f64>::zeros((0, 3));
        assert_eq!(faults(&empty, &row, F64).len(), 1);
        // A permuted copy has the same shape and the same means.
        let mut flipped = row.clone();
        flipped.invert_axis(Axis(1));
        assert_eq!(faults(&flipped, &row, F64).len(), 2);
    }

    #[test]
    fn many_wrong_elements_are_counted() {
        let report = faults(&Array2::ones((3, 4)), &Array2::zeros((3, 4)), F64);
        assert_eq!(report.len(), NAMED + 1);
        assert_eq!(report[NAMED], "case: dw: 12 of 12 elements are wrong");
    }

    #[test]
    #[should_panic(expected = "case: z[1] is 2e0, expected 3e0")]
    fn a_disagreement_panics_with_its_line() {
        assert_close("case", "z", &array![1.0, 2.0], &array![1.0, 3.0], F64);
    }
}
