//! Removes comments from style sheets and scripts.

/// A style sheet without comments and insignificant white space.
pub(super) fn css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space(&mut out);
        } else if ch.is_whitespace() {
            rest = rest.trim_start();
            space(&mut out);
        } else if ch == '"' || ch == '\'' {
            let (string, after) = rest.split_at(string_end(rest, ch));
            out.push_str(string);
            rest = after;
        } else {
            if "{};,".contains(ch) && out.ends_with(' ') {
                out.pop();
            }
            out.push(ch);
            rest = &rest[ch.len_utf8()..];
        }
    }
    out.trim().to_owned()
}

fn space(out: &mut String) {
    if !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

/// The end of the string with which `text` starts; its quote is `quote`.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, ch) in text.char_indices().skip(1) {
        match ch {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if ch == quote => return at + ch.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// A script without the lines that contain only a comment.
///
/// Other comments and spaces stay: telling them from parts of strings or regular expressions would need a JavaScript
/// parser, to save one kilobyte. A line inside a template literal must not start with `//`.
pub(super) fn js(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.trim().is_empty());
    lines.flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_keeps_its_meaning() {
        let text = "/* why */\n.a .b ,\n.c:is( .d ) {\n    content: \"a  /* b */ \\\" ;\" ;\n    margin: 0  1px;\n}\n\n@media print { .e { color: red } }\n";
        assert_eq!(
            css(text),
            ".a .b,.c:is( .d ){content: \"a  /* b */ \\\" ;\";margin: 0 1px;}@media print{.e{color: red}}"
        );
        assert_eq!(css("a/**/b"), "a b");
        assert_eq!(css("/* nothing */\n"), "");
        assert_eq!(css("a { b: 'open"), "a{b: 'open");
    }

    #[test]
    fn a_script_keeps_all_but_lines_of_comment() {
        let text = "// why\nconst a = 'http://b'; // c\n\n    // d\n    f(`\n        g`);\n";
        assert_eq!(
            js(text),
            "const a = 'http://b'; // c\n    f(`\n        g`);\n"
        );
    }
}
