//! The book's pages and its glossary, as a test may read or edit them.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, ensure};
use bookkit::page::Page;
use formula_check::{Display, GLOSSARY};

use crate::support::{book, root};

/// The text that the checks of the formulas read.
#[derive(Clone)]
pub struct Pages {
    /// `glossary.toml`.
    pub glossary: String,
    pages: Vec<Page>,
}

impl Pages {
    /// The unchanged book, read once for all tests.
    pub fn read() -> Result<Self> {
        static BOOK: LazyLock<Result<Pages>> = LazyLock::new(Pages::from_disk);
        let book = BOOK.as_ref();
        book.cloned().map_err(|error| anyhow!("{error:#}"))
    }

    fn from_disk() -> Result<Self> {
        Ok(Self {
            glossary: fs::read_to_string(root().join(GLOSSARY))?,
            pages: book()?.pages,
        })
    }

    /// All display formulas.
    pub fn displays(&self) -> Vec<Display> {
        self.pages.iter().flat_map(Page::displays).collect()
    }

    /// The text of a page; empty if there is no such page.
    pub fn text(&self, file: &str) -> Option<&str> {
        let page = self
            .pages
            .iter()
            .find(|page| page.file == Path::new(file))?;
        Some(&page.text)
    }

    /// Replaces the first `from` of a page or of the glossary and returns the line of it.
    pub fn edit(&mut self, file: &str, from: &str, to: &str) -> Result<usize> {
        let text = match file {
            GLOSSARY => &self.glossary,
            _ => self
                .text(file)
                .with_context(|| format!("{file} is not a page"))?,
        };
        let at = text.find(from);
        ensure!(at.is_some(), "{file} no longer contains `{from}`");
        let line = 1 + text[..at.unwrap_or(0)].matches('\n').count();
        let edited = text.replacen(from, to, 1);
        let mut pages = self.pages.iter_mut();
        match pages.find(|page| page.file == Path::new(file)) {
            Some(page) => *page = Page::new(&page.name, file, edited),
            None => self.glossary = edited,
        }
        Ok(line)
    }
}
