//! A browser and a book for it to open.

mod browser;
mod devtools;
mod input;
mod site;

pub use browser::Browser;
pub use site::{Site, book, copy_of_the_book, scratch};

/// Fails with all faults at once.
pub fn none(faults: &[String]) -> anyhow::Result<()> {
    anyhow::ensure!(
        faults.is_empty(),
        "{} faults\n  {}",
        faults.len(),
        faults.join("\n  ")
    );
    Ok(())
}
