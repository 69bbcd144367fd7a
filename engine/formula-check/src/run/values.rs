//! Compares the value of each formula with the crate's.

use std::collections::BTreeMap;

use formula::{EvalError, Glossary, Mismatch, Scope, ShapeFault, compare, evaluate, parse};

use super::page::{scope_of, shown};
use super::{GLOSSARY, MIN_GEOMETRIES, TOLERANCE};
use crate::check::{Case, Check};
use crate::display::{Directive, Display};
use crate::report::{Fault, Passed, Report};

pub(super) fn compare_all(
    glossary: &Glossary,
    displays: &[Display],
    checks: &[Check],
    report: &mut Report,
) {
    let mut bound = BTreeMap::new();
    for display in displays {
        let number = display.number();
        let check = checks.iter().find(|check| Some(check.number) == number);
        let fault = match (&display.directive, check) {
            (Directive::None | Directive::Scope(_), Some(check)) => {
                match formula(display, check, glossary, &mut bound) {
                    Ok(passed) => {
                        report.passed.extend(passed);
                        None
                    }
                    Err(fault) => Some(fault),
                }
            }
            _ => None,
        };
        report.faults.extend(fault);
    }
    let of_glossary = |(line, message)| Fault::new(GLOSSARY, line, message);
    report.faults.extend(bound.into_iter().map(of_glossary));
}

/// Evaluates a formula on every geometry. `bound` collects what the glossary gets wrong about the
/// arrays, one message per line.
fn formula(
    display: &Display,
    check: &Check,
    glossary: &Glossary,
    bound: &mut BTreeMap<usize, String>,
) -> Result<Option<Passed>, Fault> {
    let scope = scope_of(display, glossary)?;
    let parsed = parse(&display.latex, &scope).map_err(|error| shown(display, &error))?;
    let Some(left) = scope.get(check.left) else {
        let message = format!("`{}` is not in the glossary", check.left);
        return Err(Fault::new(check.file, check.line, message));
    };
    let found = parsed.formula.left_name().unwrap_or_default();
    if found != left.tex {
        let (number, expected, file, line) = (check.number, &left.tex, check.file, check.line);
        let message = format!(
            "formula ({number}) defines `{found}`; expected `{expected}`, which {file}:{line} checks"
        );
        return Err(Fault::new(&display.file, display.line, message));
    }
    let mut elements = 0;
    let mut fits = true;
    for case in check.cases.iter().flatten() {
        let faults = shape_faults(case, &left.tex, left.is_array(), &scope);
        if !faults.is_empty() {
            fits = false;
            for (line, message) in faults {
                bound.entry(line).or_insert(message);
            }
            continue;
        }
        let values = evaluate(&parsed.formula, &scope, &case.env, &check.options)
            .map_err(|error| with_place(shown(display, &error), check, case))?;
        for value in values {
            if let Some(mismatch) = compare(&value, &case.expected, TOLERANCE) {
                let message = differs(&left.tex, check, case, &mismatch);
                return Err(Fault::new(&display.file, display.line, message));
            }
        }
        elements += case.expected.data().len();
    }
    let geometries = check.geometries();
    let Some(against) = check.against().ok().filter(|_| fits) else {
        return Ok(None);
    };
    Ok((geometries >= MIN_GEOMETRIES).then(|| Passed {
        number: check.number.to_owned(),
        check_file: check.file.to_owned(),
        check_line: check.line,
        against: against.clone(),
        source: check.source.clone(),
        geometries,
        elements,
    }))
}

/// What the glossary gets wrong about the bound arrays, by line of the glossary.
fn shape_faults(
    case: &Case,
    left: &str,
    is_array: bool,
    scope: &Scope<'_>,
) -> BTreeMap<usize, String> {
    let mut env = case.env.clone();
    match case.expected.data() {
        [number] if !is_array && case.expected.shape().is_empty() => env.set_scalar(left, *number),
        _ => env.set_tensor(left, case.expected.clone()),
    }
    let faults = scope.check_env(&env);
    faults
        .into_iter()
        .map(|fault| {
            let name = match &fault {
                ShapeFault::NotInGlossary { name }
                | ShapeFault::Kind { name, .. }
                | ShapeFault::Shape { name, .. }
                | ShapeFault::Unknown(EvalError::InShape { name, .. }) => name.as_str(),
                _ => "",
            };
            let line = scope.get(name).map_or(1, |symbol| symbol.line);
            (line, format!("{fault}, on {}", case.geometry))
        })
        .collect()
}

/// A formula that has no value, perhaps because of the values that the check binds.
fn with_place(mut fault: Fault, check: &Check, case: &Case) -> Fault {
    let (file, line, geometry) = (check.file, check.line, case.geometry);
    fault.message += &format!("\n(checked in {file}:{line} on {geometry})");
    fault
}

fn differs(left: &str, check: &Check, case: &Case, mismatch: &Mismatch) -> String {
    let (number, against, geometry) = (check.number, &case.against, case.geometry);
    let start = format!("formula ({number}) and {against} disagree on {geometry}: ");
    let place = format!(" (checked in {}:{})", check.file, check.line);
    start + &described(left, mismatch) + &place
}

/// How the formula's value of `left` and the crate's differ.
pub(super) fn described(left: &str, mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::Shape { left: found, right } => {
            format!("`{left}` has shape {found:?} by the formula, {right:?} by the code")
        }
        Mismatch::Element {
            index,
            left: found,
            right,
            differing,
            total,
            ratio,
        } => {
            let element = if index.is_empty() {
                left.to_owned()
            } else {
                format!("{left}{index:?}")
            };
            let ratio = ratio.map_or(String::new(), |r| {
                format!(", each {r:.6} times what it should be")
            });
            format!(
                "`{element}` is {found} by the formula, {right} by the code; {differing} of \
                 {total} elements differ{ratio}"
            )
        }
    }
}
