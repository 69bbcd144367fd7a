//! Tokens → AST, with every name resolved against the glossary.
//!
//! [`cursor`] holds the tokens and the current position. With it,
//!
//! 1. [`formula`] removes `\tag` and `aligned` and reads the left side, the chain, the loops;
//! 2. [`expr`] reads sums, products and atoms;
//! 3. [`symbol`] reads names, [`script`] what is attached to them, and [`reading`] decides what that
//!    means;
//! 4. [`operator`] reads `\sum` and its relatives with their ranges;
//! 5. [`condition`] reads `[…]` and `cases`, [`words`] knows their words.

mod condition;
mod cursor;
mod expr;
mod formula;
mod operator;
mod parsed;
mod reading;
mod script;
mod symbol;
mod words;

use crate::ast::Expr;
use crate::glossary::Scope;
use crate::lexer::lex;
use crate::{Result, Span};
use cursor::Parser;
pub use parsed::{Parsed, SymbolUse, Tag};

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

/// Reads the expansion of a shorthand: an expression without shorthands.
pub(crate) fn parse_expansion(source: &str, scope: &Scope<'_>) -> Result<Expr> {
    Parser::expansion(source, scope, Span::default())
}

#[cfg(test)]
mod tests;
