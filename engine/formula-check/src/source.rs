//! The text of a check in its source file.

use std::ops::Range;
use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::check::Check;

/// The checks, each with its own text out of `text`, the file in which all of them are made. One that
/// is made elsewhere stays without, which a run reports.
pub fn sourced(text: &str, mut checks: Vec<Check>) -> Vec<Check> {
    let tokens = TokenStream::from_str(text).unwrap_or_default();
    for check in &mut checks {
        if let Some(range) = expression(tokens.clone(), (check.line, check.column - 1)) {
            check.source = with_comment(text, range);
        }
    }
    checks
}

/// The expression that starts at a line, from 1, and a column, from 0: up to the next comma or semicolon
/// that is not in its parentheses.
fn expression(tokens: TokenStream, at: (usize, usize)) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    for token in tokens {
        let (start, bytes) = (token.span().start(), token.span().byte_range());
        match (&mut found, token) {
            (Some(_), TokenTree::Punct(end)) if [',', ';'].contains(&end.as_char()) => break,
            (Some(found), _) => found.end = bytes.end,
            (None, _) if (start.line, start.column) == at => found = Some(bytes),
            (None, TokenTree::Group(group)) => {
                if let Some(inside) = expression(group.stream(), at) {
                    return Some(inside);
                }
            }
            (None, _) => {}
        }
    }
    found
}

/// The text with the lines of comment directly above, without the indentation of its first line.
fn with_comment(text: &str, range: Range<usize>) -> String {
    let line_start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let indentation = text[line_start..].len() - text[line_start..].trim_start().len();
    let above = text[..line_start].lines().rev();
    let comment: Vec<&str> = above
        .take_while(|line| line.trim_start().starts_with("//"))
        .collect();
    let outdented = |line: &str| {
        let spaces = line.len() - line.trim_start().len();
        line[spaces.min(indentation)..].to_owned()
    };
    let lines = comment.into_iter().rev().chain(text[range].lines());
    lines.map(outdented).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
fn checks() -> Vec<Check> {
    vec![
        // Not this one.

        // “First” (a comment of
        // two lines).
        new("1", ")", '(', |x| {
            // ) }
            f::<'static>(x, 2);
        })
        .in_loops(&["a", "b"]),
        other(new("2")),
    ]
}
"#;

    fn at(place: &str) -> Option<String> {
        let before = &FILE[..FILE.find(place)?];
        let column = before.chars().rev().take_while(|&c| c != '\n').count();
        let tokens = TokenStream::from_str(FILE).ok()?;
        let range = expression(tokens, (1 + before.matches('\n').count(), column))?;
        Some(with_comment(FILE, range))
    }

    #[test]
    fn a_check_is_shown_from_its_comment_to_its_last_parenthesis() {
        let first = "// “First” (a comment of\n// two lines).\nnew(\"1\", \")\", '(', |x| {\n    \
                     // ) }\n    f::<'static>(x, 2);\n})\n.in_loops(&[\"a\", \"b\"])";
        assert_eq!(at("new(\"1\"").as_deref(), Some(first));
        assert_eq!(at("new(\"2\"").as_deref(), Some("new(\"2\")"));
    }

    #[test]
    fn where_no_expression_starts_there_is_no_text() {
        assert_eq!(at("ew(\"1\""), None);
    }

    #[test]
    fn a_check_finds_itself() {
        let check = Check::new("9", "x", &[(); 0], |()| Err("none".into()));
        let [check] = &sourced(include_str!("source.rs"), vec![check])[..] else {
            panic!("one check in, one out");
        };
        let expected = r#"Check::new("9", "x", &[(); 0], |()| Err("none".into()))"#;
        assert_eq!(check.source, expected);
    }
}
