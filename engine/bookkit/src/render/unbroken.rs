//! A shape such as (2, 5, 6, 3) and a number such as 2e-4 stay on one line.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::Event;

use crate::page::Page;

/// Replacements for the shapes and numbers in the text of a page. Headings and figures have replacements of their own.
pub(super) fn edits(page: &Page) -> Vec<(Range<usize>, String)> {
    let headings = page.headings.iter().map(|heading| &heading.range);
    let images = page.images.iter().map(|image| &image.range);
    let others: Vec<_> = headings.chain(images).collect();
    let texts = page.events_outside_code().filter_map(|(event, range)| {
        let inside = others.iter().any(|other| other.contains(&range.start));
        (matches!(event, Event::Text(_)) && !inside).then_some(range)
    });
    texts
        .flat_map(|range| {
            let found = unbroken(&page.text[range.clone()]);
            found
                .into_iter()
                .map(move |at| range.start + at.start..range.start + at.end)
        })
        .map(|range| {
            let keep = format!("<span class=\"keep\">{}</span>", &page.text[range.clone()]);
            (range, keep)
        })
        .collect()
}

fn unbroken(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.match_indices(|ch: char| ch == '(' || ch.is_ascii_digit()) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let rest = &text[start..];
        let len = shape(rest).or_else(|| with_exponent(rest));
        found.extend(len.map(|len| start..start + len));
    }
    found
}

/// How long the shape at the beginning of the text is: `(2, 5, 6, 3)`.
fn shape(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?.split_once(')')?.0;
    let sizes = inside.split(", ");
    let is_size = |size: &str| !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit());
    (sizes.clone().count() > 1 && sizes.clone().all(is_size)).then_some(inside.len() + 2)
}

/// How long the number at the beginning of the text is if it has a negative exponent: `2.5e-4`.
fn with_exponent(text: &str) -> Option<usize> {
    let mantissa = text.find(|ch: char| !ch.is_ascii_digit() && ch != '.')?;
    let exponent = text[mantissa..].strip_prefix("e-")?;
    let digits = exponent.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(mantissa + 2 + digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_numbers_are_kept_whole() {
        let text = "从 (2, 5, 6, 3) 到 (10)、(a, b)、(1, )：差 2.5e-4，不是 e-4，也不是 3e-x。";
        let found = unbroken(text);
        let shown: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["(2, 5, 6, 3)", "2.5e-4"]);
    }

    #[test]
    fn only_text_is_replaced() {
        let source =
            "# 题 (1, 2) · T (1, 2)\n\n形状 (1, 2)，`(1, 2)`，![图 (1, 2)](figures/x.svg)\n";
        let page = Page::new("题 · T", "src/x.md", source);
        let edits = edits(&page);
        assert_eq!(edits.len(), 1, "{edits:?}");
        assert_eq!(edits[0].1, "<span class=\"keep\">(1, 2)</span>");
    }
}
