//! A parsed formula.

use crate::Span;
use crate::ast::Formula;
use crate::glossary::SymbolId;

/// A formula with its number and its symbols.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The formula.
    pub formula: Formula,
    /// Its number.
    pub tag: Option<Tag>,
    /// The symbols of the glossary that it uses, in order of appearance; shorthands unexpanded.
    pub symbols: Vec<SymbolUse>,
}

/// The number of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The content of `\tag{…}`.
    pub text: String,
    /// The position of `\tag{…}`.
    pub span: Span,
}

/// A symbol of the glossary and its positions in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolUse {
    /// The symbol.
    pub id: SymbolId,
    /// The positions, including indices; never empty.
    pub spans: Vec<Span>,
}
