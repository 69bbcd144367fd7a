//! The builds that the preview shows. Each goes into a folder of its own, and is shown when it is
//! whole: a request meets the old page or the new one, never one that is being written.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Result, ensure};
use tempfile::TempDir;

use super::files::{self, Answer};
use crate::html::escape;
use crate::project::Project;
use crate::site;

/// The last good build of a book, and what was wrong with the builds after it.
#[derive(Debug)]
pub struct Builds {
    project: Project,
    live_reload: Option<&'static str>,
    /// Held by a build: the documentation of the libraries, which goes beside the pages.
    api: Mutex<Option<PathBuf>>,
    shown: Mutex<Shown>,
}

#[derive(Clone, Debug, Default)]
struct Shown {
    /// The newest first. One before it stays: a page that was loaded just before the change asks for
    /// its style sheets, whose names are those of their content, just after it.
    folders: Vec<Arc<TempDir>>,
    faults: Option<String>,
}

impl Builds {
    /// The builds of a book; there is none before [`Self::rebuild`].
    ///
    /// `live_reload` names the endpoint that the pages listen to.
    pub fn new(project: &Project, live_reload: Option<&'static str>) -> Self {
        Self {
            project: project.clone(),
            live_reload,
            api: Mutex::default(),
            shown: Mutex::default(),
        }
    }

    /// Puts the documentation of the libraries beside the pages, from the next build on.
    pub fn set_api(&self, docs: PathBuf) {
        *lock(&self.api) = Some(docs);
    }

    /// Builds the book and shows it from then on. If that fails, the last good build stays up, and
    /// its pages say what is wrong.
    ///
    /// # Errors
    /// What the build found.
    pub fn rebuild(&self) -> Result<()> {
        let api = lock(&self.api);
        let built = self.build(api.as_deref());
        let mut shown = lock(&self.shown);
        match built {
            Ok(folder) => {
                shown.folders.insert(0, Arc::new(folder));
                shown.folders.truncate(2);
                shown.faults = None;
                Ok(())
            }
            Err(error) => {
                shown.faults = Some(format!("{error:#}"));
                Err(error)
            }
        }
    }

    fn build(&self, api: Option<&Path>) -> Result<TempDir> {
        let folder = tempfile::Builder::new().prefix("book-").tempdir()?;
        let options = site::Options {
            folder: Some(folder.path()),
            live_reload: self.live_reload,
            api,
        };
        site::build(&self.project, options)?;
        let page = folder.path().join("index.html");
        ensure!(page.exists(), "mdBook wrote no {}", page.display());
        Ok(folder)
    }

    /// Removes the folders, that of a running build as well; nothing is shown any more.
    pub fn clear(&self) {
        let _no_build = lock(&self.api);
        *lock(&self.shown) = Shown::default();
    }

    /// The page, or the file of a page, that is at the path of a request.
    pub fn answer(&self, path: &str) -> Answer {
        // holds the folders until the file is read
        let shown = lock(&self.shown).clone();
        let Some(newest) = shown.folders.first() else {
            return Answer::plain(503, "nothing is built yet");
        };
        // a chapter that is gone must not come back from the build before
        let is_page = path.ends_with('/') || path.ends_with(".html");
        let folders = shown.folders.iter().take(if is_page { 1 } else { 2 });
        let answer = folders
            .filter_map(|folder| files::find(folder.path(), path))
            .next()
            .unwrap_or_else(|| files::missing(newest.path()));
        match shown.faults {
            Some(faults) if answer.kind.starts_with("text/html") => with_faults(answer, &faults),
            _ => answer,
        }
    }
}

/// The page with what is wrong with the sources above its text: who edits looks at the page.
fn with_faults(page: Answer, faults: &str) -> Answer {
    let list = format!(
        "<main><pre role=\"alert\"><code class=\"output\">{}</code></pre>",
        escape(faults)
    );
    let html = String::from_utf8_lossy(&page.body).replacen("<main>", &list, 1);
    let body = html.into_bytes();
    Answer { body, ..page }
}

/// A build that panicked left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
