//! Reading Markdown as mdBook reads it, with positions in the source.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// mdBook's dialect, and `$…$` besides, which mdBook leaves to us.
pub fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(
        text,
        Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM
            | Options::ENABLE_MATH,
    )
}

/// The line, counted from 1, on which byte `offset` of `text` stands.
pub fn line_of(text: &str, offset: usize) -> usize {
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..offset]).count()
}

/// A formula between dollars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Bytes of the source, dollars included.
    pub range: Range<usize>,
    /// What stands between the dollars.
    pub latex: String,
    /// `$$…$$`, on lines of its own.
    pub display: bool,
}

/// Every formula of `text`, in order; what stands in code is none.
pub fn formulas(text: &str) -> Vec<Formula> {
    parser(text)
        .into_offset_iter()
        .filter_map(|(event, range)| {
            let (latex, display) = match event {
                Event::InlineMath(latex) => (latex, false),
                Event::DisplayMath(latex) => (latex, true),
                _ => return None,
            };
            Some(Formula {
                range,
                latex: latex.into_string(),
                display,
            })
        })
        .collect()
}

/// A fenced block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// Bytes of the whole block, fences included.
    pub range: Range<usize>,
    /// What stands behind the opening fence.
    pub info: String,
    /// The lines between the fences.
    pub code: String,
    /// Bytes of those lines.
    pub code_range: Range<usize>,
}

impl CodeBlock {
    /// The words of the info string: `rust,should_panic` has two.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.info
            .split([',', ' '])
            .map(str::trim)
            .filter(|word| !word.is_empty())
    }

    /// Whether both test engines take the block for Rust.
    pub fn is_rust(&self) -> bool {
        self.words().next() == Some("rust")
    }
}

/// Every fenced block of `text`, in order.
pub fn code_blocks(text: &str) -> Vec<CodeBlock> {
    let mut blocks = Vec::new();
    let mut open: Option<CodeBlock> = None;
    for (event, range) in parser(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some(CodeBlock {
                    code_range: range.end..range.start,
                    range,
                    info: info.into_string(),
                    code: String::new(),
                });
            }
            Event::Text(code) => {
                if let Some(block) = &mut open {
                    block.code.push_str(&code);
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

/// `text` with some byte ranges replaced; ranges must not overlap.
pub fn splice(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in edits {
        out.push_str(&text[from..range.start]);
        out.push_str(&replacement);
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_in_code_are_none() {
        let found = formulas("价格 $a_1$ 与\n\n$$ b \\tag{2} $$\n\n`$c$`\n\n```text\n$d$\n```\n");
        let latex: Vec<_> = found.iter().map(|f| (f.latex.trim(), f.display)).collect();
        assert_eq!(latex, [("a_1", false), ("b \\tag{2}", true)]);
    }

    #[test]
    fn code_blocks_know_their_words_and_place() {
        let text = "x\n\n```rust,should_panic\nfn main() {}\n```\n";
        let blocks = code_blocks(text);
        assert_eq!(blocks.len(), 1);
        assert_eq!(
            blocks[0].words().collect::<Vec<_>>(),
            ["rust", "should_panic"]
        );
        assert_eq!(line_of(text, blocks[0].range.start), 3);
        assert_eq!(&text[blocks[0].code_range.clone()], "fn main() {}\n");
    }

    #[test]
    fn splice_replaces_from_left_to_right() {
        let edits = vec![(4..5, "E".into()), (0..1, "AA".into())];
        assert_eq!(splice("abcde", edits), "AAbcdE");
    }
}
