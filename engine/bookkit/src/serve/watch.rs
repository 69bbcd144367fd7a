//! Watches the sources for edits.
//!
//! An edit is a difference between two looks at the times and sizes of the files, so that it does not matter how an
//! editor saves. The system's reports of changes only say when to look. Where it reports none, as on many network
//! drives, the files are looked at every [`LOOK`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::sources::Sources;
use crate::leftover::is_leftover;

/// How often to look if the system reports no change.
const LOOK: Duration = Duration::from_secs(2);

/// An edit is complete when nothing has been written for this long.
const QUIET: Duration = Duration::from_millis(100);

/// The edits of a book.
pub(super) struct Edits<F> {
    list: F,
    sources: Sources,
    seen: Seen,
    reports: Receiver<()>,
    // while they exist, waiting for a report is no error
    _reporter: Sender<()>,
    _watcher: Option<RecommendedWatcher>,
    /// How long to wait for reports before the files are looked at.
    interval: Duration,
}

/// The files that changed, sorted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// Those from which the pages are made.
    pub book: Vec<PathBuf>,
    /// Those from which the program was compiled.
    pub program: Vec<PathBuf>,
}

/// What was seen of the files of a book, and of its program.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    book: Files,
    program: Files,
}

/// When each file was written, and its size.
type Files = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

impl<F: Fn() -> Option<Sources>> Edits<F> {
    /// Watches what `list` names, which is asked again after each edit; if it has no answer, the last one is used.
    pub(super) fn of(list: F) -> Self {
        let sources = list().unwrap_or_default();
        let (reporter, reports) = mpsc::channel();
        let watcher = watcher(&sources, reporter.clone()).inspect_err(|error| {
            let seconds = LOOK.as_secs();
            eprintln!(
                "the system reports no changes ({error}): edits show after {seconds} seconds"
            );
        });
        Self {
            seen: Seen::now(&sources),
            list,
            sources,
            reports,
            _reporter: reporter,
            _watcher: watcher.ok(),
            interval: LOOK,
        }
    }

    /// The next edit, if the sources have changed since the last look.
    fn look(&mut self) -> Option<Edit> {
        let mut now = Seen::now(&self.sources);
        if now == self.seen {
            return None;
        }
        // an editor often writes more than once, and more than one file
        loop {
            thread::sleep(QUIET);
            let later = Seen::now(&self.sources);
            if later == now {
                break;
            }
            now = later;
        }
        let edit = Edit {
            book: changed(&self.seen.book, &now.book),
            program: changed(&self.seen.program, &now.program),
        };
        self.seen = now;
        let sources = (self.list)().filter(|sources| *sources != self.sources);
        if let Some(sources) = sources {
            // a file that was not watched before has not changed
            let mut seen = Seen::now(&sources);
            for (file, look) in &mut seen.book {
                *look = *self.seen.book.get(file).unwrap_or(look);
            }
            (self.sources, self.seen) = (sources, seen);
        }
        Some(edit)
    }
}

impl<F: Fn() -> Option<Sources>> Iterator for Edits<F> {
    type Item = Edit;

    fn next(&mut self) -> Option<Edit> {
        loop {
            let _reported = self.reports.recv_timeout(self.interval);
            while self.reports.try_recv().is_ok() {}
            if let Some(edit) = self.look() {
                return Some(edit);
            }
        }
    }
}

impl Seen {
    fn now(sources: &Sources) -> Self {
        let [book, program] = [&sources.book, &sources.program].map(|paths| {
            let mut files = Files::new();
            for path in paths {
                see(path, &mut files);
            }
            files
        });
        Self { book, program }
    }
}

/// Adds a file, or the files of a folder.
fn see(path: &Path, files: &mut Files) {
    let Ok(entries) = fs::read_dir(path) else {
        if let Ok(file) = fs::metadata(path) {
            files.insert(path.to_owned(), (file.modified().ok(), file.len()));
        }
        return;
    };
    for entry in entries.flatten() {
        if !is_leftover(&entry.file_name()) {
            see(&entry.path(), files);
        }
    }
}

