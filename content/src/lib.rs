//! Passes this book's checks and directives to the engine.
//!
//! The checks of the formulas are in `content/checks`, the mistakes in `content/mistakes`, the figures in
//! `content/figures`. This crate has the directives of this book: tables of mistakes ([`mistakes`]), of the
//! inputs that show them ([`smallest`]), of measurements ([`measured`]), and labs ([`lab`]).

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod lab;
pub mod measured;
pub mod mistakes;
pub mod smallest;

use std::path::PathBuf;

use bookkit::{Library, Project};

/// The book under `root`.
pub fn project(root: PathBuf) -> Project {
    Project {
        root,
        name: "cnn-backprop",
        checks: checks::all,
        directives: &[
            &mistakes::Mistakes,
            &mistakes::Lookup,
            &smallest::SmallestInputs,
            &measured::Measured,
            &lab::Lab,
        ],
        classes: &[
            "front", "beside", "note", "try", "mistake", "answer", "hint", "more",
        ],
        libraries: &[
            Library {
                package: "cnn-backprop",
                source: "crate/src/lib.rs",
            },
            Library {
                package: "cnn-backprop-fast",
                source: "fast/src/lib.rs",
            },
        ],
        listings: Some("book-tests"),
        question: ["问题：", "Question: "],
        counts: mistakes::counts,
        font: Some("theme/make/font/math-chars.txt"),
        epub_styles: &[
            "theme/style/palette.css",
            "theme/style/figure.css",
            "theme/epub.css",
        ],
    }
}
