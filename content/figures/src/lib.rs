//! Draws the book's figures: SVG whose numbers come from the companion crate or from the files of what was measured, never
//! from a keyboard.
//!
//! - [`arrays`] holds the small arrays of the book's examples.
//! - [`draw`] is what figures are made of: grids of cells, marked windows, arrows, labels, axes.
//! - Each module of [`figure`] is one figure.
//!
//! The colours and fonts are in `theme/style/figure.css`, which the pages load; a copy of it goes
//! into every file, so that a figure looks right by itself, on GitHub for instance.

// `deny`, not `forbid`: ndarray's `s!` carries an `allow` of its own.
#![deny(unsafe_code)]
#![deny(missing_docs)]

pub mod arrays;
pub mod draw;
pub mod figure;

use std::fmt;

use bookkit::fault::Fault;

/// A finished figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Name of its file, `src/figures/NAME.svg`, and prefix of every id in it.
    pub name: &'static str,
    /// The file.
    pub svg: String,
}

/// Why a figure cannot be drawn.
#[derive(Debug)]
pub enum Error {
    /// An example array is not valid any more.
    Layer(cnn_backprop::Error),
    /// A file of what was measured cannot be read.
    Measured(Vec<Fault>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Layer(error) => error.fmt(f),
            Self::Measured(faults) => {
                let faults: Vec<_> = faults.iter().map(Fault::to_string).collect();
                f.write_str(&faults.join("\n"))
            }
        }
    }
}

impl std::error::Error for Error {}

/// Every figure of the book: those of arrays in the order of the pages, then those of what was measured.
///
/// # Errors
/// What keeps one of them from being drawn.
pub fn all() -> Result<Vec<Figure>, Error> {
    let arrays = figure::ALL.iter().map(|draw| draw().map_err(Error::Layer));
    let measured = figure::MEASURED
        .iter()
        .map(|draw| draw().map_err(Error::Measured));
    arrays.chain(measured).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn figures_may_stand_on_one_page_and_ask_for_nothing() -> Result<(), Error> {
        let figures = all()?;
        let names: BTreeSet<_> = figures.iter().map(|figure| figure.name).collect();
        assert_eq!(names.len(), figures.len(), "two figures share a name");
        for Figure { name, svg } in &figures {
            for id in svg.split(" id=\"").skip(1) {
                assert!(id.starts_with(&format!("{name}-")), "{name}: id {id}");
            }
            for asks in ["<script", "href", "@import", "url(http"] {
                assert!(!svg.contains(asks), "{name}: `{asks}`");
            }
        }
        assert_eq!(all()?, figures, "a figure is not the same each time");
        Ok(())
    }
}
