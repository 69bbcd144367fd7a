//! Symbols with their scripts, and running indices.

use super::cursor::Parser;
use super::parsed::SymbolUse;
use super::reading::{Reading, Written};
use super::script::{Script, Scripts};
use crate::ast::{Expr, ExprKind};
use crate::commands::{Role, role};
use crate::glossary::{Symbol, SymbolId};
use crate::lexer::TokenKind;
use crate::names;
use crate::{Error, ErrorKind, Result, Span, SyntaxError};

impl Parser<'_, '_> {
    pub(super) fn symbol(&mut self) -> Result<Expr> {
        let start = self.here();
        let head = self.head()?;
        self.with_scripts(head, None, start)
    }

    /// `\frac{\partial L}{\partial Z_{i,h}}`: the symbol `∂L/∂Z` with the indices of Z;
    /// `\frac{\partial y_i}{\partial x_j}`: `∂y/∂x` with those of y, then those of x
    pub(super) fn partial_derivative(&mut self) -> Result<Expr> {
        let start = self.here();
        self.at += 1;
        let partial = TokenKind::Command("partial".into());
        self.want(&TokenKind::Open, "a group in braces")?;
        self.want(&partial, "`\\partial`")?;
        let above = self.head()?;
        let of = if self.eat(&TokenKind::Subscript) {
            Some(self.script()?)
        } else {
            None
        };
        if !self.eat(&TokenKind::Close) || !self.eat(&TokenKind::Open) || !self.eat(&partial) {
            return self.fail(SyntaxError::PartialDerivative, self.since(start));
        }
        let head = self.head()?;
        let symbol = self.with_scripts(head, Some((above, of)), start)?;
        if !self.eat(&TokenKind::Close) {
            return self.fail(SyntaxError::PartialDerivative, self.since(start));
        }
        Ok(Expr::new(symbol.kind, self.since(start)))
    }

    /// The base of a symbol: of adjacent letters, the longest run that is in the glossary; `d\gamma` if that is in it.
    fn head(&mut self) -> Result<String> {
        if let Some((head, next)) = names::gradient(&self.tokens[..self.end], self.at)
            && self.scope.has_head(&head)
        {
            self.at = next;
            return Ok(head);
        }
        match self.peek().cloned() {
            Some(TokenKind::Letter(first)) => {
                let run: Vec<char> = names::letter_run(&self.tokens[..self.end], self.at)
                    .chars()
                    .collect();
                for length in (2..=run.len()).rev() {
                    let head: String = run[..length].iter().collect();
                    // scripts follow the last letter only
                    let known = if length == run.len() {
                        self.scope.has_head(&head)
                    } else {
                        self.scope.has(&head)
                    };
                    if known {
                        self.at += length;
                        return Ok(head);
                    }
                }
                self.at += 1;
                Ok(first.to_string())
            }
            Some(TokenKind::Command(name)) if role(&name) == Some(Role::Accent) => {
                self.at += 1;
                let (from, to) = self.script()?;
                Ok(names::accented(&name, &self.tokens[from..to]))
            }
            Some(kind @ (TokenKind::Upright(_) | TokenKind::Command(_))) => {
                self.at += 1;
                Ok(kind.tex())
            }
            _ => self.unexpected("a symbol"),
        }
    }

    /// The symbol or the index that starts with `head` and has the scripts at this position.
    fn with_scripts(
        &mut self,
        head: String,
        derivative: Option<(String, Option<Script>)>,
        start: Span,
    ) -> Result<Expr> {
        let mut primes = 0;
        while self.eat(&TokenKind::Prime) {
            primes += 1;
        }
        let Scripts {
            below,
            above,
            power_at,
        } = self.scripts()?;
        let (derivative_of, numerator) = derivative.unzip();
        let written = Written {
            head,
            primes,
            below,
            above,
            power_at,
            derivative_of,
            numerator: numerator.flatten(),
            start,
        };
        match self.reading(&written) {
            Some(reading) => self.resolved(written, &reading),
            None => self.running_index(&written),
        }
    }

