//! The formula as a whole: `\tag`, `aligned`, left side, chain, loops.

use super::cursor::Parser;
use super::parsed::Tag;
use crate::ast::{Assign, Expr, ExprKind, Formula, Function};
use crate::glossary::Scope;
use crate::lexer::{Token, TokenKind, lex};
use crate::{Error, Result, Span, SyntaxError};

const ALIGNED: &[&str] = &["aligned", "split", "align", "align*"];

/// Removes the tag, the marks of `aligned` and the final full stop from the tokens.
pub(super) fn prepare(tokens: Vec<Token>) -> Result<(Vec<Token>, Option<Tag>)> {
    let mut tag = None;
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let TokenKind::Tag(text) = token.kind {
            let span = token.span;
            if tag.replace(Tag { text, span }).is_some() {
                return Err(Error::new(SyntaxError::SecondTag, span));
            }
        } else {
            kept.push(token);
        }
    }
    let mut tokens = flatten(kept)?;
    while matches!(
        tokens.last().map(|t| &t.kind),
        Some(TokenKind::Sign(',' | '.'))
    ) {
        tokens.pop();
    }
    Ok((tokens, tag))
}

/// `A &= B \\ &= C` inside `aligned` becomes `A = B = C`.
fn flatten(tokens: Vec<Token>) -> Result<Vec<Token>> {
    // name and place of each open environment, and how many braces were open before it
    let mut open: Vec<(String, Span, usize)> = vec![];
    let mut braces = 0;
    let mut row = false;
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        let inside = open
            .last()
            .is_some_and(|(name, _, level)| ALIGNED.contains(&name.as_str()) && *level == braces);
        match &token.kind {
            TokenKind::Open => braces += 1,
            TokenKind::Close => braces -= 1,
            TokenKind::Begin(name) => {
                let transparent = ALIGNED.contains(&name.as_str());
                if !transparent && name != "cases" {
                    let name = name.clone();
                    let error = SyntaxError::UnknownEnvironment { name };
                    return Err(Error::new(error, token.span));
                }
                open.push((name.clone(), token.span, braces));
                if transparent {
                    continue;
                }
            }
            TokenKind::End(name) => {
                if open.pop().is_none_or(|(begun, ..)| begun != *name) {
                    let (expected, found) = ("its `\\begin`", token.kind.describe());
                    let error = SyntaxError::Expected { expected, found };
                    return Err(Error::new(error, token.span));
                }
                if ALIGNED.contains(&name.as_str()) {
                    row = false;
                    continue;
                }
            }
            TokenKind::Ampersand if inside => continue,
            TokenKind::Row if inside => {
                row = true;
                continue;
            }
            _ => {}
        }
        if row && !continues(&token.kind) && !ends_in_operator(&kept) {
            return Err(Error::new(SyntaxError::FreshRow, token.span));
        }
        row = false;
        kept.push(token);
    }
    match open.pop() {
        Some((name, span, _)) => {
            let (expected, found) = ("an `\\end` for this", format!("`\\begin{{{name}}}` alone"));
            Err(Error::new(SyntaxError::Expected { expected, found }, span))
        }
        None => Ok(kept),
    }
}

fn continues(kind: &TokenKind) -> bool {
    match kind {
        TokenKind::Sign(sign) => "=+-".contains(*sign),
        TokenKind::Command(name) => matches!(name.as_str(), "cdot" | "times" | "forall"),
        _ => false,
    }
}

/// Are the last tokens a sum or a product sign with its limits? Then what follows is under it, also in another row.
fn ends_in_operator(tokens: &[Token]) -> bool {
    let mut rest = tokens;
    while let Some((Token { kind, .. }, before)) = rest.split_last() {
        match kind {
            TokenKind::Command(name) => return matches!(name.as_str(), "sum" | "prod"),
            TokenKind::Close => {
                let mut braces = 1;
                let open = before.iter().rposition(|token| {
                    braces += match token.kind {
                        TokenKind::Close => 1,
                        TokenKind::Open => -1,
                        _ => 0,
                    };
                    braces == 0
                });
                let scripts = [TokenKind::Subscript, TokenKind::Superscript];
                match open.and_then(|open| before[..open].split_last()) {
                    Some((script, before)) if scripts.contains(&script.kind) => rest = before,
                    _ => return false,
                }
            }
            _ => return false,
        }
    }
    false
}

impl Parser<'_, '_> {
    pub(super) fn formula(&mut self) -> Result<Formula> {
        let left = self.atom()?;
        if !matches!(
            left.kind,
            ExprKind::Scalar(_) | ExprKind::Element { .. } | ExprKind::Whole(_)
        ) {
            return self.fail(SyntaxError::LeftSide, left.span);
        }
        let assign = if self.eat(&TokenKind::PlusAssign) {
            Assign::Accumulate
        } else if self.eat_sign('=') {
            Assign::Define
        } else {
            return self.unexpected("`=` or `\\mathrel{+}=`");
        };
        let mut links = vec![self.expr()?];
        while self.eat_sign('=') {
            links.push(self.expr()?);
        }
        let mut loops = vec![];
        self.eat_sign(',');
        if self.eat_command(&["forall"]) {
            loops = self.ranges(None)?;
        }
        self.finished()?;
        for side in links.iter().chain([&left]) {
            no_whole_arrays(side, self.scope)?;
        }
        Ok(Formula {
            left,
            assign,
            links,
            loops,
        })
    }

    /// Reads the expansion of the shorthand at `span`: an expression without shorthands.
    pub fn expansion(source: &str, scope: &Scope<'_>, span: Span) -> Result<Expr> {
        let mut parser = Parser::new(lex(source)?, scope);
        parser.shorthand = Some(span);
        parser.whole_expression()
    }

    pub fn whole_expression(&mut self) -> Result<Expr> {
        let expr = self.expr()?;
        self.finished()?;
        no_whole_arrays(&expr, self.scope)?;
        Ok(expr)
    }
}

/// An array without indices is only allowed in `\max(x)` and `\min(x)`.
fn no_whole_arrays(expr: &Expr, scope: &Scope<'_>) -> Result<()> {
    match &expr.kind {
        ExprKind::Whole(name) => {
            let axes = scope.entry(name).map(|symbol| symbol.axes.clone());
            let (name, axes) = (name.clone(), axes.unwrap_or_default());
            let error = SyntaxError::MissingIndices { name, axes };
            Err(Error::new(error, expr.span))
        }
        ExprKind::Call(Function::Max | Function::Min, list)
            if matches!(
                &list[..],
                [Expr {
                    kind: ExprKind::Whole(_),
                    ..
                }]
            ) =>
        {
            Ok(())
        }
        _ => expr
            .children()
            .into_iter()
            .try_for_each(|child| no_whole_arrays(child, scope)),
    }
}
