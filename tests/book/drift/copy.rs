//! A copy of the workspace that a test may break.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::support::root;

/// The files that the checks on the sources read.
const SOURCES: &[&str] = &[
    "book.toml",
    "glossary.toml",
    "src",
    "crate/src",
    "crate/examples",
    "content/mistakes/src",
    "fast/src",
    "theme/make/font",
    "tests/numpy",
    "CITATION.cff",
    "bench/shapes.toml",
    "bench/results",
];

/// The other files that the book and the companion crate need to be built.
const BUILT: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "crate",
    "fast",
    "theme",
    "engine",
    "content",
    "lab",
    "tests",
];

/// Copies what the checks on the sources read.
pub fn sources(to: &Path) -> Result<()> {
    SOURCES
        .iter()
        .try_for_each(|part| copy(&root().join(part), &to.join(part)))
}

/// Also copies the files that are compiled.
pub fn workspace(to: &Path) -> Result<()> {
    sources(to)?;
    BUILT
        .iter()
        .try_for_each(|part| copy(&root().join(part), &to.join(part)))
}

/// Also copies the files that are compiled, with the edit made. Unchanged files keep their time, the
/// edited one too, so that cargo builds a copy at a fixed place only once.
pub fn edited_workspace(to: &Path, edit: &Edit) -> Result<()> {
    let file = to.join(edit.file);
    let text = fs::read_to_string(&file).ok();
    let time = fs::metadata(&file).and_then(|file| file.modified()).ok();
    workspace(to)?;
    edit.apply(to)?;
    if let Some(time) = time
        && text == fs::read_to_string(&file).ok()
    {
        let file = fs::File::options().write(true).open(&file)?;
        file.set_modified(time)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        let text = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        if fs::read(to).is_ok_and(|old| old == text) {
            return Ok(());
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        return Ok(fs::write(to, text)?);
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// One edit of a copy.
pub struct Edit {
    /// File, relative to the root.
    pub file: &'static str,
    /// The text to replace; it must occur.
    pub from: &'static str,
    /// The new text; replaces the first occurrence.
    pub to: &'static str,
}

impl Edit {
    /// Makes the edit.
    pub fn apply(&self, root: &Path) -> Result<()> {
        let path = root.join(self.file);
        let text = fs::read_to_string(&path)?;
        ensure!(
            text.contains(self.from),
            "{} no longer contains `{}`",
            self.file,
            self.from
        );
        Ok(fs::write(&path, text.replacen(self.from, self.to, 1))?)
    }
}
