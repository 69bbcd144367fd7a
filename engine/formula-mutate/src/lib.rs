//! Wrong versions of a formula, one slip each.
//!
//! If a formula is checked well, its value differs from that of each of its mutants, unless the mutant
//! means the same. Only tests need mutants, so they are in a separate package.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod bounds;
mod condition;
mod node;
mod parts;
mod slip;

use std::collections::HashSet;

use formula::ast::{Assign, Expr, ExprKind, Formula, Term};
use formula::{Scope, Span};
use slip::{Change, Twins};

/// A wrong version of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutant {
    /// The wrong formula; `to_string` gives it as LaTeX.
    pub formula: Formula,
    /// The slip in words.
    pub description: String,
    /// The part of the right formula that was changed.
    pub span: Span,
}

/// All mutants of a formula, each once, in the order of the source.
///
/// `twins` are pairs of letters that an author mixes up: with `('h', 'w')`, `f_w` stands for `f_h`
/// once, if both are scalars of the glossary.
///
/// ```
/// let glossary = formula::Glossary::parse(r#"symbol = [
///     { tex = 'n', zh = "个数", en = "count" },
///     { tex = 'p', zh = "填充", en = "padding" },
/// ]"#).unwrap();
/// let scope = glossary.global();
/// let right = formula::parse("n = 2p", &scope).unwrap().formula;
/// let wrong = formula_mutate::mutants(&right, &scope, &[]);
/// let tex: Vec<_> = wrong.iter().map(|m| m.formula.to_string()).collect();
/// assert_eq!(tex, ["n = -2\\, p", "n = p", "n = 2", "n = 3\\, p", "n = 2 \\cdot 1"]);
/// assert_eq!(wrong[1].description, "factor `2` left out");
/// ```
pub fn mutants(formula: &Formula, scope: &Scope<'_>, twins: &[(char, char)]) -> Vec<Mutant> {
    let mut list = vec![];
    let mut add = |description: String, span, formula| {
        list.push(Mutant {
            formula,
            description,
            span,
        });
    };
    if formula.assign == Assign::Accumulate {
        let wrong = Formula {
            assign: Assign::Define,
            ..formula.clone()
        };
        let description = "`=` in place of `+=`".to_owned();
        add(description, formula.left.span, wrong);
    }
    for (n, link) in formula.links.iter().enumerate() {
        let changes = negated(link).into_iter().chain(changes(link, scope, twins));
        for change in changes {
            let mut wrong = formula.clone();
            wrong.links[n] = change.with;
            add(change.description, change.span, wrong);
        }
    }
    // with another name on the left it would be a different formula, not a wrong version of this one
    let left = match formula.left.kind {
        ExprKind::Scalar(_) => vec![],
        _ => changes(&formula.left, scope, twins),
    };
    for change in left {
        let mut wrong = formula.clone();
        wrong.left = change.with;
        let description = format!("left side: {}", change.description);
        add(description, change.span, wrong);
    }
    for n in 0..formula.loops.len() {
        for (description, range) in bounds::range_slips(&formula.loops[n]) {
            let mut wrong = formula.clone();
            let span = range.span;
            wrong.loops[n] = range;
            add(description, span, wrong);
        }
    }
    let mut seen = HashSet::from([formula.to_string()]);
    list.retain(|mutant| seen.insert(mutant.formula.to_string()));
    list
}

fn negated(link: &Expr) -> Option<Change> {
    if matches!(link.kind, ExprKind::Terms(_)) {
        return None;
    }
    let term = Term {
        negative: true,
        value: link.clone(),
    };
    Some(Change {
        description: "the whole side negated".into(),
        span: link.span,
        with: Expr::new(ExprKind::Terms(vec![term]), link.span),
    })
}

/// Every change of `expr` or of one of its parts, as a change of the whole formula.
fn changes(expr: &Expr, scope: &Scope<'_>, twins: Twins<'_>) -> Vec<Change> {
    let mut list = node::slips(expr, scope, twins);
    for (n, child) in expr.children().into_iter().enumerate() {
        for mut change in changes(child, scope, twins) {
            change.with = parts::with_part(expr, n, change.with);
            list.push(change);
        }
    }
    list
}

#[cfg(test)]
mod tests;
