//! The sources of a book, each file read and parsed once.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::figures::Figures;
use crate::font::Font;
use crate::glossary::Glossary;
use crate::included::Included;
use crate::library::Items;
use crate::page::Page;

/// Everything that the pages are made from.
#[derive(Clone, Debug)]
pub struct Book {
    /// Folder that holds `book.toml`.
    pub root: PathBuf,
    /// Folder of the pages relative to the root, `src`.
    pub src: PathBuf,
    /// The pages, in the order of the table of contents.
    pub pages: Vec<Page>,
    /// The names of its parts: what the table of contents lists that is no page.
    pub parts: Vec<String>,
    /// The files that listings are taken from.
    pub included: Included,
    /// The symbols and terms; none if the file cannot be read.
    pub glossary: Option<Glossary>,
    /// What the libraries offer.
    pub items: Items,
    /// The drawings, by name.
    pub figures: Figures,
    /// The math font; none if the book does not list its characters.
    pub font: Option<Font>,
    /// The classes that a `<div>` may have.
    pub classes: &'static [&'static str],
    /// Old addresses, and where each leads, as `book.toml` lists them.
    pub redirects: BTreeMap<String, String>,
    /// The name of the library that the book is about, the first of those that it has.
    pub library: Option<String>,
    /// Rows of the table of counts, besides those that every book has.
    pub counts: Vec<Count>,
}

/// A number, and what it counts in Chinese and in English.
pub type Count = (usize, &'static str, &'static str);

impl Book {
    /// The address of a page on the site.
    pub fn address(&self, page: &Page) -> String {
        let file = page.file.strip_prefix(&self.src).unwrap_or(&page.file);
        file.with_extension("html").display().to_string()
    }

    /// A book of no page.
    #[cfg(test)]
    pub(crate) fn empty() -> Self {
        Self {
            root: PathBuf::new(),
            src: "src".into(),
            pages: Vec::new(),
            parts: Vec::new(),
            included: Included::default(),
            glossary: None,
            items: Items::default(),
            figures: Figures::default(),
            font: None,
            classes: &[],
            redirects: BTreeMap::new(),
            library: None,
            counts: Vec::new(),
        }
    }
}
