//! What must hold of the sources before a book is built. All faults are reported at once.

mod formulas;
mod glyphs;
mod headings;
mod includes;
mod languages;
mod links;
mod listings;

use crate::fault::Faults;
use crate::source::Source;

/// Runs every check.
pub fn all(source: &Source) -> Result<(), Faults> {
    let mut faults = Vec::new();
    faults.extend(includes::check(source));
    faults.extend(links::check(source));
    faults.extend(formulas::check(source));
    faults.extend(glyphs::check(source));
    for chapter in &source.chapters {
        faults.extend(headings::check(chapter));
        faults.extend(languages::check(chapter));
        faults.extend(listings::check(chapter));
    }
    faults.into_iter().collect::<Faults>().into_result()
}
