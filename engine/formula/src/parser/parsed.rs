//! A formula that has been read.

use crate::Span;
use crate::ast::Formula;
use crate::glossary::SymbolId;

/// A formula with what belongs to it but is not computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The formula.
    pub formula: Formula,
    /// Its number.
    pub tag: Option<Tag>,
    /// The symbols of the glossary that it uses, in order of appearance; shorthands as such.
    pub symbols: Vec<SymbolUse>,
}

/// The number of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What stands in `\tag{…}`.
    pub text: String,
    /// Where `\tag{…}` stands.
    pub span: Span,
}

/// A symbol of the glossary and where a formula uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolUse {
    /// The symbol.
    pub id: SymbolId,
    /// The places, with their indices; never empty.
    pub spans: Vec<Span>,
}
