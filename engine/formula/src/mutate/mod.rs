//! Wrong versions of a formula, one slip each.
//!
//! A formula that is checked well differs in value from each of its mutants, unless the mutant
//! happens to mean the same.

mod bounds;
mod condition;
mod local;
mod rebuild;

use std::collections::HashSet;

use crate::Span;
use crate::ast::{Assign, Expr, ExprKind, Formula, Term};
use crate::glossary::Scope;

/// What kind of slip a mutant has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Slip {
    /// `+` and `-` exchanged, or the whole side negated.
    Sign,
    /// A term left out.
    DroppedTerm,
    /// A factor left out.
    DroppedFactor,
    /// A denominator or an exponent left out.
    DroppedOperand,
    /// A condition left out.
    DroppedCondition,
    /// A sum left out.
    DroppedSum,
    /// Two indices of one array exchanged.
    SwappedIndices,
    /// An index one too large or too small.
    ShiftedIndex,
    /// A bound one too large or too small.
    Bound,
    /// `<` in place of `\le`, `=` in place of `\ne`, and so on.
    Relation,
    /// A size such as the stride taken for 1.
    SizeOne,
    /// Height taken for width, as `f_h` for `f_w`.
    SwappedSymbol,
    /// `\max` in place of `\sum`, `\lceil` in place of `\lfloor`, and so on.
    Operator,
    /// Values of two cases exchanged.
    SwappedCases,
    /// A number one too large.
    Number,
    /// `=` in place of `+=`.
    Assignment,
}

/// A wrong version of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutant {
    /// The wrong formula; `to_string` gives it as LaTeX.
    pub formula: Formula,
    /// The kind of slip.
    pub slip: Slip,
    /// The slip in words.
    pub description: String,
    /// The part of the right formula that was changed.
    pub span: Span,
}

/// A changed part, before it is put back into its formula.
struct Change {
    slip: Slip,
    description: String,
    span: Span,
    with: Expr,
}

/// All mutants of a formula, each once, in the order of the source.
///
/// ```
/// let glossary = formula::Glossary::parse(r#"symbol = [
///     { tex = 'n', zh = "个数", en = "count" },
///     { tex = 'p', zh = "填充", en = "padding" },
/// ]"#).unwrap();
/// let scope = glossary.global();
/// let right = formula::parse("n = 2p", &scope).unwrap().formula;
/// let wrong = formula::mutate::mutants(&right, &scope);
/// let tex: Vec<_> = wrong.iter().map(|m| m.formula.to_string()).collect();
/// assert_eq!(tex, ["n = -2\\, p", "n = p", "n = 2", "n = 3\\, p", "n = 2 \\cdot 1"]);
/// assert_eq!(wrong[1].description, "factor `2` left out");
/// ```
pub fn mutants(formula: &Formula, scope: &Scope<'_>) -> Vec<Mutant> {
    let mut list = vec![];
    let mut add = |slip, description: String, span, formula| {
        list.push(Mutant {
            formula,
            slip,
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
        add(Slip::Assignment, description, formula.left.span, wrong);
    }
    for (n, link) in formula.links.iter().enumerate() {
        let changes = negated(link).into_iter().chain(changes(link, scope));
        for change in changes {
            let mut wrong = formula.clone();
            wrong.links[n] = change.with;
            add(change.slip, change.description, change.span, wrong);
        }
    }
    // another name on the left is another formula, not a wrong version of this one
    let left = match formula.left.kind {
        ExprKind::Scalar(_) => vec![],
        _ => changes(&formula.left, scope),
    };
    for change in left {
        let mut wrong = formula.clone();
        wrong.left = change.with;
        let description = format!("left side: {}", change.description);
        add(change.slip, description, change.span, wrong);
    }
    for n in 0..formula.loops.len() {
        for (slip, description, range) in bounds::range_slips(&formula.loops[n]) {
            let mut wrong = formula.clone();
            let span = range.span;
            wrong.loops[n] = range;
            add(slip, description, span, wrong);
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
        slip: Slip::Sign,
        description: "the whole side negated".into(),
        span: link.span,
        with: Expr::new(ExprKind::Terms(vec![term]), link.span),
    })
}

/// Every change of `expr` or of a part of it, as a change of the whole.
fn changes(expr: &Expr, scope: &Scope<'_>) -> Vec<Change> {
    let mut list = local::slips(expr, scope);
    for (n, child) in expr.children().into_iter().enumerate() {
        for mut change in changes(child, scope) {
            change.with = rebuild::with_child(expr, n, change.with);
            list.push(change);
        }
    }
    list
}

#[cfg(test)]
mod tests;
