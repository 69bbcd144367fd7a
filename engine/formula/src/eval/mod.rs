//! Formula + values → tensor.
//!
//! 1. [`plan`] finds the loops of the left side and their ranges;
//! 2. [`compile`] resolves every name to a slot or a tensor, once;
//! 3. [`machine`] runs the result, counting steps;
//! 4. [`formula`] collects the values, [`expression`] evaluates an expression without outer loops;
//! 5. [`check`] compares bound arrays with the shapes of the glossary.

mod check;
mod compile;
mod conditions;
mod env;
mod expression;
mod formula;
mod machine;
mod open_indices;
mod options;
mod plan;
mod program;
mod ranges;

pub use check::ShapeFault;
pub use env::Env;
pub use expression::evaluate_expression;
pub use formula::{differs, evaluate};
pub use options::Options;

#[cfg(test)]
mod tests;
