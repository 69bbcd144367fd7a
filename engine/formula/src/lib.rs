#![doc = include_str!("../README.md")]
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod ast;
mod compare;
mod error;
mod eval;
pub mod glossary;
pub mod grammar;
pub mod lexer;
pub mod mutate;
mod names;
mod parser;
mod print;
mod render;
mod similar;
mod span;
mod token;

pub use compare::{Mismatch, compare};
pub use error::{AxisRange, Error, ErrorKind, EvalError, Position, Result, SyntaxError};
pub use eval::{
    Env, Options, ShapeFault, Tensor, TensorError, differs, evaluate, evaluate_expression,
};
pub use glossary::{Glossary, Scope, Symbol, SymbolId};
pub use parser::{Parsed, SymbolUse, Tag, parse, parse_expression};
pub use render::Origin;
pub use span::Span;

/// The longest formula that is read, in bytes.
pub const MAX_SOURCE: usize = 16 * 1024;
/// How deep braces, parentheses and operators may be nested.
pub const MAX_DEPTH: usize = 64;
/// How many elements the left side may have.
pub const MAX_ELEMENTS: usize = 1 << 22;
/// How many steps one evaluation may take: one a node, as often as loops come by it.
pub const MAX_STEPS: u64 = 50_000_000;