/// The files that are new, gone or different.
fn changed(before: &Files, now: &Files) -> Vec<PathBuf> {
    let new = now
        .iter()
        .filter(|(file, look)| before.get(*file) != Some(*look));
    let gone = before.keys().filter(|file| !now.contains_key(*file));
    let mut changed: Vec<_> = new.map(|(file, _)| file).chain(gone).cloned().collect();
    changed.sort();
    changed
}

/// Reports every change of the sources, and of what is next to them, because many editors save by replacing a file and
/// a watch on the old file would not notice.
fn watcher(sources: &Sources, reporter: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // a build reads every file
        let is_change = event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_)));
        if is_change {
            let _nobody_looks = reporter.send(());
        }
    })?;
    for path in sources.book.iter().chain(&sources.program) {
        if path.is_dir() {
            watcher.watch(path, RecursiveMode::Recursive)?;
        }
    }
    let files = sources.book.iter().chain(&sources.program);
    let folders: BTreeSet<_> = files.filter_map(|file| file.parent()).collect();
    for folder in folders.into_iter().filter(|folder| folder.is_dir()) {
        let is_watched = sources.book.iter().any(|path| folder.starts_with(path));
        if !is_watched {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
    }
    Ok(watcher)
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, Result};

    use super::*;

    fn in_order(names: &[&str], root: &Path) -> Vec<PathBuf> {
        names.iter().map(|name| root.join(name)).collect()
    }

    #[test]
    fn only_changes_of_sources_are_edits() -> Result<()> {
        let root = tempfile::tempdir()?;
        let path = |name: &str| root.path().join(name);
        fs::create_dir(path("src"))?;
        for name in ["src/a.md", "src/b.md", "book.toml", "main.rs", "unwatched"] {
            fs::write(path(name), "old")?;
        }
        let sources = Sources {
            book: in_order(&["src", "book.toml", "none"], root.path()),
            program: in_order(&["main.rs"], root.path()),
        };
        let mut edits = Edits::of(move || Some(sources.clone()));
        fs::read(path("src/a.md"))?;
        for leftover in ["src/.a.md.swp", "src/a.md~", "src/.DS_Store", "unwatched"] {
            fs::write(path(leftover), "new")?;
        }
        assert_eq!(edits.look(), None);
        fs::write(path("src/b.md"), "newer")?;
        fs::remove_file(path("src/a.md"))?;
        // twice, as editors do when they save
        for _ in 0..2 {
            fs::write(path("fresh"), "newer")?;
            fs::rename(path("fresh"), path("book.toml"))?;
        }
        fs::write(path("main.rs"), "newer")?;
        let edit = edits.next().context("no edit")?;
        let book = in_order(&["book.toml", "src/a.md", "src/b.md"], root.path());
        let program = in_order(&["main.rs"], root.path());
        assert_eq!(edit, Edit { book, program });
        assert_eq!(edits.look(), None);
        Ok(())
    }

    #[test]
    fn what_becomes_a_source_is_watched_from_then_on_and_needs_no_reports() -> Result<()> {
        let root = tempfile::tempdir()?;
        let path = |name: &str| root.path().join(name);
        for name in ["page", "included"] {
            fs::write(path(name), "old")?;
        }
        let (page, included) = (path("page"), path("included"));
        let list = move || {
            let includes = fs::read_to_string(&page).ok()? == "include";
            let files = [Some(page.clone()), includes.then(|| included.clone())];
            Some(Sources {
                book: files.into_iter().flatten().collect(),
                program: Vec::new(),
            })
        };
        let mut edits = Edits::of(list);
        edits._watcher = None;
        edits.interval = Duration::from_millis(50);
        fs::write(path("included"), "newer")?;
        fs::write(path("page"), "include")?;
        assert_eq!(edits.next().map(|edit| edit.book), Some(vec![path("page")]));
        fs::write(path("included"), "newest")?;
        let edit = edits.next().map(|edit| edit.book);
        assert_eq!(edit, Some(vec![path("included")]));
        Ok(())
    }
}
