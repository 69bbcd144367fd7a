//! Fenced blocks of code.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

/// A fenced block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// Bytes of the whole block, fences included.
    pub range: Range<usize>,
    /// The info string after the opening fence.
    pub info: String,
    /// The lines between the fences.
    pub code: String,
    /// Bytes of those lines.
    pub code_range: Range<usize>,
}

impl CodeBlock {
    /// The words of the info string: `rust,should_panic` has two.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.info.split([',', ' ']).map(str::trim);
        words.filter(|word| !word.is_empty())
    }

    /// Whether `word` is one of those words.
    pub fn has(&self, word: &str) -> bool {
        self.words().any(|other| other == word)
    }

    /// Whether the block is a Rust program.
    pub fn is_rust(&self) -> bool {
        self.words().next() == Some("rust")
    }
}

/// Every fenced block of a text, in order.
pub fn code_blocks<'e>(events: impl Iterator<Item = (Event<'e>, Range<usize>)>) -> Vec<CodeBlock> {
    let mut blocks = Vec::new();
    let mut open: Option<CodeBlock> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some(CodeBlock {
                    code_range: range.end..range.start,
                    range,
                    info: info.into_string(),
                    code: String::new(),
                });
            }
            Event::Text(text) => {
                if let Some(block) = &mut open {
                    block.code.push_str(&text);
                    block.code_range.start = block.code_range.start.min(range.start);
                    block.code_range.end = block.code_range.end.max(range.end);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{line_of, parser};

    #[test]
    fn code_blocks_know_their_words_and_place() {
        let text = "x\n\n```rust,should_panic\nfn main() {}\n```\n";
        let blocks = code_blocks(parser(text).into_offset_iter());
        assert_eq!(blocks.len(), 1);
        let words: Vec<_> = blocks[0].words().collect();
        assert_eq!(words, ["rust", "should_panic"]);
        assert_eq!(line_of(text, blocks[0].range.start), 3);
        assert_eq!(&text[blocks[0].code_range.clone()], "fn main() {}\n");
    }
}
