//! The glossary: the symbols, their names in Rust, and their shapes.
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
//! `[[term]]` tables, the words of the text, may be in the same file and are ignored; any
//! other table is a fault.

mod fault;
mod scope;
mod symbol;

pub use fault::{Fault, FaultKind, GlossaryError};
pub use scope::{Scope, UnknownScope};
pub use symbol::{Glossary, Symbol, SymbolId};

#[cfg(test)]
mod tests;
