//! The description of a page: the question that it opens with, in both languages.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::latex::plain_mathml;
use crate::page::Page;

/// The number of characters after which no further sentence is added, larger for English.
const ENOUGH: [usize; 2] = [40, 90];

/// The beginning of a page's first pair of blocks as plain text: Chinese, then English, each without
/// the label that opens it.
pub(super) fn description(page: &Page, labels: [&str; 2]) -> Option<String> {
    let pair = page.pairs.first()?;
    let zh = opening(&first_paragraph(page, &pair.zh), labels[0], ENOUGH[0]);
    let en = opening(&first_paragraph(page, &pair.en), labels[1], ENOUGH[1]);
    (!zh.is_empty() && !en.is_empty()).then(|| format!("{zh} {en}"))
}

fn opening(text: &str, label: &str, enough: usize) -> String {
    let text = text.strip_prefix(label).unwrap_or(text);
    let mut end = 0;
    for sentence in sentences(text) {
        if end > 0 && text[..end].chars().count() + sentence.chars().count() > 2 * enough {
            break;
        }
        end += sentence.len();
        if text[..end].chars().count() >= enough {
            break;
        }
    }
    let mut letters = text[..end].trim().chars();
    let capital = letters.next().map(|first| first.to_uppercase());
    capital.into_iter().flatten().chain(letters).collect()
}

/// Splits a text into sentences, each with its final punctuation and the space after it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['。', '？', '！']).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let ends = [". ", "? ", "! ", ": "]
                .iter()
                .filter_map(|mark| rest.find(mark));
            let end = ends.min().map_or(rest.len(), |at| at + 2);
            let (sentence, after) = rest.split_at(end);
            rest = after;
            (!sentence.is_empty()).then_some(sentence)
        })
    })
}

fn first_paragraph(page: &Page, half: &Range<usize>) -> String {
    let mut text = String::new();
    let mut inside = false;
    for event in page.events_in(half) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Item) => inside = true,
            Event::End(TagEnd::Paragraph | TagEnd::Item) if inside => break,
            Event::Text(part) | Event::Code(part) if inside => text += part,
            Event::InlineMath(latex) if inside => text += &plain_math(latex),
            Event::SoftBreak | Event::HardBreak if inside => text.push(' '),
            _ => {}
        }
    }
    // GitHub needs a space between a formula and punctuation; a reader does not
    for mark in ["，", "。", "：", "；", "？", "、", ",", ".", ":", "?"] {
        text = text.replace(&format!(" {mark}"), mark);
    }
    text
}

/// The letters of a formula, one after the other.
fn plain_math(latex: &str) -> String {
    let mathml = plain_mathml(latex, false).unwrap_or_default();
    let letters = mathml.split('<').filter_map(|tag| tag.split_once('>'));
    letters.map(|(_, text)| text.trim()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_described_by_its_question_in_both_languages() {
        let text = "# 步幅 · Stride {#stride}\n\n<div lang=\"zh-CN\">\n\n**问题：窗口 $(h,w)$ 走多远？**\n\n长文。\n\n</div>\n\
                    <div lang=\"en\">\n\n**Question: how far does `w` go?**\n\nText.\n\n</div>\n";
        let page = Page::new("步幅 · Stride", "src/x.md", text);
        let labels = ["问题：", "Question: "];
        let description = description(&page, labels).expect("a description");
        assert_eq!(description, "窗口 (h,w) 走多远？ How far does w go?");
    }

    #[test]
    fn whole_sentences_are_taken_until_there_are_enough() {
        let long = "这是一句足够长的话，".repeat(5);
        assert_eq!(
            opening(&format!("{long}完。还有。"), "", 40),
            format!("{long}完。")
        );
        assert_eq!(opening("Short. Also this.", "", 90), "Short. Also this.");
        assert_eq!(opening("One line", "", 90), "One line");
    }
}
