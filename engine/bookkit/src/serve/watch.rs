//! Edits of the sources.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher};

/// An edit is over when nothing was written for that long.
const QUIET: Duration = Duration::from_millis(300);

/// Calls `changed` after every edit of what is `watched`, with the first file of it; returns only if
/// nothing can be watched.
pub(super) fn each_edit(watched: &[PathBuf], mut changed: impl FnMut(&Path)) -> Result<()> {
    let (sender, edits) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        if let Some(path) = edited(event) {
            let _server_gone = sender.send(path);
        }
    })?;
    for path in watched.iter().filter(|path| path.exists()) {
        watcher
            .watch(path, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", path.display()))?;
    }
    while let Ok(path) = edits.recv() {
        // an editor writes more than once, and often more than one file
        while edits.recv_timeout(QUIET).is_ok() {}
        changed(&path);
    }
    Ok(())
}

/// The file that was edited. Reading is no edit: a build reads every watched file, and would be
/// followed by the next build for ever.
fn edited(event: notify::Result<Event>) -> Option<PathBuf> {
    let event = event.ok()?;
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    event.paths.into_iter().next()
}
