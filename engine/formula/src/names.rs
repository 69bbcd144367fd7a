//! One spelling for each symbol, so that `n_H` and `n_{H}` are one name.
//!
//! The canonical spelling has no spaces, no braces around a single character, and the subscript
//! before the superscript: `n_{H_{\mathrm{prev}}}`, `A^{\mathrm{pad}}`, `\hat{y}`.

use crate::commands::{Role, role};
use crate::lexer::{Token, TokenKind, lex};
use crate::{Error, Result, Span, SyntaxError};

/// A symbol's name in canonical spelling, and the part of it that scripts are attached to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    pub full: String,
    pub head: String,
    pub subscript: bool,
}

/// The canonical spelling of one symbol written as LaTeX.
pub(crate) fn canonical(tex: &str) -> Result<Name> {
    let tokens = lex(tex)?;
    let mut at = 0;
    let name = symbol(&tokens, &mut at);
    match tokens.get(at) {
        Some(token) => Err(expected_symbol(token.kind.describe(), token.span)),
        None => name.ok_or_else(|| expected_symbol("nothing".into(), Span::new(0, tex.len()))),
    }
}

fn expected_symbol(found: String, span: Span) -> Error {
    let expected = "one symbol";
    Error::new(SyntaxError::Expected { expected, found }, span)
}

/// `\frac{\partial L}{\partial Z}`, or a base with scripts.
fn symbol(tokens: &[Token], at: &mut usize) -> Option<Name> {
    if !is_command(tokens.first()?, "frac") {
        return plain(tokens, at);
    }
    *at = 1;
    let above = differential(tokens, at)?;
    let below = differential(tokens, at)?;
    Some(Name {
        full: partial(&above.full, &below.full),
        head: "\\frac".into(),
        subscript: below.subscript,
    })
}

/// `{\partial Z}`
fn differential(tokens: &[Token], at: &mut usize) -> Option<Name> {
    let (body, next) = group(tokens, *at)?;
    let mut end = 1;
    let name = plain(body, &mut end)?;
    if !is_command(&body[0], "partial") || end != body.len() {
        return None;
    }
    *at = next;
    Some(name)
}

fn is_command(token: &Token, name: &str) -> bool {
    matches!(&token.kind, TokenKind::Command(command) if command == name)
}

/// A base with scripts.
fn plain(tokens: &[Token], at: &mut usize) -> Option<Name> {
    let head = base(tokens, at)?;
    let (mut subscript, mut superscript) = (None, None);
    loop {
        let slot = match tokens.get(*at).map(|t| &t.kind) {
            Some(TokenKind::Subscript) if subscript.is_none() => &mut subscript,
            Some(TokenKind::Superscript) if superscript.is_none() => &mut superscript,
            _ => break,
        };
        let (body, next) = group(tokens, *at + 1)?;
        *slot = Some(spell(body));
        *at = next;
    }
    let full = with_scripts(&head, subscript.as_deref(), superscript.as_deref());
    let subscript = subscript.is_some();
    Some(Name {
        full,
        head,
        subscript,
    })
}

/// `d\gamma` or `d\hat{Z}` from `at` on, and the position after it: the name of the gradient of what follows the `d`.
pub(crate) fn gradient(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let [d, of] = tokens.get(at..at + 2)? else {
        return None;
    };
    let touches = d.kind == TokenKind::Letter('d') && d.span.end == of.span.start;
    let TokenKind::Command(name) = &of.kind else {
        return None;
    };
    if !touches || !matches!(role(name)?, Role::Letter | Role::Accent) {
        return None;
    }
    let mut next = at + 1;
    let of = base(tokens, &mut next)?;
    Some((format!("d{of}"), next))
}

/// A run of letters, an upright word, a Greek letter or an accented letter; or the gradient of one of the last two.
fn base(tokens: &[Token], at: &mut usize) -> Option<String> {
    if let Some((head, next)) = gradient(tokens, *at) {
        *at = next;
        return Some(head);
    }
    let kind = &tokens.get(*at)?.kind;
    let command = match kind {
        TokenKind::Command(name) => role(name),
        _ => None,
    };
    let (head, next) = match (kind, command) {
        (TokenKind::Letter(_), _) => {
            let run = letter_run(tokens, *at);
            let next = *at + run.chars().count();
            (run, next)
        }
        (TokenKind::Upright(_), _) | (_, Some(Role::Letter)) => (kind.tex(), *at + 1),
        (TokenKind::Command(accent), Some(Role::Accent)) => {
            let (body, next) = group(tokens, *at + 1)?;
            (accented(accent, body), next)
        }
        _ => return None,
    };
    *at = next;
    Some(head)
}

