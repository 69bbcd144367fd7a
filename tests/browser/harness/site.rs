//! The built book on a server of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow};
use bookkit::serve::{self, Folder};
use tempfile::TempDir;

/// A folder under the target folder that outlives the run.
pub fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("browser")
        .join(name)
}

/// The book as it is published, built once per run.
pub fn book() -> Result<&'static Site> {
    static BOOK: LazyLock<Result<Site>> = LazyLock::new(build);
    let book = BOOK.as_ref();
    book.map_err(|error| anyhow!("the book cannot be built: {error:#}"))
}

fn build() -> Result<Site> {
    let root = copy_of_the_book("book")?;
    let project = book::project(root);
    bookkit::site::build(&project, Default::default())?;
    let built = bookkit::site::open(&project)?;
    let html = built.config.html_config().unwrap_or_default();
    let prefix = match bookkit::meta::Address::of(&built.config)? {
        Some(address) => address.path().to_owned(),
        None => html.site_url.unwrap_or_else(|| "/".to_owned()),
    };
    Site::serve(built.build_dir_for("html"), &prefix, None)
}

/// A fresh copy of all sources of the book.
pub fn copy_of_the_book(name: &str) -> Result<PathBuf> {
    let copy = scratch(name);
    if copy.exists() {
        fs::remove_dir_all(&copy)?; // a deleted chapter must not remain
    }
    fs::create_dir_all(&copy)?;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))? {
        let entry = entry?;
        let name = entry.file_name();
        let built = name == "book" || name == "target" || name.as_encoded_bytes().starts_with(b".");
        if !built {
            copy_all(&entry.path(), &copy.join(name))?;
        }
    }
    Ok(copy)
}

/// A folder of pages, and the server that serves it.
pub struct Site {
    /// The folder of the pages.
    pub folder: PathBuf,
    /// Address of the front page, with a slash at its end.
    pub home: String,
    prefix: String,
    _server: Folder,
    _copy: Option<TempDir>,
}

impl Site {
    fn serve(folder: PathBuf, prefix: &str, copy: Option<TempDir>) -> Result<Self> {
        let server = serve::folder(&folder, prefix)?;
        let home = format!("http://{}{prefix}", server.address());
        Ok(Self {
            folder,
            home,
            prefix: prefix.to_owned(),
            _server: server,
            _copy: copy,
        })
    }

    /// Every page of the book, in the order of file names.
    pub fn pages(&self) -> Result<Vec<String>> {
        let mut pages = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path
                    .extension()
                    .is_some_and(|extension| extension == "html")
                {
                    let page = path.strip_prefix(&self.folder)?.to_string_lossy();
                    // not pages: the sidebar without JavaScript, and old addresses, which only redirect
                    let leads_on = fs::read_to_string(&path)?.contains("http-equiv=\"refresh\"");
                    if page != "toc.html" && !leads_on {
                        pages.push(page.into_owned());
                    }
                }
            }
        }
        pages.sort();
        Ok(pages)
    }

    /// The pages that are chapters: without the 404 page, the whole book on one page, and the front
    /// page, which repeats the first chapter.
    pub fn chapters(&self) -> Result<Vec<String>> {
        let mut pages = self.pages()?;
        pages.retain(|page| !["404.html", "print.html", "index.html"].contains(&page.as_str()));
        Ok(pages)
    }

    /// Address of a page.
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.home)
    }

    /// A copy of the site in which `from` is replaced by `to` on one page, to see a check fail. It
    /// has no security policy, because the policy would prevent many faults.
    pub fn broken(&self, page: &str, from: &str, to: &str) -> Result<Site> {
        self.altered(page, |html| {
            anyhow::ensure!(html.contains(from), "{page} no longer contains `{from}`");
            Ok(html
                .replacen(from, to, 1)
                .replacen("Content-Security-Policy", "no-policy", 1))
        })
    }

    /// A copy of the site with one page altered.
    pub fn altered(&self, page: &str, alter: impl Fn(&str) -> Result<String>) -> Result<Site> {
        let copy = tempfile::tempdir()?;
        copy_all(&self.folder, copy.path())?;
        let file = copy.path().join(page);
        fs::write(&file, alter(&fs::read_to_string(&file)?)?)?;
        let folder = copy.path().to_owned();
        Site::serve(folder, &self.prefix, Some(copy))
    }
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
