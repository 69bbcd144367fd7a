//! The elements of figures.

mod canvas;
mod grid;
mod image;
mod label;
mod plot;

pub use canvas::{Canvas, Point};
pub use grid::{Grid, Window};
pub use image::Image;
pub use label::{Label, number, plain, signed, var, words};
pub use plot::{Axis, Dot, power, tick};

/// The two things that a figure distinguishes, by colour and by a second cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Blue: tinted, with an unbroken outline.
    First,
    /// Orange: hatched, with a dashed outline.
    Second,
}

impl Mark {
    /// The name of its CSS class.
    fn class(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }
}
