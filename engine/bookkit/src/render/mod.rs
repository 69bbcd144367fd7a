//! From what the author writes to what mdBook renders.
//!
//! Only directives can fail here. Everything else that cannot be rendered was reported by [`crate::lint`] before.

mod answer;
mod checked;
mod checks;
pub(crate) mod downloads;
mod figures;
mod glossary;
mod headings;
mod index;
mod listing;
mod math;
mod refuted;
mod script;
pub mod symbols;
mod unbroken;

pub(crate) use checks::CHECKS;

use std::ops::Range;

use crate::directive::{Context, Directive};
use crate::library::links::left_out;
use crate::markdown::splice;
use crate::page::Page;

/// The directives that every book has.
pub(crate) static DIRECTIVES: &[&dyn Directive] = &[
    &glossary::Part,
    &checks::Checks,
    &downloads::Downloads,
    &index::Counts,
    &index::Index,
];

/// Prepares a page for mdBook; `directives` are the replacements for its directives.
pub(crate) fn page(
    page: &Page,
    directives: Vec<(Range<usize>, String)>,
    context: &Context<'_>,
) -> String {
    let symbols = symbols::OfPage::read(page, context.glossary);
    let mut edits = math::edits(page, &symbols, context);
    edits.extend(answer::edits(page));
    edits.extend(headings::edits(page));
    edits.extend(figures::edits(page, &context.book.figures));
    edits.extend(listing::edits(page, &symbols));
    edits.extend(script::edits(page, context.book));
    edits.extend(unbroken::edits(page));
    edits.extend(directives);
    if !context.api {
        edits.extend(left_out(page));
    }
    splice(&page.text, edits)
}

#[cfg(test)]
pub(crate) mod tests {
    use formula_check::{Passed, Refuted};

    use super::*;
    use crate::book::Book;
    use crate::glossary::Glossary;

    /// A book whose pages are not on disk.
    pub(crate) fn book(pages: &[(&str, &str, &str)]) -> Book {
        let page = |(name, file, text): &(&str, &str, &str)| Page::new(*name, file, *text);
        Book {
            pages: pages.iter().map(page).collect(),
            ..Book::empty()
        }
    }

    /// One page of a book with this glossary, rendered; directives are left as they are.
    pub(crate) fn rendered(text: &str, glossary: &Glossary) -> String {
        let book = book(&[("题 · T", "src/x.md", text)]);
        with(&book, glossary, &[], &[], |context| {
            self::page(&book.pages[0], Vec::new(), context)
        })
    }

    /// Calls `f` with a context of this book.
    pub(crate) fn with<T>(
        book: &Book,
        glossary: &Glossary,
        passed: &[Passed],
        refuted: &[Refuted],
        f: impl FnOnce(&Context<'_>) -> T,
    ) -> T {
        f(&Context {
            book,
            glossary,
            passed,
            refuted,
            filled: &book.pages,
            api: true,
            checks: "checks.html",
        })
    }
}
