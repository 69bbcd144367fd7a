//! Faults found while evaluating.

use std::fmt;

/// The values of the running indices at which something went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position(pub Vec<(String, i64)>);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, (index, value)) in self.0.iter().enumerate() {
            f.write_str(if n == 0 { " at " } else { ", " })?;
            write!(f, "{index} = {value}")?;
        }
        Ok(())
    }
}

/// The range of an index on one axis of one array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisRange {
    /// The array.
    pub name: String,
    /// The axis, counted from 1.
    pub axis: usize,
    /// First value.
    pub low: i64,
    /// Last value.
    pub high: i64,
}

impl fmt::Display for AxisRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            axis,
            low,
            high,
        } = self;
        write!(f, "{low}..={high} on axis {axis} of `{name}`")
    }
}

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A symbol of the glossary without a value.
    #[error("no value is bound to `{name}`")]
    NoValue {
        /// The symbol.
        name: String,
    },
    /// A bound array with the wrong number of axes.
    #[error(
        "`{name}` has {expected} axes in the glossary, but the bound array has shape {found:?}"
    )]
    Rank {
        /// The array.
        name: String,
        /// Number of axes in the glossary.
        expected: usize,
        /// Shape of the bound array.
        found: Vec<usize>,
    },
    /// An index without a range.
    #[error("no sum or loop runs over the index `{index}`")]
    UnboundIndex {
        /// The index.
        index: String,
    },
    /// An index of the right side that the left side does not have.
    #[error("the index `{index}` occurs only on the right")]
    OnlyOnRight {
        /// The index.
        index: String,
    },
    /// A loop of `+=` that the formula does not name.
    #[error("`+=` also runs over `{index}`, but the formula does not say so")]
    LoopNotListed {
        /// The index.
        index: String,
    },
    /// `\forall u` where `u` does not occur.
    #[error("`\\forall {index}`, but `{index}` does not occur{}", if *.summed { " outside a sum over it" } else { "" })]
    UnusedLoop {
        /// The index.
        index: String,
        /// Whether it is the index of a sum.
        summed: bool,
    },
    /// An index that is summed over and also moves the left side, or is summed twice.
    #[error("the index `{index}` is already in use {}", if *.on_left { "on the left side" } else { "around this operator" })]
    IndexReused {
        /// The index.
        index: String,
        /// Whether the left side uses it.
        on_left: bool,
    },
    /// A range that no array determines.
    #[error("cannot determine the range of `{index}`")]
    RangeUnknown {
        /// The index.
        index: String,
    },
    /// Two arrays that give different ranges.
    #[error("`{index}` runs over {first}, but {second}")]
    RangeAmbiguous {
        /// The index.
        index: String,
        /// One range.
        first: Box<AxisRange>,
        /// Another range.
        second: Box<AxisRange>,
    },
    /// A bound, an index or an operand of `\mid` that is not a whole number.
    #[error("{value} is not a whole number{at}")]
    NotInteger {
        /// The value.
        value: f64,
        /// Where.
        at: Position,
    },
    /// An index outside its axis.
    #[error("index {axis} of `{name}` is {value}, outside {low}..={high}{at}")]
    OutOfRange {
        /// The array.
        name: String,
        /// The axis, counted from 1.
        axis: usize,
        /// The value of the index.
        value: i64,
        /// First valid value.
        low: i64,
        /// Last valid value.
        high: i64,
        /// Where.
        at: Position,
    },
    /// Bounds the wrong way round, or an empty range for `\max` or `\min`.
    #[error("`{index}` runs from {low} to {high}, which is an empty range{at}")]
    EmptyRange {
        /// The index.
        index: String,
        /// Lower bound.
        low: i64,
        /// Upper bound.
        high: i64,
        /// Where.
        at: Position,
    },
    /// Division by zero.
    #[error("division by zero{at}")]
    DivisionByZero {
        /// Where.
        at: Position,
    },
    /// NaN or an infinity.
    #[error("{what} is {value}{at}")]
    NotFinite {
        /// What has that value.
        what: String,
        /// The value.
        value: f64,
        /// Where.
        at: Position,
    },
    /// No row of `cases` applies.
    #[error("no case applies{at}")]
    NoCase {
        /// Where.
        at: Position,
    },
    /// An element of the left side that the formula does not define.
    #[error("the formula does not define `{name}` at {index:?}")]
    NotCovered {
        /// The array.
        name: String,
        /// The element.
        index: Vec<i64>,
    },
    /// An element of the left side that the formula defines twice.
    #[error("the formula defines `{name}` at {index:?} more than once")]
    DefinedTwice {
        /// The array.
        name: String,
        /// The element.
        index: Vec<i64>,
    },
    /// A letter of the left side that is a symbol of the glossary.
    #[error("`{name}` on the left side is a symbol of the glossary, not an index")]
    LeftIndexIsSymbol {
        /// The symbol.
        name: String,
    },
    /// A shape that cannot be computed.
    #[error("the shape of `{name}`, axis {axis}: {source}")]
    InShape {
        /// The array.
        name: String,
        /// The axis, counted from 1.
        axis: usize,
        /// Why.
        source: Box<EvalError>,
    },
    /// A size that is negative or not whole.
    #[error("a size cannot be {value}")]
    BadSize {
        /// The value.
        value: f64,
    },
    /// More elements than [`crate::MAX_ELEMENTS`].
    #[error("the array would have more than {max} elements")]
    TooLarge {
        /// The limit.
        max: usize,
    },
    /// More work than allowed.
    #[error("the formula takes more than {max} steps")]
    TooMuchWork {
        /// The limit.
        max: u64,
    },
    /// A relation that needs an array of the same shape.
    #[error("the formula's value has shape {found:?}, the array to compare has {expected:?}")]
    Shape {
        /// Shape of the array to compare.
        expected: Vec<usize>,
        /// Shape of the formula's value.
        found: Vec<usize>,
    },
}

impl EvalError {
    /// What the author can do about it, if there is something to say beyond the message.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::UnboundIndex { index } => format!(
                "sum over it, put it on the left side, list it after `\\forall`, or enter `{index}` in the glossary"
            ),
            Self::OnlyOnRight { index } => {
                format!(
                    "a `\\sum_{index}` is missing, or `=` should be `\\mathrel{{+}}=`; or, if `{index}` is a symbol, it is not in the glossary"
                )
            }
            Self::LoopNotListed { index } => {
                format!("write `\\quad \\forall {index}`, or sum over it")
            }
            Self::IndexReused {
                index,
                on_left: true,
            } => format!(
                "the index of a sum does not exist outside it: make it a loop, `\\quad \\forall {index}`, or give the sum another letter"
            ),
            Self::IndexReused { index, .. } => {
                format!("give one of the two another letter, e.g. `{index}'`")
            }
            Self::RangeUnknown { index } => format!(
                "`{index}` stands alone in no subscript; write its bounds, e.g. `0 \\le {index} < f`"
            ),
            Self::RangeAmbiguous { index, .. } => {
                format!("write the bounds, e.g. `0 \\le {index} < f`")
            }
            Self::NotInteger { .. } | Self::OutOfRange { .. } => {
                "if the formula is right, guard the product with a bracket: a false `[…]` switches the other factors off".into()
            }
            Self::LeftIndexIsSymbol { .. } => "use another letter for the index".into(),
            Self::InShape { source, .. } => return source.help(),
            _ => return None,
        })
    }
}
