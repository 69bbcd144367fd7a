//! Writes every Rust listing of the book, as the reader sees it, to a separate file, and a program for skeptic that runs
//! all of them. Each listing is on the same line as in its chapter, so that a failing test names the place to fix.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use listings::{listings, write_if_new, write_program};

fn main() -> Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?)
        .parent()
        .context("the tests are in the root of the book")?
        .to_owned();
    for watched in [
        "book.toml",
        "src",
        "crate/src",
        "crate/examples",
        "fast/src",
        "content/mistakes/src",
    ] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let listings = listings(&root)?;
    let program = write_program(&out.join("skeptic"), &listings)?;
    let file = out.join("listings.md");
    write_if_new(&file, &format!("```rust\n{program}```\n"))?;
    skeptic::generate_doc_tests(&[file]);
    Ok(())
}
