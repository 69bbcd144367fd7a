#![doc = include_str!("../README.md")]
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod ast;
mod commands;
mod compare;
mod error;
mod eval;
pub mod glossary;
pub mod grammar;
pub mod lexer;
mod limits;
mod load;
mod names;
mod parser;
mod print;
mod render;
mod similar;
mod span;
mod tensor;
mod token;

pub use compare::{Mismatch, compare};
pub use error::{AxisRange, Error, ErrorKind, EvalError, Position, Result, SyntaxError};
pub use eval::{Env, Options, ShapeFault, differs, evaluate, evaluate_expression};
pub use glossary::{Glossary, Scope, Symbol, SymbolId};
pub use limits::{MAX_DEPTH, MAX_ELEMENTS, MAX_SOURCE, MAX_STEPS};
pub use parser::{Parsed, SymbolUse, Tag, parse, parse_expression};
pub use render::Origin;
pub use similar::nearest;
pub use span::Span;
pub use tensor::{Tensor, TensorError};
