//! Opening, checking and building a book without the `mdbook` command.

use std::fs;
use std::io::ErrorKind;
use std::iter;
use std::path::{Path, PathBuf, absolute};
use std::sync::{Arc, Mutex};

use anyhow::{Context as _, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use tracing::Level;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::book::Book;
use crate::fault::{Fault, Faults};
use crate::frame::{self, Frame};
use crate::leftover;
use crate::library;
use crate::lint;
use crate::meta::{self, Address};
use crate::pack;
use crate::preprocess::{self, Chapter, Preprocess};
use crate::project::{Project, markdown_files};
use crate::render::downloads;
use crate::text;

/// Opens a book, with the preprocessor of this crate in place of the command that `book.toml` names
/// for stock mdBook (starting cargo from within cargo would wait for itself).
pub fn open(project: &Project) -> Result<MDBook> {
    let mut book = load(&project.root)?;
    book.with_preprocessor(Preprocess::new(project, false));
    Ok(book)
}

/// Reads the book; names the files that are not text, because mdBook does not say where and what it expects.
fn load(root: &Path) -> Result<MDBook> {
    MDBook::load(root).or_else(|error| {
        let src = Config::from_disk(root.join("book.toml")).map(|config| config.book.src);
        let src = src.unwrap_or_else(|_| "src".into());
        let files = iter::once(PathBuf::from("book.toml")).chain(markdown_files(root, &src));
        let faults = files.filter_map(|file| {
            let wrong = text::read(&root.join(&file)).err()?;
            (wrong.kind() == ErrorKind::InvalidData).then(|| Fault::new(file, 1, wrong.to_string()))
        });
        faults.collect::<Faults>().into_result()?;
        Err(error)
    })
}

/// Runs every check on the sources, without building; returns the number of pages.
///
/// # Errors
/// Every fault of the book.
pub fn check(project: &Project) -> Result<usize> {
    let (book, faults) = read(project)?;
    preprocess::pages(project, &book, faults, &book.pages, false)?;
    for warning in lint::halves::warnings(&book) {
        eprintln!("warning: {warning}");
    }
    Ok(book.pages.len())
}

/// Records that the halves of all pairs say the same now.
///
/// # Errors
/// If a page cannot be read, or the record not be written.
pub fn record(project: &Project) -> Result<()> {
    let (book, _) = read(project)?;
    let file = project.root.join(lint::halves::FILE);
    let written = fs::write(&file, lint::halves::record(&book));
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// The sources, and the faults of those that cannot be read.
fn read(project: &Project) -> Result<(Book, Vec<Fault>)> {
    let contents = load(&project.root)?;
    project.load(&contents.config, &contents.book)
}

/// Options of a build; the default writes the whole book into the folder that `book.toml` names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Another output folder.
    pub folder: Option<&'a Path>,
    /// The endpoint that pages listen to while they are served.
    pub live_reload: Option<&'a str>,
    /// The documentation of the libraries to add, as [`library::docs::build`] returned it.
    pub api: Option<&'a Path>,
    /// An earlier build, whose unchanged pages are not made again.
    pub before: Option<&'a Built>,
}

/// The result of a build.
#[derive(Debug)]
pub struct Built {
    chapters: Arc<[Chapter]>,
    frame: Frame,
    /// How many chapters were made.
    pub made: usize,
    /// The pages that this build took over from the earlier one, and did not make.
    pub unmade: Vec<String>,
}

/// Builds a book. Warnings of mdBook are errors here.
///
/// Given an earlier build, it makes only the pages that have changed since, and neither the print page nor the search
/// index. If something changed that all pages show, this is impossible, and it returns `None`.
///
/// # Errors
/// Every fault of the book, or what mdBook could not do.
pub fn build(project: &Project, options: Options<'_>) -> Result<Option<Built>> {
    let Options {
        folder,
        live_reload,
        api,
        before,
    } = options;
    let warnings = Warnings::default();
    let subscriber = tracing_subscriber::registry().with(warnings.clone());
    let built = tracing::subscriber::with_default(subscriber, || -> Result<Option<Built>> {
        let mut contents = load(&project.root)?;
        let preprocess = Preprocess::new(project, api.is_some());
        let preprocess = preprocess.since(before.map(|before| before.chapters.clone()));
        contents.with_preprocessor(preprocess.clone());
        let mut frame = Frame::of(&contents)?;
        if let Some(folder) = folder {
            contents.config.build.build_dir = absolute(folder)?;
        }
        let mut address = Address::of(&contents.config)?;
        if let Some(endpoint) = live_reload {
            let config = &mut contents.config;
            config.set("output.html.live-reload-endpoint", endpoint)?;
            config.set("output.html.site-url", "/")?;
            address = None;
        } else if let Some(address) = &address {
            // mdBook only needs it for the 404 page, which must know its path and nothing else
            let path = address.path();
            contents.config.set("output.html.site-url", path)?;
        }
        contents.build()?;
        let html = contents.build_dir_for("html");
        leftover::remove_from(&html)?;
        frame.see(&html)?;
        let done = preprocess.done()?;
        let mut unmade = Vec::new();
        if let Some(before) = before {
            if frame != before.frame {
                return Ok(None);
            }
            unmade = frame::without(&html, &done)?;
        }
        meta::write(
            &done.book,
            project.question,
            &html,
            address.as_ref(),
            &unmade,
        )?;
        let how = live_reload.map_or(pack::Use::Published, |_| pack::Use::Preview);
        pack::site(&html, how)?;
        if api.is_some() {
            downloads::copy_into(&project.root, &html)?;
        }
        // rustdoc's pages are copied unchanged, without the steps for our own pages
        if let (Some(docs), None) = (api, before) {
            library::docs::copy_into(docs, &html)?;
        }
        Ok(Some(Built {
            made: done.chapters.len() - done.left_empty.len(),
            chapters: done.chapters,
            frame,
            unmade,
        }))
    })?;
    let warnings = warnings.0.lock().expect("no thread panicked").join("\n");
    if !warnings.is_empty() {
        bail!("mdBook warned, and warnings are errors here:\n{warnings}");
    }
    Ok(built)
}

/// Collects what mdBook reports through `tracing`.
#[derive(Clone, Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Warnings {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let serious = *event.metadata().level() <= Level::WARN;
        if serious && event.metadata().target().starts_with("mdbook") {
            let mut message = Message(String::new());
            event.record(&mut message);
            if let Ok(mut warnings) = self.0.lock() {
                warnings.push(message.0);
            }
        }
    }
}

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
