//! What can be said about wrong numbers that no known mistake gives.

use ndarray::{Array1, ArrayD, Axis, Dimension, Zip};

use super::function::Outcome;

/// How far a number may be from another to count as the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// In units of the larger of the right number and the root mean square of its array: 1e-9 for f64, 1e-4 for f32.
    pub relative: f64,
    /// Half a unit of the last digit, if numbers were printed.
    pub absolute: f64,
}

impl From<f64> for Tolerance {
    fn from(relative: f64) -> Self {
        Self {
            relative,
            absolute: 0.0,
        }
    }
}

/// The first element that differs, in row-major order.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which of the arrays.
    pub array: usize,
    /// Its indices.
    pub at: Vec<usize>,
    /// What was given.
    pub given: f64,
    /// What is right.
    pub right: f64,
    /// How many elements differ, of how many.
    pub of: (usize, usize),
}

/// What the wrong elements of an array have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern {
    /// They are what this array of the function should be: averages for maxima, or results in another order.
    Another(usize),
    /// Each channel, along the last axis, is off by a number of its own: a bias.
    Offsets(Vec<f64>),
    /// Every element is this factor times the right one.
    Factor(f64),
    /// Two axes are exchanged.
    Exchanged(usize, usize),
    /// The order along these axes is reversed.
    Reversed(Vec<usize>),
    /// Only these indices along an axis are right.
    OnlyRight(usize, Vec<usize>),
    /// Only these indices along an axis are wrong.
    OnlyWrong(usize, Vec<usize>),
}

pub(super) fn near(given: f64, right: f64, scale: f64, tolerance: Tolerance) -> bool {
    (given.is_nan() && right.is_nan())
        || (given - right).abs() <= tolerance.absolute + tolerance.relative * right.abs().max(scale)
}

/// The root mean square of an array: the size that its rounding errors are compared with.
pub(super) fn scale(x: &ArrayD<f64>) -> f64 {
    let squares = x.iter().filter(|x| !x.is_nan()).map(|x| x * x);
    (squares.sum::<f64>() / x.len().max(1) as f64).sqrt()
}

pub(super) fn same(given: &ArrayD<f64>, right: &ArrayD<f64>, tolerance: Tolerance) -> bool {
    let scale = scale(right);
    given.shape() == right.shape()
        && Zip::from(given)
            .and(right)
            .all(|&given, &right| near(given, right, scale, tolerance))
}

/// The first element that differs, if the shapes are the same.
pub fn difference(
    array: usize,
    given: &ArrayD<f64>,
    right: &ArrayD<f64>,
    tolerance: Tolerance,
) -> Option<Difference> {
    if given.shape() != right.shape() {
        return None;
    }
    let scale = scale(right);
    let pairs = given.indexed_iter().zip(right);
    let mut wrong = pairs
        .filter(|((_, given), right)| !near(**given, **right, scale, tolerance))
        .peekable();
    let &((ref at, &first), &expected) = wrong.peek()?;
    let at = at.slice().to_vec();
    Some(Difference {
        array,
        at,
        given: first,
        right: expected,
        of: (wrong.count(), right.len()),
    })
}

/// The first pattern that explains every element of array `at`.
pub(super) fn pattern(
    at: usize,
    given: &ArrayD<f64>,
    all: &Outcome,
    tolerance: Tolerance,
) -> Option<Pattern> {
    let others = all.iter().enumerate().filter(|(other, _)| *other != at);
    let another = others.filter_map(|(other, right)| Some((other, right.as_ref()?)));
    let mut another = another.filter(|(_, right)| right.len() > 1);
    if let Some((other, _)) = another.find(|(_, right)| same(given, right, tolerance)) {
        return Some(Pattern::Another(other));
    }
    let right = all.get(at)?.as_ref()?;
    let axes = 0..right.ndim();
    for first in axes.clone() {
        for second in first + 1..right.ndim() {
            let mut exchanged = right.view();
            exchanged.swap_axes(first, second);
            if same(given, &exchanged.to_owned(), tolerance) {
                return Some(Pattern::Exchanged(first, second));
            }
        }
    }
    if given.shape() != right.shape() {
        return None;
    }
    let dot = |x: &ArrayD<f64>, y: &ArrayD<f64>| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let factor = dot(given, right) / dot(right, right);
    if factor.is_finite() && same(given, &(right * factor), tolerance) {
        return Some(Pattern::Factor(factor));
    }
    if let Some(offsets) = offsets(given, right, tolerance) {
        return Some(Pattern::Offsets(offsets));
    }
    for chosen in 1_usize..1 << right.ndim() {
        let reversed: Vec<_> = axes
            .clone()
            .filter(|axis| chosen >> axis & 1 == 1)
            .collect();
        let mut turned = right.view();
        reversed
            .iter()
            .for_each(|&axis| turned.invert_axis(Axis(axis)));
        if same(given, &turned.to_owned(), tolerance) {
            return Some(Pattern::Reversed(reversed));
        }
    }
    axes.into_iter()
        .find_map(|axis| along(axis, given, right, tolerance))
}

/// What each channel is off by, if it is one number for all elements of the channel, and no channel is right.
fn offsets(given: &ArrayD<f64>, right: &ArrayD<f64>, tolerance: Tolerance) -> Option<Vec<f64>> {
    let channels = Axis(right.ndim().checked_sub(1)?);
    let difference = given - right;
    let means = difference.axis_iter(channels).map(|x| x.mean());
    let offsets: Vec<f64> = means.collect::<Option<_>>()?;
    let several = right.len() > offsets.len(); // one number in each is always off by one number
    let scale = scale(right);
    let wrong = offsets.iter().all(|x| !near(*x, 0.0, scale, tolerance));
    let shifted = right + &Array1::from(offsets.clone()).into_dyn();
    (several && wrong && same(given, &shifted, tolerance)).then_some(offsets)
}

/// Whether the indices along one axis are either all right or all wrong.
fn along(
    axis: usize,
    given: &ArrayD<f64>,
    right: &ArrayD<f64>,
    tolerance: Tolerance,
) -> Option<Pattern> {
    let scale = scale(right);
    let count = |at| {
        let pairs = given.index_axis(Axis(axis), at);
        let pairs = pairs.iter().zip(right.index_axis(Axis(axis), at));
        pairs
            .filter(|(given, right)| near(**given, **right, scale, tolerance))
            .count()
    };
    let len = right.len_of(Axis(axis));
    let all = right.len() / len.max(1);
    let (sound, wrong): (Vec<_>, Vec<_>) = (0..len).partition(|&at| count(at) == all);
    match (sound.len(), wrong.len()) {
        (0, _) | (_, 0) => None,
        (a, b) if a <= b => Some(Pattern::OnlyRight(axis, sound)),
        _ => Some(Pattern::OnlyWrong(axis, wrong)),
    }
}
