//! One slip, before it is put back into its formula.

use formula::Span;
use formula::ast::{Expr, ExprKind};

/// A slip in words, and the changed part of the formula.
pub(crate) type Wrong<T> = (String, T);

/// The result of a slip at one node, with the span of the wrong part.
pub(crate) type Local = (String, Span, ExprKind);

/// Pairs of letters that an author mixes up in the names of scalars.
pub(crate) type Twins<'t> = &'t [(char, char)];

/// A changed expression.
pub(crate) struct Change {
    pub description: String,
    pub span: Span,
    pub with: Expr,
}
