//! The listings of a book as its reader sees them, for skeptic and rustdoc.
//!
//! It is a separate package because a build script needs it, and nothing else of the engine should be compiled for that.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod code;
pub mod markdown;
mod program;
pub mod text;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_renderer::{RenderContext, Renderer};

use markdown::{line_of, parser};

pub use code::{CodeBlock, code_blocks};
pub use program::write_program;

/// The word after a fence that only affects the page: the names of symbols in the listing are marked.
pub const SYMBOLS: &str = "symbols";

/// A Rust block of a chapter with its includes expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The chapter, relative to the root: `src/padding.md`.
    pub file: PathBuf,
    /// Line of its opening fence in that file.
    pub line: usize,
    /// The info string after the opening fence.
    pub info: String,
    /// The whole program, hidden lines included.
    pub code: String,
}

impl Listing {
    /// `57/src/padding.md`: skeptic and rustdoc name a test after its file.
    pub fn place(&self) -> PathBuf {
        Path::new(&self.line.to_string()).join(&self.file)
    }

    /// The block as Markdown, moved down to its line by a comment that neither tool shows.
    pub fn at_its_line(&self, info: &str) -> String {
        let pushed = match self.line {
            0..3 => "\n".repeat(self.line.saturating_sub(1)),
            line => format!("<!--{}-->\n\n", "\n".repeat(line - 3)),
        };
        format!("{pushed}```{info}\n{}```\n", self.code)
    }

    /// `padding_line_57`, the name of its module.
    fn module(&self) -> String {
        let stem = self.file.with_extension("");
        let stem = stem.file_name().unwrap_or_default().to_string_lossy();
        format!("{}_line_{}", stem.replace('-', "_"), self.line)
    }
}

/// Writes `doctests.rs` into `out`: one module per block, with the block as its documentation.
pub fn write_doctests(out: &Path, blocks: &[Listing]) -> Result<()> {
    let mut modules = String::new();
    for block in blocks {
        let file = out.join("doctest").join(block.place());
        write_if_new(&file, &block.at_its_line(&block.info))?;
        let module = block.module();
        modules += &format!("#[doc = include_str!({file:?})]\npub mod {module} {{}}\n");
    }
    write_if_new(&out.join("doctests.rs"), &modules)
}

/// Writes a file unless it has that text already, because cargo would run a build script again each time if
/// the script changed its own inputs.
pub fn write_if_new(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// Every Rust listing of the book under `root`, in reading order.
///
/// Listings are not checked here; one with a broken include is returned as mdBook leaves it.
pub fn listings(root: &Path) -> Result<Vec<Listing>> {
    let book = MDBook::load(root)?;
    let (expanded, _) = book.preprocess_book(&AsIs)?;
    let mut listings = Vec::new();
    for item in expanded.iter() {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        let Some(path) = &chapter.source_path else {
            continue;
        };
        let file = book.config.book.src.join(path);
        let text = text::read(&root.join(&file))
            .with_context(|| format!("{}:1: cannot be read", file.display()))?;
        let blocks = |text: &str| code_blocks(parser(text).into_offset_iter());
        // an include adds no fence, so the n-th block is the same before and after
        let expanded = text::with_plain_lines(&chapter.content);
        for (raw, block) in blocks(&text).iter().zip(blocks(&expanded)) {
            if block.is_rust() {
                listings.push(Listing {
                    file: file.clone(),
                    line: line_of(&text, raw.range.start),
                    info: for_the_engines(&block),
                    code: block.code,
                });
            }
        }
    }
    Ok(listings)
}

/// The info string without the word that only affects the page, because with it rustdoc and skeptic
/// would not treat the block as Rust.
fn for_the_engines(block: &CodeBlock) -> String {
    let words = block.words().filter(|&word| word != SYMBOLS);
    words.collect::<Vec<_>>().join(",")
}

/// A renderer for which `book.toml` does not run the preprocessor, so that chapters stay unchanged.
struct AsIs;

impl Renderer for AsIs {
    fn name(&self) -> &str {
        "blocks"
    }

    fn render(&self, _: &RenderContext) -> mdbook_driver::errors::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engines_see_only_words_that_they_know() {
        let text = "```rust,symbols,no_run\n```\n\n```rust, symbols\n```\n";
        let blocks = code_blocks(parser(text).into_offset_iter());
        let infos: Vec<_> = blocks.iter().map(for_the_engines).collect();
        assert_eq!(infos, ["rust,no_run", "rust"]);
    }
}
