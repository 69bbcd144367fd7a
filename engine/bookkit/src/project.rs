//! What a book hands to the engine: its evidence, its own words, and where its things are.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use formula_check::Check;
use mdbook_driver::book::{Book as Contents, BookItem};
use mdbook_driver::config::Config;

use crate::book::{Book, Count};
use crate::directive::Directive;
use crate::fault::Fault;
use crate::figures::Figures;
use crate::font::{Font, listed};
use crate::glossary::Glossary;
use crate::included::Included;
use crate::library::{Items, Library};
use crate::page::Page;

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

impl Project {
    /// Reads what `contents` lists, and everything beside it.
    ///
    /// What cannot be read comes back as faults, beside the book without it.
    ///
    /// # Errors
    /// If a page is not there.
    pub fn load(&self, config: &Config, contents: &Contents) -> Result<(Book, Vec<Fault>)> {
        let src = config.book.src.clone();
        let html = config.html_config().unwrap_or_default();
        let root = &self.root;
        let mut faults = Vec::new();
        let glossary = Glossary::load(root)
            .map_err(|wrong| faults.extend_from_slice(wrong.as_slice()))
            .ok();
        let items = Items::read(root, self.libraries).unwrap_or_else(|fault| {
            faults.push(fault);
            Items::default()
        });
        let figures = Figures::read(&root.join(&src)).unwrap_or_else(|fault| {
            faults.push(fault);
            Figures::default()
        });
        let font = self
            .font
            .and_then(|list| match fs::read_to_string(root.join(list)) {
                Ok(text) => Some(Font {
                    list,
                    characters: listed(&text),
                }),
                Err(error) => {
                    faults.push(Fault::new(list, 1, format!("cannot be read: {error}")));
                    None
                }
            });
        let (mut pages, mut parts) = (Vec::new(), Vec::new());
        for item in contents.iter() {
            let chapter = match item {
                BookItem::Chapter(chapter) => chapter,
                BookItem::PartTitle(name) => {
                    parts.push(name.clone());
                    continue;
                }
                BookItem::Separator => continue,
            };
            let Some(path) = &chapter.source_path else {
                parts.push(chapter.name.clone());
                continue;
            };
            let file = src.join(path);
            let text = fs::read_to_string(root.join(&file))
                .with_context(|| format!("{}:1: cannot be read", file.display()))?;
            pages.push(Page::new(&chapter.name, file, text));
        }
        faults.extend(left_out(root, &src, &pages));
        let book = Book {
            root: root.clone(),
            src,
            included: Included::read(root, &pages),
            pages,
            parts,
            glossary,
            items,
            figures,
            font,
            classes: self.classes,
            redirects: html.redirect.into_iter().collect(),
            library: self.libraries.first().map(Library::name),
            counts: (self.counts)(),
        };
        Ok((book, faults))
    }
}

/// Files beside the pages that look like one, and are not in the table of contents.
fn left_out(root: &Path, src: &Path, pages: &[Page]) -> Vec<Fault> {
    let files = fs::read_dir(root.join(src)).into_iter().flatten().flatten();
    let files = files.map(|entry| src.join(entry.file_name()));
    let own = ["SUMMARY.md", "404.md"].map(|name| src.join(name));
    let unlisted = files.filter(|file| {
        let is_page = file.extension().is_some_and(|end| end == "md") && !own.contains(file);
        is_page && pages.iter().all(|page| page.file != *file)
    });
    let message = "no line of SUMMARY.md leads to this page, so that nobody reads it";
    unlisted.map(|file| Fault::new(file, 1, message)).collect()
}
