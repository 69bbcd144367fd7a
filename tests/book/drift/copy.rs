//! A copy of the workspace that a test may break.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};

use crate::support::root;

/// What the checks on the sources read.
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

/// What is needed besides, to build the book and the companion crate.
const BUILT: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "crate",
    "fast",
    "theme",
    "engine",
    "content",
    "tests",
    // the record of mistakes, which the kit and the book read
    "exercises/tests/exercises/record.rs",
];

/// Copies what the checks on the sources read.
pub fn sources(to: &Path) -> Result<()> {
    SOURCES
        .iter()
        .try_for_each(|part| copy(&root().join(part), &to.join(part)))
}

/// Copies that hold what the book holds; one for each test that runs at the same time.
static WHOLE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
static MADE: AtomicUsize = AtomicUsize::new(0);

/// Lends `f` a copy of the sources with the edit made, and the line of the edit. Restored afterwards, it
/// serves the next test: most of the time went into copying files.
pub fn edited_sources<T>(edit: &Edit, f: impl FnOnce(&Path, usize) -> T) -> Result<T> {
    let whole = WHOLE.lock().expect("no test fails with it").pop();
    let copy = match whole {
        Some(copy) => copy,
        None => {
            let number = MADE.fetch_add(1, Ordering::Relaxed).to_string();
            let copy = Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join("drift")
                .join(number);
            if copy.exists() {
                fs::remove_dir_all(&copy)?; // of an earlier run
            }
            sources(&copy)?;
            copy
        }
    };
    let line = edit.apply(&copy)?;
    let result = f(&copy, line);
    fs::copy(root().join(edit.file), copy.join(edit.file))?;
    WHOLE.lock().expect("no test fails with it").push(copy);
    Ok(result)
}

/// Copies what is built as well.
pub fn workspace(to: &Path) -> Result<()> {
    sources(to)?;
    BUILT
        .iter()
        .try_for_each(|part| copy(&root().join(part), &to.join(part)))
}

/// Copies what is built, with the edit made. Files that hold what they should keep their time, the
/// edited one too, so that cargo builds a copy at a lasting place only once.
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
    /// What stands there now; must occur.
    pub from: &'static str,
    /// What is put in its place, once.
    pub to: &'static str,
}

impl Edit {
    /// Makes the edit and returns the line on which it begins.
    pub fn apply(&self, root: &Path) -> Result<usize> {
        let path = root.join(self.file);
        let text = fs::read_to_string(&path)?;
        let at = text.find(self.from);
        ensure!(
            at.is_some(),
            "{} no longer holds `{}`",
            self.file,
            self.from
        );
        fs::write(&path, text.replacen(self.from, self.to, 1))?;
        Ok(1 + text[..at.unwrap_or(0)].matches('\n').count())
    }
}
