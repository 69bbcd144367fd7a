//! `## 输入的梯度 · Gradient of the input {#id}` becomes a heading with a span for each language.

use std::ops::Range;

use crate::bilingual::{SEPARATOR, halves};
use crate::page::Page;

/// Replacements for every two-language heading of a page.
pub(super) fn edits(page: &Page) -> Vec<(Range<usize>, String)> {
    let edits = page.headings.iter().filter_map(|heading| {
        let line = &page.text[heading.range.clone()];
        let (zh, en) = halves(line)?;
        let start = heading.range.start + line.find(zh)?;
        let end = start + zh.len() + SEPARATOR.len() + en.len();
        let html = format!(
            "<span lang=\"zh-CN\">{zh}</span><span class=\"lang-sep\">{SEPARATOR}</span>\
             <span lang=\"en\">{en}</span>"
        );
        Some((start..end, html))
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_half_gets_its_language_and_the_id_stays() {
        assert_eq!(
            crate::render::tests::rendered("## 步幅 · Stride {#stride}\n", &Default::default()),
            "## <span lang=\"zh-CN\">步幅</span><span class=\"lang-sep\"> · </span>\
             <span lang=\"en\">Stride</span> {#stride}\n"
        );
    }
}
