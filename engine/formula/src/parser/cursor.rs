//! The tokens, the current position, and what has been read so far.

use super::parsed::SymbolUse;
use super::words;
use crate::commands::{Role, role};
use crate::glossary::Scope;
use crate::lexer::{Token, TokenKind};
use crate::{Error, MAX_DEPTH, Result, Span, SyntaxError};

pub(super) struct Parser<'a, 'g> {
    pub tokens: Vec<Token>,
    pub at: usize,
    /// One past the last token that may be read.
    pub end: usize,
    pub depth: usize,
    pub scope: &'a Scope<'g>,
    pub uses: Vec<SymbolUse>,
    /// Inside an expansion: the position of the shorthand.
    pub shorthand: Option<Span>,
    /// Where the last function argument without parentheses ended.
    pub bare_argument: Option<usize>,
}

impl<'a, 'g> Parser<'a, 'g> {
    pub fn new(tokens: Vec<Token>, scope: &'a Scope<'g>) -> Self {
        Self {
            at: 0,
            end: tokens.len(),
            tokens,
            depth: 0,
            scope,
            uses: vec![],
            shorthand: None,
            bare_argument: None,
        }
    }

    pub fn peek(&self) -> Option<&TokenKind> {
        self.peek_at(self.at)
    }

    pub fn peek_at(&self, at: usize) -> Option<&TokenKind> {
        self.tokens[..self.end].get(at).map(|token| &token.kind)
    }

    pub fn is(&self, kind: &TokenKind) -> bool {
        self.peek() == Some(kind)
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.is(&TokenKind::Sign(sign))
    }

    /// The role of the next token, if it is a command.
    pub fn role(&self) -> Option<Role> {
        match self.peek()? {
            TokenKind::Command(name) => role(name),
            _ => None,
        }
    }

    pub fn is_command(&self, names: &[&str]) -> bool {
        matches!(self.peek(), Some(TokenKind::Command(c)) if names.contains(&c.as_str()))
    }

    pub fn eat(&mut self, kind: &TokenKind) -> bool {
        let found = self.is(kind);
        self.at += usize::from(found);
        found
    }

    pub fn eat_sign(&mut self, sign: char) -> bool {
        self.eat(&TokenKind::Sign(sign))
    }

    pub fn eat_command(&mut self, names: &[&str]) -> bool {
        let found = self.is_command(names);
        self.at += usize::from(found);
        found
    }

    pub fn want(&mut self, kind: &TokenKind, expected: &'static str) -> Result<()> {
        if self.eat(kind) {
            Ok(())
        } else {
            self.unexpected(expected)
        }
    }

    /// The position of the next token, or the end of the last one.
    pub fn here(&self) -> Span {
        if let Some(span) = self.shorthand {
            return span;
        }
        match self.tokens[..self.end].get(self.at) {
            Some(token) => token.span,
            None => {
                let end = self
                    .at
                    .checked_sub(1)
                    .map_or(0, |n| self.tokens[n].span.end);
                Span::new(end, end)
            }
        }
    }

    /// From `start` to the last token read.
    pub fn since(&self, start: Span) -> Span {
        if let Some(span) = self.shorthand {
            return span;
        }
        start.to(self.tokens[self.at.max(1) - 1].span)
    }

    pub fn fail<T>(&self, error: SyntaxError, span: Span) -> Result<T> {
        Err(Error::new(error, span))
    }

    pub fn unexpected<T>(&self, expected: &'static str) -> Result<T> {
        let error = match self.peek() {
            Some(TokenKind::Command(name)) if role(name).is_none() => {
                let command = name.clone();
                SyntaxError::UnknownCommand { command }
            }
            Some(TokenKind::Text(text)) if words::disagrees(text) => {
                SyntaxError::WordsDisagree { text: text.clone() }
            }
            Some(TokenKind::Text(text)) if !words::is_known(text) => {
                SyntaxError::Words { text: text.clone() }
            }
            found => SyntaxError::Expected {
                expected,
                found: found.map_or("the end".into(), TokenKind::describe),
            },
        };
        self.fail(error, self.here())
    }

    pub fn finished(&self) -> Result<()> {
        if self.at < self.end {
            self.unexpected("an operator or the end")
        } else {
            Ok(())
        }
    }

    /// Runs `read` one level deeper.
    pub fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= MAX_DEPTH {
            return self.fail(SyntaxError::TooDeep { max: MAX_DEPTH }, self.here());
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Runs `read` on the tokens of `range` only; it must use all of them.
    pub fn within<T>(
        &mut self,
        range: (usize, usize),
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let (at, end) = (self.at, self.end);
        (self.at, self.end) = range;
        let value = read(self)?;
        self.finished()?;
        (self.at, self.end) = (at, end);
        Ok(value)
    }

    /// `{…}`, as braces around what `read` reads.
    pub fn braced<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.want(&TokenKind::Open, "a group in braces")?;
        let value = read(self)?;
        self.want(&TokenKind::Close, "an operator or `}`")?;
        Ok(value)
    }
}
