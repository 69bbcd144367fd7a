//! The preprocessor: what mdBook calls between reading the chapters and rendering them.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use formula_check::{Check, Directive, Display, Report};
use mdbook_driver::book::{Book as Contents, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use rayon::prelude::*;

use crate::book::Book;
use crate::directive::{Context, comments};
use crate::fault::{Fault, Faults};
use crate::glossary::Glossary;
use crate::last::Last;
use crate::lint;
use crate::page::Page;
use crate::project::Project;
use crate::registry;
use crate::render::{self, CHECKS};
use crate::text;

/// Name in `book.toml`: `[preprocessor.book]`.
pub const NAME: &str = "book";

/// Checks the sources, then renders everything that mdBook cannot.
#[derive(Clone, Debug)]
pub struct Preprocess {
    project: Project,
    api: bool,
    /// The chapters of an earlier build: unchanged chapters are left empty.
    before: Option<Arc<[Chapter]>>,
    /// What the run read and wrote.
    done: Arc<Mutex<Option<Done>>>,
}

/// What a run read and wrote.
#[derive(Debug)]
pub struct Done {
    /// The book.
    pub book: Book,
    /// The chapters of the book.
    pub chapters: Arc<[Chapter]>,
    /// The addresses of the pages that were left empty because an earlier build has them.
    pub left_empty: Vec<String>,
}

/// Everything from which the page of a chapter is made, apart from what all pages share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The address of its page.
    pub address: String,
    name: String,
    /// The source, from which the page's description is taken.
    source: String,
    /// The text that is passed to mdBook.
    rendered: String,
}

impl Preprocess {
    /// Creates the preprocessor of a book. If the site will not have the documentation of the libraries (`api`), links
    /// to it are left out.
    pub fn new(project: &Project, api: bool) -> Self {
        Self {
            project: project.clone(),
            api,
            before: None,
            done: Arc::default(),
        }
    }

    /// Leaves unchanged chapters empty, if the table of contents is the same.
    pub fn since(self, before: Option<Arc<[Chapter]>>) -> Self {
        Self { before, ..self }
    }

    /// What was read and written.
    ///
    /// # Errors
    /// If the preprocessor was not run.
    pub fn done(&self) -> Result<Done> {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.take().context("mdBook did not run the preprocessor")
    }
}

impl Preprocessor for Preprocess {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, ctx: &PreprocessorContext, mut contents: Contents) -> Result<Contents> {
        if ctx.renderer == "test" {
            run_listings(&self.project)?;
            contents.items.clear();
            return Ok(contents);
        }
        let (book, faults) = self.project.load(&ctx.config, &contents)?;
        let filled = book.pages.par_iter().zip(texts(&contents));
        let filled: Vec<_> = filled
            .map(|(page, text)| Page::new(&page.name, &page.file, text))
            .collect();
        let rendered = pages(&self.project, &book, faults, &filled, self.api)?;
        for warning in lint::halves::warnings(&book) {
            eprintln!("warning: {warning}");
        }
        let sources = book.pages.iter().zip(rendered);
        let chapters: Arc<[Chapter]> = sources
            .map(|(page, rendered)| Chapter {
                address: book.address(page).replace('\\', "/"),
                name: page.name.clone(),
                source: page.text.clone(),
                rendered,
            })
            .collect();
        let before = self.before.as_deref().unwrap_or_default();
        let place = |chapter: &Chapter| (chapter.address.clone(), chapter.name.clone());
        let same_places = before.iter().map(place).eq(chapters.iter().map(place));
        let is_there = |n: usize| same_places && before[n] == chapters[n];
        // compared by file, because mdBook changes the pages below a chapter before the chapter itself
        let files = book.pages.iter().map(|page| page.file.clone());
        let written: BTreeMap<_, _> = files.zip(chapters.iter().enumerate()).collect();
        contents.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.source_path
            {
                let text = written.get(&book.src.join(path));
                let text = text.filter(|(n, _)| !is_there(*n));
                let text = text.map(|(_, written)| written.rendered.clone());
                chapter.content = text.unwrap_or_default();
            }
        });
        let empty = chapters.iter().enumerate().filter(|(n, _)| is_there(*n));
        let left_empty = empty.map(|(_, chapter)| chapter.address.clone()).collect();
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        *done = Some(Done {
            book,
            chapters,
            left_empty,
        });
        Ok(contents)
    }
}

