//! The values of a whole formula.

use super::env::Env;
use super::options::Options;
use super::plan::Plan;
use crate::ast::Formula;
use crate::compare::close;
use crate::glossary::Scope;
use crate::{Error, EvalError, Result, Tensor};

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
            let plan = Plan::new(formula, link, scope, env, options)?;
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

/// Whether a member of the chain differs from `expected` somewhere; stops at the first place if
/// the formula uses `=`. For many formulas, such as mutants, this is faster than [`evaluate`].
///
/// `tolerance` is taken relative to the larger of 1 and the expected value.
///
/// # Errors
/// As [`evaluate`], but a fault after the first difference goes unnoticed; and
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
        let plan = Plan::new(formula, link, scope, env, options)?;
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