    fn resolved(&mut self, written: Written, reading: &Reading) -> Result<Expr> {
        let symbol = self.scope.symbol(reading.id);
        let mut indices = vec![];
        if let Some(script) = written.numerator {
            if !symbol.is_array() {
                return self.fail(SyntaxError::PartialDerivative, self.since(written.start));
            }
            self.within(script, |p| p.indices(&mut indices))?;
        }
        match reading.above {
            Some(script) if symbol.is_array() && self.is_index_list(script) => {
                self.within((script.0 + 1, script.1 - 1), |p| p.indices(&mut indices))?;
            }
            Some(_) => match written.power_at {
                Some(mark) => self.at = mark,
                None => {
                    let (what, instead) = (
                        "a power before the subscript",
                        "the subscript before the power",
                    );
                    let span = self.since(written.start);
                    return self.fail(SyntaxError::Ambiguous { what, instead }, span);
                }
            },
            None => {}
        }
        let span = self.since(written.start);
        if let Some(script) = reading.below {
            let missing = symbol.axes.len().saturating_sub(indices.len());
            match self
                .letters(script)
                .filter(|list| missing > 1 && list.len() == missing)
            {
                Some(list) => {
                    for letter in list {
                        let index = self.within(letter, Self::expr)?;
                        indices.push(index);
                    }
                }
                None => self.within(script, |p| p.indices(&mut indices))?,
            }
        }
        self.record(reading.id, span);
        if let Some(expansion) = &symbol.expand {
            return self.expanded(symbol, expansion, span);
        }
        let name = symbol.tex.clone();
        let kind = if !symbol.is_array() {
            ExprKind::Scalar(name)
        } else if indices.is_empty() {
            ExprKind::Whole(name)
        } else if indices.len() == symbol.axes.len() {
            ExprKind::Element { name, indices }
        } else {
            let (axes, found) = (symbol.axes.clone(), indices.len());
            return self.fail(SyntaxError::IndexCount { name, axes, found }, span);
        };
        Ok(Expr::new(kind, span))
    }

    fn indices(&mut self, out: &mut Vec<Expr>) -> Result<()> {
        loop {
            out.push(self.expr()?);
            if !self.eat_sign(',') {
                return Ok(());
            }
        }
    }

    fn record(&mut self, id: SymbolId, span: Span) {
        if self.shorthand.is_some() {
            return;
        }
        match self.uses.iter_mut().find(|known| known.id == id) {
            Some(known) => known.spans.push(span),
            None => self.uses.push(SymbolUse {
                id,
                spans: vec![span],
            }),
        }
    }

    fn expanded(&self, symbol: &Symbol, expansion: &str, span: Span) -> Result<Expr> {
        Self::expansion(expansion, self.scope, span).map_err(|error| match error.kind {
            ErrorKind::Syntax(source) => {
                let (name, source) = (symbol.tex.clone(), Box::new(source));
                Error::new(SyntaxError::InShorthand { name, source }, span)
            }
            kind @ ErrorKind::Eval(_) => Error { kind, span },
        })
    }

    /// Not a symbol of the glossary: a single letter is a running index, anything else is a mistake.
    fn running_index(&mut self, written: &Written) -> Result<Expr> {
        let letter = written.head.chars().count() == 1 && written.derivative_of.is_none();
        let word_above = written.above.is_some_and(|script| self.is_word(script));
        if letter && written.below.is_none() && !word_above && !self.looks_italic(written) {
            let power = written.power_at.is_some();
            if let Some(mark) = written.power_at {
                self.at = mark;
            }
            let span = self.since(written.start);
            if written.head == "e" && written.primes == 0 && !power {
                return self.fail(SyntaxError::EulerAlone, span);
            }
            let index = format!("{}{}", written.head, "'".repeat(written.primes));
            return Ok(Expr::new(ExprKind::Index(index), span));
        }
        let span = self.since(written.start);
        let candidates = self.candidates(written);
        let spelled = candidates
            .iter()
            .find_map(|(name, ..)| Some((name, self.scope.upright(name)?)));
        if let Some((found, expected)) = spelled {
            let (found, expected) = (found.clone(), expected.to_owned());
            return self.fail(SyntaxError::NotUpright { found, expected }, span);
        }
        let is_indices = |script: Option<Script>| {
            script.is_some_and(|s| self.has_comma(s) || self.is_index_list(s) || self.is_number(s))
        };
        let written_as = candidates.iter().find(|(_, below, above)| {
            is_indices(written.below) == below.is_some()
                && is_indices(written.above) == above.is_some()
        });
        let name = written_as.map_or_else(|| written.head.clone(), |(name, ..)| name.clone());
        let nearest = self.scope.nearest(&name).map(str::to_owned);
        self.fail(SyntaxError::UnknownSymbol { name, nearest }, span)
    }
}
