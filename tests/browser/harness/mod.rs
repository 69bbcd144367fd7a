//! A browser and a book for it to open.

use std::env;
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Result, anyhow, ensure};

mod browser;
mod devtools;
mod input;
mod site;

pub use browser::Browser;
pub use site::{Site, book, copy_of_the_book, scratch};

/// With FULL_SWEEP=1 every combination is tried; otherwise only the most different ones.
pub fn full_sweep() -> bool {
    env::var_os("FULL_SWEEP").is_some_and(|value| value == "1")
}

/// The light theme and a dark one, or in a full sweep all five.
pub fn themes() -> &'static [&'static str] {
    let all = &["light", "navy", "rust", "coal", "ayu"];
    if full_sweep() { all } else { &all[..2] }
}

/// Runs `check` on each page of the book, with one thread per core, and fails with all faults together.
pub fn on_each(
    pages: impl IntoIterator<Item = impl AsRef<str>, IntoIter: Send>,
    check: impl Fn(&mut Browser, &Site, &str) -> Result<Vec<String>> + Sync,
) -> Result<()> {
    let pages = Mutex::new(pages.into_iter());
    let next = || pages.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut browser = Browser::start()?;
        let mut faults = Vec::new();
        while let Some(page) = next() {
            faults.extend(check(&mut browser, book()?, page.as_ref())?);
        }
        anyhow::Ok(faults)
    };
    let cores = thread::available_parallelism()?.get();
    let found = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let results = workers.into_iter().map(|worker| {
            let result = worker.join();
            result.map_err(|_| anyhow!("a check panicked"))?
        });
        results.collect::<Result<Vec<_>>>()
    })?;
    none(&found.concat())
}

/// Fails with all faults together.
pub fn none(faults: &[String]) -> Result<()> {
    ensure!(
        faults.is_empty(),
        "{} faults\n  {}",
        faults.len(),
        faults.join("\n  ")
    );
    Ok(())
}
