//! The chapters as the author wrote them, before anything is expanded.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_driver::book::{Book, BookItem};
use mdbook_driver::config::Config;

/// A chapter as it stands on disk.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Title in the table of contents, both languages.
    pub name: String,
    /// File relative to the root of the book, `src/padding.md`.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
}

/// The sources of a book.
#[derive(Clone, Debug)]
pub struct Source {
    /// Folder that holds `book.toml`.
    pub root: PathBuf,
    /// Folder of the chapters relative to the root, `src`.
    pub src: PathBuf,
    /// The chapters, in the order of the table of contents.
    pub chapters: Vec<Chapter>,
}

impl Source {
    /// Reads from disk the chapters that `book` lists.
    pub fn read(root: &Path, config: &Config, book: &Book) -> Result<Self> {
        let src = config.book.src.clone();
        let mut chapters = Vec::new();
        for item in book.iter() {
            let BookItem::Chapter(chapter) = item else {
                continue;
            };
            let Some(path) = &chapter.source_path else {
                continue;
            };
            let file = src.join(path);
            let text = fs::read_to_string(root.join(&file))
                .with_context(|| format!("{}:1: cannot be read", file.display()))?;
            chapters.push(Chapter {
                name: chapter.name.clone(),
                file,
                text,
            });
        }
        Ok(Self {
            root: root.to_owned(),
            src,
            chapters,
        })
    }
}
