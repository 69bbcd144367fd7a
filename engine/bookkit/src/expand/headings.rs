//! `## 输入的梯度 · Gradient of the input {#id}` becomes a heading with a span for each language.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::markdown::parser;

/// What stands between the Chinese and the English half of a heading or a title.
pub const SEPARATOR: &str = " · ";

/// Replacements for every two-language heading of a chapter.
pub(super) fn edits(text: &str) -> Vec<(Range<usize>, String)> {
    parser(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })))
        .filter_map(|(_, range)| {
            let line = &text[range.clone()];
            let (zh, en) = halves(line)?;
            let start = range.start + line.find(zh)?;
            let end = start + zh.len() + SEPARATOR.len() + en.len();
            let html = format!(
                "<span lang=\"zh-CN\">{zh}</span><span class=\"lang-sep\">{SEPARATOR}</span>\
                 <span lang=\"en\">{en}</span>"
            );
            Some((start..end, html))
        })
        .collect()
}

/// The Chinese and the English half of a heading's source line.
pub fn halves(line: &str) -> Option<(&str, &str)> {
    let title = line.trim().trim_start_matches('#').trim();
    let title = title.split(" {#").next()?.trim();
    let (zh, en) = title.split_once(SEPARATOR)?;
    (!zh.trim().is_empty() && !en.trim().is_empty()).then_some((zh, en))
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_half_gets_its_language_and_the_id_stays() {
        assert_eq!(
            crate::expand::chapter("## 步幅 · Stride {#stride}\n", &Default::default()),
            "## <span lang=\"zh-CN\">步幅</span><span class=\"lang-sep\"> · </span>\
             <span lang=\"en\">Stride</span> {#stride}\n"
        );
    }
}
