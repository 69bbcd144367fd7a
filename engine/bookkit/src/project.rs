//! What a book passes to the engine: its checks, its directives and the location of its files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use formula_check::Check;
use mdbook_driver::book::{Book as Contents, BookItem};
use mdbook_driver::config::Config;
use rayon::prelude::*;

use crate::book::{Book, Count};
use crate::directive::Directive;
use crate::fault::Fault;
use crate::figures::Figures;
use crate::font::{Font, listed};
use crate::glossary::Glossary;
use crate::included::Included;
use crate::leftover::is_leftover;
use crate::library::{Items, Library};
use crate::page::Page;
use crate::text;

/// A book that is built on this engine.
///
/// Every function of the engine takes a project, so the engine is not tied to any particular book.
#[derive(Clone, Debug)]
pub struct Project {
    /// Folder that holds `book.toml`, `glossary.toml` and the pages.
    pub root: PathBuf,
    /// The name of its files: `pdf/NAME-zh.pdf`, `epub/NAME-zh.epub`.
    pub name: &'static str,
    /// What each numbered formula is compared with.
    pub checks: fn() -> &'static [Check],
    /// The directives of this book, in addition to those of every book.
    pub directives: &'static [&'static dyn Directive],
    /// The classes that a `<div>` on a page may have: those that the style sheets define.
    pub classes: &'static [&'static str],
    /// The crates whose items pages name and link to.
    pub libraries: &'static [Library],
    /// The package whose test `skeptic` runs the listings of the book; stock `mdbook test` starts it.
    pub listings: Option<&'static str>,
    /// The words that introduce the question of a page, in Chinese and in English.
    pub question: [&'static str; 2],
    /// Rows of the table of counts, in addition to those of every book: number, Chinese, English.
    pub counts: fn() -> Vec<Count>,
    /// File that lists the characters of the math font; formulas may use no others.
    pub font: Option<&'static str>,
    /// The style sheets of its e-books, in this order; those of the site are for a browser's window.
    pub epub_styles: &'static [&'static str],
}

impl Project {
    /// Reads the pages that `contents` lists, and all other sources.
    ///
    /// Whatever cannot be read is reported as a fault and left out of the book.
    ///
    /// # Errors
    /// If a page does not exist.
    pub fn load(&self, config: &Config, contents: &Contents) -> Result<(Book, Vec<Fault>)> {
        let src = config.book.src.clone();
        let html = config.html_config().unwrap_or_default();
        let root = &self.root;
        let mut faults = Vec::new();
        let glossary = Glossary::load(root)
            .map_err(|wrong| faults.extend_from_slice(wrong.as_slice()))
            .ok();
        let figures = Figures::read(&root.join(&src)).unwrap_or_else(|fault| {
            faults.push(fault);
            Figures::default()
        });
        let font = self
            .font
            .and_then(|list| match text::read(&root.join(list)) {
                Ok(text) => Some(Font {
                    list,
                    characters: listed(&text),
                }),
                Err(error) => {
                    faults.push(Fault::new(list, 1, format!("cannot be read: {error}")));
                    None
                }
            });
        let (mut texts, mut parts) = (Vec::new(), Vec::new());
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
            let text = text::read(&root.join(&file))
                .with_context(|| format!("{}:1: cannot be read", file.display()))?;
            texts.push((&chapter.name, file, text));
        }
        let read_pages = || -> Vec<_> {
            let texts = texts.into_par_iter();
            texts
                .map(|(name, file, text)| Page::new(name, file, text))
                .collect()
        };
        let (items, pages) = rayon::join(|| Items::read(root, self.libraries), read_pages);
        let items = items.unwrap_or_else(|fault| {
            faults.push(fault);
            Items::default()
        });
        faults.extend(left_out(root, &src, &pages));
        faults.extend(locks(root, &src));
        faults.extend(missing(root, config));
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

/// Missing style sheets and scripts that `book.toml` names: mdBook reports them only during a build, and without the line.
fn missing(root: &Path, config: &Config) -> Vec<Fault> {
    let html = config.html_config().unwrap_or_default();
    let named = html.additional_css.iter().chain(&html.additional_js);
    let missing = named.filter(|file| !root.join(file).is_file());
    let text = fs::read_to_string(root.join("book.toml")).unwrap_or_default();
    let fault = |file: &PathBuf| {
        let name = file
            .strip_prefix(root)
            .unwrap_or(file)
            .display()
            .to_string();
        let line = text.lines().position(|line| line.contains(&name));
        let message = format!("`{name}` does not exist");
        Fault::new("book.toml", 1 + line.unwrap_or(0), message)
    };
    missing.map(fault).collect()
}

/// The Markdown files in the folder of the pages, relative to the root.
pub(crate) fn markdown_files(root: &Path, src: &Path) -> impl Iterator<Item = PathBuf> {
    let files = fs::read_dir(root.join(src)).into_iter().flatten().flatten();
    let files = files.filter(|entry| !is_leftover(&entry.file_name()));
    let files = files.map(|entry| src.join(entry.file_name()));
    files.filter(|file| file.extension().is_some_and(|end| end == "md"))
}

/// Markdown files in the folder of the pages that the table of contents does not list.
fn left_out(root: &Path, src: &Path, pages: &[Page]) -> Vec<Fault> {
    let own = ["SUMMARY.md", "404.md"].map(|name| src.join(name));
    let unlisted = markdown_files(root, src)
        .filter(|file| !own.contains(file) && pages.iter().all(|page| page.file != *file));
    let message = "this page is not listed in SUMMARY.md, so no reader would find it";
    unlisted.map(|file| Fault::new(file, 1, message)).collect()
}

/// The links that lead nowhere by which Emacs marks files with unsaved changes: mdBook cannot copy them.
fn locks(root: &Path, src: &Path) -> Vec<Fault> {
    let files = fs::read_dir(root.join(src)).into_iter().flatten().flatten();
    let files = files.filter(|entry| is_leftover(&entry.file_name()) && !entry.path().exists());
    let message =
        "this link leads nowhere; Emacs makes it for a file with unsaved changes: save that file";
    files
        .map(|entry| Fault::new(src.join(entry.file_name()), 1, message))
        .collect()
}
