//! Formulas: LaTeX that cannot be typeset, and numbers used twice.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::fault::Fault;
use crate::latex::mathml;

/// Faults of every formula of the book.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut numbers: BTreeMap<&str, String> = BTreeMap::new();
    for page in &book.pages {
        for formula in &page.formulas {
            let line = page.line(formula.range.start);
            let mut fault = |message: String| faults.push(Fault::new(&page.file, line, message));
            let latex = &formula.latex;
            if let Err(error) = mathml(latex, formula.display) {
                fault(format!("formula `{latex}` cannot be typeset: {error}"));
            }
            let Some(number) = &formula.number else {
                continue;
            };
            if !formula.display {
                fault(format!("formula ({number}) is numbered, so it needs `$$`"));
            }
            let here = format!("{}:{line}", page.file.display());
            if let Some(there) = numbers.insert(number, here) {
                fault(format!(
                    "number ({number}) is already used by the formula at {there}"
                ));
            }
        }
    }
    faults
}
