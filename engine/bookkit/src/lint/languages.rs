//! The two languages: every block of prose in Chinese is followed by its English half, and only
//! headings, formulas, listings, tables and figures are outside both.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::Event;

use crate::bilingual::{BOX, EN, ZH};
use crate::fault::Fault;
use crate::page::Page;

/// Faults of a page's language blocks.
pub(super) fn faults(page: &Page) -> Vec<Fault> {
    let blocks = blocks(page);
    let mut faults = pairing(page, &blocks);
    faults.extend(contents(page, &blocks));
    faults.extend(emphasis(page));
    faults
}

/// A language block of a page.
struct Block {
    /// The line that opens it.
    lang: &'static str,
    /// Bytes of that line.
    opening: Range<usize>,
    /// Bytes between the tags; if the block is never closed, up to the next block or the end of the page.
    inside: Range<usize>,
    /// Whether the block is closed.
    closed: bool,
}

/// The lines of a text outside listings, formulas and comments, with the byte at which each starts.
fn lines(page: &Page) -> impl Iterator<Item = (usize, &str)> {
    let verbatim = verbatim(page);
    let mut start = 0;
    let lines = page.text.split_inclusive('\n').map(move |line| {
        start += line.len();
        (start - line.len(), line)
    });
    lines.filter(move |(start, _)| !verbatim.iter().any(|range| range.contains(start)))
}

/// Listings, formulas and comments, which are not prose.
fn verbatim(page: &Page) -> Vec<Range<usize>> {
    let code = page.code.iter().map(|block| block.range.clone());
    let display = page.formulas.iter().filter(|formula| formula.display);
    let comments = crate::directive::comments(page).map(|comment| comment.range);
    let formulas = display.map(|formula| formula.range.clone());
    code.chain(formulas).chain(comments).collect()
}

fn blocks(page: &Page) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for (start, line) in lines(page) {
        let lang = match line.trim() {
            line if line == ZH => ZH,
            line if line == EN => EN,
            "</div>" if is_open => {
                is_open = false;
                if let Some(block) = blocks.last_mut() {
                    block.inside.end = start;
                    block.closed = true;
                }
                continue;
            }
            // boxes contain blocks, not the other way round, so the open block should have been closed before
            line if line.starts_with(BOX) => {
                if let Some(unclosed) = blocks.last_mut().filter(|_| is_open) {
                    unclosed.inside.end = start;
                }
                is_open = false;
                continue;
            }
            _ => continue,
        };
        if let Some(unclosed) = blocks.last_mut().filter(|_| is_open) {
            unclosed.inside.end = start;
        }
        let end = start + line.len();
        blocks.push(Block {
            lang,
            opening: start..end,
            inside: end..page.text.len(),
            closed: false,
        });
        is_open = true;
    }
    blocks
}

/// A Chinese block and the English block after it, with nothing between them.
fn pairing(page: &Page, blocks: &[Block]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        let mut fault = |message: &str| faults.push(page.fault(block.opening.start, message));
        if !block.closed {
            fault(&format!("`{}` is never closed", block.lang));
            continue;
        }
        let touches = |first: &Block, second: &Block| {
            let between = &page.text[first.inside.end..second.opening.start];
            // a block that is never closed has been reported already
            !first.closed || between.trim() == "</div>"
        };
        let next = blocks.get(n + 1).filter(|next| touches(block, next));
        let before = n.checked_sub(1).map(|n| &blocks[n]);
        let before = before.filter(|before| touches(before, block));
        if block.lang == ZH && next.is_none_or(|next| next.lang == ZH) {
            fault("Chinese block without its English half directly after it");
        }
        if block.lang == EN && before.is_none_or(|before| before.lang == EN) {
            fault("English block without a Chinese block directly before it");
        }
    }
    faults
}

