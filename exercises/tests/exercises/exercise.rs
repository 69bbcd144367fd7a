//! Exercises, and the results of the reader's code.

use crate::attempt::{Stop, attempt};
use crate::compare::Fault;
use crate::known::{Known, Numbers, known};
use crate::record::{Cell, Mistake};

pub struct Exercise {
    /// The function to write.
    pub name: &'static str,
    /// The file of its stub.
    pub file: &'static str,
    /// The page of the book, without `.html`.
    pub page: &'static str,
    /// A question as a hint, in Chinese and in English.
    pub hint: [&'static str; 2],
    /// Each case adds one condition to the case before.
    pub cases: Vec<Case>,
    /// Where to look up a wrong number, and how to get it.
    pub cells: &'static [Cell],
    pub numbers: &'static [Numbers],
}

pub struct Case {
    /// What this case adds, in Chinese and in English.
    pub what: [&'static str; 2],
    pub run: Box<dyn Fn() -> Result<(), Fault>>,
    /// A mistake without a number of its own: suspected if all before are right and this is wrong.
    pub if_wrong: Option<Mistake>,
    /// The mistake to suspect if the program stops here.
    pub if_it_stops: Option<Mistake>,
}

impl Case {
    pub fn new(what: [&'static str; 2], run: impl Fn() -> Result<(), Fault> + 'static) -> Self {
        let (if_wrong, if_it_stops) = (None, None);
        let run = Box::new(run);
        Self {
            what,
            run,
            if_wrong,
            if_it_stops,
        }
    }
}

pub enum Outcome {
    Passes,
    /// The first `todo!()` that was reached, which may belong to another exercise.
    NotStarted(String),
    Fails(Failure),
}

pub struct Failure {
    /// The number of cases before the first that fails.
    pub right: usize,
    pub of: usize,
    pub what: [&'static str; 2],
    pub lines: Vec<String>,
    pub known: Vec<Known>,
}

impl Exercise {
    pub fn outcome(&self) -> Outcome {
        for (right, case) in self.cases.iter().enumerate() {
            let (lines, suspect) = match attempt(&case.run) {
                Ok(Ok(())) => continue,
                Err(Stop::Todo(name)) => return Outcome::NotStarted(name),
                Ok(Err(fault)) => (fault.lines, fault.suspect.or(case.if_wrong)),
                Err(Stop::Panic { says, at }) => {
                    let place = match at.is_empty() {
                        true => at,
                        false => format!(" · {at}"),
                    };
                    let stops = format!("程序停了 · the program stops{place}:");
                    (vec![stops, says], case.if_it_stops)
                }
            };
            let mut known = known(self.numbers, self.cells);
            if known.is_empty() {
                let number = None;
                known.extend(suspect.map(|mistake| Known { mistake, number }));
            }
            let (of, what) = (self.cases.len(), case.what);
            return Outcome::Fails(Failure {
                right,
                of,
                what,
                lines,
                known,
            });
        }
        Outcome::Passes
    }
}
