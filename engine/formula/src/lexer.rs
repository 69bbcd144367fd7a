//! LaTeX → flat tokens with byte spans.
//!
//! Spacing (`\,` `\;` `\quad` …) and sizing (`\left` `\right` `\big` …) produce no token.
//! Braces are balanced and nested at most [`MAX_DEPTH`] deep when this returns `Ok`.

use crate::commands::{Role, role};
pub use crate::token::{Token, TokenKind};
use crate::{Error, MAX_DEPTH, MAX_SOURCE, Result, Span, SyntaxError};

/// Splits LaTeX into tokens.
///
/// # Errors
/// [`SyntaxError::TooLong`], [`SyntaxError::TooDeep`], unbalanced braces, `\dots`, and characters
/// that do not occur in formulas.
///
/// ```
/// use formula::lexer::{TokenKind, lex};
/// let tokens = lex(r"h\,s").unwrap();
/// assert_eq!(tokens[1].kind, TokenKind::Letter('s'));
/// assert_eq!(tokens[1].span.range(), 3..4);
/// ```
pub fn lex(source: &str) -> Result<Vec<Token>> {
    if source.len() > MAX_SOURCE {
        let (len, max) = (source.len(), MAX_SOURCE);
        return Err(Error::new(
            SyntaxError::TooLong { len, max },
            Span::new(0, 0),
        ));
    }
    let mut lexer = Lexer {
        source,
        at: 0,
        open: vec![],
    };
    let mut tokens = vec![];
    while let Some(character) = lexer.peek() {
        let start = lexer.at;
        if let Some(kind) = lexer.token(character)? {
            let span = Span::new(start, lexer.at);
            tokens.push(Token { kind, span });
        }
    }
    match lexer.open.pop() {
        Some(span) => Err(Error::new(SyntaxError::UnclosedGroup, span)),
        None => Ok(tokens),
    }
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// Braces that are not closed yet.
    open: Vec<Span>,
}

impl<'s> Lexer<'s> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn eat(&mut self, character: char) -> bool {
        let found = self.peek() == Some(character);
        if found {
            self.at += character.len_utf8();
        }
        found
    }

    fn eat_while(&mut self, test: impl Fn(char) -> bool) -> &'s str {
        let rest = &self.source[self.at..];
        let length = rest.find(|c| !test(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn fail<T>(&self, error: SyntaxError, start: usize) -> Result<T> {
        Err(Error::new(error, Span::new(start, self.at)))
    }

    fn token(&mut self, character: char) -> Result<Option<TokenKind>> {
        let start = self.at;
        self.at += character.len_utf8();
        Ok(Some(match character {
            c if c.is_whitespace() || c == '~' => return Ok(None),
            '%' => {
                self.eat_while(|c| c != '\n');
                return Ok(None);
            }
            '{' => {
                self.open.push(Span::new(start, self.at));
                if self.open.len() > MAX_DEPTH {
                    return self.fail(SyntaxError::TooDeep { max: MAX_DEPTH }, start);
                }
                TokenKind::Open
            }
            '}' => {
                if self.open.pop().is_none() {
                    let (expected, found) = ("a `{` before it", "`}`".into());
                    return self.fail(SyntaxError::Expected { expected, found }, start);
                }
                TokenKind::Close
            }
            '_' => TokenKind::Subscript,
            '^' => TokenKind::Superscript,
            '&' => TokenKind::Ampersand,
            '\'' => TokenKind::Prime,
            '+' if self.eat('=') => TokenKind::PlusAssign,
            '0'..='9' => self.number(start)?,
            '\\' => return self.command(start),
            '，' => TokenKind::Sign(','),
            '。' => TokenKind::Sign('.'),
            c if "+-/=<>()[],.".contains(c) => TokenKind::Sign(c),
            c if c.is_alphabetic() && (c as u32) < 0x2E80 => TokenKind::Letter(c),
            character => return self.fail(SyntaxError::UnknownCharacter { character }, start),
        }))
    }

    fn number(&mut self, start: usize) -> Result<TokenKind> {
        self.eat_while(|c| c.is_ascii_digit());
        let mut ahead = self.source[self.at..].chars();
        if ahead.next() == Some('.') && ahead.next().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
            self.eat_while(|c| c.is_ascii_digit());
        }
        let text = self.source[start..self.at].to_owned();
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(TokenKind::Number(text)),
            _ => self.fail(SyntaxError::BadNumber { text }, start),
        }
    }

    fn command(&mut self, start: usize) -> Result<Option<TokenKind>> {
        let mut name = self.eat_while(|c| c.is_ascii_alphabetic());
        if name.is_empty() {
            let Some(c) = self.peek() else {
                let (expected, found) = ("a command after `\\`", "the end".into());
                return self.fail(SyntaxError::Expected { expected, found }, start);
            };
            name = &self.source[self.at..self.at + c.len_utf8()];
            self.at += c.len_utf8();
        }
        match role(name) {
            _ if name == " " || name == "\n" => return Ok(None),
            Some(Role::Invisible) => {
                if matches!(name, "left" | "right") {
                    self.eat('.');
                }
                return Ok(None);
            }
            Some(Role::Dots) => {
                let command = name.to_owned();
                return self.fail(SyntaxError::Dots { command }, start);
            }
            _ => {}
        }
        Ok(Some(match name {
            "\\" => TokenKind::Row,
            "mathrm" | "operatorname" | "text" | "tag" | "begin" | "end" => {
                self.eat('*');
                let body = self.raw_group(name, start)?;
                match name {
                    "mathrm" | "operatorname" => TokenKind::Upright(body),
                    "text" => TokenKind::Text(body),
                    "tag" => TokenKind::Tag(body),
                    "begin" => TokenKind::Begin(body),
                    _ => TokenKind::End(body),
                }
            }
            "textcolor" => {
                self.raw_group(name, start)?;
                return Ok(None);
            }
            "mathrel" | "mathbin" => {
                let body = self.raw_group(name, start)?;
                self.eat_while(char::is_whitespace);
                if body != "+" || !self.eat('=') {
                    let command = format!("{name}{{{body}}}");
                    return self.fail(SyntaxError::UnknownCommand { command }, start);
                }
                TokenKind::PlusAssign
            }
            _ => TokenKind::Command(name.to_owned()),
        }))
    }

    /// The text between the braces after a command, with nested braces unchanged.
    fn raw_group(&mut self, command: &str, start: usize) -> Result<String> {
        self.eat_while(char::is_whitespace);
        if !self.eat('{') {
            let command = command.to_owned();
            return self.fail(SyntaxError::NeedsGroup { command }, start);
        }
        let (from, brace) = (self.at, self.at - 1);
        let mut depth = 1;
        while depth > 0 {
            let Some(c) = self.peek() else {
                return Err(Error::new(
                    SyntaxError::UnclosedGroup,
                    Span::new(brace, from),
                ));
            };
            self.at += c.len_utf8();
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
        }
        Ok(self.source[from..self.at - 1].trim().to_owned())
    }
}

#[cfg(test)]
mod tests;
