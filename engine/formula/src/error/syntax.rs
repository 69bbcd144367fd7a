//! Faults found while reading the LaTeX.

/// Why a piece of LaTeX is not a formula that can be executed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SyntaxError {
    /// The source is longer than [`crate::MAX_SOURCE`].
    #[error("the formula is {len} bytes long, more than the limit of {max}")]
    TooLong {
        /// Length of the source in bytes.
        len: usize,
        /// The limit.
        max: usize,
    },
    /// Nested deeper than [`crate::MAX_DEPTH`].
    #[error("the formula is nested deeper than {max} levels")]
    TooDeep {
        /// The limit.
        max: usize,
    },
    /// `{` without `}`.
    #[error("this `{{` is never closed")]
    UnclosedGroup,
    /// A command that must be followed by `{…}`.
    #[error("`\\{command}` needs a group in braces: `\\{command}{{…}}`")]
    NeedsGroup {
        /// The command's name.
        command: String,
    },
    /// A LaTeX command outside the grammar.
    #[error("`\\{command}` is not notation that can be executed")]
    UnknownCommand {
        /// The command's name.
        command: String,
    },
    /// `\dots` and its relatives.
    #[error("`\\{command}` cannot be executed")]
    Dots {
        /// The command's name.
        command: String,
    },
    /// An environment outside the grammar.
    #[error("the environment `{name}` is not notation that can be executed")]
    UnknownEnvironment {
        /// The environment's name.
        name: String,
    },
    /// A character that does not occur in formulas.
    #[error("`{character}` does not belong in a formula")]
    UnknownCharacter {
        /// The character.
        character: char,
    },
    /// A number that is not finite.
    #[error("`{text}` is too large a number")]
    BadNumber {
        /// The digits.
        text: String,
    },
    /// A second `\tag`.
    #[error("a formula has only one `\\tag`, but this is a second one")]
    SecondTag,
    /// A row of `aligned` that starts another equation.
    #[error(
        "this row starts a new equation; each row of `aligned` must continue the chain of the first"
    )]
    FreshRow,
    /// Something else was expected.
    #[error("expected {expected}, found {found}")]
    Expected {
        /// What the grammar allows here.
        expected: &'static str,
        /// What was found instead.
        found: String,
    },
    /// Two subscripts or two superscripts on one symbol.
    #[error("two {which}s on one symbol")]
    DoubleScript {
        /// `subscript` or `superscript`.
        which: &'static str,
    },
    /// Notation that can be read in two ways.
    #[error("{what} can be read in two ways")]
    Ambiguous {
        /// The notation.
        what: &'static str,
        /// What to write instead.
        instead: &'static str,
    },
    /// A symbol that the glossary does not have.
    #[error("`{name}` is not in the glossary")]
    UnknownSymbol {
        /// The symbol as written, in canonical spelling.
        name: String,
        /// The symbol of the glossary that is most similar.
        nearest: Option<String>,
    },
    /// A word set in italics, as a product of letters.
    #[error("`{found}` sets a word in italics, as a product of letters")]
    NotUpright {
        /// The symbol as written.
        found: String,
        /// The symbol of the glossary.
        expected: String,
    },
    /// An array with the wrong number of indices.
    #[error("`{name}` has {} ({}), but {found} {} written", count(axes.len()), axes.join(", "), if *found == 1 { "is" } else { "are" })]
    IndexCount {
        /// The array.
        name: String,
        /// Its axes in the glossary.
        axes: Vec<String>,
        /// How many indices are written.
        found: usize,
    },
    /// An array without indices where a number is needed.
    #[error("`{name}` is an array, not a number")]
    MissingIndices {
        /// The array.
        name: String,
        /// Its axes in the glossary.
        axes: Vec<String>,
    },
    /// A symbol of the glossary in the place of a running index.
    #[error("`{name}` is a symbol of the glossary ({meaning}), so it cannot be a running index")]
    IndexIsSymbol {
        /// The symbol.
        name: String,
        /// Its meaning in the glossary.
        meaning: String,
    },
    /// `e` without an exponent.
    #[error("`e` is Euler's number and is written with an exponent; it cannot be an index")]
    EulerAlone,
    /// `\sum` or `\prod` with nothing below.
    #[error("`\\{operator}` has no index below it")]
    NoIndexBelow {
        /// The operator.
        operator: &'static str,
    },
    /// `\sum_{u=0}` without an upper bound.
    #[error("`{index}` has a start but no upper bound")]
    NoUpperBound {
        /// The index.
        index: String,
    },
    /// `\sum_u^{f-1}` without a lower bound, or several indices below one upper bound.
    #[error("an upper bound above needs exactly one start `index = …` below")]
    NoLowerBound,
    /// A condition in words.
    #[error("the words “{text}” cannot be executed")]
    Words {
        /// The words.
        text: String,
    },
    /// A condition whose two languages differ.
    #[error("“{text}” has different meanings in its two languages")]
    WordsDisagree {
        /// The words.
        text: String,
    },
    /// Rows of `cases` after `otherwise`.
    #[error("the row without a condition must be the last one")]
    OtherwiseNotLast,
    /// A derivative that is not a symbol of the glossary.
    #[error(
        "a partial derivative must be a symbol of the glossary, written `\\frac{{\\partial L}}{{\\partial Z_{{…}}}}`"
    )]
    PartialDerivative,
    /// The left side is not a symbol.
    #[error("the left side must be one symbol of the glossary, with its indices if it is an array")]
    LeftSide,
    /// A fault inside the expansion of a shorthand.
    #[error("in the shorthand `{name}`: {source}")]
    InShorthand {
        /// The shorthand.
        name: String,
        /// The fault in its expansion.
        source: Box<SyntaxError>,
    },
}

fn count(n: usize) -> String {
    if n == 1 {
        "1 index".into()
    } else {
        format!("{n} indices")
    }
}

impl SyntaxError {
    /// What the author can do about it, if there is something to say beyond the message.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Dots { .. } => {
                "write the sum with its bounds, or every term of the list".into()
            }
            Self::LeftSide => "a symbol with a scope is only known where that scope is named".into(),
            Self::FreshRow => {
                "start the row with `=`, `+`, `-`, `\\cdot` or `\\times`, end the one before with a sum sign, or make it a formula of its own".into()
            }
            Self::Ambiguous { instead, .. } => format!("write {instead}"),
            Self::UnknownSymbol {
                nearest: Some(nearest),
                ..
            } => format!("did you mean `{nearest}`?"),
            Self::NotUpright { expected, .. } => format!("write `{expected}`"),
            Self::MissingIndices { name, axes } => {
                format!("write its indices: `{name}_{{{}}}`", axes.join(","))
            }
            Self::IndexIsSymbol { .. } => "choose another letter for the index".into(),
            Self::NoIndexBelow { operator } => format!("write e.g. `\\{operator}_{{u=0}}^{{f-1}}`"),
            Self::NoUpperBound { index } => {
                format!("write the last value above, or `0 \\le {index} < …` below")
            }
            Self::Words { .. } | Self::WordsDisagree { .. } => {
                "write the condition in symbols; the words are 若 if, 且 and, 或 or, 其他情况 otherwise".into()
            }
            Self::InShorthand { source, .. } => return source.help(),
            _ => return None,
        })
    }
}
