//! The slips that can happen at one node.

use super::bounds::{range_slips, shifted, terms_kind};
use super::condition::condition_slips;
use super::{Change, Slip};
use crate::Span;
use crate::ast::{Expr, ExprKind, Function, Operator, Rounding};
use crate::glossary::Scope;

/// Every slip at `expr` itself.
pub(super) fn slips(expr: &Expr, scope: &Scope<'_>) -> Vec<Change> {
    let mut list = vec![];
    let mut add = |slip, description: String, span: Span, kind: ExprKind| {
        list.push(Change {
            slip,
            description,
            span,
            with: Expr::new(kind, expr.span),
        });
    };
    let here = expr.span;
    match &expr.kind {
        ExprKind::Number(value) => {
            let kind = ExprKind::Number(value + 1.0);
            add(Slip::Number, format!("`{expr}` + 1"), here, kind);
        }
        ExprKind::Scalar(name) => {
            let description = format!("1 in place of `{name}`");
            add(Slip::SizeOne, description, here, ExprKind::Number(1.0));
            if let Some(other) = other_direction(name, scope) {
                let description = format!("`{other}` in place of `{name}`");
                add(
                    Slip::SwappedSymbol,
                    description,
                    here,
                    ExprKind::Scalar(other),
                );
            }
        }
        ExprKind::Element { name, indices } => {
            for n in 0..indices.len() {
                for earlier in 0..n {
                    let mut indices = indices.clone();
                    indices.swap(earlier, n);
                    let description = format!(
                        "indices {} and {} of `{name}` exchanged",
                        earlier + 1,
                        n + 1
                    );
                    let name = name.clone();
                    let kind = ExprKind::Element { name, indices };
                    add(Slip::SwappedIndices, description, here, kind);
                }
                for (negative, sign) in [(false, '+'), (true, '-')] {
                    let mut indices = indices.clone();
                    let span = indices[n].span;
                    indices[n] = shifted(&indices[n], negative);
                    let description = format!("index {} of `{name}` {sign} 1", n + 1);
                    let name = name.clone();
                    let kind = ExprKind::Element { name, indices };
                    add(Slip::ShiftedIndex, description, span, kind);
                }
            }
        }
        ExprKind::Terms(terms) => {
            for (n, term) in terms.iter().enumerate() {
                let span = term.value.span;
                let mut flipped = terms.clone();
                flipped[n].negative = !term.negative;
                let description = format!("sign of `{}` changed", term.value);
                add(Slip::Sign, description, span, terms_kind(flipped));
                if terms.len() > 1 {
                    let mut fewer = terms.clone();
                    fewer.remove(n);
                    let description = format!("term `{}` left out", term.value);
                    add(Slip::DroppedTerm, description, span, terms_kind(fewer));
                }
            }
        }
        ExprKind::Product(factors) => {
            for (n, factor) in factors.iter().enumerate() {
                let mut fewer = factors.clone();
                fewer.remove(n);
                let (slip, what) = match factor.kind {
                    ExprKind::Iverson(_) => (Slip::DroppedCondition, "bracket"),
                    _ => (Slip::DroppedFactor, "factor"),
                };
                let kind = match fewer.len() {
                    1 => fewer.remove(0).kind,
                    _ => ExprKind::Product(fewer),
                };
                add(
                    slip,
                    format!("{what} `{factor}` left out"),
                    factor.span,
                    kind,
                );
            }
        }
        ExprKind::Quotient(a, b) => {
            let description = format!("denominator `{b}` left out");
            add(Slip::DroppedOperand, description, b.span, a.kind.clone());
            let kind = ExprKind::Product(vec![(**a).clone(), (**b).clone()]);
            let description = format!("multiplied by `{b}` in place of divided");
            add(Slip::Operator, description, here, kind);
        }
        ExprKind::Power(a, b) => {
            let description = format!("exponent `{b}` left out");
            add(Slip::DroppedOperand, description, b.span, a.kind.clone());
        }
        ExprKind::Modulo(a, b) => {
            let description = format!("`\\bmod {b}` left out");
            add(Slip::DroppedOperand, description, b.span, a.kind.clone());
        }
        ExprKind::Round(rounding, a) => {
            let other = match rounding {
                Rounding::Floor => Rounding::Ceiling,
                Rounding::Ceiling => Rounding::Floor,
            };
            let kind = ExprKind::Round(other, a.clone());
            add(Slip::Operator, "rounded the other way".into(), here, kind);
            let description = "rounding left out".to_owned();
            add(Slip::DroppedOperand, description, here, a.kind.clone());
        }
        ExprKind::Call(function, arguments) => match (function, &arguments[..]) {
            (Function::Max, _) => {
                let kind = ExprKind::Call(Function::Min, arguments.clone());
                add(
                    Slip::Operator,
                    "`\\min` in place of `\\max`".into(),
                    here,
                    kind,
                );
            }
            (Function::Min, _) => {
                let kind = ExprKind::Call(Function::Max, arguments.clone());
                add(
                    Slip::Operator,
                    "`\\max` in place of `\\min`".into(),
                    here,
                    kind,
                );
            }
            (_, [argument]) => {
                let description = "function left out".to_owned();
                add(
                    Slip::DroppedOperand,
                    description,
                    here,
                    argument.kind.clone(),
                );
            }
            _ => {}
        },
        ExprKind::Big {
            operator,
            ranges,
            body,
        } => {
            let big = |operator, ranges| ExprKind::Big {
                operator,
                ranges,
                body: body.clone(),
            };
            let other = match operator {
                Operator::Sum | Operator::Min => Operator::Max,
                Operator::Product => Operator::Sum,
                Operator::Max => Operator::Min,
            };
            let (wrong, right) = (other.command(), operator.command());
            let description = format!("`\\{wrong}` in place of `\\{right}`");
            add(
                Slip::Operator,
                description,
                here,
                big(other, ranges.clone()),
            );
            for (n, range) in ranges.iter().enumerate() {
                for (slip, description, range) in range_slips(range) {
                    let (mut ranges, span) = (ranges.clone(), range.span);
                    ranges[n] = range;
                    add(slip, description, span, big(*operator, ranges));
                }
                let mut fewer = ranges.clone();
                fewer.remove(n);
                let kind = match fewer.len() {
                    0 => body.kind.clone(),
                    _ => big(*operator, fewer),
                };
                let description = format!("`\\{right}_{}` left out", range.index);
                add(Slip::DroppedSum, description, range.span, kind);
            }
        }
        ExprKind::Iverson(condition) => {
            let description = "condition left out".to_owned();
            add(
                Slip::DroppedCondition,
                description,
                here,
                ExprKind::Number(1.0),
            );
            for (slip, description, condition) in condition_slips(condition) {
                let kind = ExprKind::Iverson(Box::new(condition));
                add(slip, description, here, kind);
            }
        }
        ExprKind::Cases(rows) => {
            for (n, row) in rows.iter().enumerate() {
                if let Some(next) = rows.get(n + 1) {
                    let (mut rows, next) = (rows.clone(), next.value.clone());
                    rows[n + 1].value = std::mem::replace(&mut rows[n].value, next);
                    let description = format!("values of rows {} and {} exchanged", n + 1, n + 2);
                    add(Slip::SwappedCases, description, here, ExprKind::Cases(rows));
                }
                for (slip, description, condition) in row.condition.iter().flat_map(condition_slips)
                {
                    let mut rows = rows.clone();
                    rows[n].condition = Some(condition);
                    add(slip, description, row.value.span, ExprKind::Cases(rows));
                }
            }
        }
        ExprKind::Index(_) | ExprKind::Whole(_) => {}
    }
    list
}

/// `f_w` for `f_h`, `n_W` for `n_H`: the symbol with height and width exchanged.
fn other_direction(name: &str, scope: &Scope<'_>) -> Option<String> {
    let swapped: String = name
        .chars()
        .map(|c| match c {
            'h' => 'w',
            'w' => 'h',
            'H' => 'W',
            'W' => 'H',
            c => c,
        })
        .collect();
    let id = scope.proper(&swapped).filter(|_| swapped != name)?;
    (!scope.symbol(id).is_array()).then_some(swapped)
}
