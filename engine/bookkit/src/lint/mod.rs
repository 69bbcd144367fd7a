//! Checks of the sources before a book is built. All faults are reported at once.
//!
//! Directives are read by [`crate::directive`], formulas are executed by `formula_check`; everything else that an
//! author can write is read here.

mod formulas;
mod glyphs;
pub mod halves;
mod headings;
mod includes;
mod languages;
mod links;
mod listings;
mod markup;
mod numbers;
mod redirects;
mod spacing;
mod translation;

pub use listings::{EXAMPLE, OUTPUT, SYMBOLS};

use rayon::prelude::*;

use crate::book::Book;
use crate::fault::Fault;

/// Faults of the whole book. Lints that need the glossary run only if it can be read.
pub(crate) fn faults(book: &Book) -> Vec<Fault> {
    let lints: [fn(&Book) -> Vec<Fault>; 6] = [
        includes::faults,
        links::faults,
        formulas::faults,
        numbers::faults,
        redirects::faults,
        headings::parts,
    ];
    let mut faults: Vec<_> = lints.par_iter().flat_map_iter(|lint| lint(book)).collect();
    let pages = book.pages.par_iter();
    faults.par_extend(pages.flat_map_iter(|page| {
        let mut faults = headings::faults(page);
        faults.extend(languages::faults(page));
        faults.extend(listings::faults(page));
        faults.extend(markup::faults(page, book.classes));
        faults.extend(spacing::faults(page));
        faults
    }));
    if let Some(glossary) = &book.glossary {
        faults.extend(glyphs::faults(book, glossary));
        faults.extend(translation::faults(book, glossary));
    }
    faults
}
