//! Formulas: LaTeX that cannot be set, and numbers given twice.

use std::collections::BTreeMap;

use crate::expand::math::{mathml, split_tag};
use crate::fault::Fault;
use crate::markdown::{formulas, line_of};
use crate::source::Source;

/// Faults of every formula of the book.
pub(super) fn check(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut numbers: BTreeMap<String, String> = BTreeMap::new();
    for chapter in &source.chapters {
        for formula in formulas(&chapter.text) {
            let line = line_of(&chapter.text, formula.range.start);
            let mut fault = |message: String| faults.push(Fault::new(&chapter.file, line, message));
            let (latex, number) = split_tag(&formula.latex);
            if let Err(error) = mathml(&latex, formula.display) {
                fault(format!("formula `{latex}` cannot be set: {error}"));
            }
            let Some(number) = number else { continue };
            if !formula.display {
                fault(format!("formula ({number}) is numbered, so it needs `$$`"));
            }
            let here = format!("{}:{line}", chapter.file.display());
            if let Some(there) = numbers.insert(number.clone(), here) {
                fault(format!(
                    "number ({number}) is taken by the formula at {there}"
                ));
            }
        }
    }
    faults
}
