//! What must hold of the sources before a book is built. All faults are reported at once.

mod executed;
mod formulas;
mod glossary;
mod glyphs;
mod half_changed;
mod headings;
mod includes;
mod languages;
mod links;
mod listings;
mod numbers;
mod translation;

pub use glyphs::{LIST as FONT_LIST, listed as listed_characters};
pub use half_changed::warnings;

use formula_checks::Passed;

use crate::fault::Faults;
use crate::source::Source;

/// Runs every check; gives back the formulas that were executed and passed.
pub fn all(source: &Source) -> Result<Vec<Passed>, Faults> {
    let (mut faults, passed) = executed::check(source);
    faults.extend(includes::check(source));
    faults.extend(links::check(source));
    faults.extend(formulas::check(source));
    faults.extend(glyphs::check(source));
    faults.extend(glossary::check(source));
    faults.extend(numbers::check(source));
    faults.extend(translation::check(source));
    for chapter in &source.chapters {
        faults.extend(headings::check(chapter));
        faults.extend(languages::check(chapter));
        faults.extend(listings::check(chapter));
    }
    faults.into_iter().collect::<Faults>().into_result()?;
    Ok(passed)
}
