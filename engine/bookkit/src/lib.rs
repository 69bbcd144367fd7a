//! Reads, checks, renders and publishes a book whose formulas and listings are executed, in two languages.
//!
//! It knows no book of its own. A book hands it a [`Project`], and has its program in one call of [`cli::main`].
//!
//! 1. [`site`] opens the book with mdBook's driver; mdBook expands the `{{#include …}}` lines.
//! 2. [`Project::load`] reads everything once: each [`page`] is parsed, beside them the [`glossary`], the [`figures`] and
//!    the items of the [`library`].
//! 3. [`lint`] finds everything that mdBook would pass in silence, and `registry` every comment that nobody reads;
//!    `formula_check` executes the formulas. All faults are reported at once, each as `file:line:`.
//! 4. [`render`] turns what only the author writes (LaTeX, two-language headings, directives) into HTML.
//! 5. mdBook renders; [`meta`] adds what search engines and messengers read, and [`pack`] makes the pages light.
//! 6. [`serve`] shows the result and rebuilds on every edit; [`pdf`] prints it.
//!
//! The package `listings` hands the listings, as the reader sees them, to the test engines.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod bilingual;
pub mod book;
pub mod cli;
pub mod directive;
pub mod fault;
pub mod figures;
pub mod font;
pub mod glossary;
pub mod html;
pub mod included;
pub mod latex;
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
pub use listings::markdown;
pub use project::Project;
