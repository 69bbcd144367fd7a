//! Decides whether a script is part of a symbol's name, a list of indices, or a power.
//!
//! The longest name in the glossary wins; the rest is indices on an array and a power on a
//! number. A shorthand takes no indices: with them, the full symbol is meant.

use super::cursor::Parser;
use super::script::Script;
use crate::Span;
use crate::glossary::SymbolId;
use crate::lexer::TokenKind;
use crate::names;

/// A base with what is attached to it.
pub(super) struct Written {
    pub head: String,
    pub primes: usize,
    pub below: Option<Script>,
    pub above: Option<Script>,
    /// Where to continue if the superscript is a power: at its `^`.
    pub power_at: Option<usize>,
    /// The numerator's symbol in `\frac{\partial L}{\partial Z}`.
    pub derivative_of: Option<String>,
    /// The indices of that symbol.
    pub numerator: Option<Script>,
    pub start: Span,
}

/// A symbol of the glossary that fits, and the scripts that are not part of its name.
pub(super) struct Reading {
    pub id: SymbolId,
    pub below: Option<Script>,
    pub above: Option<Script>,
}

impl Parser<'_, '_> {
    /// The candidates for the name, longest first.
    pub(super) fn candidates(
        &self,
        written: &Written,
    ) -> Vec<(String, Option<Script>, Option<Script>)> {
        let spell = |script: Option<Script>| script.map(|(a, b)| names::spell(&self.tokens[a..b]));
        let (below, above) = (written.below, written.above);
        let mut list = vec![];
        for (use_below, use_above) in [(true, true), (true, false), (false, true), (false, false)] {
            if (use_below && below.is_none()) || (use_above && above.is_none()) {
                continue;
            }
            let name = names::with_scripts(
                &written.head,
                spell(below.filter(|_| use_below)).as_deref(),
                spell(above.filter(|_| use_above)).as_deref(),
            );
            let name = match &written.derivative_of {
                Some(above) => names::partial(above, &name),
                None => name,
            };
            list.push((
                name,
                below.filter(|_| !use_below),
                above.filter(|_| !use_above),
            ));
        }
        list
    }

    pub(super) fn reading(&self, written: &Written) -> Option<Reading> {
        if written.primes > 0 {
            return None;
        }
        for (name, below, above) in self.candidates(written) {
            let shorthand = self.scope.shorthand(&name);
            if let Some(id) = shorthand.filter(|_| self.shorthand.is_none() && below.is_none()) {
                return Some(Reading { id, below, above });
            }
            let Some(id) = self.scope.proper(&name) else {
                continue;
            };
            let fits = if self.scope.symbol(id).is_array() {
                above.is_none_or(|s| self.is_index_list(s) || self.is_number(s))
            } else {
                below.is_none()
            };
            if fits {
                return Some(Reading { id, below, above });
            }
        }
        None
    }

    /// `(i)` as in `y^{(i)}_j`
    pub(super) fn is_index_list(&self, (from, to): Script) -> bool {
        let inside = &self.tokens[from..to];
        inside.first().map(|t| &t.kind) == Some(&TokenKind::Sign('('))
            && inside.last().map(|t| &t.kind) == Some(&TokenKind::Sign(')'))
    }

    /// `\mathrm{pad}` and nothing else
    pub(super) fn is_word(&self, (from, to): Script) -> bool {
        matches!(&self.tokens[from..to], [token] if matches!(token.kind, TokenKind::Upright(_)))
    }

    pub(super) fn is_number(&self, (from, to): Script) -> bool {
        matches!(&self.tokens[from..to], [token] if matches!(token.kind, TokenKind::Number(_)))
    }

    /// A subscript of letters only, such as `hw`, letter by letter.
    pub(super) fn letters(&self, (from, to): Script) -> Option<Vec<Script>> {
        let mut list: Vec<Script> = vec![];
        for at in from..to {
            match self.tokens[at].kind {
                TokenKind::Letter(_) => list.push((at, at + 1)),
                TokenKind::Prime => list.last_mut()?.1 = at + 1,
                _ => return None,
            }
        }
        Some(list)
    }

    /// `A^{pad}`, where the glossary has `A^{\mathrm{pad}}`
    pub(super) fn looks_italic(&self, written: &Written) -> bool {
        written.above.is_some()
            && self
                .candidates(written)
                .iter()
                .any(|(name, ..)| self.scope.upright(name).is_some())
    }

    pub(super) fn has_comma(&self, (from, to): Script) -> bool {
        let comma = TokenKind::Sign(',');
        self.tokens[from..to]
            .iter()
            .any(|token| token.kind == comma)
    }
}
