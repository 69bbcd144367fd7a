//! The text of a check in its source file.

use std::ops::Range;

use crate::check::Check;

/// Adds to each check its own text from `text`, the file in which all of them are made. A check from
/// another file gets no text, which a run reports.
pub fn sourced(text: &str, mut checks: Vec<Check>) -> Vec<Check> {
    for check in &mut checks {
        let range = expression(text, check.line, check.column);
        check.source = range.map_or(String::new(), |range| with_comment(text, range));
    }
    checks
}

/// The expression that starts at a line and a column, both from 1; `None` if no `Check` starts there.
fn expression(text: &str, line: usize, column: usize) -> Option<Range<usize>> {
    let line = text.split_inclusive('\n').nth(line.checked_sub(1)?)?;
    let before: usize = line
        .chars()
        .take(column.checked_sub(1)?)
        .map(char::len_utf8)
        .sum();
    let start = line.as_ptr() as usize - text.as_ptr() as usize + before;
    let rest = text.get(start..).filter(|rest| rest.starts_with("Check"))?;
    Some(start..start + length(rest))
}

/// The distance to the next comma, semicolon or closing bracket that is not inside inner brackets. This
/// scanner exists because `proc-macro2` gives positions only with a feature that would build all
/// procedural macros twice.
fn length(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' | ',' | ';' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        at += skipped(rest, text[..at].chars().next_back()).unwrap_or(c.len_utf8());
    }
    text[..at].trim_end().len()
}

/// The length of the comment, string or character that `rest` starts with.
fn skipped(rest: &str, before: Option<char>) -> Option<usize> {
    let until = |from: usize, end: &str| {
        let found = rest[from..].find(end);
        Some(found.map_or(rest.len(), |at| from + at + end.len()))
    };
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let marks = rest.strip_prefix('r').filter(|_| !in_word);
    let marks = marks.map(|rest| rest.len() - rest.trim_start_matches('#').len());
    match marks {
        Some(marks) if rest[1 + marks..].starts_with('"') => {
            return until(marks + 2, &format!("\"{}", "#".repeat(marks)));
        }
        _ => {}
    }
    let mut chars = rest.char_indices();
    match chars.next()?.1 {
        '/' if rest.starts_with("//") => until(2, "\n"),
        '/' if rest.starts_with("/*") => until(2, "*/"),
        '"' => {
            let mut escaped = false;
            let end = chars.find(|&(_, c)| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            Some(end.map_or(rest.len(), |(at, _)| at + 1))
        }
        '\'' => match (chars.next()?.1, chars.next()?) {
            ('\\', (escaped, c)) => until(escaped + c.len_utf8(), "'"),
            (_, (end, '\'')) => Some(end + 1),
            _ => None, // a lifetime
        },
        _ => None,
    }
}

/// The text with the comment lines directly above it, without the indentation of the first line.
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

    const FILE: &str = r##"
fn checks() -> Vec<Check> {
    vec![
        // Not this one.

        // “First” (a comment of
        // two lines).
        Check("1", ")\"", '(', r"\", r#")"#, '\'', |x| {
            // ) }
            f::<'static>(x, /* ) */ 2);
        })
        .in_loops(&["a", "b"]),
        other(Check("2")),
    ]
}
"##;

    fn at(place: &str) -> Option<String> {
        let before = &FILE[..FILE.find(place)?];
        let column = 1 + before.chars().rev().take_while(|&c| c != '\n').count();
        let range = expression(FILE, 1 + before.matches('\n').count(), column)?;
        Some(with_comment(FILE, range))
    }

    #[test]
    fn a_check_is_shown_from_its_comment_to_its_last_parenthesis() {
        let first = r##"// “First” (a comment of
// two lines).
Check("1", ")\"", '(', r"\", r#")"#, '\'', |x| {
    // ) }
    f::<'static>(x, /* ) */ 2);
})
.in_loops(&["a", "b"])"##;
        assert_eq!(at("Check(\"1\"").as_deref(), Some(first));
        assert_eq!(at("Check(\"2\"").as_deref(), Some("Check(\"2\")"));
    }

    #[test]
    fn where_no_check_starts_there_is_no_text() {
        assert_eq!(at("heck(\"1\""), None);
        assert_eq!(expression(FILE, 900, 1), None);
        assert_eq!(expression(FILE, 0, 0), None);
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
