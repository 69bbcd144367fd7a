//! A formula's number, and the values that it must give.

use std::collections::HashSet;
use std::error::Error;
use std::panic::Location;

use formula::{Env, Options, Tensor};

use crate::computed::{Against, Computed, Values};

/// What the formula with one number is compared with.
#[derive(Clone, Debug)]
pub struct Check {
    /// The number of the formula.
    pub number: &'static str,
    /// The symbol on the left side.
    pub left: &'static str,
    /// The source file of the check, relative to the root of the book.
    pub file: &'static str,
    /// The line of the check in it.
    pub line: usize,
    /// The column there, counted in characters from 1.
    pub column: usize,
    /// The check as its file has it, with the comment above it; filled in by [`crate::sourced`].
    pub source: String,
    /// The loops that the text around the formula mentions.
    pub options: Options,
    /// How to read a copy of the formula that is wrong on purpose: as generously as possible.
    pub if_wrong: Options,
    /// The values, or the reason why they could not be computed.
    pub cases: Result<Vec<Case>, String>,
}

/// One evaluation of a formula.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of the geometry.
    pub geometry: &'static str,
    /// Values of all symbols but the left side.
    pub env: Env,
    /// The left side, computed elsewhere.
    pub expected: Tensor,
    /// What computed it.
    pub against: Against,
}

impl Check {
    /// Creates the check of formula `number`, whose left side is `left`, on each of `geometries`.
    ///
    /// Readers are sent to the place from which this is called.
    #[track_caller]
    pub fn new<G>(
        number: &'static str,
        left: &'static str,
        geometries: &[G],
        case: impl Fn(&G) -> Result<Case, Box<dyn Error>>,
    ) -> Self {
        let place = Location::caller();
        let case = |geometry: &G| {
            let mut case = case(geometry).map_err(|error| error.to_string())?;
            case.env.remove(left); // the formula has to compute it
            Ok(case)
        };
        Self {
            number,
            left,
            file: place.file(),
            line: place.line() as usize,
            column: place.column() as usize,
            source: String::new(),
            options: Options::default(),
            if_wrong: loops(&[]),
            cases: geometries.iter().map(case).collect(),
        }
    }

    /// The text around the formula names these `loops`. Sums whose index occurs on the left side are
    /// then loops, too.
    #[must_use]
    pub fn in_loops(mut self, names: &[&str]) -> Self {
        self.options = loops(names);
        self
    }

    /// A copy that is wrong on purpose may leave out these loops; this alone does not make it wrong.
    #[must_use]
    pub fn wrong_in_loops(mut self, names: &[&str]) -> Self {
        self.if_wrong = loops(names);
        self
    }

    /// What computed the values of all its cases.
    ///
    /// # Errors
    /// A message if there is none, or more than one, because readers are shown a single name.
    pub fn against(&self) -> Result<&Against, String> {
        let mut cases = self.cases.iter().flatten();
        let first = cases.next().ok_or("it has no case")?;
        match cases.find(|case| case.against != first.against) {
            None => Ok(&first.against),
            Some(other) => Err(format!(
                "{} on {}, {} on {}; expected the same everywhere",
                first.against, first.geometry, other.against, other.geometry
            )),
        }
    }

    /// The number of different geometries on which it runs.
    pub fn geometries(&self) -> usize {
        let cases = self.cases.iter().flatten();
        cases
            .map(|case| case.geometry)
            .collect::<HashSet<_>>()
            .len()
    }
}

fn loops(names: &[&str]) -> Options {
    Options {
        implied: names.iter().map(ToString::to_string).collect(),
        sums_are_loops: true,
        ..Options::default()
    }
}

impl Case {
    /// A case: on `geometry`, whose values are `env`, the left side must be `expected`.
    pub fn new(geometry: &'static str, env: Env, expected: Computed<impl Values>) -> Self {
        Self {
            geometry,
            env,
            expected: expected.value.tensor(),
            against: expected.by,
        }
    }

    /// Adds `value`, an array or a number, under the name `tex` to the values of the geometry.
    #[must_use]
    pub fn given(mut self, tex: &str, value: impl Values) -> Self {
        let value = value.tensor();
        match value.data() {
            [number] if value.shape().is_empty() => self.env.set_scalar(tex, *number),
            _ => self.env.set_tensor(tex, value),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::computed;

    #[test]
    fn a_check_that_is_compared_with_two_things_names_both() {
        let check = Check::new("9", "x", &[1.0, 4.0], |&x| {
            let root = match x {
                1.0 => Computed::built_in_check(1.0),
                _ => computed!(f64::sqrt(x)),
            };
            Ok(Case::new(
                if x > 1.0 { "four" } else { "one" },
                Env::new(),
                root,
            ))
        });
        let says =
            "`the check's own array` on one, `f64::sqrt` on four; expected the same everywhere";
        assert_eq!(check.against(), Err(says.to_owned()));
    }
}
