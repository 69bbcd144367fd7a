//! The preprocessor: what mdBook calls between reading the chapters and rendering them.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use formula_check::{Check, Directive, Display, Report};
use mdbook_driver::book::{Book as Contents, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::book::Book;
use crate::directive::{Context, comments};
use crate::fault::{Fault, Faults};
use crate::glossary::Glossary;
use crate::lint;
use crate::page::Page;
use crate::project::Project;
use crate::registry;
use crate::render::{self, CHECKS};

/// Name in `book.toml`: `[preprocessor.book]`.
pub const NAME: &str = "book";

/// Checks the sources, then renders what only their author writes.
#[derive(Clone, Debug)]
pub struct Preprocess {
    project: Project,
    api: bool,
    /// What it read.
    book: Arc<Mutex<Option<Book>>>,
}

impl Preprocess {
    /// For a book. If the documentation of the libraries will not be beside the pages (`api`), links to it are left
    /// out.
    pub fn new(project: &Project, api: bool) -> Self {
        Self {
            project: project.clone(),
            api,
            book: Arc::default(),
        }
    }

    /// The book that was read.
    ///
    /// # Errors
    /// If it was not run.
    pub fn book(&self) -> Result<Book> {
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        book.take().context("mdBook did not run the preprocessor")
    }
}

impl Preprocessor for Preprocess {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, ctx: &PreprocessorContext, mut contents: Contents) -> Result<Contents> {
        if ctx.renderer == "test" {
            run_doctests(&self.project)?;
            contents.items.clear();
            return Ok(contents);
        }
        let (book, faults) = self.project.load(&ctx.config, &contents)?;
        let mut texts = texts(&contents).into_iter();
        let filled = book.pages.iter().zip(&mut texts);
        let filled: Vec<_> = filled
            .map(|(page, text)| Page::new(&page.name, &page.file, text))
            .collect();
        let pages = pages(&self.project, &book, faults, &filled, self.api)?;
        // by their files: mdBook changes the pages beneath a chapter before the chapter itself
        let files = book.pages.iter().map(|page| page.file.clone());
        let mut pages: BTreeMap<_, _> = files.zip(pages).collect();
        for warning in lint::warnings(&book) {
            eprintln!("warning: {warning}");
        }
        contents.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.source_path
            {
                let page = pages.remove(&book.src.join(path));
                chapter.content = page.unwrap_or_default();
            }
        });
        let mut kept = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(book);
        Ok(contents)
    }
}

/// The pages of a book, rendered for mdBook; `filled` are the same pages with their listings filled in, `faults` are
/// those of reading.
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
    let pages = filled.iter().zip(&directives);
    Ok(pages
        .map(|(page, made)| render::page(page, registry::edits(page, project, made), &context))
        .collect())
}

/// What a run of the formulas found. An edit of prose changes no formula: then what the last run found still holds,
/// and the preview need not wait for another.
fn executed(glossary: &Glossary, displays: &[Display], checks: &'static [Check]) -> Report {
    /// The checks, the glossary, and the formulas without their places.
    type Inputs = (usize, String, Vec<(String, Directive)>);
    static LAST: Mutex<Option<(Inputs, Report)>> = Mutex::new(None);
    let formulas = displays.iter();
    let formulas = formulas.map(|display| (display.latex.clone(), display.directive.clone()));
    let inputs = (
        checks.as_ptr() as usize,
        glossary.text.clone(),
        formulas.collect(),
    );
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match &*last {
        Some((same, report)) if *same == inputs => report.clone(),
        _ => {
            let report = formula_check::run(&glossary.symbols, displays, checks);
            // a fault names its place, which an edit may move
            *last = report.faults.is_empty().then(|| (inputs, report.clone()));
            report
        }
    }
}

/// `mdbook test` runs rustdoc without our crates in sight, so that every listing would fail. The
/// same listings are doctests of a package; cargo runs them, and mdBook is left with no
/// chapter to start rustdoc for.
fn run_doctests(project: &Project) -> Result<()> {
    let Some(package) = project.listings else {
        bail!("no package of this book has its listings as doctests");
    };
    let status = Command::new("cargo")
        .args(["test", "--quiet", "--package", package, "--doc"])
        .current_dir(&project.root)
        .stdout(std::io::stderr()) // standard output is mdBook's
        .status()?;
    if !status.success() {
        bail!("a listing failed; the test above names its chapter and line");
    }
    eprintln!(
        "every listing of the book was tested; those of one page: \
         cargo test --package {package} --doc PAGE_line"
    );
    Ok(())
}

/// The pages that are files, as mdBook has filled in their listings.
fn texts(contents: &Contents) -> Vec<String> {
    let texts = contents.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => chapter
            .source_path
            .as_ref()
            .map(|_| chapter.content.clone()),
        _ => None,
    });
    texts.collect()
}
