//! The sources of a book, each file read and parsed once.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use mdbook_driver::book::{Book as Contents, BookItem};
use mdbook_driver::config::Config;

use crate::fault::Fault;
use crate::figures::Figures;
use crate::glossary::Glossary;
use crate::library::Items;
use crate::lint::listed_characters;
use crate::page::Page;
use crate::project::Project;

/// Everything that the pages are made from.
#[derive(Clone, Debug)]
pub struct Book {
    /// What the book hands to the engine.
    pub project: Project,
    /// Folder of the pages relative to the root, `src`.
    pub src: PathBuf,
    /// The pages, in the order of the table of contents.
    pub pages: Vec<Page>,
    /// The symbols and terms; none if the file cannot be read.
    pub glossary: Option<Glossary>,
    /// What the libraries offer.
    pub items: Items,
    /// The drawings, by name.
    pub figures: Figures,
    /// The characters of the math font; none if the book does not list them.
    pub font: Option<BTreeSet<char>>,
}

impl Book {
    /// Reads what `contents` lists, and everything beside it.
    ///
    /// What cannot be read comes back as faults, beside the book without it.
    ///
    /// # Errors
    /// If a page is not there.
    pub fn load(
        project: &Project,
        config: &Config,
        contents: &Contents,
    ) -> Result<(Self, Vec<Fault>)> {
        let src = config.book.src.clone();
        let root = &project.root;
        let mut faults = Vec::new();
        let glossary = Glossary::load(root)
            .map_err(|wrong| faults.extend_from_slice(wrong.as_slice()))
            .ok();
        let items = Items::read(project).unwrap_or_else(|fault| {
            faults.push(fault);
            Items::default()
        });
        let figures = Figures::read(&root.join(&src)).unwrap_or_else(|fault| {
            faults.push(fault);
            Figures::default()
        });
        let font = project
            .font
            .and_then(|list| match fs::read_to_string(root.join(list)) {
                Ok(text) => Some(listed_characters(&text)),
                Err(error) => {
                    faults.push(Fault::new(list, 1, format!("cannot be read: {error}")));
                    None
                }
            });
        let mut pages = Vec::new();
        for item in contents.iter() {
            let BookItem::Chapter(chapter) = item else {
                continue;
            };
            let Some(path) = &chapter.source_path else {
                continue;
            };
            let file = src.join(path);
            let text = fs::read_to_string(root.join(&file))
                .with_context(|| format!("{}:1: cannot be read", file.display()))?;
            pages.push(Page::new(&chapter.name, file, text));
        }
        let project = project.clone();
        let book = Self {
            project,
            src,
            pages,
            glossary,
            items,
            figures,
            font,
        };
        Ok((book, faults))
    }

    /// The address of a page on the site.
    pub fn address(&self, page: &Page) -> String {
        let file = page.file.strip_prefix(&self.src).unwrap_or(&page.file);
        file.with_extension("html").display().to_string()
    }

    /// A book of no page.
    #[cfg(test)]
    pub(crate) fn empty() -> Self {
        Self {
            project: Project {
                root: PathBuf::new(),
                name: "book",
                checks: || &[],
                directives: &[],
                classes: &[],
                libraries: &[],
                listings: None,
                question: ["问题：", "Question: "],
                counts: Vec::new,
                font: None,
            },
            src: "src".into(),
            pages: Vec::new(),
            glossary: None,
            items: Items::default(),
            figures: Figures::default(),
            font: None,
        }
    }
}
