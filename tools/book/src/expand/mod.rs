//! From what the author writes to what mdBook renders. Pure functions, `&str -> String`.
//!
//! Nothing here fails: what cannot be expanded was reported by [`crate::check`] before.

pub mod headings;
mod listings;
pub mod math;

use crate::markdown::splice;

/// A chapter with its formulas, headings and listings made ready for mdBook.
pub fn chapter(text: &str) -> String {
    let mut edits = math::edits(text);
    edits.extend(headings::edits(text));
    edits.extend(listings::edits(text));
    splice(text, edits)
}
