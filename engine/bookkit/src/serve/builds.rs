//! The builds that the preview shows. Each goes into a folder of its own, and is shown when it is
//! whole: a request meets the old page or the new one, never one that is being written.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use axum::body::{Body, to_bytes};
use axum::http::request::Parts;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tempfile::TempDir;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::html::escape;
use crate::project::Project;
use crate::site;

/// No page is larger; the whole book on one is about two megabytes.
const LARGEST_PAGE: usize = 64 << 20;

/// The last good build of a book, and what was wrong with the builds after it.
#[derive(Debug)]
pub struct Builds {
    project: Project,
    live_reload: Option<&'static str>,
    api: Option<PathBuf>,
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
            api: None,
            shown: Mutex::default(),
        }
    }

    /// With the documentation of the crate, which stands in `docs`, beside the pages.
    pub fn with_api(self, docs: PathBuf) -> Self {
        Self {
            api: Some(docs),
            ..self
        }
    }

    /// Builds the book and shows it from then on. If that fails, the last good build stays up, and
    /// its pages say what is wrong.
    ///
    /// # Errors
    /// What the build found.
    pub fn rebuild(&self) -> Result<()> {
        let built = self.build();
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
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

    fn build(&self) -> Result<TempDir> {
        let folder = tempfile::Builder::new().prefix("book-").tempdir()?;
        let options = site::Options {
            folder: Some(folder.path()),
            live_reload: self.live_reload,
            api: self.api.as_deref(),
        };
        site::build(&self.project, options)?;
        let page = folder.path().join("index.html");
        ensure!(page.exists(), "mdBook wrote no {}", page.display());
        Ok(folder)
    }

    /// Removes the folders; nothing is shown any more.
    pub fn clear(&self) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = Shown::default();
    }

    /// The page, or the file of a page, that a request asks for.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let (asked, _nothing) = request.into_parts();
        // holds the folders until the file is open
        let shown = {
            let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.clone()
        };
        let Some(newest) = shown.folders.first() else {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        };
        // a chapter that is gone must not come back from the build before
        let page = is_page(asked.uri.path());
        for folder in shown.folders.iter().take(if page { 1 } else { 2 }) {
            let response = file(folder.path(), &asked, None).await;
            if response.status() != StatusCode::NOT_FOUND {
                return with_faults(response, shown.faults.as_deref()).await;
            }
        }
        let missing = newest.path().join("404.html");
        let response = file(newest.path(), &asked, Some(&missing)).await;
        with_faults(response, shown.faults.as_deref()).await
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with('/') || path.ends_with(".html")
}

/// What [`ServeDir`] answers, with the page `missing` for what is not there.
async fn file(folder: &Path, asked: &Parts, missing: Option<&Path>) -> Response {
    let asked = Request::from_parts(asked.clone(), Body::empty());
    let files = ServeDir::new(folder);
    match missing {
        None => files.oneshot(asked).await.into_response(),
        Some(page) => {
            let files = files.not_found_service(ServeFile::new(page));
            files.oneshot(asked).await.into_response()
        }
    }
}

/// The page with what is wrong with the sources above its text: who edits looks at the page.
async fn with_faults(response: Response, faults: Option<&str>) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let html = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let Some(faults) = faults.filter(|_| html) else {
        return response;
    };
    let (mut parts, body) = response.into_parts();
    match page_with(body, faults).await {
        Ok(page) => {
            for stale in [header::CONTENT_LENGTH, header::LAST_MODIFIED, header::ETAG] {
                parts.headers.remove(stale);
            }
            Response::from_parts(parts, Body::from(page))
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}

async fn page_with(body: Body, faults: &str) -> Result<String> {
    let page = to_bytes(body, LARGEST_PAGE).await?;
    let page = std::str::from_utf8(&page).context("a page that is not UTF-8")?;
    let list = format!(
        "<main><pre role=\"alert\"><code class=\"output\">{}</code></pre>",
        escape(faults)
    );
    Ok(page.replacen("<main>", &list, 1))
}
