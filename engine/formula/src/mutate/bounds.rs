//! One too many, one too few.

use super::Slip;
use crate::ast::{Expr, ExprKind, Range, Term};

/// Bounds one off, and `<` for `\le`.
pub(super) fn range_slips(range: &Range) -> Vec<(Slip, String, Range)> {
    let Some(bounds) = &range.bounds else {
        return vec![];
    };
    let mut list = vec![];
    for (negative, sign) in [(false, '+'), (true, '-')] {
        let (mut low, mut high) = (bounds.clone(), bounds.clone());
        low.lower = shifted(&bounds.lower, negative);
        high.upper = shifted(&bounds.upper, negative);
        list.push((Slip::Bound, format!("lower bound {sign} 1"), low));
        list.push((Slip::Bound, format!("upper bound {sign} 1"), high));
    }
    let (mut low, mut high) = (bounds.clone(), bounds.clone());
    low.lower_strict = !low.lower_strict;
    high.upper_strict = !high.upper_strict;
    list.push((
        Slip::Relation,
        "`<` ↔ `\\le` at the lower bound".into(),
        low,
    ));
    list.push((
        Slip::Relation,
        "`<` ↔ `\\le` at the upper bound".into(),
        high,
    ));
    let index = &range.index;
    let with = |(slip, description, bounds)| {
        let range = Range {
            bounds: Some(bounds),
            ..range.clone()
        };
        (slip, format!("`{index}`: {description}"), range)
    };
    list.into_iter().map(with).collect()
}

/// `expr + 1` or `expr - 1`
pub(super) fn shifted(expr: &Expr, negative: bool) -> Expr {
    let one = Expr::new(ExprKind::Number(1.0), expr.span);
    let mut terms = match &expr.kind {
        ExprKind::Terms(terms) => terms.clone(),
        _ => vec![Term {
            negative: false,
            value: expr.clone(),
        }],
    };
    // n - 1 + 1 is n, so that the mutant reads like a slip
    let cancels = |term: &Term| term.negative != negative && term.value == one;
    match terms.iter().position(cancels) {
        Some(n) if terms.len() > 1 => {
            terms.remove(n);
        }
        _ => terms.push(Term {
            negative,
            value: one,
        }),
    }
    Expr::new(terms_kind(terms), expr.span)
}

/// A single term with a plus is no sum.
pub(super) fn terms_kind(mut terms: Vec<Term>) -> ExprKind {
    match &terms[..] {
        [only] if !only.negative => terms.remove(0).value.kind,
        _ => ExprKind::Terms(terms),
    }
}
