//! Do `mdbook build` and `mdbook test` work? Their library does here what the commands do: it starts the preprocessor
//! that `book.toml` names, and rustdoc.
//!
//! `cargo test -p book-tests --test book stock -- --ignored`

use std::path::Path;

use anyhow::Result;
use mdbook_driver::MDBook;

#[test]
#[ignore = "asks rustdoc about every listing, one page after the other"]
fn stock_mdbook_builds_and_tests_the_book() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut book = MDBook::load(root.canonicalize()?)?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stock");
    book.config.build.build_dir = folder.clone();
    book.build()?;
    let page = std::fs::read_to_string(folder.join("conv-backward.html"))?;
    anyhow::ensure!(page.contains("<math"), "the preprocessor did nothing");
    book.test(Vec::new())
}
