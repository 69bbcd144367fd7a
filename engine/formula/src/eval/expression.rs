//! The value of one expression.

use super::compile::Compiler;
use super::env::Env;
use super::machine::Machine;
use super::options::Options;
use crate::ast::Expr;
use crate::glossary::Scope;
use crate::{Error, EvalError, Result};

/// The value of an expression without running indices on the outside, such as `n_H + 2p`.
///
/// # Errors
/// [`EvalError`] with its span.
pub fn evaluate_expression(
    expr: &Expr,
    scope: &Scope<'_>,
    env: &Env,
    options: &Options,
) -> Result<f64> {
    let mut compiler = Compiler::new(scope, env);
    let node = compiler.expr(expr)?;
    let mut machine = Machine::new(&compiler.slots, options.max_steps);
    let value = machine.value(&node).map_err(|error| *error)?;
    if value.is_finite() {
        return Ok(value);
    }
    let (what, at) = ("the value".to_owned(), Default::default());
    Err(Error::new(
        EvalError::NotFinite { what, value, at },
        expr.span,
    ))
}
