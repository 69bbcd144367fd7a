//! The diagnosis: what reproduces all the numbers that were given.

use cnn_backprop::fingerprint;
use ndarray::ArrayD;

use super::function::{Function, Inputs, Outcome, run};
use super::known::{Known, known};
use super::pattern::{Difference, Pattern, Tolerance, difference, pattern, same, scale};

/// What is known of one array that a function returned.
#[derive(Clone, Debug)]
pub enum Given {
    /// Nothing.
    Unknown,
    /// The function stopped.
    Stopped,
    /// All of it.
    Array(ArrayD<f64>),
    /// Its mean.
    Mean(f64),
    /// Its [`fingerprint`].
    Fingerprint(f64),
}

/// Mistakes that together reproduce everything that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// One, or two at the same time.
    pub mistakes: Vec<&'static Known>,
}

/// The result of [`diagnose`].
#[derive(Clone, Debug, PartialEq)]
pub enum Diagnosis {
    /// All that was given is right.
    Right,
    /// Each of these alone reproduces all that was given; another input has to tell them apart.
    Explained(Vec<Explanation>),
    /// No known mistake, and no pair, gives these numbers.
    Unexplained {
        /// The first element that differs, if an array of the right shape was given.
        first: Option<Difference>,
        /// What the wrong elements have in common.
        pattern: Option<Pattern>,
    },
}

/// Which mistakes of `function` turn `inputs` into what was `given`, one entry per array of its [`Outcome`].
///
/// Numbers agree if they differ by at most `tolerance`; a number is a relative one. Single mistakes are tried
/// before pairs, and pairs only if no single one explains everything.
pub fn diagnose(
    function: Function,
    inputs: &Inputs,
    given: &[Given],
    tolerance: impl Into<Tolerance>,
) -> Diagnosis {
    let tolerance = tolerance.into();
    let right = run(function, &[], inputs);
    if agrees(&right, given, tolerance) {
        return Diagnosis::Right;
    }
    let mistakes = known().iter().filter(|known| known.function == function);
    let tried: Vec<_> = mistakes
        .map(|known| {
            Tried::new(
                known,
                run(function, &[known.name], inputs),
                &right,
                given,
                tolerance,
            )
        })
        .collect();
    let singles = tried
        .iter()
        .filter(|tried| tried.agrees.iter().all(|&agrees| agrees));
    let mut explanations: Vec<_> = singles
        .map(|tried| Explanation {
            mistakes: vec![tried.known],
        })
        .collect();
    let pairs = |likely: bool| {
        let pairs = tried
            .iter()
            .enumerate()
            .flat_map(|(at, first)| tried[at + 1..].iter().map(move |second| [first, second]));
        let chosen = pairs.filter(move |[first, second]| first.may_pair(second) == likely);
        let explain = chosen.filter(|pair| {
            let names = pair.map(|tried| tried.known.name);
            agrees(&run(function, &names, inputs), given, tolerance)
        });
        explain
            .map(|pair| Explanation {
                mistakes: pair.map(|tried| tried.known).into(),
            })
            .collect::<Vec<_>>()
    };
    if explanations.is_empty() {
        explanations = pairs(true);
    }
    if explanations.is_empty() {
        explanations = pairs(false);
    }
    if !explanations.is_empty() {
        return Diagnosis::Explained(explanations);
    }
    let arrays = given.iter().zip(&right).enumerate();
    let mut wrong = arrays.filter_map(|(at, pair)| match pair {
        (Given::Array(given), Some(right)) if !same(given, right, tolerance) => {
            Some((at, given, right))
        }
        _ => None,
    });
    let wrong = wrong.next();
    Diagnosis::Unexplained {
        first: wrong.and_then(|(at, given, right)| difference(at, given, right, tolerance)),
        pattern: wrong.and_then(|(at, given, _)| pattern(at, given, &right, tolerance)),
    }
}

/// What a single mistake does to each array.
struct Tried {
    known: &'static Known,
    /// It changes the array.
    changes: Vec<bool>,
    /// The array is then what was given.
    agrees: Vec<bool>,
}

impl Tried {
    fn new(
        known: &'static Known,
        outcome: Outcome,
        right: &Outcome,
        given: &[Given],
        tolerance: Tolerance,
    ) -> Self {
        let changed =
            |(found, right): (&Option<ArrayD<f64>>, &Option<ArrayD<f64>>)| match (found, right) {
                (Some(found), Some(right)) => !same(found, right, 1e-12.into()),
                _ => true,
            };
        Self {
            known,
            changes: outcome.iter().zip(right).map(changed).collect(),
            agrees: given
                .iter()
                .zip(&outcome)
                .map(|pair| agrees_one(pair, tolerance))
                .collect(),
        }
    }

    /// Whether the pair is tried first. Of an array that only one of the two changes, the pair nearly always gives what
    /// that one gives, so it would have to agree.
    fn may_pair(&self, other: &Self) -> bool {
        (0..self.agrees.len()).all(|at| match (self.changes[at], other.changes[at]) {
            (true, true) => true,
            (true, false) => self.agrees[at],
            (false, _) => other.agrees[at],
        })
    }
}

fn agrees(outcome: &Outcome, given: &[Given], tolerance: Tolerance) -> bool {
    given
        .iter()
        .zip(outcome)
        .all(|pair| agrees_one(pair, tolerance))
}

fn agrees_one(pair: (&Given, &Option<ArrayD<f64>>), tolerance: Tolerance) -> bool {
    match pair {
        (Given::Unknown, _) | (Given::Stopped, None) => true,
        (Given::Array(given), Some(array)) => same(given, array, tolerance),
        (Given::Mean(mean), Some(array)) => {
            let here = array.mean().unwrap_or(f64::NAN);
            (here - mean).abs()
                <= tolerance.absolute
                    + tolerance.relative * mean.abs().max(scale(array) * f64::EPSILON.sqrt())
        }
        (Given::Fingerprint(given), Some(array)) => {
            let size = scale(array) * (array.len() as f64).sqrt();
            fingerprint(array.view())
                .is_ok_and(|here| (here - given).abs() <= tolerance.relative * size)
        }
        _ => false,
    }
}
