//! Writes every Rust listing of the book, as the reader sees it, to a file of its own, for both test
//! engines. Each listing stands there on the line on which it stands in its chapter, so that a
//! failing test names the place to fix.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use listings::{Listing, listings, write_doctests, write_if_new};

fn main() -> Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?)
        .parent()
        .context("the tests stand in the root of the book")?
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
    write_doctests(&out, &listings)?;
    skeptic::generate_doc_tests(&skeptic_files(&out, &listings)?);
    Ok(())
}

/// The files that skeptic reads.
fn skeptic_files(out: &Path, listings: &[Listing]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for listing in listings {
        if listing.info.contains("compile_fail") {
            continue; // skeptic does not know the word
        }
        let file = out.join("skeptic").join(listing.place());
        write_if_new(&file, &listing.at_its_line(&listing.info))?;
        files.push(file);
        if listing.info.contains("should_panic") {
            // skeptic counts a listing that does not compile as one that panics, so it is handed
            // over once more, only to be compiled.
            // Under another name, for that is the name of the test.
            let stem = listing.file.file_stem().unwrap_or_default();
            let name = format!("{}-compiles.md", stem.to_string_lossy());
            let file = out
                .join("skeptic")
                .join(listing.place())
                .with_file_name(name);
            write_if_new(&file, &listing.at_its_line("rust,no_run"))?;
            files.push(file);
        }
    }
    Ok(files)
}
