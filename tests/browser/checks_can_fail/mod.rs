//! Runs each check on a page that is broken in one way; it must find and name the fault.

mod access;
mod layout;
mod paper;
mod reading;

use std::fs;

use anyhow::{Result, ensure};

use crate::harness::{Browser, Site, book};

const PAGE: &str = "conv-backward.html";

/// The page with a changed text, open in a browser.
fn broken(from: &str, to: &str) -> Result<(Browser, Site)> {
    let (mut browser, site) = (Browser::start()?, book()?.broken(PAGE, from, to)?);
    browser.open(&site.url(PAGE))?;
    Ok((browser, site))
}

/// Adds to the end of the text.
fn added(html: &str) -> Result<(Browser, Site)> {
    broken("</main>", &format!("{html}</main>"))
}

fn says(faults: &[String], words: &[&str]) -> Result<()> {
    let told =
        |fault: &String| fault.contains(PAGE) && words.iter().all(|word| fault.contains(word));
    ensure!(
        faults.iter().any(told),
        "none of these says {words:?}: {faults:#?}"
    );
    Ok(())
}

/// A copy of the site with `from` replaced by `to` in its scripts.
fn with_another_script(from: &str, to: &str) -> Result<Site> {
    let (_, site) = added("")?;
    let mut found = false;
    for file in fs::read_dir(site.folder.join("bundle"))? {
        let file = file?.path();
        let script = fs::read_to_string(&file)?;
        found |= script.contains(from);
        fs::write(&file, script.replace(from, to))?;
    }
    ensure!(found, "no script contains `{from}`");
    Ok(site)
}
