//! The mistakes of circulated notes, compiled, and the numbers that identify each.
//!
//! ```text
//! record ◀── signatures ──▶ the tables of the book, lookup(printed, value)
//!                 ▲
//!                 └── tests: forward, backward and pooling, run with each mistake on the cells, print exactly that
//! ```
//!
//! [`forward`], [`backward`] and [`pooling`] are the literal loops of the book, in which any [set](set::Mistakes) of
//! mistakes can be switched on; without a mistake they compute the same as the companion crate. [`record`] has those that
//! pages explain, [`signatures`] their numbers on a few cells; [`diagnosis`] has all of them and says which give the reader's numbers.

// not `forbid`, because ndarray's `s!` contains an `allow`
#![deny(unsafe_code)]
#![deny(missing_docs)]

pub mod backward;
pub mod cells;
pub mod diagnosis;
pub mod forward;
mod numpy;
pub mod pool_forward;
pub mod pooling;
pub mod record;
pub mod set;
pub mod shapes;
pub mod signatures;
pub mod smallest;

pub use record::{Mistake, RECORDS, Record};
pub use signatures::{Cell, Printed, SIGNATURES, Signature, lookup};
