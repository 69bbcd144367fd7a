//! Watches the sources for edits.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// An edit is complete when nothing has been written for this long.
const QUIET: Duration = Duration::from_millis(100);

/// The edits of watched files: for each edit, the first file.
pub(super) struct Edits {
    paths: Receiver<PathBuf>,
    _watchers: [RecommendedWatcher; 2],
}

impl Edits {
    /// Watches files and folders, as far as they exist.
    ///
    /// # Errors
    /// If the system refuses.
    pub(super) fn of(watched: &[PathBuf]) -> Result<Self> {
        let (sender, paths) = mpsc::channel();
        let there = watched.iter().filter(|path| path.exists());
        let (folders, files): (Vec<_>, Vec<_>) = there.cloned().partition(|path| path.is_dir());
        // A file is watched through its folder, because many editors save by replacing the file, and a
        // watch on the old file would not notice.
        let parents = files.iter().filter_map(|file| file.parent());
        let parents: Vec<_> = parents.map(Path::to_owned).collect();
        let is_watched = move |path: &Path| {
            let name = path.file_name();
            files.iter().any(|file| file.file_name() == name)
        };
        let all = |_: &Path| true;
        let _watchers = [
            watch(&folders, RecursiveMode::Recursive, sender.clone(), all)?,
            watch(&parents, RecursiveMode::NonRecursive, sender, is_watched)?,
        ];
        Ok(Self { paths, _watchers })
    }
}

impl Iterator for Edits {
    type Item = PathBuf;

    fn next(&mut self) -> Option<PathBuf> {
        let path = self.paths.recv().ok()?;
        // an editor often writes more than once, and more than one file
        while self.paths.recv_timeout(QUIET).is_ok() {}
        Some(path)
    }
}

fn watch(
    folders: &[PathBuf],
    mode: RecursiveMode,
    edits: Sender<PathBuf>,
    is_watched: impl Fn(&Path) -> bool + Send + 'static,
) -> Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event| {
        for path in edited(event).into_iter().filter(|path| is_watched(path)) {
            let _server_gone = edits.send(path);
        }
    })?;
    for folder in folders {
        watcher
            .watch(folder, mode)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    Ok(watcher)
}

/// The files that were edited. Reading is not an edit: a build reads every watched file, so it
/// would otherwise trigger the next build endlessly.
fn edited(event: notify::Result<Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) if !matches!(event.kind, EventKind::Access(_)) => event.paths,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn writing_is_an_edit_and_reading_is_none() -> Result<()> {
        let root = tempfile::tempdir()?;
        let path = |name: &str| root.path().join(name);
        fs::create_dir(path("src"))?;
        for name in ["src/a.md", "src/b.md", "book.toml", "unwatched"] {
            fs::write(path(name), "old")?;
        }
        let mut edits = Edits::of(&[path("src"), path("book.toml"), path("none")])?;
        fs::read(path("src/a.md"))?;
        fs::read(path("book.toml"))?;
        fs::write(path("unwatched"), "new")?;
        fs::write(path("src/b.md"), "new")?;
        fs::write(path("src/b.md"), "newer")?;
        assert!(edits.next().unwrap().ends_with("src/b.md"));
        // more than once, as editors do when they save
        for _ in 0..2 {
            fs::write(path("fresh"), "new")?;
            fs::rename(path("fresh"), path("book.toml"))?;
            assert!(edits.next().unwrap().ends_with("book.toml"));
        }
        Ok(())
    }
}
