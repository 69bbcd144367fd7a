//! The mistakes of circulated notes, compiled, and the numbers that identify each.
//!
//! ```text
//! record ──▶ the table of the book, lookup(printed, value)
//!    ▲
//!    └── tests: forward, backward and pooling, run with each mistake on the cells, print exactly that
//! ```
//!
//! [`record`] has no dependencies and is a file of the exercises, which readers copy; the other modules
//! contain the mistakes themselves.
//! [`forward`], [`backward`] and [`pooling`] are the literal loops of the book with one line wrong
//! at a time; without a mistake they compute the same as the companion crate.

// not `forbid`, because ndarray's `s!` contains an `allow`
#![deny(unsafe_code)]
#![deny(missing_docs)]

pub mod backward;
pub mod cells;
pub mod diagnosis;
pub mod forward;
mod numpy;
pub mod pooling;
#[path = "../../../exercises/tests/exercises/record.rs"]
pub mod record;
pub mod set;
pub mod shapes;
pub mod smallest;

pub use record::{Cell, Mistake, Printed, RECORDS, Record, SIGNATURES, Signature, lookup};
