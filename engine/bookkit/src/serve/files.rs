//! Answers requests with the files of a folder, and with nothing outside it.

use std::fs;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The type of the content.
    pub kind: &'static str,
    /// The content.
    pub body: Vec<u8>,
    /// The address of a redirect.
    pub location: Option<String>,
}

impl Answer {
    /// A status with a text for the reader.
    pub(super) fn plain(status: u16, text: &str) -> Self {
        let (kind, body) = ("text/plain; charset=utf-8", text.into());
        let location = None;
        Self {
            status,
            kind,
            body,
            location,
        }
    }
}

/// The file under `folder` that the path of a request names; for a folder, its `index.html`.
pub(super) fn find(folder: &Path, path: &str) -> Option<Answer> {
    let file = inside(folder, path)?;
    match (file.is_dir(), path.ends_with('/')) {
        (true, true) => read(&inside(folder, &format!("{path}index.html"))?),
        // the links of the page are relative to the folder
        (true, false) => Some(Answer {
            location: Some(format!("./{}/", path.rsplit('/').next()?)),
            ..Answer::plain(308, "see the folder")
        }),
        (false, true) => None,
        (false, false) => read(&file),
    }
}

/// The 404 page.
pub(super) fn missing(folder: &Path) -> Answer {
    let page = find(folder, "/404.html").unwrap_or_else(|| Answer::plain(404, "no such page"));
    Answer {
        status: 404,
        ..page
    }
}

/// The file at a path, if it is under `folder` even after following symbolic links.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path.strip_prefix('/')?)
        .decode_utf8()
        .ok()?;
    let steps = Path::new(&*path).components();
    let down = |step| matches!(step, Component::Normal(_));
    // a backslash is a separator on Windows only, and no file of a book has one in its name
    if path.contains('\\') || !steps.into_iter().all(down) {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let file = folder.join(&*path).canonicalize().ok()?;
    file.starts_with(&folder).then_some(file)
}

fn read(file: &Path) -> Option<Answer> {
    let body = fs::read(file).ok()?;
    let end = file.extension().unwrap_or_default();
    let kind = match end.to_str().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "text/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        _ => "application/octet-stream",
    };
    Some(Answer {
        status: 200,
        kind,
        body,
        location: None,
    })
}
