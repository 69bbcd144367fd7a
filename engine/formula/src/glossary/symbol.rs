//! Symbols and their properties.

use std::ops::Index;

use crate::ast::Expr;

/// All symbols, of all scopes, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    pub(crate) symbols: Vec<Symbol>,
}

/// The place of a symbol in its [`Glossary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SymbolId(usize);

/// An entry of the glossary.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Symbol {
    /// The symbol as LaTeX, in canonical spelling.
    pub tex: String,
    /// Its name in the code.
    pub rust: Option<String>,
    /// The names of its axes; empty for a scalar.
    pub axes: Vec<String>,
    /// The size of each axis, as LaTeX.
    pub shape: Vec<String>,
    /// Its meaning in Chinese.
    pub zh: String,
    /// Its meaning in English.
    pub en: String,
    /// The part of the text where it has this meaning; `None` means everywhere.
    pub scope: Option<String>,
    /// The expression that it abbreviates.
    pub expand: Option<String>,
    /// The first value of its indices, 0 or 1.
    pub base: i64,
    /// The line of its entry in the file, counted from 1.
    pub line: usize,
    /// The part of the name that scripts are attached to.
    pub(crate) head: String,
    /// `shape`, parsed.
    pub(crate) sizes: Vec<Expr>,
}

impl Glossary {
    /// All symbols with their places.
    pub fn symbols(&self) -> impl Iterator<Item = (SymbolId, &Symbol)> {
        (0..).map(SymbolId).zip(&self.symbols)
    }

    /// The names of the scopes, in the order in which they first occur.
    pub fn scopes(&self) -> Vec<&str> {
        let mut names: Vec<&str> = vec![];
        for name in self.symbols.iter().filter_map(|s| s.scope.as_deref()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Index<SymbolId> for Glossary {
    type Output = Symbol;

    fn index(&self, id: SymbolId) -> &Symbol {
        &self.symbols[id.0]
    }
}

impl Symbol {
    /// Whether it is an array rather than a number.
    pub fn is_array(&self) -> bool {
        !self.axes.is_empty()
    }
}
