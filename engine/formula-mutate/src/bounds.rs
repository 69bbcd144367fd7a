//! Bounds that are off by one.

use formula::ast::{Expr, ExprKind, Range, Term};

use crate::slip::Wrong;

/// Bounds that are off by one, and `<` for `\le`.
pub(crate) fn range_slips(range: &Range) -> Vec<Wrong<Range>> {
    let Some(bounds) = &range.bounds else {
        return vec![];
    };
    let mut list = vec![];
    for (negative, sign) in [(false, '+'), (true, '-')] {
        let (mut low, mut high) = (bounds.clone(), bounds.clone());
        low.lower = shifted(&bounds.lower, negative);
        high.upper = shifted(&bounds.upper, negative);
        list.push((format!("lower bound {sign} 1"), low));
        list.push((format!("upper bound {sign} 1"), high));
    }
    let (mut low, mut high) = (bounds.clone(), bounds.clone());
    low.lower_strict = !low.lower_strict;
    high.upper_strict = !high.upper_strict;
    for (which, bounds) in [("lower", low), ("upper", high)] {
        let description = format!(r"`<` ↔ `\le` at the {which} bound");
        list.push((description, bounds));
    }
    let with = |(description, bounds)| {
        let mut wrong = range.clone();
        wrong.bounds = Some(bounds);
        (format!("`{}`: {description}", range.index), wrong)
    };
    list.into_iter().map(with).collect()
}

/// `expr + 1` or `expr - 1`
pub(crate) fn shifted(expr: &Expr, negative: bool) -> Expr {
    let term = |negative, value| Term { negative, value };
    let one = Expr::new(ExprKind::Number(1.0), expr.span);
    let mut terms = match &expr.kind {
        ExprKind::Terms(terms) => terms.clone(),
        _ => vec![term(false, expr.clone())],
    };
    // n - 1 + 1 is n, so that the mutant reads like a slip
    let cancels = |term: &Term| term.negative != negative && term.value == one;
    match terms.iter().position(cancels) {
        Some(n) if terms.len() > 1 => drop(terms.remove(n)),
        _ => terms.push(term(negative, one)),
    }
    Expr::new(terms_kind(terms), expr.span)
}

/// A single term with a plus is not a sum.
pub(crate) fn terms_kind(mut terms: Vec<Term>) -> ExprKind {
    match &terms[..] {
        [only] if !only.negative => terms.remove(0).value.kind,
        _ => ExprKind::Terms(terms),
    }
}
