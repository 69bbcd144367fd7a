//! A browser and a book for it to open.

use anyhow::{Result, ensure};

mod browser;
mod devtools;
mod input;
mod site;

pub use browser::Browser;
pub use site::{Site, book, copy_of_the_book, scratch};

/// Asks `check` about each of the pages of the book, and fails with all faults at once.
pub fn on_each(
    browser: &mut Browser,
    pages: impl IntoIterator<Item = impl AsRef<str>>,
    check: impl Fn(&mut Browser, &Site, &str) -> Result<Vec<String>>,
) -> Result<()> {
    let mut faults = Vec::new();
    for page in pages {
        faults.extend(check(browser, book()?, page.as_ref())?);
    }
    none(&faults)
}

/// Fails with all faults at once.
pub fn none(faults: &[String]) -> Result<()> {
    ensure!(
        faults.is_empty(),
        "{} faults\n  {}",
        faults.len(),
        faults.join("\n  ")
    );
    Ok(())
}
