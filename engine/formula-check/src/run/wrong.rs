//! Formulas that are wrong on purpose: each must fail where the right one passes.

use formula::{ErrorKind, EvalError, Glossary, Mismatch, compare, evaluate, parse};

use super::TOLERANCE;
use super::page::{scope_of, shown};
use super::values::described;
use crate::check::Check;
use crate::display::{Directive, Display};
use crate::report::{Fault, Refuted, Report};

pub(super) fn refute_all(
    glossary: &Glossary,
    displays: &[Display],
    checks: &[Check],
    report: &mut Report,
) {
    for display in displays {
        let Directive::Wrong { of, .. } = &display.directive else {
            continue;
        };
        let right = displays.iter().find(|d| d.number() == Some(of));
        let check = checks.iter().find(|check| check.number == of);
        let (Some(right), Some(check)) = (right, check) else {
            continue; // reported with the directives
        };
        match refute(glossary, display, right, check) {
            Ok(finding) => report.refuted.push(Refuted {
                number: of.clone(),
                latex: display.latex.clone(),
                finding,
            }),
            Err(fault) => report.faults.push(fault),
        }
    }
}

/// What goes wrong when the formula is executed; a fault if nothing does, or if it cannot be read:
/// a slip of the pen is not the mistake that the page means.
fn refute(
    glossary: &Glossary,
    display: &Display,
    right: &Display,
    check: &Check,
) -> Result<[String; 2], Fault> {
    let scope = match display.directive.scope() {
        Some(_) => scope_of(display, glossary)?,
        None => scope_of(right, glossary)?,
    };
    let parsed = parse(&display.latex, &scope).map_err(|error| shown(display, &error))?;
    for case in check.cases.iter().flatten() {
        let values = match evaluate(&parsed.formula, &scope, &case.env, &check.if_wrong) {
            Ok(values) => values,
            Err(error) => return Ok([stopped(&error.kind), error.kind.to_string()]),
        };
        for value in values {
            if let Some(mismatch) = compare(&value, &case.expected, TOLERANCE) {
                let english = described(check.left, &mismatch);
                return Ok([differs(check.left, &mismatch, &english), english]);
            }
        }
    }
    let message = format!(
        "the formula is to be wrong, but agrees with ({}) everywhere: expected one that differs",
        check.number
    );
    Err(Fault::new(&display.file, display.line, message))
}

/// Why the evaluation stopped, in Chinese; in English where the pages have had no need of it yet.
fn stopped(error: &ErrorKind) -> String {
    let ErrorKind::Eval(eval) = error else {
        return error.to_string();
    };
    match eval {
        EvalError::LoopNotListed { index } => {
            format!("`+=` 还要对 `{index}` 循环，公式里却没有写")
        }
        EvalError::OnlyOnRight { index } => format!("下标 `{index}` 只出现在等号右边"),
        EvalError::OutOfRange {
            name,
            axis,
            value,
            low,
            high,
            at,
        } => {
            let at: Vec<_> =
                at.0.iter()
                    .map(|(name, n)| format!("{name} = {n}"))
                    .collect();
            let at = at.join("、");
            format!("`{name}` 的第 {axis} 个下标是 {value}，超出了 {low}..={high}，此时 {at}")
        }
        _ => error.to_string(),
    }
}

/// How the values differ, in Chinese.
fn differs(left: &str, mismatch: &Mismatch, english: &str) -> String {
    let Mismatch::Element {
        index,
        left: found,
        right,
        differing,
        total,
        ratio,
    } = mismatch
    else {
        return english.to_owned();
    };
    let at = if index.is_empty() {
        String::new()
    } else {
        format!("{index:?}")
    };
    let ratio = ratio.map_or(String::new(), |r| format!("，都是应有的 {r:.6} 倍"));
    format!(
        "`{left}{at}` 按公式是 {found}，按代码是 {right}；{total} 个元素里有 {differing} 个不同{ratio}"
    )
}

#[cfg(test)]
mod tests {
    use formula::Position;

    use super::*;

    #[test]
    fn what_came_of_it_is_said_in_chinese_too() {
        let outside = EvalError::OutOfRange {
            name: "dZ".into(),
            axis: 3,
            value: 6,
            low: 0,
            high: 5,
            at: Position(vec![("h".into(), 0), ("w".into(), 6)]),
        };
        assert_eq!(
            stopped(&outside.into()),
            "`dZ` 的第 3 个下标是 6，超出了 0..=5，此时 h = 0、w = 6"
        );
        let third = Mismatch::Element {
            index: vec![0, 1],
            left: 1.0,
            right: 3.0,
            differing: 7,
            total: 8,
            ratio: Some(1.0 / 3.0),
        };
        assert_eq!(
            differs("dW", &third, ""),
            "`dW[0, 1]` 按公式是 1，按代码是 3；8 个元素里有 7 个不同，都是应有的 0.333333 倍"
        );
    }
}
