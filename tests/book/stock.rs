//! Do `mdbook build` and `mdbook test` work? Here mdBook's library does what the commands do: it starts the
//! preprocessor that `book.toml` names, and rustdoc.
//!
//! `cargo test -p book-tests --test book stock -- --ignored`

use std::path::Path;

use anyhow::Result;
use mdbook_driver::MDBook;

#[test]
#[ignore = "starts cargo for the preprocessor"]
fn stock_mdbook_builds_the_book() -> Result<()> {
    let mut book = stock()?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stock");
    book.config.build.build_dir = folder.clone();
    book.build()?;
    let page = std::fs::read_to_string(folder.join("conv-backward.html"))?;
    anyhow::ensure!(page.contains("<math"), "the preprocessor did nothing");
    Ok(())
}

#[test]
#[ignore = "compiles and runs every listing again"]
fn stock_mdbook_tests_the_book() -> Result<()> {
    stock()?.test(Vec::new())
}

fn stock() -> Result<MDBook> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    MDBook::load(root.canonicalize()?)
}