/// Renders the pages of a book for mdBook. `filled` are the same pages with their listings filled in, `faults` are
/// those found while reading.
///
/// # Errors
/// Every fault of the book.
pub(crate) fn pages(
    project: &Project,
    book: &Book,
    mut faults: Vec<Fault>,
    filled: &[Page],
    api: bool,
) -> Result<Vec<String>, Faults> {
    faults.extend(lint::faults(book));
    let Some(glossary) = &book.glossary else {
        return Err(faults.into_iter().collect());
    };
    let displays: Vec<_> = book.pages.iter().flat_map(Page::displays).collect();
    let report = executed(glossary, &displays, (project.checks)());
    let of_formulas = report.faults.into_iter();
    faults.extend(of_formulas.map(|fault| Fault::new(fault.file, fault.line, fault.message)));
    let lists_checks = |page: &&Page| comments(page).any(|comment| comment.word == CHECKS);
    let checks = book.pages.iter().find(lists_checks);
    let checks = checks.map(|page| book.address(page)).unwrap_or_default();
    let context = Context {
        checks: &checks,
        book,
        glossary,
        passed: &report.passed,
        refuted: &report.refuted,
        filled,
        api,
    };
    let directives = registry::expand(project, &context, &mut faults);
    faults.into_iter().collect::<Faults>().into_result()?;
    let pages = filled.par_iter().zip(&directives);
    Ok(pages
        .map(|(page, made)| render::page(page, registry::edits(page, project, made), &context))
        .collect())
}

/// The result of executing the formulas. An edit of prose changes no formula, so the last result is still valid and the
/// preview does not have to wait for another run.
fn executed(glossary: &Glossary, displays: &[Display], checks: &'static [Check]) -> Report {
    /// The checks, the glossary, and the formulas without their positions.
    type Inputs = (usize, String, Vec<(String, Directive)>);
    static LAST: Last<Inputs, Report> = Last::new();
    let formulas = displays.iter();
    let formulas = formulas.map(|display| (display.latex.clone(), display.directive.clone()));
    let inputs = (
        checks.as_ptr() as usize,
        glossary.text.clone(),
        formulas.collect(),
    );
    let report = LAST.of(inputs, || {
        let report = formula_check::run(&glossary.symbols, displays, checks);
        // a fault names its line, which an edit may change
        match report.faults.is_empty() {
            true => Ok(report),
            false => Err(report),
        }
    });
    report.unwrap_or_else(|with_faults| with_faults)
}

/// `mdbook test` runs rustdoc without access to our crates, so every listing would fail. Cargo runs them here, and mdBook gets
/// no chapters to test.
fn run_listings(project: &Project) -> Result<()> {
    let Some(package) = project.listings else {
        bail!("this book has no package that runs its listings");
    };
    let status = Command::new("cargo")
        .args(["test", "--quiet", "--package", package, "--test", "skeptic"])
        .current_dir(&project.root)
        .stdout(std::io::stderr()) // standard output is mdBook's
        .status()?;
    if !status.success() {
        bail!("a listing failed; the test above names its chapter and line");
    }
    eprintln!("every listing of the book was tested");
    Ok(())
}

/// The pages that are files, with their listings filled in by mdBook.
fn texts(contents: &Contents) -> Vec<String> {
    let texts = contents.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => chapter
            .source_path
            .as_ref()
            .map(|_| text::with_plain_lines(&chapter.content)),
        _ => None,
    });
    texts.collect()
}
