//! What all pages of a site share. If it has changed, pages of an earlier build cannot be reused.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mdbook_driver::MDBook;

use crate::preprocess::Done;

/// The print page and the search index, which are made from all pages.
pub const PAPER: &str = "print.html";
/// How the name of the index file begins; the rest is a hash of its content.
pub const SEARCH_INDEX: &str = "searchindex-";

/// What all pages share.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    config: String,
    /// The templates of the theme. No single page shows everything in them, so they are compared as files.
    templates: Vec<(String, String)>,
    /// A page that is made at every build. It names the style sheets, the scripts and the table of contents, and each
    /// name contains a hash of the content.
    missing: String,
}

impl Frame {
    /// The frame of a book that is not built yet.
    pub fn of(contents: &MDBook) -> Result<Self> {
        let mut templates = Vec::new();
        for entry in fs::read_dir(contents.theme_dir()).into_iter().flatten() {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "hbs") {
                let name = path.display().to_string();
                templates.push((name, fs::read_to_string(path)?));
            }
        }
        templates.sort();
        Ok(Self {
            config: serde_json::to_string(&contents.config)?,
            templates,
            missing: String::new(),
        })
    }

    /// Adds what mdBook wrote.
    pub fn see(&mut self, site: &Path) -> Result<()> {
        let page = site.join("404.html");
        let page =
            fs::read_to_string(&page).with_context(|| format!("mdBook did not write {page:?}"))?;
        // every build writes a different search index
        let mut parts = page.split(SEARCH_INDEX);
        self.missing = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            self.missing += part.split_once('.').map_or(part, |(_, rest)| rest);
        }
        Ok(())
    }
}

/// Deletes the pages that a partial build left empty, and returns their names.
pub fn without(site: &Path, done: &Done) -> Result<Vec<String>> {
    let mut unmade = done.left_empty.clone();
    // mdBook writes the first chapter twice
    if unmade.first() == done.chapters.first().map(|first| &first.address) {
        unmade.push("index.html".to_owned());
    }
    unmade.push(PAPER.to_owned());
    for page in &unmade {
        fs::remove_file(site.join(page)).with_context(|| format!("mdBook did not write {page}"))?;
    }
    if let Some(index) = search_index(site)? {
        fs::remove_file(site.join(index))?;
    }
    Ok(unmade)
}

/// The file name of the search index.
pub fn search_index(site: &Path) -> Result<Option<String>> {
    for entry in fs::read_dir(site)? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str().filter(|name| name.starts_with(SEARCH_INDEX)) {
            return Ok(Some(name.to_owned()));
        }
    }
    Ok(None)
}
