//! Links to the documentation of the crate in a book that stock mdBook builds, which has no such documentation.

use std::ops::Range;

use super::FOLDER;
use crate::page::Page;

/// Replaces every link to the documentation by its text.
pub(crate) fn left_out(page: &Page) -> Vec<(Range<usize>, String)> {
    let ours = page.links.iter().filter_map(|link| {
        let end = format!("]({})", link.url);
        let written = &page.text[link.range.clone()];
        let ours = link.url.starts_with(FOLDER) && written.ends_with(&end);
        ours.then_some((link.range.clone(), end.len()))
    });
    let edits = ours.flat_map(|(Range { start, end }, tail)| {
        [
            (start..start + 1, String::new()),
            (end - tail..end, String::new()),
        ]
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::splice;

    #[test]
    fn only_links_to_the_documentation_are_left_out() {
        for (text, expected) in [
            (
                "见 [`zero_pad`](api/x/fn.zero_pad.html) 与 [前言](preface.md)。\n",
                "见 `zero_pad` 与 [前言](preface.md)。\n",
            ),
            ("`[a](api/b.html)`\n", "`[a](api/b.html)`\n"),
        ] {
            let page = Page::new("题 · T", "src/x.md", text);
            assert_eq!(splice(text, left_out(&page)), expected);
        }
    }
}
