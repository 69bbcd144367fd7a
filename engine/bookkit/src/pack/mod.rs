//! The last step of a build makes mdBook's pages smaller and keeps them from loading anything from other hosts.
//!
//! A page of mdBook's loads some thirty files. Here its style sheets become one file and its scripts another, without
//! their comments; the search scripts, a fifth of the weight, load only when someone searches
//! (`bundle`, `squeeze`). Then each page gets its Content-Security-Policy (`policy`). A book that stock
//! mdBook built works as well, only more slowly, because nothing in the theme depends on this step.

mod bundle;
mod policy;
mod squeeze;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use bundle::FOLDER;

use bundle::Bundles;

/// Whether the pages are for readers or for the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To be published, or read from the disk.
    Published,
    /// Served on loopback; a web socket tells pages to reload.
    Preview,
}

/// Rewrites every page under `site`, the folder that mdBook wrote.
///
/// # Errors
///
/// If a file cannot be read or written, or a page has no place for the policy.
pub fn site(site: &Path, how: Use) -> Result<()> {
    let mut bundles = Bundles::new(site);
    for page in pages(site)? {
        let name = page.strip_prefix(site)?.to_owned();
        let told = || name.display().to_string();
        let html = fs::read_to_string(&page).with_context(told)?;
        let html = bundles.page(&html, &name).with_context(told)?;
        let html = policy::add(&html, how).with_context(told)?;
        fs::write(&page, html).with_context(told)?;
    }
    bundles.remove_what_went_in()
}

fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pages.extend(self::pages(&path)?);
        } else if path.extension().is_some_and(|end| end == "html") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(pages)
}
