//! The listings of a book as its reader sees them, for skeptic.
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

/// A Rust block of a chapter with its includes expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The chapter, relative to the root: `src/padding.md`.
    pub file: PathBuf,
    /// Line of its opening fence in that file.
    pub line: usize,
    /// The words after the opening fence.
    pub words: Vec<String>,
    /// The whole program, hidden lines included.
    pub code: String,
}

impl Listing {
    /// `57/src/padding.md`: messages of the compiler then name the chapter.
    fn place(&self) -> PathBuf {
        Path::new(&self.line.to_string()).join(&self.file)
    }

    /// `padding_line_57`, the name of its module.
    fn module(&self) -> String {
        let stem = self.file.with_extension("");
        let stem = stem.file_name().unwrap_or_default().to_string_lossy();
        format!("{}_line_{}", stem.replace('-', "_"), self.line)
    }
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
                    words: block.words().map(str::to_owned).collect(),
                    code: block.code,
                });
            }
        }
    }
    Ok(listings)
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
