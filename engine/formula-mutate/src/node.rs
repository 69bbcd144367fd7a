//! The slips that can happen at one node.

use formula::ast::{Case, Condition, Expr, ExprKind, Function, Operator, Range, Rounding, Term};
use formula::{Scope, Span};

use crate::bounds::{range_slips, shifted, terms_kind};
use crate::condition::condition_slips;
use crate::slip::{Change, Local, Twins};

/// Every slip at `expr` itself.
pub(crate) fn slips(expr: &Expr, scope: &Scope<'_>, twins: Twins<'_>) -> Vec<Change> {
    let here = expr.span;
    let list = match &expr.kind {
        ExprKind::Index(_) | ExprKind::Whole(_) => vec![],
        ExprKind::Number(value) => {
            let kind = ExprKind::Number(value + 1.0);
            vec![(format!("`{expr}` + 1"), here, kind)]
        }
        ExprKind::Scalar(name) => scalar(name, here, scope, twins),
        ExprKind::Element { name, indices } => element(name, indices, here),
        ExprKind::Terms(list) => terms(list),
        ExprKind::Product(factors) => product(factors),
        ExprKind::Quotient(a, b) => {
            let kind = ExprKind::Product(vec![(**a).clone(), (**b).clone()]);
            let description = format!("multiplied by `{b}` in place of divided");
            let multiplied = (description, here, kind);
            vec![
                left_out(&format!("denominator `{b}`"), b.span, a),
                multiplied,
            ]
        }
        ExprKind::Power(a, b) => vec![left_out(&format!("exponent `{b}`"), b.span, a)],
        ExprKind::Modulo(a, b) => vec![left_out(&format!(r"`\bmod {b}`"), b.span, a)],
        ExprKind::Round(rounding, a) => {
            let other = match rounding {
                Rounding::Floor => Rounding::Ceiling,
                Rounding::Ceiling => Rounding::Floor,
            };
            let kind = ExprKind::Round(other, a.clone());
            let turned = ("rounded the other way".into(), here, kind);
            vec![turned, left_out("rounding", here, a)]
        }
        ExprKind::Call(function, arguments) => call(*function, arguments, here),
        ExprKind::Big {
            operator,
            ranges,
            body,
        } => big(*operator, ranges, body, here),
        ExprKind::Iverson(condition) => bracket(condition, here),
        ExprKind::Cases(rows) => cases(rows, here),
    };
    let change = |(description, span, kind)| Change {
        description,
        span,
        with: Expr::new(kind, here),
    };
    list.into_iter().map(change).collect()
}

/// Leaves out an operand or a function, so that `rest` remains.
fn left_out(what: &str, span: Span, rest: &Expr) -> Local {
    let description = format!("{what} left out");
    (description, span, rest.kind.clone())
}

/// The list without its `n`-th item.
fn without<T: Clone>(list: &[T], n: usize) -> Vec<T> {
    [&list[..n], &list[n + 1..]].concat()
}

fn scalar(name: &str, here: Span, scope: &Scope<'_>, twins: Twins<'_>) -> Vec<Local> {
    let description = format!("1 in place of `{name}`");
    let mut list = vec![(description, here, ExprKind::Number(1.0))];
    list.extend(twin(name, scope, twins).map(|other| {
        let description = format!("`{other}` in place of `{name}`");
        (description, here, ExprKind::Scalar(other))
    }));
    list
}

/// The scalar that `name` becomes when the letters of each pair change places.
fn twin(name: &str, scope: &Scope<'_>, twins: Twins<'_>) -> Option<String> {
    let other = |c| {
        let pairs = twins.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
        pairs
            .into_iter()
            .find(|(a, _)| *a == c)
            .map_or(c, |(_, b)| b)
    };
    let swapped: String = name.chars().map(other).collect();
    let mut symbols = scope.symbols().into_iter();
    let found = symbols.any(|s| s.tex == swapped && s.expand.is_none() && !s.is_array());
    (found && swapped != name).then_some(swapped)
}