/// `\hat{y}`
pub(crate) fn accented(accent: &str, body: &[Token]) -> String {
    format!("\\{accent}{{{}}}", spell(body))
}

/// The adjacent letters from `at` on.
pub(crate) fn letter_run(tokens: &[Token], at: usize) -> String {
    let mut run = String::new();
    let mut end = None;
    for token in &tokens[at..] {
        match token.kind {
            TokenKind::Letter(c) if end.is_none_or(|e| e == token.span.start) => run.push(c),
            _ => break,
        }
        end = Some(token.span.end);
    }
    run
}

/// The tokens of the group or single token at `at`, and the position after it.
pub(crate) fn group(tokens: &[Token], at: usize) -> Option<(&[Token], usize)> {
    if tokens.get(at)?.kind != TokenKind::Open {
        return Some((&tokens[at..=at], at + 1));
    }
    let mut depth = 0;
    for (n, token) in tokens.iter().enumerate().skip(at) {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&tokens[at + 1..n], n + 1));
        }
    }
    None
}

/// Turns tokens back into LaTeX, without spaces and unnecessary braces.
pub(crate) fn spell(tokens: &[Token]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let part = token.kind.tex();
        let after_command = out.rfind('\\').is_some_and(|slash| {
            out.len() > slash + 1 && out[slash + 1..].chars().all(|c| c.is_ascii_alphabetic())
        });
        if after_command && part.starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push(' ');
        }
        out.push_str(&part);
        at += 1;
        let accent = matches!(&token.kind, TokenKind::Command(c) if role(c) == Some(Role::Accent));
        let script = matches!(token.kind, TokenKind::Subscript | TokenKind::Superscript);
        if (accent || script)
            && let Some((body, next)) = group(tokens, at)
        {
            let body = spell(body);
            out.push_str(&if script {
                braced(&body)
            } else {
                format!("{{{body}}}")
            });
            at = next;
        }
    }
    out
}

/// A script's body, in braces unless it is a single character.
fn braced(body: &str) -> String {
    if body.chars().count() == 1 {
        body.to_owned()
    } else {
        format!("{{{body}}}")
    }
}

/// A base with its scripts in canonical order.
pub(crate) fn with_scripts(head: &str, below: Option<&str>, above: Option<&str>) -> String {
    let mut name = head.to_owned();
    for (mark, script) in [('_', below), ('^', above)] {
        if let Some(script) = script {
            name.push(mark);
            name.push_str(&braced(script));
        }
    }
    name
}

/// The name of `∂above/∂below`.
pub(crate) fn partial(above: &str, below: &str) -> String {
    format!("\\frac{{\\partial {above}}}{{\\partial {below}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_per_symbol() {
        for (tex, full, head) in [
            ("n_{H}", "n_H", "n"),
            (r"A^{\mathrm{pad}}", r"A^{\mathrm{pad}}", "A"),
            (r"A^\mathrm{ pad }", r"A^{\mathrm{pad}}", "A"),
            (r"n_{H_{ \mathrm{prev} }}", r"n_{H_{\mathrm{prev}}}", "n"),
            (r"\hat y", r"\hat{y}", r"\hat{y}"),
            (r"n^a_b", "n_b^a", "n"),
            ("dZ_{hw}", "dZ_{hw}", "dZ"),
            (r"\theta", r"\theta", r"\theta"),
            (r"d\gamma_{c}", r"d\gamma_c", r"d\gamma"),
            (r"d\hat Z", r"d\hat{Z}", r"d\hat{Z}"),
            (
                r"\frac{\partial L}{\partial A^\mathrm{pad}}",
                r"\frac{\partial L}{\partial A^{\mathrm{pad}}}",
                r"\frac",
            ),
        ] {
            let name = canonical(tex).unwrap();
            assert_eq!((name.full.as_str(), name.head.as_str()), (full, head));
        }
    }

    #[test]
    fn what_is_not_a_symbol() {
        for tex in [
            "",
            "a+b",
            "3",
            "a_b_c",
            "a_",
            r"\frac{a}{b}",
            r"\frac{\partial}{b}",
            "x'",
        ] {
            assert!(canonical(tex).is_err(), "{tex}");
        }
    }
}
