//! Byte ranges in the LaTeX source.

use std::ops::Range;

/// A half-open byte range `start..end` in the LaTeX source of a formula.
///
/// ```
/// use formula::Span;
/// let span = Span::new(2, 5).to(Span::new(7, 9));
/// assert_eq!(span.range(), 2..9);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that starts with `self` and ends with `last`.
    pub const fn to(self, last: Self) -> Self {
        Self {
            start: self.start,
            end: last.end,
        }
    }

    /// The same range as a standard library range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}