/// Checks the text inside the blocks and the text outside them.
fn contents(page: &Page, blocks: &[Block]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for Block {
        lang,
        opening,
        inside,
        closed,
    } in blocks
    {
        let text = &page.text[inside.clone()];
        if !text.lines().next().unwrap_or_default().trim().is_empty() {
            let message = "a blank line must follow, or Markdown leaves the block raw";
            faults.push(page.fault(opening.start, message));
        }
        if !closed {
            continue;
        }
        if text.trim().is_empty() {
            let opened = page.line(opening.start);
            let message = format!("the block `{lang}` opened on line {opened} is empty");
            faults.push(page.fault(inside.end, message));
        } else if !text.ends_with("\n\n") {
            faults.push(page.fault(inside.end, "a blank line must come before `</div>`"));
        }
        let headings = page.headings.iter().map(|heading| &heading.range);
        let verbatim = verbatim(page);
        for range in verbatim.iter().chain(headings) {
            if inside.contains(&range.start) && !page.text[range.start..].starts_with("<!--") {
                let message = "listings, display formulas and headings belong outside, once for both languages";
                faults.push(page.fault(range.start, message));
            }
        }
    }
    for (start, line) in lines(page) {
        let line = line.trim();
        let block = blocks.iter().find(|block| block.inside.contains(&start));
        match block {
            Some(block) if line.starts_with("<div lang") => {
                let opened = page.line(block.opening.start);
                let message = format!(
                    "language block inside the one opened on line {opened}: is that one closed?"
                );
                faults.push(page.fault(start, message));
            }
            None if !belongs_outside(line) => {
                let message = format!("prose outside a language block: `{}`", shorten(line));
                faults.push(page.fault(start, message));
            }
            _ => {}
        }
    }
    faults
}

/// Whether a line may be outside both languages.
fn belongs_outside(line: &str) -> bool {
    let known = ["#", "|", "![", "<", "$$"];
    line.is_empty() || known.iter().any(|start| line.starts_with(start))
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// `**核）。**后` is not emphasis in CommonMark, so the asterisks would be printed.
fn emphasis(page: &Page) -> Vec<Fault> {
    let printed = page
        .events_outside_code()
        .filter(|(event, _)| matches!(event, Event::Text(text) if text.contains('*')));
    let message = "`*` would be printed literally: move the punctuation out of the emphasis";
    printed
        .map(|(_, range)| page.fault(range.start, message))
        .collect()
}
#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let page = Page::new("题 · T", "src/x.md", text);
        super::faults(&page)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    const GOOD: &str = "# 题 · T {#t}\n\n<div lang=\"zh-CN\">\n\n文\n\n</div>\n<div lang=\"en\">\n\ntext\n\n</div>\n\n$$\nx\n$$\n\n```text\n1\n```\n";

    #[test]
    fn a_paired_chapter_is_sound() {
        assert!(faults(GOOD).is_empty(), "{:?}", faults(GOOD));
    }

    #[test]
    fn each_way_to_break_the_pairing_is_found_at_its_line() {
        for (from, to, expected) in [
            (
                "<div lang=\"en\">\n\ntext\n\n</div>\n",
                "",
                "src/x.md:3: Chinese block without its English half",
            ),
            (
                "文\n",
                "",
                "src/x.md:6: the block `<div lang=\"zh-CN\">` opened on line 3 is empty",
            ),
            (
                "<div lang=\"zh-CN\">\n\n文\n\n</div>\n",
                "",
                "src/x.md:3: English block without a Chinese block",
            ),
            (
                "$$\nx\n$$",
                "prose",
                "src/x.md:14: prose outside a language block: `prose`",
            ),
            (
                "text\n\n</div>",
                "text\n\n",
                "src/x.md:8: `<div lang=\"en\">` is never closed",
            ),
            (
                "\"en\">\n\n",
                "\"en\">\n",
                "src/x.md:8: a blank line must follow",
            ),
            (
                "text\n",
                "```text\n1\n```\n",
                "src/x.md:10: listings, display formulas",
            ),
            ("文\n", "**核）。**后\n", "src/x.md:5: `*` would be printed"),
        ] {
            let broken = GOOD.replace(from, to);
            let found = faults(&broken);
            assert!(
                found.iter().any(|f| f.starts_with(expected)),
                "{expected}\n{found:?}"
            );
        }
    }
}
