//! Exercises, and the results of the reader's code.

use crate::attempt::{Stop, attempt};
use crate::compare::Fault;
use crate::known::{Known, Lookup, known};

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
    /// How to look up what wrong code gives.
    pub lookup: Option<Lookup>,
}

pub struct Case {
    /// What this case adds, in Chinese and in English.
    pub what: [&'static str; 2],
    pub run: Box<dyn Fn() -> Result<(), Fault>>,
}

impl Case {
    pub fn new(what: [&'static str; 2], run: impl Fn() -> Result<(), Fault> + 'static) -> Self {
        let run = Box::new(run);
        Self { what, run }
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
    /// Each of these, one mistake or two at once, explains everything.
    pub known: Vec<Vec<Known>>,
}

impl Exercise {
    pub fn outcome(&self) -> Outcome {
        for (right, case) in self.cases.iter().enumerate() {
            let lines = match attempt(&case.run) {
                Ok(Ok(())) => continue,
                Err(Stop::Todo(name)) => return Outcome::NotStarted(name),
                Ok(Err(fault)) => fault.lines,
                Err(Stop::Panic { says, at }) => {
                    let place = match at.is_empty() {
                        true => at,
                        false => format!(" · {at}"),
                    };
                    let stops = format!("程序停了 · the program stops{place}:");
                    vec![stops, says]
                }
            };
            let known = self.lookup.map(known).unwrap_or_default();
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
