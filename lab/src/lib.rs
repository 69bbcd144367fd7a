//! What the page lets readers try: the layers of the companion crate and the diagnosis, asked in lists of numbers.
//!
//! ```text
//! page ──▶ wasm ──▶ ask(question, numbers, text) ──▶ layer, links, pool, check, mine, read, train ──▶ cnn-backprop, mistakes
//! ```
//!
//! No formula is written here a second time. Even what a cell depends on is found by calling the layers, with arrays that
//! are 1 in one place ([`links`]).

// not `forbid`, because ndarray's `s!` contains an `allow`
#![deny(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "layers")]
pub mod check;
#[cfg(feature = "training")]
mod digits;
#[cfg(feature = "layers")]
pub mod layer;
#[cfg(feature = "layers")]
pub mod links;
#[cfg(feature = "diagnosis")]
pub mod mine;
#[cfg(feature = "layers")]
pub mod pool;
#[cfg(feature = "diagnosis")]
pub mod read;
pub mod say;
#[cfg(feature = "training")]
pub mod train;
pub mod wire;

pub use say::Say;

use wire::{Answer, Numbers};

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// `layer::answer`: a convolution, forward and backward.
    Layer,
    /// `links::answer`: what a cell of it depends on, and what depends on the cell.
    Links,
    /// `pool::answer`: pooling, forward and backward.
    Pool,
    /// `pool::links`: the same for pooling.
    PoolLinks,
    /// `check::answer`: finite differences beside the gradient.
    Check,
    /// `read::answer`: the array in a text.
    Read,
    /// `mine::answer`: which mistake gives these arrays.
    Mine,
    /// `train::answer`: a network that learns digits.
    Train,
}

impl Question {
    /// All, in the order of their numbers on the page.
    pub const ALL: [Self; 8] = [
        Self::Layer,
        Self::Links,
        Self::Pool,
        Self::PoolLinks,
        Self::Check,
        Self::Read,
        Self::Mine,
        Self::Train,
    ];
}

/// Answers a question of the page: arrays and numbers in a list, with a text for what consists of words.
///
/// # Errors
/// A sentence in both languages: what was found and what was expected.
pub fn ask(
    question: Question,
    numbers: &[f64],
    #[cfg_attr(not(feature = "diagnosis"), expect(unused_variables))] text: &[u8],
) -> Result<Answer, Say> {
    let mut numbers = Numbers::new(numbers);
    let answer = match question {
        #[cfg(feature = "layers")]
        Question::Layer => layer::answer(&mut numbers),
        #[cfg(feature = "layers")]
        Question::Links => links::answer(&mut numbers),
        #[cfg(feature = "layers")]
        Question::Pool => pool::answer(&mut numbers),
        #[cfg(feature = "layers")]
        Question::PoolLinks => pool::links(&mut numbers),
        #[cfg(feature = "layers")]
        Question::Check => check::answer(&mut numbers),
        #[cfg(feature = "diagnosis")]
        Question::Read => read::answer(text),
        #[cfg(feature = "diagnosis")]
        Question::Mine => mine::answer(&mut numbers),
        #[cfg(feature = "training")]
        Question::Train => train::answer(&mut numbers),
        // a program answers only the questions that it was made for
        #[allow(
            unreachable_patterns,
            reason = "with all features every question has its answer"
        )]
        _ => Err(Say::other_version()),
    }?;
    numbers.end()?;
    Ok(answer)
}
