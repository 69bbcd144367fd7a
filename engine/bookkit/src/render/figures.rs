//! `![中文 · English](figures/padding.svg)` on a line of its own becomes the drawing itself, so that
//! it uses the colours and the language of the page. The text becomes the caption.

use std::ops::Range;

use crate::bilingual::SEPARATOR;
use crate::figures::{Figures, shown};
use crate::html::UNSEARCHED;
use crate::page::Page;

/// Replacements for every figure of a page. The words of its caption stay in place, so that formulas
/// among them are expanded like any others.
pub(super) fn edits(page: &Page, figures: &Figures) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    for (name, image) in shown(page) {
        let caption = image.alternative(&page.text);
        let (Some(svg), Some(separator)) = (figures.files().get(name), caption.find(SEPARATOR))
        else {
            continue;
        };
        let start = image.range.start + "![".len();
        let middle = start + separator;
        edits.push((
            image.range.start..start,
            format!(
                "<figure class=\"figure\">{}<figcaption id=\"figure-{name}\"><span lang=\"zh-CN\">",
                inline(svg, name)
            ),
        ));
        edits.push((
            middle..middle + SEPARATOR.len(),
            format!("</span><span class=\"lang-sep\">{SEPARATOR}</span><span lang=\"en\">"),
        ));
        edits.push((
            start + caption.len()..image.range.end,
            "</span></figcaption></figure>".to_owned(),
        ));
    }
    edits
}

/// A drawing as part of a page, with the page's colours and fonts, labelled by its caption. It has no
/// blank lines, because Markdown would end the HTML block there.
fn inline(svg: &str, name: &str) -> String {
    let (before, after) = svg.split_once("<style>").unwrap_or((svg, ""));
    let after = after.split_once("</style>").map_or(after, |(_, rest)| rest);
    let svg = format!("{before}{after}").replacen(
        "<svg ",
        &format!("<svg role=\"img\" aria-labelledby=\"figure-{name}\" "),
        1,
    );
    let [from, to] = UNSEARCHED.map(|mark| format!("<metadata>{mark}</metadata>"));
    let svg = svg
        .replacen('>', &format!(">{from}"), 1)
        .replace("</svg>", &format!("{to}</svg>"));
    svg.replace(" xmlns=\"http://www.w3.org/2000/svg\"", "")
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::splice;

    #[test]
    fn the_drawing_and_both_halves_of_the_caption_take_the_place_of_the_image() {
        let text = "x\n\n![补一圈零 · A ring of $0$](figures/ring.svg)\n\n![图 · Other](figures/other.svg)\n";
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\">\n<style>\n\nz\n</style>\n<path/>\n</svg>\n";
        let figures = [("ring".to_owned(), svg.to_owned())].into_iter().collect();
        let page = Page::new("题 · T", "src/x.md", text);
        assert_eq!(
            splice(text, edits(&page, &figures)),
            "x\n\n<figure class=\"figure\"><svg role=\"img\" aria-labelledby=\"figure-ring\" width=\"9\">\
             <metadata>\u{E000}</metadata><path/><metadata>\u{E001}</metadata></svg>\
             <figcaption id=\"figure-ring\"><span lang=\"zh-CN\">补一圈零</span>\
             <span class=\"lang-sep\"> · </span><span lang=\"en\">A ring of $0$</span></figcaption></figure>\n\n\
             ![图 · Other](figures/other.svg)\n"
        );
    }
}
