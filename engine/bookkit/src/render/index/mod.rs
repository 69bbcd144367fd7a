//! Lists about the whole book, which pages show with `<!-- index: formulas -->`
//! (`symbols`, `functions`) and `<!-- counts -->`. The build fills them in.

mod counts;
mod formulas;
mod functions;
mod symbols;

use super::Context;
use crate::bilingual::halves;
use crate::book::Book;
use crate::directive::{Directive, Place};
use crate::fault::Fault;
use crate::html::bilingual;
use crate::page::Page;

/// The directive for a list.
pub(super) struct Index;

impl Directive for Index {
    fn usage(&self) -> &'static str {
        "index: LIST"
    }

    fn html(
        &self,
        list: &str,
        place: Place<'_>,
        context: &Context<'_>,
    ) -> Result<String, Vec<Fault>> {
        match list {
            "formulas" => Ok(formulas::list(context)),
            "functions" => Ok(functions::list(context)),
            "symbols" => Ok(symbols::list(context)),
            _ => Err(vec![place.fault(format!(
                "`{list}` is not a list of the book: expected `formulas`, `functions` or `symbols`"
            ))]),
        }
    }
}

/// The directive for the numbers.
pub(super) struct Counts;

impl Directive for Counts {
    fn usage(&self) -> &'static str {
        "counts"
    }

    fn html(&self, _: &str, _: Place<'_>, context: &Context<'_>) -> Result<String, Vec<Fault>> {
        Ok(counts::list(context))
    }
}

/// A link in both languages, named after the page.
fn link(page: &Page, book: &Book) -> String {
    let (zh, en) = halves(&page.name).unwrap_or((&page.name, &page.name));
    format!(
        "<a href=\"{}\">{}</a>",
        book.address(page),
        bilingual(zh, en)
    )
}

/// One or two places are shown; more are folded until the reader opens them, and `summary` says how
/// many there are, in Chinese and in English.
fn folded(places: &[String], summary: &dyn Fn(usize) -> (String, String)) -> String {
    let items = places.iter().map(|place| format!("<li>{place}</li>"));
    let list: String = items.collect();
    match places.len() {
        0 => String::new(),
        1..=2 => format!("<ul class=\"places\">{list}</ul>"),
        many => {
            let (zh, en) = summary(many);
            let summary = bilingual(&zh, &en);
            format!(
                "<details class=\"places\"><summary>{summary}</summary><ul>{list}</ul></details>"
            )
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::render::tests::book;

    /// A book with two pages.
    pub(in crate::render::index) fn two_pages(first: &str, second: &str) -> Book {
        book(&[
            ("一 · One", "src/one.md", first),
            ("二 · Two", "src/two.md", second),
        ])
    }
}
