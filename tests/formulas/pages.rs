//! The book's pages and its glossary, as a test may read or edit them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use bookkit::displays::displays;
use bookkit::site;
use bookkit::source::Source;
use formula_check::{Display, GLOSSARY};

/// The root of the book.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text that the checks of the formulas read.
#[derive(Clone)]
pub struct Pages {
    /// `glossary.toml`.
    pub glossary: String,
    source: Source,
}

impl Pages {
    /// The book as it stands.
    pub fn read() -> Result<Self> {
        let book = site::open(&root())?;
        Ok(Self {
            glossary: fs::read_to_string(root().join(GLOSSARY))?,
            source: Source::read(&root(), &book.config, &book.book)?,
        })
    }

    /// All display formulas.
    pub fn displays(&self) -> Vec<Display> {
        displays(&self.source)
    }

    /// What a page says; nothing if there is no such page.
    pub fn text(&self, file: &str) -> Option<&str> {
        let mut chapters = self.source.chapters.iter();
        let page = chapters.find(|chapter| chapter.file == Path::new(file))?;
        Some(&page.text)
    }

    /// Replaces the first `from` of a page or of the glossary and returns the line of it.
    pub fn edit(&mut self, file: &str, from: &str, to: &str) -> Result<usize> {
        let chapters = &mut self.source.chapters;
        let text = match file {
            GLOSSARY => &mut self.glossary,
            _ => chapters
                .iter_mut()
                .find(|chapter| chapter.file == Path::new(file))
                .map(|chapter| &mut chapter.text)
                .with_context(|| format!("{file} is no chapter"))?,
        };
        let at = text.find(from);
        ensure!(at.is_some(), "{file} no longer holds `{from}`");
        let line = 1 + text[..at.unwrap_or(0)].matches('\n').count();
        *text = text.replacen(from, to, 1);
        Ok(line)
    }
}
