//! Formulas that are wrong on purpose: each must fail where the right one passes.

use formula::{Glossary, compare, evaluate, parse};

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
) -> Result<String, Fault> {
    let scope = match display.directive.scope() {
        Some(_) => scope_of(display, glossary)?,
        None => scope_of(right, glossary)?,
    };
    let parsed = parse(&display.latex, &scope).map_err(|error| shown(display, &error))?;
    for case in check.cases.iter().flatten() {
        let values = match evaluate(&parsed.formula, &scope, &case.env, &check.if_wrong) {
            Ok(values) => values,
            Err(error) => return Ok(error.kind.to_string()),
        };
        for value in values {
            if let Some(mismatch) = compare(&value, &case.expected, TOLERANCE) {
                return Ok(described(check.left, &mismatch));
            }
        }
    }
    let message = format!(
        "the formula is to be wrong, but agrees with ({}) everywhere: expected one that differs",
        check.number
    );
    Err(Fault::new(&display.file, display.line, message))
}
