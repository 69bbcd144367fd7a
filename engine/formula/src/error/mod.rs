//! Everything that can be wrong with a formula, each fault with its span.

mod eval;
mod syntax;

pub use eval::{AxisRange, EvalError, Position};
pub use syntax::SyntaxError;

use crate::Span;

/// A fault in a formula and the place in its LaTeX source.
///
/// [`Error::render`] shows it the way rustc shows its errors.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, in bytes of the LaTeX source.
    pub span: Span,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ErrorKind {
    /// The LaTeX is not a formula that this crate can read.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// The formula can be read, but it has no value.
    #[error(transparent)]
    Eval(#[from] EvalError),
}

impl ErrorKind {
    /// What the author can do about it, if there is something to say beyond the message.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Syntax(error) => error.help(),
            Self::Eval(error) => error.help(),
        }
    }
}

impl Error {
    /// An error of `kind` at `span`.
    pub fn new(kind: impl Into<ErrorKind>, span: Span) -> Self {
        Self {
            kind: kind.into(),
            span,
        }
    }
}

/// The result of reading or evaluating a formula.
pub type Result<T, E = Error> = std::result::Result<T, E>;
