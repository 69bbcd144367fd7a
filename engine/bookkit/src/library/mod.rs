//! The libraries of a book: their public items, and their documentation, which rustdoc writes and which the site
//! has under `api/`.
//!
//! A page links to `api/cnn_backprop/conv/fn.conv_forward.html`. Whether there is such an item is checked against the
//! source ([`items`]), so that a check needs no rustdoc; a build runs it ([`docs`]) and checks that the two agree. Stock
//! mdBook runs nothing after its renderer, so its book has no `api/`, and links to it are left out.

pub mod docs;
pub mod items;
pub(crate) mod links;

pub use items::{Item, Items};

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
