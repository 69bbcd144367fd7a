//! The numbered formulas of a book, evaluated and compared with numbers from elsewhere, element by element.
//!
//! ```text
//! the pages ──▶ Display ──┐
//! the glossary ───────────┼──▶ run ──▶ Report: faults as file:line, and what passed
//! the book's own ▶ Check ─┘
//! ```
//!
//! The subject of the formulas does not matter here, because the checks are an argument.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod check;
mod computed;
mod display;
mod names;
mod report;
mod run;
mod source;

pub use check::{Case, Check};
pub use computed::{Against, Computed, Values, tensor};
pub use display::{Directive, Display};
pub use names::missing_names;
pub use report::{Fault, Passed, Refuted, Report};
pub use run::{GLOSSARY, MIN_GEOMETRIES, TOLERANCE, run};
pub use source::sourced;
