//! Rust in which the names of symbols are marked, as HTML.

use std::collections::BTreeMap;

use crate::html::escape;

/// The lines of a program as mdBook shows them, each name of a symbol in `<span class="sym">`.
///
/// Lines after `# ` are hidden here, as mdBook would do it, because mdBook does not touch HTML.
pub(in crate::render) fn linked(code: &str, names: &BTreeMap<&str, String>) -> String {
    let mut lines = code.lines().peekable();
    let mut html = String::new();
    while let Some(line) = lines.next() {
        let end = if lines.peek().is_some() { "\n" } else { "" };
        let indent = &line[..line.len() - line.trim_start().len()];
        html += &match line.trim_start().strip_prefix('#') {
            Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
                let rest = link_line(rest.get(1..).unwrap_or_default(), names);
                format!("<span class=\"boring\">{indent}{rest}{end}</span>")
            }
            Some(rest) if rest.starts_with('#') => {
                format!("{indent}{}{end}", link_line(rest, names))
            }
            _ => format!("{}{end}", link_line(line, names)),
        };
    }
    html
}

/// One line; comments, strings, calls and paths are not symbols.
fn link_line(line: &str, names: &BTreeMap<&str, String>) -> String {
    let mut html = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let length = token(rest, first);
        let (token, after) = rest.split_at(length);
        let called = ["(", "!(", "![", "::"].iter().any(|s| after.starts_with(s));
        match names.get(token).filter(|_| !called) {
            Some(key) => {
                html += &format!("<span class=\"sym\" data-sym=\"{key}\">{token}</span>");
            }
            None => html += &escape(token),
        }
        rest = after;
    }
    html
}

/// The length of the token at the start of `rest`, as far as names must be distinguished from the rest.
fn token(rest: &str, first: char) -> usize {
    if rest.starts_with("//") {
        return rest.len();
    }
    if first == '"' {
        let mut escaped = false;
        let end = rest[1..].find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        return end.map_or(rest.len(), |end| end + 2);
    }
    let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
    if in_word(first) {
        // with the quote of a lifetime or a character, and with the suffix of a number
        return rest.find(|c| !in_word(c)).unwrap_or(rest.len());
    }
    first.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(code: &str) -> String {
        let names = BTreeMap::from([("dz", "dz".to_owned()), ("n_h", "n-h".to_owned())]);
        linked(code, &names).replace(" class=\"sym\" data-sym", " sym")
    }

    #[test]
    fn names_are_linked_where_they_are_names() {
        assert_eq!(
            link("a += &(&w * dz[[0, n_h]]); // dz"),
            "a += &amp;(&amp;w * <span sym=\"dz\">dz</span>[[0, <span sym=\"n-h\">n_h</span>]]); // dz"
        );
        for code in [
            "\"dz \\\" dz\"",
            "dz(1)",
            "dz!(1)",
            "dz::new",
            "dz_2",
            "'dz",
            "2dz",
        ] {
            assert_eq!(link(code), escape(code), "{code}");
        }
        assert!(link("zeros(\"dz\", dz)").contains("\"dz\", <span"));
    }

    #[test]
    fn hidden_lines_are_hidden_as_mdbook_hides_them() {
        assert_eq!(
            link("# let dz = 1;\n#\n    # }\n##[x]\ndz\n"),
            "<span class=\"boring\">let <span sym=\"dz\">dz</span> = 1;\n</span>\
             <span class=\"boring\">\n</span><span class=\"boring\">    }\n</span>\
             #[x]\n<span sym=\"dz\">dz</span>"
        );
    }
}
