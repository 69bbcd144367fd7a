//! An expression with one of its parts exchanged.

use crate::ast::{Bounds, Case, Condition, Expr, ExprKind, Range, Term};

/// `expr` with its `n`-th child, counted as in [`Expr::children`], replaced by `with`.
pub(super) fn with_child(expr: &Expr, n: usize, with: Expr) -> Expr {
    let mut place = Place {
        left: n,
        with: Some(with),
    };
    Expr::new(place.kind(&expr.kind), expr.span)
}

/// Counts children down until it is the turn of the new one.
struct Place {
    left: usize,
    with: Option<Expr>,
}

impl Place {
    fn child(&mut self, old: &Expr) -> Expr {
        if self.left == 0
            && let Some(with) = self.with.take()
        {
            return with;
        }
        self.left = self.left.saturating_sub(1);
        old.clone()
    }

    fn boxed(&mut self, old: &Expr) -> Box<Expr> {
        Box::new(self.child(old))
    }

    fn list(&mut self, old: &[Expr]) -> Vec<Expr> {
        old.iter().map(|expr| self.child(expr)).collect()
    }

    fn kind(&mut self, kind: &ExprKind) -> ExprKind {
        match kind {
            ExprKind::Number(_) | ExprKind::Scalar(_) | ExprKind::Index(_) | ExprKind::Whole(_) => {
                kind.clone()
            }
            ExprKind::Element { name, indices } => ExprKind::Element {
                name: name.clone(),
                indices: self.list(indices),
            },
            ExprKind::Terms(terms) => ExprKind::Terms(
                terms
                    .iter()
                    .map(|term| Term {
                        negative: term.negative,
                        value: self.child(&term.value),
                    })
                    .collect(),
            ),
            ExprKind::Product(list) => ExprKind::Product(self.list(list)),
            ExprKind::Quotient(a, b) => ExprKind::Quotient(self.boxed(a), self.boxed(b)),
            ExprKind::Power(a, b) => ExprKind::Power(self.boxed(a), self.boxed(b)),
            ExprKind::Modulo(a, b) => ExprKind::Modulo(self.boxed(a), self.boxed(b)),
            ExprKind::Round(rounding, a) => ExprKind::Round(*rounding, self.boxed(a)),
            ExprKind::Call(function, list) => ExprKind::Call(*function, self.list(list)),
            ExprKind::Big {
                operator,
                ranges,
                body,
            } => ExprKind::Big {
                operator: *operator,
                ranges: ranges.iter().map(|range| self.range(range)).collect(),
                body: self.boxed(body),
            },
            ExprKind::Iverson(condition) => ExprKind::Iverson(Box::new(self.condition(condition))),
            ExprKind::Cases(rows) => ExprKind::Cases(
                rows.iter()
                    .map(|row| Case {
                        value: self.child(&row.value),
                        condition: row.condition.as_ref().map(|c| self.condition(c)),
                    })
                    .collect(),
            ),
        }
    }

    fn range(&mut self, range: &Range) -> Range {
        Range {
            index: range.index.clone(),
            bounds: range.bounds.as_ref().map(|bounds| Bounds {
                lower: self.child(&bounds.lower),
                upper: self.child(&bounds.upper),
                ..*bounds
            }),
            span: range.span,
        }
    }

    fn condition(&mut self, condition: &Condition) -> Condition {
        match condition {
            Condition::Chain(first, rest) => {
                let first = self.child(first);
                let rest = rest.iter().map(|(relation, e)| (*relation, self.child(e)));
                Condition::Chain(first, rest.collect())
            }
            Condition::All(list) => {
                Condition::All(list.iter().map(|c| self.condition(c)).collect())
            }
            Condition::Any(list) => {
                Condition::Any(list.iter().map(|c| self.condition(c)).collect())
            }
        }
    }
}
