//! The libraries of a book: their public items, and their documentation, which rustdoc writes and which the site
//! has under `api/`.
//!
//! A page links to `api/cnn_backprop/conv/fn.conv_forward.html`. Whether there is such an item is checked against the
//! source ([`items`]), so that a check needs no rustdoc; a build runs it ([`docs`]) and checks that the two agree. Stock
//! mdBook runs nothing after its renderer, so its book has no `api/`, and links to it are left out.

pub mod docs;
pub mod items;
pub(crate) mod links;
mod module;

use std::fs;
use std::path::{Path, PathBuf};

pub use items::Items;
pub use module::Item;

/// A crate that a book is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    /// Its package, `cnn-backprop`.
    pub package: &'static str,
    /// Root of its source, relative to the root of the book.
    pub source: &'static str,
}

impl Library {
    /// Its name in code and in URLs.
    pub fn name(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// The folder of the documentation on the site, with which links on pages begin.
pub const FOLDER: &str = "api/";

/// The files with this extension in a folder and in the folders in it, sorted.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    files
}
