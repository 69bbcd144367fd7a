//! What can be wrong with a glossary file.

use crate::Error;

/// Every fault of a glossary file, in the order of the lines.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.lines("line "))]
pub struct GlossaryError {
    /// The faults; never empty.
    pub faults: Vec<Fault>,
}

/// A fault of a glossary file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a glossary file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// Not TOML, or a field that is missing, unknown or of the wrong type.
    #[error("{0}")]
    Toml(String),
    /// `tex` is not one symbol.
    #[error("`{tex}` is not a symbol: {}", with_help(.source))]
    NotASymbol {
        /// The field `tex`.
        tex: String,
        /// Why.
        source: Error,
    },
    /// The same symbol twice in one scope.
    #[error("`{tex}` is already defined on line {first}{}", scope.as_ref().map_or(String::new(), |s| format!(" (scope `{s}`)")))]
    Duplicate {
        /// The symbol.
        tex: String,
        /// The scope of both entries.
        scope: Option<String>,
        /// The line of the first entry.
        first: usize,
    },
    /// The number of axes is not the number of sizes.
    #[error("`{tex}` names {axes} axes but {sizes} sizes in `shape`")]
    AxesAndShape {
        /// The symbol.
        tex: String,
        /// How many axes.
        axes: usize,
        /// How many sizes.
        sizes: usize,
    },
    /// An array whose name leaves no room for indices.
    #[error("`{tex}` is an array, so its subscript is for the indices; name it by a superscript")]
    ArrayWithSubscript {
        /// The symbol.
        tex: String,
    },
    /// A base other than 0 and 1.
    #[error("the indices of `{tex}` start at 0 or 1, not at {base}")]
    Base {
        /// The symbol.
        tex: String,
        /// The field `base`.
        base: i64,
    },
    /// A shorthand with axes of its own.
    #[error("`{tex}` is a shorthand (`expand`), so it has no `axes`, `shape` or `base` of its own")]
    ShorthandWithAxes {
        /// The symbol.
        tex: String,
    },
    /// A size that cannot be read.
    #[error("the shape of `{tex}`: {}", with_help(.source))]
    Shape {
        /// The symbol.
        tex: String,
        /// Why.
        source: Error,
    },
    /// An expansion that cannot be read.
    #[error("the expansion of `{tex}`: {}", with_help(.source))]
    Expand {
        /// The symbol.
        tex: String,
        /// Why.
        source: Error,
    },
}

fn with_help(error: &Error) -> String {
    match error.kind.help() {
        Some(help) => format!("{error} ({help})"),
        None => error.to_string(),
    }
}

impl GlossaryError {
    /// One line per fault: `file:line: what is wrong`.
    pub fn in_file(&self, file: &str) -> String {
        self.lines(&format!("{file}:"))
    }

    fn lines(&self, before: &str) -> String {
        let line = |fault: &Fault| format!("{before}{}: {}", fault.line, fault.kind);
        self.faults.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}
