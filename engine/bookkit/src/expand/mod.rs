//! From what the author writes to what mdBook renders. Pure functions, `&str -> String`.
//!
//! Nothing here fails: what cannot be expanded was reported by [`crate::check`] before.

mod checked;
mod checks;
pub mod errata;
pub mod figures;
pub mod glossary;
pub mod headings;
pub(crate) mod html;
pub mod index;
pub mod listings;
pub mod math;
pub(crate) mod measured;
mod refuted;
pub mod symbols;

pub use checked::Checked;

use formula_check::Refuted;

use crate::glossary::Glossary;
use crate::markdown::splice;
use crate::measured::Tables;

/// What the pages are made of besides their text.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The symbols that are explained and linked, and the terms.
    pub glossary: Glossary,
    /// The formulas whose check passed in this build.
    pub checked: Vec<Checked>,
    /// The formulas that are wrong on purpose, with what came of executing them.
    pub refuted: Vec<Refuted>,
    /// The lists of the whole book.
    pub index: index::Index,
    /// The tables of what was measured.
    pub measured: Tables,
    /// The drawings that pages show.
    pub figures: figures::Figures,
}

/// A chapter with everything in it made ready for mdBook.
pub fn chapter(text: &str, context: &Context) -> String {
    let page = symbols::Page::read(text, &context.glossary);
    let mut edits = math::edits(text, &page, context);
    edits.extend(headings::edits(text));
    edits.extend(figures::edits(text, &context.figures));
    edits.extend(listings::edits(text, &page));
    edits.extend(glossary::edits(text, &context.glossary));
    edits.extend(checks::edits(text, &context.checked));
    edits.extend(errata::edits(text));
    edits.extend(index::edits(text, &context.index));
    edits.extend(measured::edits(text, &context.measured));
    splice(text, edits)
}
