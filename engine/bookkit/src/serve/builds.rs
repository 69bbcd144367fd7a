//! The builds that the preview shows. Each has its own folder and is shown when it is complete, so a
//! request gets the old page or the new one, never one that is being written.
//!
//! After an edit only the changed pages are made; the others are taken from the build before. The print page and the
//! search index, which contain every page, are made when they are requested.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Result, ensure};
use tempfile::TempDir;

use super::files::{self, Answer};
use crate::frame::{self, PAPER, SEARCH_INDEX};
use crate::html::escape;
use crate::library;
use crate::pack;
use crate::project::Project;
use crate::site::{self, Built};

/// The last good build of a book, and what was wrong with the builds after it.
#[derive(Debug)]
pub struct Builds {
    project: Project,
    live_reload: Option<&'static str>,
    /// The documentation of the libraries, which is added to the site. A build holds this lock.
    api: Mutex<Option<PathBuf>>,
    shown: Mutex<Shown>,
}

#[derive(Clone, Debug, Default)]
struct Shown {
    /// The newest first. The one before it is kept, because a page that was loaded just before a change may
    /// request its style sheets, whose names contain a hash, just after it.
    builds: Vec<Arc<Build>>,
    faults: Option<String>,
}

#[derive(Debug)]
struct Build {
    folder: TempDir,
    made: Built,
    api: Option<PathBuf>,
}

impl Build {
    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn is_complete(&self) -> bool {
        self.made.unmade.is_empty()
    }
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

    /// Adds the documentation of the libraries to the site, from the next build on.
    pub fn set_api(&self, docs: PathBuf) {
        *lock(&self.api) = Some(docs);
    }

    /// Builds the book, or what changed in it, and shows the result; returns the number of chapters made. If the build
    /// fails, the last good build is still shown, and its pages say what is wrong.
    ///
    /// # Errors
    /// What the build found.
    pub fn rebuild(&self) -> Result<usize> {
        let api = lock(&self.api);
        let last = lock(&self.shown).builds.first().cloned();
        let last = last.filter(|last| last.api == *api);
        self.show(self.build(api.as_ref(), last.as_deref()))
    }

    /// Makes the pages that the last build left out.
    fn complete(&self) {
        let api = lock(&self.api);
        let is_complete = |shown: &Shown| shown.builds.first().is_none_or(|b| b.is_complete());
        if !is_complete(&lock(&self.shown)) {
            // the page that is served shows what is wrong
            let _told = self.show(self.build(api.as_ref(), None));
        }
    }

    fn show(&self, built: Result<Build>) -> Result<usize> {
        let mut shown = lock(&self.shown);
        match built {
            Ok(build) => {
                let made = build.made.made;
                shown.builds.insert(0, Arc::new(build));
                shown.builds.truncate(2);
                shown.faults = None;
                Ok(made)
            }
            Err(error) => {
                shown.faults = Some(format!("{error:#}"));
                Err(error)
            }
        }
    }

    fn build(&self, api: Option<&PathBuf>, last: Option<&Build>) -> Result<Build> {
        let folder = tempfile::Builder::new().prefix("book-").tempdir()?;
        let options = site::Options {
            folder: Some(folder.path()),
            live_reload: self.live_reload,
            api: api.map(PathBuf::as_path),
            before: last.map(|last| &last.made),
        };
        let Some(made) = site::build(&self.project, options)? else {
            return self.build(api, None);
        };
        if let Some(last) = last {
            take_over(last.path(), folder.path(), &made.unmade)?;
        }
        let page = folder.path().join("index.html");
        ensure!(page.exists(), "mdBook did not write {}", page.display());
        let api = api.cloned();
        Ok(Build { folder, made, api })
    }

    /// Removes all folders, including that of a running build; nothing is shown after that.
    pub fn clear(&self) {
        let _no_build = lock(&self.api);
        *lock(&self.shown) = Shown::default();
    }

    /// The page or file at the path of a request.
    pub fn answer(&self, path: &str) -> Answer {
        let name = path.trim_start_matches('/');
        let is_index = name.starts_with(SEARCH_INDEX);
        if is_index || name == PAPER {
            self.complete();
        }
        // keeps the folders until the file is read
        let shown = lock(&self.shown).clone();
        let Some(newest) = shown.builds.first() else {
            return Answer::plain(503, "nothing is built yet");
        };
        // a page may name the search index of a build that no longer exists
        let index = is_index.then(|| frame::search_index(newest.path()));
        let index = index.and_then(|found| Some(format!("/{}", found.ok()??)));
        let path = index.as_deref().unwrap_or(path);
        // a deleted chapter must not be served from the build before
        let is_page = path.ends_with('/') || path.ends_with(".html");
        let builds = shown.builds.iter().take(if is_page { 1 } else { 2 });
        let answer = builds
            .filter_map(|build| files::find(build.path(), path))
            .next()
            .unwrap_or_else(|| files::missing(newest.path()));
        match shown.faults {
            Some(faults) if answer.kind.starts_with("text/html") => with_faults(answer, &faults),
            _ => answer,
        }
    }
}

/// Completes the site of a partial build: adds the other pages, the style sheets and scripts that they name, and the
/// documentation of the libraries.
fn take_over(last: &Path, site: &Path, pages: &[String]) -> Result<()> {
    for page in pages {
        link(&last.join(page), &site.join(page))?;
    }
    for folder in [pack::FOLDER, library::FOLDER] {
        link(&last.join(folder), &site.join(folder))?;
    }
    Ok(())
}

/// Hard-links a file, or the files of a folder, to another place. This is safe, because a site that is shown is never written to.
fn link(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            link(&from.join(&name), &to.join(&name))?;
        }
    } else if from.exists() && !to.exists() {
        fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))?;
    }
    Ok(())
}

/// The page with the faults of the sources above its text, because that is where the author is looking.
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
