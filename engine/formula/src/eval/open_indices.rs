//! Which indices of an expression are free, and which are bound in it.

use crate::Span;
use crate::ast::{Expr, ExprKind, Operator, Range};

/// The free indices of an expression, with their first positions, in order of appearance.
pub(super) fn free(expr: &Expr) -> Vec<(String, Span)> {
    fn collect<'e>(expr: &'e Expr, bound: &mut Vec<&'e str>, seen: &mut Vec<(String, Span)>) {
        match &expr.kind {
            ExprKind::Index(index) => {
                if !bound.contains(&index.as_str()) && seen.iter().all(|(name, _)| name != index) {
                    seen.push((index.clone(), expr.span));
                }
            }
            ExprKind::Big { ranges, body, .. } => {
                let outside = bound.len();
                for range in ranges {
                    if let Some(bounds) = &range.bounds {
                        collect(&bounds.lower, bound, seen);
                        collect(&bounds.upper, bound, seen);
                    }
                    bound.push(&range.index);
                }
                collect(body, bound, seen);
                bound.truncate(outside);
            }
            _ => {
                for child in expr.children() {
                    collect(child, bound, seen);
                }
            }
        }
    }
    let mut seen = vec![];
    collect(expr, &mut vec![], &mut seen);
    seen
}

/// Whether an operator inside `expr` binds `index`.
pub(super) fn bound_inside(expr: &Expr, index: &str) -> bool {
    let mut found = false;
    expr.walk(&mut |expr| {
        if let ExprKind::Big { ranges, .. } = &expr.kind {
            found |= ranges.iter().any(|range| range.index == index);
        }
    });
    found
}

/// The leading sums whose indices occur on the left side, and the rest of the expression.
pub(super) fn hoist<'f>(link: &'f Expr, left_free: &[(String, Span)]) -> (Vec<Range>, &'f Expr) {
    let mut hoisted = vec![];
    let mut rest = link;
    while let ExprKind::Big {
        operator: Operator::Sum,
        ranges,
        body,
    } = &rest.kind
    {
        let moves = |range: &Range| left_free.iter().any(|(name, _)| *name == range.index);
        if !ranges.iter().all(moves) {
            break;
        }
        hoisted.extend(ranges.iter().cloned());
        rest = body;
    }
    (hoisted, rest)
}
