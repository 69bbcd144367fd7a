//! `\sum`, `\prod`, `\max`, `\min` over indices, and the ranges of indices.

use super::cursor::Parser;
use super::script::Scripts;
use crate::ast::{Bounds, Expr, ExprKind, Operator, Range, Relation};
use crate::lexer::TokenKind;
use crate::{Result, SyntaxError};

impl Parser<'_, '_> {
    pub(super) fn big(&mut self, operator: Operator) -> Result<Expr> {
        let start = self.here();
        self.at += 1;
        let Scripts { below, above, .. } = self.scripts()?;
        let Some(mut below) = below else {
            let operator = operator.command();
            return self.fail(SyntaxError::NoIndexBelow { operator }, self.since(start));
        };
        let substack = TokenKind::Command("substack".into());
        if self.tokens[below.0..below.1].first().map(|t| &t.kind) == Some(&substack)
            && below.1 >= below.0 + 3
        {
            below = (below.0 + 2, below.1 - 1);
        }
        let upper = match above {
            Some(range) => Some(self.within(range, Self::expr)?),
            None => None,
        };
        let ranges = self.within(below, |p| p.ranges(upper))?;
        let body = Box::new(self.term()?);
        let kind = ExprKind::Big {
            operator,
            ranges,
            body,
        };
        Ok(Expr::new(kind, self.since(start)))
    }

    /// Ranges separated by commas or rows; `upper` is the bound written above the operator.
    pub(super) fn ranges(&mut self, upper: Option<Expr>) -> Result<Vec<Range>> {
        let start = self.here();
        let bounded_above = upper.is_some();
        let mut ranges = vec![];
        loop {
            self.range(upper.clone(), &mut ranges)?;
            if !(self.eat_sign(',') || self.eat(&TokenKind::Row)) {
                break;
            }
        }
        if bounded_above && ranges.len() > 1 {
            return self.fail(SyntaxError::NoLowerBound, self.since(start));
        }
        Ok(ranges)
    }

    /// `u`, `u=0` below an operator with a bound above, `0 \le u < f`, or `0 \le u, v < f`
    fn range(&mut self, upper: Option<Expr>, ranges: &mut Vec<Range>) -> Result<()> {
        let start = self.here();
        let after = self.after_index();
        let next = after.and_then(|after| self.peek_at(after));
        match next {
            Some(TokenKind::Sign('=')) => {
                let index = self.index()?;
                let span = self.since(start);
                self.at += 1;
                let lower = self.expr()?;
                let Some(upper) = upper else {
                    return self.fail(SyntaxError::NoUpperBound { index }, self.since(start));
                };
                let bounds = Some(Bounds {
                    lower,
                    lower_strict: false,
                    upper,
                    upper_strict: false,
                });
                ranges.push(Range {
                    index,
                    bounds,
                    span,
                });
                return Ok(());
            }
            None | Some(TokenKind::Sign(',') | TokenKind::Row) if after.is_some() => {
                let index = self.index()?;
                let span = self.since(start);
                if upper.is_some() {
                    return self.fail(SyntaxError::NoLowerBound, span);
                }
                ranges.push(Range {
                    index,
                    bounds: None,
                    span,
                });
                return Ok(());
            }
            _ => {}
        }
        let lower = self.expr()?;
        let lower_strict = self.below()?;
        let mut indices = vec![];
        loop {
            let start = self.here();
            indices.push((self.index()?, self.since(start)));
            if !self.eat_sign(',') {
                break;
            }
        }
        let upper_strict = self.below()?;
        if upper.is_some() {
            return self.fail(SyntaxError::NoLowerBound, self.since(start));
        }
        let bounds = Bounds {
            lower,
            lower_strict,
            upper: self.expr()?,
            upper_strict,
        };
        ranges.extend(indices.into_iter().map(|(index, span)| Range {
            index,
            bounds: Some(bounds.clone()),
            span,
        }));
        Ok(())
    }

    /// `<` (true) or `\le` (false)
    fn below(&mut self) -> Result<bool> {
        let here = self.at;
        match self.relation() {
            Some(Relation::Less) => Ok(true),
            Some(Relation::LessEqual) => Ok(false),
            _ => {
                self.at = here;
                self.unexpected("an index, or `\\le` or `<` as in `0 \\le u < f`")
            }
        }
    }

    /// The position after the letter and primes here.
    fn after_index(&self) -> Option<usize> {
        let mut after = self.at;
        let Some(TokenKind::Letter(_)) = self.peek() else {
            return None;
        };
        after += 1;
        while self.peek_at(after) == Some(&TokenKind::Prime) {
            after += 1;
        }
        Some(after)
    }

    /// A letter, perhaps with primes, that is not a symbol of the glossary.
    fn index(&mut self) -> Result<String> {
        let start = self.here();
        let Some(&TokenKind::Letter(letter)) = self.peek() else {
            return self.unexpected("an index letter");
        };
        self.at += 1;
        let mut index = letter.to_string();
        while self.eat(&TokenKind::Prime) {
            index.push('\'');
        }
        let span = self.since(start);
        if let Some(symbol) = self.scope.get(&index) {
            let (name, meaning) = (symbol.tex.clone(), symbol.en.clone());
            return self.fail(SyntaxError::IndexIsSymbol { name, meaning }, span);
        }
        if index == "e" {
            return self.fail(SyntaxError::EulerAlone, span);
        }
        Ok(index)
    }
}
