//! Which mistake gives these numbers: every mistake of `record.toml`, and every pair of them, is run on the reader's own
//! inputs, and named only if it reproduces all that was given.
//!
//! ```text
//! record.toml ──▶ known ──▶ diagnose ──▶ Diagnosis: explanations, or the first difference and its pattern
//!                              ▲
//! inputs ──▶ run (forward, backward, pooling with a set of mistakes)
//! ```
//!
//! Nothing here reads or writes files, so it also runs in a browser.

pub mod cases;
mod diagnose;
mod function;
pub mod kit;
mod known;
mod notebook;
mod pattern;
mod print;
pub mod printed;
mod smallest;

pub use diagnose::{Diagnosis, Explanation, Given, diagnose};
pub use function::{Function, Inputs, Outcome, run};
pub use known::{Known, known};
pub use pattern::{Difference, Pattern, Tolerance, difference};
pub use smallest::{Smallest, smallest};
