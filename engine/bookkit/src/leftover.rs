//! Files that editors and file managers leave next to the sources: backups, swap files, locks, views of folders.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The hidden file that mdBook writes, for GitHub Pages.
const NO_JEKYLL: &str = ".nojekyll";

/// How names begin: hidden files, Emacs's automatic saves, and what Office programs keep open.
const STARTS: [&str; 3] = [".", "#", "~$"];

/// How names end: backups, swap files and rejected patches.
const ENDS: [&str; 7] = ["~", "#", ".swp", ".tmp", ".bak", ".orig", ".rej"];

/// Whole names: what Windows writes, and the file with which Vim tries whether it may write.
const NAMES: [&str; 3] = ["Thumbs.db", "desktop.ini", "4913"];

/// Whether a file of this name is no source.
pub fn is_leftover(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end))
        || NAMES.iter().any(|other| name == *other)
}

/// Deletes such files from a site, because mdBook copies everything that is next to the pages.
///
/// # Errors
/// If a file cannot be deleted.
pub fn remove_from(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site).with_context(|| site.display().to_string())? {
        let entry = entry?;
        let (path, is_folder) = (entry.path(), entry.file_type()?.is_dir());
        match is_leftover(&entry.file_name()) && entry.file_name() != NO_JEKYLL {
            true if is_folder => fs::remove_dir_all(&path),
            true => fs::remove_file(&path),
            false if is_folder => {
                remove_from(&path)?;
                Ok(())
            }
            false => Ok(()),
        }
        .with_context(|| path.display().to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sources_are_kept() {
        for name in [
            ".page.md.swp",
            "page.md~",
            "#page.md#",
            ".#page.md",
            ".DS_Store",
            "4913",
            "page.md.bak",
            "Thumbs.db",
        ] {
            assert!(is_leftover(name.as_ref()), "{name}");
        }
        for name in ["page.md", "steps.toml", "a~b.svg", "404.md", "tmp.md"] {
            assert!(!is_leftover(name.as_ref()), "{name}");
        }
    }
}
