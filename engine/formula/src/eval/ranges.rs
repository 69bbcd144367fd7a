//! The range of an index if the formula does not give it.

use super::env::Env;
use crate::ast::{Expr, ExprKind};
use crate::error::AxisRange;
use crate::glossary::Scope;
use crate::{Error, EvalError, Result, Span};

/// The range on which all arrays agree in which `index` is alone in a subscript.
pub(super) fn deduce(
    scope: &Scope<'_>,
    env: &Env,
    index: &str,
    bodies: &[&Expr],
    left: &[AxisRange],
    span: Span,
) -> Result<(i64, i64)> {
    let mut known = left.to_vec();
    for body in bodies {
        body.walk(&mut |expr| {
            if let ExprKind::Element { name, indices } = &expr.kind
                && let Some(tensor) = env.tensor_named(name)
            {
                let base = scope.base(name);
                known.extend(axes_of(index, name, indices, tensor.shape(), base));
            }
        });
    }
    let Some(first) = known.first() else {
        let index = index.to_owned();
        return Err(Error::new(EvalError::RangeUnknown { index }, span));
    };
    match known
        .iter()
        .find(|r| (r.low, r.high) != (first.low, first.high))
    {
        Some(second) => {
            let (first, second) = (Box::new(first.clone()), Box::new(second.clone()));
            let index = index.to_owned();
            let error = EvalError::RangeAmbiguous {
                index,
                first,
                second,
            };
            Err(Error::new(error, span))
        }
        None => Ok((first.low, first.high)),
    }
}

/// The axes of one array on which `index` is alone.
pub(super) fn axes_of(
    index: &str,
    name: &str,
    indices: &[Expr],
    shape: &[usize],
    base: i64,
) -> Vec<AxisRange> {
    let alone = |expr: &Expr| matches!(&expr.kind, ExprKind::Index(i) if i == index);
    let axes = indices.iter().zip(shape).enumerate();
    axes.filter(|(_, (expr, _))| alone(expr))
        .map(|(axis, (_, size))| AxisRange {
            name: name.to_owned(),
            axis: axis + 1,
            low: base,
            high: base + *size as i64 - 1,
        })
        .collect()
}
