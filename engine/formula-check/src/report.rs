//! What a run found.

use std::fmt;

use crate::computed::Against;

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// File, relative to the root of the book.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Fault {
    /// A fault at `file:line`.
    pub fn new(file: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// A formula that agrees with what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Its number.
    pub number: String,
    /// The file of its check, relative to the root of the book.
    pub check_file: String,
    /// The line of its check.
    pub check_line: usize,
    /// What computed the numbers that it was compared with.
    pub against: Against,
    /// The check as its file has it, with the comment above it.
    pub source: String,
    /// On how many geometries.
    pub geometries: usize,
    /// How many numbers were compared.
    pub elements: usize,
}

/// A formula that is wrong on purpose, and was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refuted {
    /// The number of the right formula.
    pub number: String,
    /// The LaTeX of the wrong one, as on the page.
    pub latex: String,
    /// What happened when it was executed, in Chinese and in English.
    pub finding: [String; 2],
}

/// Everything that a run found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// The formulas without any fault, in the order of the book.
    pub passed: Vec<Passed>,
    /// The formulas that are wrong, as the page says, in the order of the book.
    pub refuted: Vec<Refuted>,
}
