//! Opening and building the book without the `mdbook` command.

use std::path::{Path, absolute};
use std::sync::{Arc, Mutex};

use anyhow::{Result, bail};
use mdbook_driver::MDBook;
use tracing::Level;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::api;
use crate::check;
use crate::meta::{self, Address};
use crate::pack;
use crate::preprocess::Backprop;
use crate::source::Source;

/// Opens the book under `root`, with the preprocessor of this crate in place of the command that
/// `book.toml` names for stock mdBook (starting cargo from within cargo would wait for itself).
pub fn open(root: &Path) -> Result<MDBook> {
    let mut book = MDBook::load(root)?;
    book.with_preprocessor(Backprop::default());
    Ok(book)
}

/// Runs every check on the sources, without building.
pub fn check(root: &Path) -> Result<usize> {
    let book = open(root)?;
    let source = Source::read(root, &book.config, &book.book)?;
    check::all(&source)?;
    for warning in check::warnings(&source) {
        eprintln!("warning: {warning}");
    }
    Ok(source.chapters.len())
}

/// How a book is built, other than alone into the folder that `book.toml` names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Another folder.
    pub folder: Option<&'a Path>,
    /// The endpoint that pages listen to while they are served.
    pub live_reload: Option<&'a str>,
    /// The documentation of the crate, to stand beside the pages: what [`api::docs::build`] gave.
    pub api: Option<&'a Path>,
}

/// Builds the book into the folder that `book.toml` names.
pub fn build(root: &Path) -> Result<()> {
    build_with(root, Options::default())
}

/// Builds the book into another folder.
///
/// `live_reload` names the endpoint that pages listen to while they are served.
pub fn build_into(root: &Path, folder: &Path, live_reload: Option<&str>) -> Result<()> {
    let folder = Some(folder);
    let api = None;
    build_with(
        root,
        Options {
            folder,
            live_reload,
            api,
        },
    )
}

/// Builds the book. What mdBook only warns of is an error here.
pub fn build_with(root: &Path, options: Options<'_>) -> Result<()> {
    let Options {
        folder,
        live_reload,
        api,
    } = options;
    let warnings = Warnings::default();
    let subscriber = tracing_subscriber::registry().with(warnings.clone());
    tracing::subscriber::with_default(subscriber, || -> Result<()> {
        let mut book = open(root)?;
        book.with_preprocessor(Backprop { api: api.is_some() });
        if let Some(folder) = folder {
            book.config.build.build_dir = absolute(folder)?;
        }
        let mut address = Address::of(&book.config)?;
        if let Some(endpoint) = live_reload {
            book.config
                .set("output.html.live-reload-endpoint", endpoint)?;
            book.config.set("output.html.site-url", "/")?;
            address = None;
        } else if let Some(address) = &address {
            // mdBook asks for it for the 404 page, which must know its path and no more
            book.config.set("output.html.site-url", address.path())?;
        }
        book.build()?;
        let source = Source::read(root, &book.config, &book.book)?;
        let html = book.build_dir_for("html");
        meta::write(&source, &html, address.as_ref())?;
        let how = live_reload.map_or(pack::Use::Published, |_| pack::Use::Preview);
        pack::site(&html, how)?;
        // rustdoc's pages are its own: nothing that is done to ours is done to them
        api.map_or(Ok(()), |docs| api::docs::copy_into(docs, &html))
    })?;
    let warnings = warnings.0.lock().expect("no thread panicked").join("\n");
    if !warnings.is_empty() {
        bail!("mdBook warned, and a warning is an error here:\n{warnings}");
    }
    Ok(())
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
