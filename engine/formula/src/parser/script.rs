//! Subscripts and superscripts of a base: `_` and `^` with their groups.

use super::cursor::Parser;
use crate::commands::Role;
use crate::lexer::TokenKind;
use crate::names;
use crate::{Result, SyntaxError};

/// A range of tokens: the inside of a script.
pub(super) type Script = (usize, usize);

/// The scripts of one base, in either order.
#[derive(Default)]
pub(super) struct Scripts {
    pub below: Option<Script>,
    pub above: Option<Script>,
    /// The position of the `^`, if the superscript came last: it may be a power of everything before it.
    pub power_at: Option<usize>,
}

impl Parser<'_, '_> {
    /// The scripts at this position, at most one of each kind.
    pub fn scripts(&mut self) -> Result<Scripts> {
        let mut scripts = Scripts::default();
        loop {
            let mark = self.at;
            let above = self.is(&TokenKind::Superscript);
            if !above && !self.is(&TokenKind::Subscript) {
                return Ok(scripts);
            }
            let (slot, which) = if above {
                (&mut scripts.above, "superscript")
            } else {
                (&mut scripts.below, "subscript")
            };
            if slot.is_some() {
                return self.fail(SyntaxError::DoubleScript { which }, self.here());
            }
            self.at += 1;
            *slot = Some(self.script()?);
            scripts.power_at = above.then_some(mark);
        }
    }

    /// The tokens of a subscript or superscript, whose mark has been read.
    pub fn script(&mut self) -> Result<Script> {
        let start = self.at;
        match self.peek() {
            Some(TokenKind::Open) => match names::group(&self.tokens[..self.end], start) {
                Some((_, next)) => {
                    self.at = next;
                    Ok((start + 1, next - 1))
                }
                None => self.unexpected("`}`"),
            },
            Some(TokenKind::Number(text)) if text.len() > 1 => {
                let (what, instead) = ("a script of several digits without braces", "braces");
                self.fail(SyntaxError::Ambiguous { what, instead }, self.here())
            }
            Some(TokenKind::Letter(_) | TokenKind::Number(_) | TokenKind::Upright(_)) => {
                self.at += 1;
                Ok((start, start + 1))
            }
            Some(TokenKind::Command(_)) if self.role() == Some(Role::Letter) => {
                self.at += 1;
                Ok((start, start + 1))
            }
            _ => self.unexpected("a letter, a digit or a group in braces"),
        }
    }
}
