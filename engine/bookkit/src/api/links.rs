//! Links to the documentation of the crate, where there is none: a book of stock mdBook's.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use super::FOLDER;
use crate::markdown::parser;

/// Replacements for every link to the documentation: its text alone.
pub fn left_out(text: &str) -> Vec<(Range<usize>, String)> {
    let links = parser(text)
        .into_offset_iter()
        .filter_map(|(event, range)| {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                return None;
            };
            let end = format!("]({dest_url})");
            let ours = dest_url.starts_with(FOLDER) && text[range.clone()].ends_with(&end);
            ours.then_some((range, end.len()))
        });
    links
        .flat_map(|(Range { start, end }, tail)| {
            [
                (start..start + 1, String::new()),
                (end - tail..end, String::new()),
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::splice;

    #[test]
    fn only_links_to_the_documentation_are_left_out() {
        let text = "见 [`zero_pad`](api/x/fn.zero_pad.html) 与 [前言](preface.md)。\n";
        assert_eq!(
            splice(text, left_out(text)),
            "见 `zero_pad` 与 [前言](preface.md)。\n"
        );
        let code = "`[a](api/b.html)`\n";
        assert_eq!(splice(code, left_out(code)), code);
    }
}
