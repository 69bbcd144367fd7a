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

use std::panic::resume_unwind;
use std::thread;

use crate::book::Book;
use crate::fault::Fault;

/// Faults of the whole book. Lints that need the glossary run only if it can be read.
pub(crate) fn faults(book: &Book) -> Vec<Fault> {
    thread::scope(|scope| {
        // beside the others, because it takes as long as all of them
        let glossary = book.glossary.as_ref();
        let translation =
            scope.spawn(move || glossary.map(|glossary| translation::faults(book, glossary)));
        let mut faults = includes::faults(book);
        faults.extend(links::faults(book));
        faults.extend(formulas::faults(book));
        faults.extend(numbers::faults(book));
        faults.extend(redirects::faults(book));
        faults.extend(headings::parts(book));
        for page in &book.pages {
            faults.extend(headings::faults(page));
            faults.extend(languages::faults(page));
            faults.extend(listings::faults(page));
            faults.extend(markup::faults(page, book.classes));
            faults.extend(spacing::faults(page));
        }
        if let Some(glossary) = glossary {
            faults.extend(glyphs::faults(book, glossary));
        }
        let translation = translation.join();
        let translation = translation.unwrap_or_else(|panic| resume_unwind(panic));
        faults.extend(translation.into_iter().flatten());
        faults
    })
}
