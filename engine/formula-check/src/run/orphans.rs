//! Formulas without a check, checks without a formula, and comments without meaning.

use std::collections::{BTreeMap, HashSet};

use formula::nearest;

use super::MIN_GEOMETRIES;
use crate::check::Check;
use crate::display::{Directive, Display};
use crate::report::Fault;

pub(super) fn faults(displays: &[Display], checks: &[Check]) -> Vec<Fault> {
    let numbers: HashSet<&str> = displays.iter().filter_map(Display::number).collect();
    let of_display = |display| formula(display, &numbers, checks).map(|m| at(display, m));
    let of_check = |check| unused(check, &numbers).map(|m| Fault::new(check.file, check.line, m));
    let displays = displays.iter().filter_map(of_display);
    let checks_of_formulas = checks.iter().filter_map(of_check);
    displays
        .chain(checks_of_formulas)
        .chain(twice(checks))
        .collect()
}

/// The second check of a formula would never run.
fn twice(checks: &[Check]) -> Vec<Fault> {
    let mut seen: BTreeMap<&str, &Check> = BTreeMap::new();
    let mut faults = Vec::new();
    for check in checks {
        if let Some(first) = seen.insert(check.number, check) {
            let (number, file, line) = (check.number, first.file, first.line);
            let message = format!("formula ({number}) is already checked at {file}:{line}");
            faults.push(Fault::new(check.file, check.line, message));
        }
    }
    faults
}

fn at(display: &Display, message: String) -> Fault {
    let line = match display.directive {
        Directive::Unknown(_) => display.directive_line,
        _ => display.line,
    };
    Fault::new(&display.file, line, message)
}

fn formula(display: &Display, numbers: &HashSet<&str>, checks: &[Check]) -> Option<String> {
    let number = display.number();
    let check = number.and_then(|number| checks.iter().find(|check| check.number == number));
    Some(match (&display.directive, number) {
        (Directive::Unknown(comment), _) => {
            let usages = Directive::USAGES;
            let word = |usage: &'static str| usage.split(':').next().unwrap_or(usage);
            let found = comment.split(':').next().unwrap_or(comment);
            let near = nearest(found, usages.into_iter().map(word));
            let expected = match usages.into_iter().find(|usage| near == Some(word(usage))) {
                Some(usage) => format!("did you mean `<!-- {usage} -->`?"),
                None => format!("expected one of {usages:?}"),
            };
            format!("`<!-- {comment} -->` has no meaning for the formula below: {expected}")
        }
        (Directive::NotExecutable(reason), _) if reason.is_empty() => {
            "`not executable:` needs a reason".to_owned()
        }
        (Directive::NotExecutable(_), Some(number)) => {
            let check = check?;
            let (file, line) = (check.file, check.line);
            format!("formula ({number}) is marked as not executable, but {file}:{line} checks it")
        }
        (Directive::NotExecutable(_), None) => return None,
        (Directive::SameAs(of), Some(number)) => {
            format!("formula ({number}) says that it copies ({of}); a copy has no number")
        }
        (Directive::SameAs(of), None) if numbers.contains(of.as_str()) => return None,
        (Directive::SameAs(of), None) => {
            format!("the formula copies ({of}), but no formula has that number")
        }
        (Directive::Wrong { of, .. }, Some(number)) => format!(
            "formula ({number}) is wrong on purpose (a wrong copy of ({of})); expected no number"
        ),
        (Directive::Wrong { of, .. }, None) if checks.iter().any(|c| c.number == of) => {
            return None;
        }
        (Directive::Wrong { of, .. }, None) => {
            format!("the formula is a wrong copy of ({of}), but no check has that number")
        }
        (Directive::None | Directive::Scope(_), None) => {
            "the formula has no number; expected a `\\tag{…}`, or `<!-- same as: (…) -->`, \
             `<!-- wrong on purpose: (…) -->` or `<!-- not executable: reason -->` on the line above"
                .to_owned()
        }
        (Directive::None | Directive::Scope(_), Some(_)) if check.is_some() => return None,
        (Directive::None | Directive::Scope(_), Some(number)) => format!(
            "formula ({number}) is not checked; expected a `Check::new(\"{number}\", …)` among the checks, \
             or `<!-- not executable: reason -->` on the line above"
        ),
    })
}

fn unused(check: &Check, numbers: &HashSet<&str>) -> Option<String> {
    let number = check.number;
    if !numbers.contains(number) {
        return Some(format!(
            "this checks formula ({number}), but no formula of the book has that number"
        ));
    }
    match &check.cases {
        Err(error) => Some(format!(
            "the crate does not compute formula ({number}): {error}"
        )),
        Ok(_) if check.source.is_empty() => Some(format!(
            "the text of the check of formula ({number}) is not in the file given to `sourced`"
        )),
        Ok(_) if check.geometries() < MIN_GEOMETRIES => {
            let count = check.geometries();
            Some(format!(
                "formula ({number}) is checked on {count} geometries; expected {MIN_GEOMETRIES}"
            ))
        }
        Ok(_) => check
            .against()
            .err()
            .map(|message| format!("formula ({number}) is compared with {message}")),
    }
}
