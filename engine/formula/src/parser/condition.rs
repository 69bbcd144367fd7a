//! `[condition]` and `cases`.

use super::cursor::Parser;
use super::words::{AND, IF, OR, OTHERWISE, all_among};
use crate::ast::{Case, Condition, Expr, ExprKind, Relation};
use crate::lexer::TokenKind;
use crate::{Result, SyntaxError};

impl Parser<'_, '_> {
    /// `[condition]`, or `[expression]` as plain grouping
    pub(super) fn bracket(&mut self) -> Result<Expr> {
        let start = self.here();
        self.want(&TokenKind::Sign('['), "`[`")?;
        let first = self.expr()?;
        if self.eat_sign(']') {
            return Ok(first);
        }
        let condition = self.condition(Some(first))?;
        self.want(&TokenKind::Sign(']'), "a relation or `]`")?;
        let kind = ExprKind::Iverson(Box::new(condition));
        Ok(Expr::new(kind, self.since(start)))
    }

    pub(super) fn cases(&mut self) -> Result<Expr> {
        let start = self.here();
        self.at += 1;
        let end = TokenKind::End("cases".into());
        let mut rows: Vec<Case> = vec![];
        loop {
            let here = self.here();
            let value = self.expr()?;
            if rows.last().is_some_and(|row| row.condition.is_none()) {
                return self.fail(SyntaxError::OtherwiseNotLast, here);
            }
            self.eat_sign(',');
            self.want(&TokenKind::Ampersand, "`&` and a condition")?;
            let condition = if self.eat_word(OTHERWISE) {
                None
            } else {
                self.eat_word(IF);
                Some(self.condition(None)?)
            };
            rows.push(Case { value, condition });
            if !self.eat_sign(',') {
                self.eat_sign('.');
            }
            let more = self.eat(&TokenKind::Row);
            if self.eat(&end) {
                return Ok(Expr::new(ExprKind::Cases(rows), self.since(start)));
            }
            if !more {
                return self.unexpected("`\\\\` or `\\end{cases}`");
            }
        }
    }

    fn condition(&mut self, first: Option<Expr>) -> Result<Condition> {
        let mut list = vec![self.all(first)?];
        while self.eat_word(OR) || self.eat_command(&["lor", "vee"]) {
            list.push(self.all(None)?);
        }
        Ok(match list.len() {
            1 => list.remove(0),
            _ => Condition::Any(list),
        })
    }

    fn all(&mut self, first: Option<Expr>) -> Result<Condition> {
        let mut list = vec![self.chain(first)?];
        while self.eat_and() {
            list.push(self.chain(None)?);
        }
        Ok(match list.len() {
            1 => list.remove(0),
            _ => Condition::All(list),
        })
    }

    fn chain(&mut self, first: Option<Expr>) -> Result<Condition> {
        let first = match first {
            Some(expr) => expr,
            None => self.expr()?,
        };
        let mut rest = vec![];
        while let Some(relation) = self.relation() {
            rest.push((relation, self.expr()?));
        }
        if rest.is_empty() {
            return self.unexpected("a relation such as `=`, `<` or `\\le`");
        }
        Ok(Condition::Chain(first, rest))
    }

    pub(super) fn relation(&mut self) -> Option<Relation> {
        let relation = match self.peek()? {
            TokenKind::Sign('=') => Relation::Equal,
            TokenKind::Sign('<') => Relation::Less,
            TokenKind::Sign('>') => Relation::Greater,
            TokenKind::Command(name) => match name.as_str() {
                "lt" => Relation::Less,
                "gt" => Relation::Greater,
                "le" | "leq" | "leqslant" => Relation::LessEqual,
                "ge" | "geq" | "geqslant" => Relation::GreaterEqual,
                "ne" | "neq" => Relation::NotEqual,
                "mid" => Relation::Divides,
                "nmid" => Relation::DividesNot,
                _ => return None,
            },
            _ => return None,
        };
        self.at += 1;
        Some(relation)
    }

    fn eat_and(&mut self) -> bool {
        if self.is_sign(',') {
            let ends = matches!(
                self.peek_at(self.at + 1),
                None | Some(TokenKind::Row | TokenKind::End(_))
            );
            self.at += usize::from(!ends);
            return !ends;
        }
        self.eat_word(AND) || self.eat_command(&["land", "wedge"])
    }

    fn eat_word(&mut self, words: &[&str]) -> bool {
        let found = matches!(self.peek(), Some(TokenKind::Text(text)) if all_among(text, words));
        self.at += usize::from(found);
        found
    }
}
