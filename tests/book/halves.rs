//! Compares the record of the halves that say the same with the pages, so that a half that was changed and committed
//! without its partner is not forgotten.

use std::fs;

use anyhow::{Result, ensure};
use bookkit::lint::halves::{FILE, record, warnings};

use crate::support::{book, root};

#[test]
fn all_halves_are_recorded_as_they_are() -> Result<()> {
    let book = book()?;
    let recorded = fs::read_to_string(root().join(FILE))?;
    let warnings: String = warnings(&book).iter().map(|it| format!("{it}\n")).collect();
    ensure!(
        recorded == record(&book),
        "{FILE}:1: is not up to date:\n{warnings}if all halves say the same, `cargo run -- check --record` writes it"
    );
    Ok(())
}
