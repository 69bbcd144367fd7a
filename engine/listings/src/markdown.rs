//! Reading Markdown as mdBook reads it, with positions in the source.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Options, Parser};

/// mdBook's dialect, plus `$…$`, which mdBook does not handle.
pub fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(
        text,
        Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM
            | Options::ENABLE_MATH,
    )
}

/// The line, counted from 1, of byte `offset` of `text`.
pub fn line_of(text: &str, offset: usize) -> usize {
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..offset]).count()
}

/// `text` with some byte ranges replaced; ranges must not overlap.
pub fn splice(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in edits {
        out.push_str(&text[from..range.start]);
        out.push_str(&replacement);
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splice_replaces_from_left_to_right() {
        let edits = vec![(4..5, "E".into()), (0..1, "AA".into())];
        assert_eq!(splice("abcde", edits), "AAbcdE");
    }
}
