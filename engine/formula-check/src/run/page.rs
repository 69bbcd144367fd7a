//! What a page says about a formula, and the position of an error on the page.

use formula::{Error, Glossary, Origin, Scope};

use crate::display::{Directive, Display};
use crate::report::Fault;

/// The meaning of the symbols.
pub(super) fn scope_of<'g>(display: &Display, glossary: &'g Glossary) -> Result<Scope<'g>, Fault> {
    match display.directive.scope() {
        Some(name) => glossary
            .scope(name)
            .map_err(|error| Fault::new(&display.file, display.line, error.to_string())),
        None => Ok(glossary.global()),
    }
}

/// An error of the evaluator, at its position on the page.
pub(super) fn shown(display: &Display, error: &Error) -> Fault {
    let origin = Origin::new(&display.file, display.line, display.column);
    let report = error.render(&origin, &display.latex);
    let report = report.strip_prefix("error: ").unwrap_or(&report);
    let subject = match (display.number(), &display.directive) {
        (Some(number), _) => format!("formula ({number})"),
        (None, Directive::SameAs(number)) => format!("copy of formula ({number})"),
        (None, Directive::Wrong { of, .. }) => format!("wrong copy of formula ({of})"),
        (None, _) => "formula".to_owned(),
    };
    let before = display.latex.get(..error.span.start).unwrap_or_default();
    let line = display.line + before.matches('\n').count();
    Fault::new(&display.file, line, format!("{subject}: {report}"))
}
