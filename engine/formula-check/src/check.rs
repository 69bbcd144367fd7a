//! A formula's number, and the values that it must give.

use std::collections::HashSet;
use std::error::Error;
use std::panic::Location;

use formula::{Env, Options, Tensor};
use ndarray::{ArrayBase, Data, Dimension};

/// What the formula with one number is compared with.
#[derive(Clone, Debug)]
pub struct Check {
    /// The number of the formula.
    pub number: &'static str,
    /// The symbol on the left side.
    pub left: &'static str,
    /// What of the crate gives the values; for the reader.
    pub against: &'static str,
    /// The source file of the check, relative to the root of the book.
    pub file: &'static str,
    /// The line of the check in it.
    pub line: usize,
    /// What the text around the formula says about its loops.
    pub options: Options,
    /// The values; or why they could not be computed.
    pub cases: Result<Vec<Case>, String>,
}

/// One evaluation of a formula.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of the geometry.
    pub geometry: &'static str,
    /// Values of all symbols but the left side.
    pub env: Env,
    /// The left side, computed by the crate.
    pub expected: Tensor,
}

impl Check {
    /// The check of formula `number`, whose left side is `left`, on each of `geometries`.
    ///
    /// The place from which this is called is where readers are sent.
    #[track_caller]
    pub fn new<G: 'static, E: Error>(
        number: &'static str,
        left: &'static str,
        against: &'static str,
        geometries: Result<&'static [G], E>,
        case: impl Fn(&G) -> Result<Case, E>,
    ) -> Self {
        let place = Location::caller();
        let case = |geometry: &G| {
            let mut case = case(geometry)?;
            case.env.remove(left); // the formula has to find it
            Ok(case)
        };
        let cases = geometries.and_then(|list| list.iter().map(case).collect());
        Self {
            number,
            left,
            against,
            file: place.file(),
            line: place.line() as usize,
            options: Options::default(),
            cases: cases.map_err(|error| error.to_string()),
        }
    }
}

impl Check {
    /// Read as the course means it: the text names the `loops` around the formula, and sums that
    /// move the left side are loops, too.
    #[must_use]
    pub fn in_loops(mut self, loops: &[&str]) -> Self {
        self.options.implied = loops.iter().map(ToString::to_string).collect();
        self.options.sums_are_loops = true;
        self
    }

    /// On how many different geometries it runs.
    pub fn geometries(&self) -> usize {
        let cases = self.cases.iter().flatten();
        cases
            .map(|case| case.geometry)
            .collect::<HashSet<_>>()
            .len()
    }
}

impl Case {
    /// On `geometry`, which gives `env`, the left side must be `expected`.
    pub fn new(geometry: &'static str, env: Env, expected: Tensor) -> Self {
        Self {
            geometry,
            env,
            expected,
        }
    }

    /// With `value`, an array or a number, under the name `tex`, beside what the geometry gives.
    #[must_use]
    pub fn given(mut self, tex: &str, value: Tensor) -> Self {
        match value.data() {
            [number] if value.shape().is_empty() => self.env.set_scalar(tex, *number),
            _ => self.env.set_tensor(tex, value),
        }
        self
    }
}

/// An array of the crate as the evaluator wants it.
///
/// # Panics
/// Never: an array has as many elements as its shape says.
pub fn tensor<S: Data<Elem = f64>, D: Dimension>(array: &ArrayBase<S, D>) -> Tensor {
    Tensor::new(array.shape(), array.iter().copied().collect())
        .expect("an array has as many elements as its shape says")
}
