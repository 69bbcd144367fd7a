//! The parts of an expression, to be replaced.

use formula::ast::{Condition, Expr, ExprKind};

/// `expr` with its `n`-th part, counted as in [`Expr::children`], replaced by `with`.
pub(crate) fn with_part(expr: &Expr, n: usize, with: Expr) -> Expr {
    let mut whole = expr.clone();
    *parts(&mut whole).swap_remove(n) = with;
    whole
}

fn parts(expr: &mut Expr) -> Vec<&mut Expr> {
    let mut parts = vec![];
    match &mut expr.kind {
        ExprKind::Number(_) | ExprKind::Scalar(_) | ExprKind::Index(_) | ExprKind::Whole(_) => {}
        ExprKind::Element { indices: list, .. }
        | ExprKind::Product(list)
        | ExprKind::Call(_, list) => parts.extend(list),
        ExprKind::Terms(terms) => parts.extend(terms.iter_mut().map(|term| &mut term.value)),
        ExprKind::Quotient(a, b) | ExprKind::Power(a, b) | ExprKind::Modulo(a, b) => {
            parts.extend([&mut **a, &mut **b]);
        }
        ExprKind::Round(_, a) => parts.push(a),
        ExprKind::Big { ranges, body, .. } => {
            for bounds in ranges.iter_mut().filter_map(|range| range.bounds.as_mut()) {
                parts.extend([&mut bounds.lower, &mut bounds.upper]);
            }
            parts.push(body);
        }
        ExprKind::Iverson(condition) => operands(condition, &mut parts),
        ExprKind::Cases(rows) => {
            for row in rows {
                parts.push(&mut row.value);
                row.condition
                    .iter_mut()
                    .for_each(|condition| operands(condition, &mut parts));
            }
        }
    }
    parts
}

fn operands<'a>(condition: &'a mut Condition, out: &mut Vec<&'a mut Expr>) {
    match condition {
        Condition::Chain(first, rest) => {
            out.push(first);
            out.extend(rest.iter_mut().map(|(_, operand)| operand));
        }
        Condition::All(list) | Condition::Any(list) => {
            list.iter_mut().for_each(|c| operands(c, out));
        }
    }
}
