//! What all pages of a site share: if it changed, a page of an earlier build is no longer good.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mdbook_driver::MDBook;

use crate::preprocess::Done;

/// The page for paper and the index of the search, which are made of all pages.
pub const PAPER: &str = "print.html";
/// How the file of the index begins; its content gives it the rest of its name.
pub const SEARCH_INDEX: &str = "searchindex-";

/// What all pages share.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    config: String,
    /// The templates of the theme: no single page uses all that is in them.
    templates: Vec<(String, String)>,
    /// A page that is made at every build. It names the style sheets, the scripts and the table of contents, each by
    /// its content.
    missing: String,
}

impl Frame {
    /// Of a book that is not built yet.
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
            fs::read_to_string(&page).with_context(|| format!("mdBook wrote no {page:?}"))?;
        // of the index each build has another
        let mut parts = page.split(SEARCH_INDEX);
        self.missing = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            self.missing += part.split_once('.').map_or(part, |(_, rest)| rest);
        }
        Ok(())
    }
}

/// Takes off a site what a build of some pages made of the empty ones; gives back their names.
pub fn without(site: &Path, done: &Done) -> Result<Vec<String>> {
    let mut unmade = done.left_empty.clone();
    // mdBook writes the first chapter twice
    if unmade.first() == done.chapters.first().map(|first| &first.address) {
        unmade.push("index.html".to_owned());
    }
    unmade.push(PAPER.to_owned());
    for page in &unmade {
        fs::remove_file(site.join(page)).with_context(|| format!("mdBook wrote no {page}"))?;
    }
    if let Some(index) = search_index(site)? {
        fs::remove_file(site.join(index))?;
    }
    Ok(unmade)
}

/// The name of the index of the search.
pub fn search_index(site: &Path) -> Result<Option<String>> {
    for entry in fs::read_dir(site)? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str().filter(|name| name.starts_with(SEARCH_INDEX)) {
            return Ok(Some(name.to_owned()));
        }
    }
    Ok(None)
}
