//! The two languages of a book: blocks in pairs, titles in halves.

use std::ops::Range;

/// Line that opens a Chinese block.
pub const ZH: &str = r#"<div lang="zh-CN">"#;

/// Line that opens an English block.
pub const EN: &str = r#"<div lang="en">"#;

/// Start of a box around blocks. A block never contains a box.
pub const BOX: &str = "<div class=";

/// What separates the Chinese and the English half of a heading, a caption or a title.
pub const SEPARATOR: &str = " · ";

/// The Chinese and the English half of a title, or of the source line of a heading.
pub fn halves(line: &str) -> Option<(&str, &str)> {
    let title = line.trim().trim_start_matches('#').trim();
    let title = title.split(" {#").next()?.trim();
    let (zh, en) = title.split_once(SEPARATOR)?;
    (!zh.trim().is_empty() && !en.trim().is_empty()).then_some((zh, en))
}

/// A Chinese block and the English block after it, as byte ranges of the text between the tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The Chinese half.
    pub zh: Range<usize>,
    /// The English half.
    pub en: Range<usize>,
}

/// Every pair of a chapter, in order. Unpaired blocks are left out, because the pairing check reports them.
pub fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut waiting: Option<Range<usize>> = None;
    let mut open: Option<(bool, usize)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        match (line.trim(), open) {
            // a block that is still open here is never closed, so it is not a half
            (ZH, _) => open = Some((true, end)),
            (EN, _) => open = Some((false, end)),
            (line, _) if line.starts_with(BOX) => open = None,
            ("</div>", Some((true, from))) => {
                waiting = Some(from..start);
                open = None;
            }
            ("</div>", Some((false, from))) => {
                if let Some(zh) = waiting.take() {
                    pairs.push(Pair {
                        zh,
                        en: from..start,
                    });
                }
                open = None;
            }
            _ => {}
        }
        start = end;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_the_text_between_the_tags() {
        let text =
            "x\n<div lang=\"zh-CN\">\n\n文\n\n</div>\n<div lang=\"en\">\n\ntext\n\n</div>\ny\n";
        let pairs = pairs(text);
        assert_eq!(pairs.len(), 1);
        assert_eq!(text[pairs[0].zh.clone()].trim(), "文");
        assert_eq!(text[pairs[0].en.clone()].trim(), "text");
    }
}
