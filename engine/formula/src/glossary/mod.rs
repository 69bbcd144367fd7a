//! The glossary: which symbols there are, what they are called in Rust, which shape they have.
//!
//! ```toml
//! [[symbol]]
//! tex = 'n_H'
//! rust = "n_h"
//! zh = "输出高"
//! en = "output height"
//!
//! [[symbol]]
//! tex = 'Z'                 # an array has axes and, for each, its size as LaTeX
//! rust = "z"
//! axes = ["i", "h", "w", "c"]
//! shape = ['m', 'n_H', 'n_W', 'n_C']
//! zh = "卷积层的输出"
//! en = "output of the layer"
//!
//! [[symbol]]
//! tex = 'dZ_{hw}'           # a shorthand of one part of the text
//! scope = "course"
//! expand = 'dZ_{i,h,w,c}'
//! zh = "位置 (h,w) 的梯度"
//! en = "gradient at (h,w)"
//! ```
//!
//! `[[term]]` tables, the words of the text, may stand in the same file and are passed over; any
//! other table is a fault.

mod fault;
mod load;
mod scope;

use std::ops::Index;

use crate::ast::Expr;

pub use fault::{Fault, FaultKind, GlossaryError};
pub use scope::{Scope, UnknownScope};

/// All symbols, of all scopes, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    symbols: Vec<Symbol>,
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
    /// What its axes are called; empty for a scalar.
    pub axes: Vec<String>,
    /// The size of each axis, as LaTeX.
    pub shape: Vec<String>,
    /// Its meaning in Chinese.
    pub zh: String,
    /// Its meaning in English.
    pub en: String,
    /// The part of the text where it has this meaning; everywhere if there is none.
    pub scope: Option<String>,
    /// What it is short for.
    pub expand: Option<String>,
    /// The first value of its indices, 0 or 1.
    pub base: i64,
    /// The line of its entry in the file, counted from 1.
    pub line: usize,
    /// The part of the name that scripts are attached to.
    pub(crate) head: String,
    /// `shape`, read.
    pub(crate) sizes: Vec<Expr>,
}

impl Glossary {
    /// Reads the glossary and checks every entry.
    ///
    /// # Errors
    /// All faults of the file at once: unknown or missing fields, names that are no symbols,
    /// duplicates within a scope, axes without sizes, shapes and expansions that cannot be read.
    ///
    /// ```
    /// let faults = formula::Glossary::parse(r#"
    /// [[symbol]]
    /// tex = 'm'
    /// zh = "样本数"
    /// en = "number of examples"
    ///
    /// [[symbol]]
    /// tex = 'Z'
    /// axes = ["i"]
    /// shape = ['M']
    /// zh = "输出"
    /// en = "output"
    /// "#).unwrap_err();
    /// assert_eq!(
    ///     faults.in_file("symbols.toml"),
    ///     "symbols.toml:10: the shape of `Z`: `M` is not in the glossary (did you mean `m`?)",
    /// );
    /// ```
    pub fn parse(toml: &str) -> Result<Self, GlossaryError> {
        load::load(toml)
    }

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

    /// The symbols that have a meaning everywhere.
    pub fn global(&self) -> Scope<'_> {
        Scope::new(self, None)
    }

    /// The symbols of the scope `name`, laid over those that have a meaning everywhere.
    ///
    /// # Errors
    /// [`UnknownScope`] if no symbol has that scope.
    pub fn scope(&self, name: &str) -> Result<Scope<'_>, UnknownScope> {
        let known = self.scopes();
        if known.contains(&name) {
            Ok(Scope::new(self, Some(name)))
        } else {
            let (name, known) = (name.to_owned(), known.join(", "));
            Err(UnknownScope { name, known })
        }
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

#[cfg(test)]
mod tests;
