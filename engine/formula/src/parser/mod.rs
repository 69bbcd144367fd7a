//! Tokens → AST, with every name resolved against the glossary.
//!
//! [`cursor`] holds the tokens and the place in them. On it,
//!
//! 1. [`formula`] takes `\tag` and `aligned` away and reads the left side, the chain, the loops;
//! 2. [`expr`] reads sums, products and atoms;
//! 3. [`symbol`] reads names, [`script`] what is attached to them, and [`reading`] tells what that
//!    means;
//! 4. [`operator`] reads `\sum` and its relatives with their ranges;
//! 5. [`condition`] reads `[…]` and `cases`.

mod condition;
mod cursor;
mod expr;
mod formula;
mod operator;
mod reading;
mod script;
mod symbol;

use crate::ast::{Expr, Formula};
use crate::glossary::{Scope, SymbolId};
use crate::lexer::lex;
use crate::{Result, Span};
use cursor::Parser;

/// A formula with what belongs to it but is not computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The formula.
    pub formula: Formula,
    /// Its number.
    pub tag: Option<Tag>,
    /// The symbols of the glossary that it uses, in order of appearance; shorthands as such.
    pub symbols: Vec<SymbolUse>,
}

/// The number of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What stands in `\tag{…}`.
    pub text: String,
    /// Where `\tag{…}` stands.
    pub span: Span,
}

/// A symbol of the glossary and where a formula uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolUse {
    /// The symbol.
    pub id: SymbolId,
    /// The places, with their indices; never empty.
    pub spans: Vec<Span>,
}

/// Reads a formula such as `Z_{i,h} = \sum_u W_u A_{i,h+u}`.
///
/// # Errors
/// The first fault, as [`SyntaxError`](crate::SyntaxError) with its span.
///
/// ```
/// let glossary = formula::Glossary::parse(r#"symbol = [
///     { tex = 'n', zh = "个数", en = "count" },
///     { tex = 'x', axes = ["i"], shape = ['n'], zh = "数", en = "numbers" },
///     { tex = '\bar{x}', zh = "平均", en = "mean" },
/// ]"#).unwrap();
/// let parsed = formula::parse(r"\bar{x} = \frac{1}{n} \sum_i x_i \tag{7}", &glossary.global()).unwrap();
/// assert_eq!(parsed.tag.unwrap().text, "7");
/// let names: Vec<_> = parsed.symbols.iter().map(|s| glossary[s.id].tex.as_str()).collect();
/// assert_eq!(names, [r"\bar{x}", "n", "x"]);
/// ```
pub fn parse(source: &str, scope: &Scope<'_>) -> Result<Parsed> {
    let (tokens, tag) = formula::prepare(lex(source)?)?;
    let mut parser = Parser::new(tokens, scope);
    let formula = parser.formula()?;
    Ok(Parsed {
        formula,
        tag,
        symbols: parser.uses,
    })
}

/// Reads an expression such as `n_H + 2p`.
///
/// # Errors
/// The first fault, as [`SyntaxError`](crate::SyntaxError) with its span.
pub fn parse_expression(source: &str, scope: &Scope<'_>) -> Result<Expr> {
    Parser::new(lex(source)?, scope).whole_expression()
}

/// Reads what the shorthand at `span` stands for: an expression without shorthands.
pub(crate) fn parse_expansion(source: &str, scope: &Scope<'_>, span: Span) -> Result<Expr> {
    let mut parser = Parser::new(lex(source)?, scope);
    parser.shorthand = Some(span);
    parser.whole_expression()
}

impl Parser<'_, '_> {
    fn whole_expression(&mut self) -> Result<Expr> {
        let expr = self.expr()?;
        self.finished()?;
        formula::no_whole_arrays(&expr, self.scope)?;
        Ok(expr)
    }
}

#[cfg(test)]
mod tests;