fn element(name: &str, indices: &[Expr], here: Span) -> Vec<Local> {
    let kind = |indices| ExprKind::Element {
        name: name.to_owned(),
        indices,
    };
    let mut list = vec![];
    for (n, index) in indices.iter().enumerate() {
        for earlier in 0..n {
            let mut wrong = indices.to_vec();
            wrong.swap(earlier, n);
            let (a, b) = (earlier + 1, n + 1);
            let description = format!("indices {a} and {b} of `{name}` exchanged");
            list.push((description, here, kind(wrong)));
        }
        for (negative, sign) in [(false, '+'), (true, '-')] {
            let mut wrong = indices.to_vec();
            wrong[n] = shifted(index, negative);
            let description = format!("index {} of `{name}` {sign} 1", n + 1);
            list.push((description, index.span, kind(wrong)));
        }
    }
    list
}

fn terms(terms: &[Term]) -> Vec<Local> {
    let mut list = vec![];
    for (n, Term { value, .. }) in terms.iter().enumerate() {
        let mut flipped = terms.to_vec();
        flipped[n].negative = !flipped[n].negative;
        let description = format!("sign of `{value}` changed");
        list.push((description, value.span, terms_kind(flipped)));
        if terms.len() > 1 {
            let kind = terms_kind(without(terms, n));
            let description = format!("term `{value}` left out");
            list.push((description, value.span, kind));
        }
    }
    list
}

fn product(factors: &[Expr]) -> Vec<Local> {
    let mut list = vec![];
    for (n, factor) in factors.iter().enumerate() {
        let what = match factor.kind {
            ExprKind::Iverson(_) => "bracket",
            _ => "factor",
        };
        let mut fewer = without(factors, n);
        let kind = match fewer.len() {
            1 => fewer.remove(0).kind,
            _ => ExprKind::Product(fewer),
        };
        let description = format!("{what} `{factor}` left out");
        list.push((description, factor.span, kind));
    }
    list
}

fn call(function: Function, arguments: &[Expr], here: Span) -> Vec<Local> {
    let (right, wrong, other) = match (function, arguments) {
        (Function::Max, _) => ("max", "min", Function::Min),
        (Function::Min, _) => ("min", "max", Function::Max),
        (_, [argument]) => return vec![left_out("function", here, argument)],
        _ => return vec![],
    };
    let description = format!(r"`\{wrong}` in place of `\{right}`");
    let kind = ExprKind::Call(other, arguments.to_vec());
    vec![(description, here, kind)]
}

fn big(operator: Operator, ranges: &[Range], body: &Expr, here: Span) -> Vec<Local> {
    let big = |operator, ranges| ExprKind::Big {
        operator,
        ranges,
        body: Box::new(body.clone()),
    };
    let other = match operator {
        Operator::Sum | Operator::Min => Operator::Max,
        Operator::Product => Operator::Sum,
        Operator::Max => Operator::Min,
    };
    let (wrong, right) = (other.command(), operator.command());
    let description = format!(r"`\{wrong}` in place of `\{right}`");
    let kind = big(other, ranges.to_vec());
    let mut list = vec![(description, here, kind)];
    for (n, range) in ranges.iter().enumerate() {
        for (description, changed) in range_slips(range) {
            let mut ranges = ranges.to_vec();
            ranges[n] = changed;
            list.push((description, range.span, big(operator, ranges)));
        }
        let fewer = without(ranges, n);
        let kind = match fewer.is_empty() {
            true => body.kind.clone(),
            false => big(operator, fewer),
        };
        let description = format!(r"`\{right}_{}` left out", range.index);
        list.push((description, range.span, kind));
    }
    list
}

fn bracket(condition: &Condition, here: Span) -> Vec<Local> {
    let description = "condition left out".to_owned();
    let mut list = vec![(description, here, ExprKind::Number(1.0))];
    for (description, condition) in condition_slips(condition) {
        let kind = ExprKind::Iverson(Box::new(condition));
        list.push((description, here, kind));
    }
    list
}

fn cases(rows: &[Case], here: Span) -> Vec<Local> {
    let mut list = vec![];
    for (n, row) in rows.iter().enumerate() {
        if let Some(next) = rows.get(n + 1) {
            let mut wrong = rows.to_vec();
            wrong[n].value = next.value.clone();
            wrong[n + 1].value = row.value.clone();
            let description = format!("values of rows {} and {} exchanged", n + 1, n + 2);
            list.push((description, here, ExprKind::Cases(wrong)));
        }
        for (description, condition) in row.condition.iter().flat_map(condition_slips) {
            let mut wrong = rows.to_vec();
            wrong[n].condition = Some(condition);
            list.push((description, row.value.span, ExprKind::Cases(wrong)));
        }
    }
    list
}
