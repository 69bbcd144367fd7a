//! What a book hands to the engine: its evidence, its own words, and where its things are.

use std::path::PathBuf;

use formula_check::Check;

use crate::directive::Directive;

/// A book that is built on this engine.
///
/// Everything that the engine does takes one of these; it knows no book of its own.
#[derive(Clone, Debug)]
pub struct Project {
    /// Folder that holds `book.toml`, `glossary.toml` and the pages.
    pub root: PathBuf,
    /// What its files are named after: `pdf/NAME-zh.pdf`.
    pub name: &'static str,
    /// What each numbered formula is compared with.
    pub checks: fn() -> &'static [Check],
    /// What authors can write in comments, besides what every book has.
    pub directives: &'static [&'static dyn Directive],
    /// The classes that a `<div>` of a page may have: those that the style sheets know.
    pub classes: &'static [&'static str],
    /// The crates whose items pages name and link to.
    pub libraries: &'static [Library],
    /// The package whose doctests are the listings of the book; stock `mdbook test` runs it.
    pub listings: Option<&'static str>,
    /// The words that open a page's question, in Chinese and in English.
    pub question: [&'static str; 2],
    /// Rows of the table of counts, besides those that every book has: number, Chinese, English.
    pub counts: fn() -> Vec<Count>,
    /// File that lists the characters of the math font; what is not in it cannot be shown.
    pub font: Option<&'static str>,
}

/// A number, and what it counts in Chinese and in English.
pub type Count = (usize, &'static str, &'static str);

/// A crate that the book is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    /// Its package, `cnn-backprop`.
    pub package: &'static str,
    /// Root of its source, relative to the root of the book.
    pub source: &'static str,
}

impl Library {
    /// Its name in code and in addresses.
    pub fn name(&self) -> String {
        self.package.replace('-', "_")
    }
}
