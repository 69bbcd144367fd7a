//! The preprocessor: what mdBook calls between reading the chapters and rendering them.

use std::process::Command;

use anyhow::{Result, bail};
use mdbook_driver::book::{Book, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::api::{self, Items};
use crate::check;
use crate::counts;
use crate::expand::figures::Figures;
use crate::expand::index::{Index, Whole};
use crate::expand::{self, Checked, Context};
use crate::markdown::splice;
use crate::measured;
use crate::source::Source;

/// Name in `book.toml`: `[preprocessor.backprop]`.
pub const NAME: &str = "backprop";

/// Checks the sources, then expands formulas and headings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Backprop {
    /// Whether the documentation of the crate will stand beside the pages: else links to it are left out.
    pub api: bool,
}

impl Preprocessor for Backprop {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, ctx: &PreprocessorContext, mut book: Book) -> Result<Book> {
        match ctx.renderer.as_str() {
            "test" => {
                run_doctests(ctx)?;
                book.items.clear();
            }
            _ => {
                let source = Source::read(&ctx.root, &ctx.config, &book)?;
                let (glossary, executed) = check::all(&source)?;
                for warning in check::warnings(&source) {
                    eprintln!("warning: {warning}");
                }
                let mut context = Context {
                    glossary,
                    checked: Checked::all(executed.passed),
                    refuted: executed.refuted,
                    measured: measured::tables(&source).0,
                    figures: Figures::read(&ctx.root.join(&source.src))?,
                    ..Context::default()
                };
                let whole = Whole {
                    source: &source,
                    texts: &texts(&book),
                    items: &Items::read(&ctx.root)?,
                    counts: &counts::read(&ctx.root)?,
                    api: self.api,
                };
                context.index = Index::of(whole, &context);
                for_each_text(&mut book, |text| {
                    if !self.api {
                        *text = splice(text, api::links::left_out(text));
                    }
                    *text = expand::chapter(text, &context);
                });
            }
        }
        Ok(book)
    }
}

/// `mdbook test` runs rustdoc without our crates in sight, so that every listing would fail. The
/// same listings are doctests of the test package; cargo runs them, and mdBook is left with no
/// chapter to start rustdoc for.
fn run_doctests(ctx: &PreprocessorContext) -> Result<()> {
    let status = Command::new("cargo")
        .args(["test", "--quiet", "--package", "book-tests", "--doc"])
        .current_dir(&ctx.root)
        .stdout(std::io::stderr()) // standard output is mdBook's
        .status()?;
    if !status.success() {
        bail!("a listing failed; the test above names its chapter and line");
    }
    eprintln!(
        "every listing of the book was tested; those of one chapter: \
         cargo test --package book-tests --doc padding_line"
    );
    Ok(())
}

fn for_each_text(book: &mut Book, mut edit: impl FnMut(&mut String)) {
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item {
            edit(&mut chapter.content);
        }
    });
}

/// The chapters that stand in files, as mdBook has filled in their listings.
fn texts(book: &Book) -> Vec<String> {
    let texts = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => chapter
            .source_path
            .as_ref()
            .map(|_| chapter.content.clone()),
        _ => None,
    });
    texts.collect()
}
