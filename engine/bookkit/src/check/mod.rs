//! What must hold of the sources before a book is built. All faults are reported at once.

mod errata;
mod executed;
mod formulas;
mod glossary;
mod glyphs;
mod half_changed;
mod headings;
mod includes;
mod index;
mod languages;
mod links;
mod listings;
mod numbers;
mod spacing;
mod translation;

pub use glyphs::{LIST as FONT_LIST, listed as listed_characters};
pub use half_changed::warnings;

use formula_check::{Passed, Refuted};

use crate::fault::Faults;
use crate::glossary::Glossary;
use crate::measured;
use crate::source::Source;

/// The formulas that were executed.
#[derive(Clone, Debug, Default)]
pub struct Executed {
    /// Those that agree with the crate.
    pub passed: Vec<Passed>,
    /// Those that are wrong on purpose, and do not.
    pub refuted: Vec<Refuted>,
}

/// Runs every check; gives back the glossary, and the formulas that were executed.
///
/// What a check asks of the glossary waits until that can be read.
pub fn all(source: &Source) -> Result<(Glossary, Executed), Faults> {
    let mut faults = includes::check(source);
    let (items, unreadable) = index::items(source);
    faults.extend(unreadable);
    faults.extend(links::check(source, &items));
    faults.extend(index::check(source));
    faults.extend(formulas::check(source));
    faults.extend(errata::check(source));
    faults.extend(measured::tables(source).1);
    faults.extend(numbers::check(source));
    for chapter in &source.chapters {
        faults.extend(headings::check(chapter));
        faults.extend(languages::check(chapter));
        faults.extend(listings::check(chapter));
        faults.extend(spacing::check(chapter));
    }
    let read = Glossary::load(&source.root).map(|glossary| {
        let (wrong, executed) = executed::check(source, &glossary);
        faults.extend(wrong);
        faults.extend(glossary::check(source, &glossary));
        faults.extend(glyphs::check(source, &glossary));
        faults.extend(translation::check(source, &glossary));
        (glossary, executed)
    });
    if let Err(unreadable) = &read {
        faults.extend_from_slice(unreadable.as_slice());
    }
    faults.into_iter().collect::<Faults>().into_result()?;
    read
}
