//! Tokens of LaTeX formulas.

use crate::Span;

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenKind {
    /// One letter.
    Letter(char),
    /// An unsigned decimal number, as written.
    Number(String),
    /// `\name`, without the backslash.
    Command(String),
    /// The body of `\mathrm{…}` or `\operatorname{…}`.
    Upright(String),
    /// The body of `\text{…}`.
    Text(String),
    /// The body of `\tag{…}`.
    Tag(String),
    /// `\begin{name}`.
    Begin(String),
    /// `\end{name}`.
    End(String),
    /// `\mathrel{+}=` or `+=`.
    PlusAssign,
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// `_`.
    Subscript,
    /// `^`.
    Superscript,
    /// `'`.
    Prime,
    /// `&`.
    Ampersand,
    /// `\\`.
    Row,
    /// Any other punctuation of formulas: `+ - / = < > ( ) [ ] , .`.
    Sign(char),
}

/// A token and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its position.
    pub span: Span,
}

impl TokenKind {
    /// The token as an error message shows it.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Text(body) => format!("`\\text{{{body}}}`"),
            Self::Tag(body) => format!("`\\tag{{{body}}}`"),
            Self::Begin(body) => format!("`\\begin{{{body}}}`"),
            Self::End(body) => format!("`\\end{{{body}}}`"),
            Self::PlusAssign => "`+=`".into(),
            Self::Ampersand => "`&`".into(),
            Self::Row => "`\\\\`".into(),
            other => format!("`{}`", other.tex()),
        }
    }

    /// The token as LaTeX, where it can be part of a symbol's name.
    pub(crate) fn tex(&self) -> String {
        match self {
            Self::Letter(c) | Self::Sign(c) => c.to_string(),
            Self::Number(text) => text.clone(),
            Self::Command(name) => format!("\\{name}"),
            Self::Upright(body) => format!("\\mathrm{{{body}}}"),
            Self::Open => "{".into(),
            Self::Close => "}".into(),
            Self::Subscript => "_".into(),
            Self::Superscript => "^".into(),
            Self::Prime => "'".into(),
            _ => String::new(),
        }
    }
}
