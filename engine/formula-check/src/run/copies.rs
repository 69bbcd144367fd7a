//! Unnumbered copies of numbered formulas.

use formula::{Glossary, Parsed, parse};

use super::page::{scope_of, shown};
use crate::display::{Directive, Display};
use crate::report::Fault;

/// The faults of all copies whose original exists.
pub(super) fn faults(glossary: &Glossary, displays: &[Display]) -> Vec<Fault> {
    let fault = |display: &Display| {
        let Directive::SameAs(of) = &display.directive else {
            return None;
        };
        let original = displays.iter().find(|d| d.number() == Some(of))?;
        compare(display, original, glossary).err()
    };
    displays.iter().filter_map(fault).collect()
}

/// Checks that an unnumbered formula equals the formula that it claims to copy.
fn compare(display: &Display, original: &Display, glossary: &Glossary) -> Result<(), Fault> {
    if let Directive::NotExecutable(_) = original.directive {
        return match bare(&display.latex) == bare(&original.latex) {
            true => Ok(()),
            false => Err(other_than(display, original)),
        };
    }
    let Some(target) = scope_of(original, glossary)
        .ok()
        .and_then(|scope| Some((parse(&original.latex, &scope).ok()?, scope)))
    else {
        return Ok(()); // the original has been reported already
    };
    let (Parsed { formula, .. }, scope) = target;
    let copied = parse(&display.latex, &scope).map_err(|error| shown(display, &error))?;
    match copied.formula == formula {
        true => Ok(()),
        false => Err(other_than(display, original)),
    }
}

/// LaTeX without its tag and white space.
fn bare(latex: &str) -> String {
    let (before, rest) = latex.split_once(r"\tag{").unwrap_or((latex, "}"));
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    let both = before.chars().chain(after.chars());
    both.filter(|c| !c.is_whitespace()).collect()
}

fn other_than(display: &Display, original: &Display) -> Fault {
    let (number, file) = (original.number().unwrap_or_default(), &original.file);
    let message = format!(
        "the formula differs from ({number}), which it copies; expected as in {file}:{}: `{}`",
        original.line, original.latex
    );
    Fault::new(&display.file, display.line, message)
}
