//! Checks, builds and serves the book; also its mdBook preprocessor.
//!
//! A build goes through these steps:
//!
//! 1. [`site`] opens the book with mdBook's driver; mdBook expands the `{{#include …}}` lines.
//! 2. [`source`] reads the chapters once more, as the author wrote them.
//! 3. [`check`] looks at those for everything that mdBook would pass in silence and reports all of
//!    it, each as `file:line:`.
//! 4. [`expand`] turns what only the author writes (LaTeX, two-language headings) into HTML, and links
//!    the symbols of the [`glossary`].
//! 5. mdBook renders; [`meta`] adds what search engines and messengers read, and [`pack`] makes the
//!    pages light.
//! 6. [`serve`] shows the result and rebuilds on every edit; [`pdf`] prints it.
//!
//! [`api`] puts the documentation of the companion crate beside the pages.
//!
//! [`blocks`] hands the listings, as the reader sees them, to the test engines.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod api;
pub mod bilingual;
pub mod blocks;
pub mod check;
pub mod counts;
pub mod displays;
pub mod expand;
pub mod fault;
pub mod glossary;
pub mod markdown;
pub mod measured;
pub mod meta;
pub mod pack;
pub mod pdf;
pub mod preprocess;
pub mod serve;
pub mod site;
pub mod source;
pub mod terms;
