//! The places of the maxima in their windows: one bit per element, so that every rule for ties can be applied.

use cnn_backprop::Result;
use cnn_backprop::checked::reserved;
use num_traits::{PrimInt, WrappingNeg};

/// The bits of one window, or of a part of it if they do not fit into one word.
pub(super) trait Word: PrimInt + WrappingNeg + Send + Sync {
    /// Of the windows that have such words, the most common side.
    const SIDE: Option<usize>;
}

impl Word for u8 {
    const SIDE: Option<usize> = Some(2);
}
impl Word for u16 {
    const SIDE: Option<usize> = Some(3);
}
impl Word for u64 {
    const SIDE: Option<usize> = None;
}

/// Words that the `f × f` elements of a window take.
#[inline(always)]
pub(super) fn words<T: Word>(f: usize) -> usize {
    (f * f).div_ceil(T::zero().count_zeros() as usize)
}

/// A word for each window and channel, with the channels of a window next to each other. If a window has
/// more elements than a word has bits, its words follow one row of channels after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Maxima {
    /// For windows of at most 8 elements.
    Small(Vec<u8>),
    /// For windows of at most 16.
    Medium(Vec<u16>),
    /// For larger ones.
    Large(Vec<u64>),
}

/// `$body` with the marks of `$maxima`, whatever the size of their words.
macro_rules! with_marks {
    ($maxima:expr, |$marks:ident| $body:expr) => {
        match $maxima {
            Maxima::Small($marks) => $body,
            Maxima::Medium($marks) => $body,
            Maxima::Large($marks) => $body,
        }
    };
}

impl Maxima {
    /// Room for the windows of side `f` that give an output of `shape`: what is `left` of an
    /// earlier call if it fits.
    pub(super) fn with_room(
        left: Option<Self>,
        f: usize,
        shape: (usize, usize, usize, usize),
    ) -> Result<Self> {
        Ok(match (f, left) {
            (..=2, Some(Self::Small(left))) => Self::Small(room(left, f, shape)?),
            (..=2, _) => Self::Small(room(Vec::new(), f, shape)?),
            (3..=4, Some(Self::Medium(left))) => Self::Medium(room(left, f, shape)?),
            (3..=4, _) => Self::Medium(room(Vec::new(), f, shape)?),
            (_, Some(Self::Large(left))) => Self::Large(room(left, f, shape)?),
            (_, _) => Self::Large(room(Vec::new(), f, shape)?),
        })
    }
}

fn room<T: Word>(
    mut left: Vec<T>,
    f: usize,
    (m, n_h, n_w, n_c): (usize, usize, usize, usize),
) -> Result<Vec<T>> {
    let len = reserved("maxima", &mut left, &[m, n_h, n_w, n_c, words::<T>(f)])?;
    left.resize(len, T::zero());
    Ok(left)
}

pub(super) use with_marks;
