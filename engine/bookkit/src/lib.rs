//! Reads, checks, renders and publishes a book whose formulas and listings are executed, in two languages.
//!
//! It is not tied to any particular book. A book passes it a [`Project`], and its program is one call of [`cli::main`].
//!
//! 1. [`site`] opens the book with mdBook's driver; mdBook expands the `{{#include …}}` lines.
//! 2. [`Project::load`] reads everything once: it parses each [`page`], and reads the [`glossary`], the [`figures`]
//!    and the items of the [`library`].
//! 3. [`lint`] finds mistakes that mdBook would ignore silently, and `registry` finds unknown comments;
//!    `formula_check` executes the formulas. All faults are reported at once, each as `file:line:`.
//! 4. [`render`] turns what only the author writes (LaTeX, two-language headings, directives) into HTML.
//! 5. mdBook renders; [`meta`] adds the metadata for search engines and messengers, and [`pack`] makes the pages smaller.
//! 6. [`serve`] shows the result and rebuilds on every edit; [`pdf`] prints it, and [`epub`] makes
//!    e-books of it.
//!
//! The package `listings` passes the listings, as the reader sees them, to skeptic and rustdoc.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod bilingual;
pub mod book;
pub mod cli;
mod digest;
pub mod directive;
pub mod epub;
pub mod fault;
pub mod figures;
pub mod font;
mod frame;
pub mod glossary;
pub mod html;
pub mod included;
mod interrupt;
pub mod language;
mod last;
pub mod latex;
mod leftover;
pub mod library;
pub mod lint;
pub mod meta;
pub mod pack;
pub mod page;
pub mod pdf;
pub mod preprocess;
pub mod project;
mod registry;
pub mod render;
pub mod serve;
pub mod site;
pub mod terms;

pub use book::Book;
pub use library::Library;
pub use listings::{markdown, text};
pub use project::Project;
