//! Formula + values → tensor.
//!
//! 1. [`plan`] finds the loops of the left side and their ranges;
//! 2. [`compile`] resolves every name to a slot or a tensor, once;
//! 3. [`machine`] runs the result, counting steps;
//! 4. [`check`] compares bound arrays with the shapes of the glossary.

mod check;
mod compile;
mod conditions;
mod env;
mod machine;
mod open_indices;
mod plan;
mod program;
mod ranges;
pub(crate) mod tensor;

pub use check::ShapeFault;
pub use env::Env;
pub use tensor::{Tensor, TensorError};

use crate::ast::{Expr, Formula};
use crate::compare::close;
use crate::glossary::Scope;
use crate::{Error, EvalError, MAX_STEPS, Result};

/// What the text around a formula says, and how much work to allow.
#[derive(Clone, Debug)]
pub struct Options {
    /// Indices that `+=` runs over because the text says so ("for every filter c").
    pub implied: Vec<String>,
    /// Read a sum in front of a `+=` as a loop if its index moves the left side. The course
    /// writes `dA += \sum_h \sum_w …` where it means two loops.
    pub sums_are_loops: bool,
    /// Steps after which evaluation gives up; [`MAX_STEPS`] unless set.
    pub max_steps: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            implied: vec![],
            sums_are_loops: false,
            max_steps: MAX_STEPS,
        }
    }
}

/// The value of a formula's left side, once for each member of its chain.
///
/// With `=` each element must be defined exactly once. With `+=` elements start at 0 and each
/// pass of the loops adds to one. A formula for a number gives a tensor without axes.
///
/// # Errors
/// [`EvalError`] with its span, at the first thing that has no value.
///
/// ```
/// use formula::{Env, Options, Tensor, evaluate, parse};
/// let glossary = formula::Glossary::parse(r#"symbol = [
///     { tex = 'n', zh = "个数", en = "count" },
///     { tex = 'x', axes = ["i"], shape = ['n'], zh = "输入", en = "input" },
///     { tex = 'y', axes = ["i"], shape = ['n-1'], zh = "差", en = "differences" },
/// ]"#).unwrap();
/// let scope = glossary.global();
/// let parsed = parse(r"y_i = x_{i+1} - x_i \quad \forall 0 \le i < n-1", &scope).unwrap();
/// let x = Tensor::new([3], vec![1., 4., 9.]).unwrap();
/// let env = Env::new().scalar("n", 3.0).tensor("x", x);
/// let values = evaluate(&parsed.formula, &scope, &env, &Options::default()).unwrap();
/// assert_eq!(values[0].data(), [3., 5.]);
/// ```
pub fn evaluate(
    formula: &Formula,
    scope: &Scope<'_>,
    env: &Env,
    options: &Options,
) -> Result<Vec<Tensor>> {
    let links = formula.links.iter();
    links
        .map(|link| {
            let plan = plan::Plan::new(formula, link, scope, env, options)?;
            let shape = plan.shape().to_vec();
            let mut data = vec![0.0; plan.len()];
            plan.run(options.max_steps, &mut |offset, value| {
                data[offset] += value;
                true
            })?;
            plan.all_finite(&data)?;
            // the plan has as many elements as its shape holds
            Ok(Tensor::new(shape, data).unwrap_or_else(|_| Tensor::scalar(f64::NAN)))
        })
        .collect()
}

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
    let mut compiler = compile::Compiler::new(scope, env);
    let node = compiler.expr(expr)?;
    let mut machine = machine::Machine::new(&compiler.slots, options.max_steps);
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

/// Whether a member of the chain differs from `expected` somewhere; stops at the first place if
/// the formula uses `=`. For many formulas, such as mutants, this is faster than [`evaluate`].
///
/// `tolerance` is taken relative to the larger of 1 and the expected value.
///
/// # Errors
/// As [`evaluate`], but a fault behind the first difference goes unnoticed; and
/// [`EvalError::Shape`] if `expected` has another shape than the left side.
pub fn differs(
    formula: &Formula,
    scope: &Scope<'_>,
    env: &Env,
    options: &Options,
    expected: &Tensor,
    tolerance: f64,
) -> Result<bool> {
    for link in &formula.links {
        let plan = plan::Plan::new(formula, link, scope, env, options)?;
        if plan.shape() != expected.shape() {
            let (expected, found) = (expected.shape().to_vec(), plan.shape().to_vec());
            let error = EvalError::Shape { expected, found };
            return Err(Error::new(error, formula.left.span));
        }
        let wanted = expected.data();
        let mut same = true;
        let mut sums = vec![0.0; plan.len()];
        let accumulates = plan.accumulates();
        plan.run(options.max_steps, &mut |offset, value| {
            sums[offset] += value;
            same = accumulates || close(value, wanted[offset], tolerance);
            same
        })?;
        plan.all_finite(&sums)?;
        let equal = |(a, b): (&f64, &f64)| close(*a, *b, tolerance);
        if !same || !sums.iter().zip(wanted).all(equal) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
