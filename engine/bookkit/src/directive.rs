//! What an author can write in a comment of a page.
//!
//! A directive stands alone on its line, and the build replaces it: `<!-- glossary: arrays -->` becomes a table.
//! Comments about a formula (`<!-- scope: window -->` on the line above it) are read together with the formula. Every
//! other comment must be a `<!-- note: … -->`, which the build ignores.

use std::fmt;
use std::ops::Range;

use formula_check::{Passed, Refuted};

use crate::book::Book;
use crate::fault::Fault;
use crate::glossary::Glossary;
use crate::page::Page;

/// A word that a page can use in a comment, and what replaces it.
pub trait Directive: Send + Sync {
    /// How it is written, without `<!--` and `-->`: `glossary: PART`. The colon ends the word.
    fn usage(&self) -> &'static str;

    /// The HTML that replaces it, on one line, because a blank line would end the HTML block.
    ///
    /// # Errors
    /// Everything that prevents the replacement, each at the place where it has to be fixed.
    fn html(
        &self,
        argument: &str,
        place: Place<'_>,
        context: &Context<'_>,
    ) -> Result<String, Vec<Fault>>;

    /// What is missing from the book, given all the arguments with which pages use the directive.
    fn missing(&self, _used: &[&str], _context: &Context<'_>) -> Vec<Fault> {
        Vec::new()
    }
}

impl fmt::Debug for dyn Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.usage())
    }
}

/// The data from which pages are rendered.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The sources.
    pub book: &'a Book,
    /// The symbols and terms.
    pub glossary: &'a Glossary,
    /// The formulas that agree with their checks.
    pub passed: &'a [Passed],
    /// The formulas that are wrong on purpose, and disagree as they should.
    pub refuted: &'a [Refuted],
    /// The pages with their listings filled in.
    pub filled: &'a [Page],
    /// Whether the site has what only our own build adds: the documentation of the libraries, and files to download.
    pub api: bool,
    /// The address of the page that lists the checks, to which ticks lead.
    pub checks: &'a str,
}

/// Where a page uses a directive.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The page.
    pub page: &'a Page,
    /// The byte at which the directive begins.
    pub(crate) offset: usize,
}

impl Place<'_> {
    /// A fault of the directive.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        self.page.fault(self.offset, message)
    }
}

/// A comment of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment<'t> {
    pub range: Range<usize>,
    pub word: &'t str,
    /// The text after the colon; `None` if there is no colon.
    pub argument: Option<&'t str>,
}

/// Every comment of a page, in order.
pub(crate) fn comments(page: &Page) -> impl Iterator<Item = Comment<'_>> {
    page.html.iter().flat_map(|html| {
        let text = &page.text[html.clone()];
        text.match_indices("<!--").map(|(at, open)| {
            let inner = &text[at + open.len()..];
            let inner = inner.split_once("-->").map_or(inner, |(inner, _)| inner);
            let start = html.start + at;
            let end = (start + "<!---->".len() + inner.len()).min(html.end);
            let (word, argument) = match inner.split_once(':') {
                Some((word, argument)) => (word, Some(argument.trim())),
                None => (inner, None),
            };
            Comment {
                range: start..end,
                word: word.trim(),
                argument,
            }
        })
    })
}

impl Comment<'_> {
    /// Whether a display formula begins on the next line.
    pub(crate) fn is_above_a_formula(&self, page: &Page) -> bool {
        let mut display = page.formulas.iter().filter(|formula| formula.display);
        let line = page.line(self.range.end.saturating_sub(1));
        display.any(|formula| page.line(formula.range.start) == line + 1)
    }
}
