//! The whole book as a PDF, one for each language, printed by the Chromium that is installed.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use crate::site;

/// Folder of the PDFs, relative to the root of the book.
pub const FOLDER: &str = "pdf";

/// Variables that may name the browser.
const VARIABLES: [&str; 2] = ["CHROMIUM", "CHROME"];

/// What it is called, and where it stands if it is in no search path.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

const FLAGS: [&str; 11] = [
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
    // it reads nothing but the pages that were built just now; in a container it starts only so
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
];

/// What a PDF holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese
    Zh,
    /// English
    En,
    /// Both, one under the other
    Both,
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Zh => "zh",
            Self::En => "en",
            Self::Both => "both",
        })
    }
}

impl FromStr for Language {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let mut all = [Self::Zh, Self::En, Self::Both].into_iter();
        all.find(|language| language.to_string() == name)
            .with_context(|| format!("`{name}` is none of zh, en, both"))
    }
}

/// Builds the book under `root` and prints it into `pdf/`; returns the files.
///
/// # Errors
/// What the build found, or why nothing was printed: it then says where a browser was looked for.
pub fn make(root: &Path, languages: &[Language]) -> Result<Vec<PathBuf>> {
    let browsers = browsers();
    let built = tempfile::tempdir()?;
    site::build_into(root, built.path(), None)?;
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let print = |&language| {
        let file = folder.join(format!("cnn-backprop-{language}.pdf"));
        let page = format!(
            "file://{}/print.html?lang={language}",
            built.path().display()
        );
        // a file that is being read stays whole
        let fresh = built.path().join("fresh.pdf");
        print(&browsers, &page, &fresh)?;
        fs::copy(&fresh, &file).with_context(|| format!("cannot write {}", file.display()))?;
        fs::remove_file(&fresh)?;
        Ok(file)
    };
    languages.iter().map(print).collect()
}

/// What may be the browser, the best first. A variable that is set is the only one.
fn browsers() -> Vec<OsString> {
    match VARIABLES.iter().find_map(env::var_os) {
        Some(named) => vec![named],
        None => NAMES.iter().map(OsString::from).collect(),
    }
}

/// Prints a page into a file by the first browser that there is.
///
/// # Errors
/// None of them is there, or it wrote no PDF.
pub fn print(browsers: &[OsString], page: &str, file: &Path) -> Result<()> {
    let profile = tempfile::tempdir()?;
    for browser in browsers {
        let printed = Command::new(browser)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--print-to-pdf={}", file.display()))
            .arg(page)
            .output();
        return match printed {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => Err(error).with_context(|| format!("cannot start {}", browser.display())),
            Ok(output) => is_pdf(browser, file, &output),
        };
    }
    let names: Vec<_> = browsers
        .iter()
        .map(|name| name.display().to_string())
        .collect();
    bail!(
        "a PDF is printed by Chromium or Chrome, and none is installed; looked for: {}.\n\
         Install one (Debian: apt-get install chromium), or let the variable CHROMIUM or CHROME \
         name the program",
        names.join(", ")
    )
}

fn is_pdf(browser: &OsString, file: &Path, output: &Output) -> Result<()> {
    if fs::read(file).is_ok_and(|pdf| pdf.starts_with(b"%PDF-")) {
        return Ok(());
    }
    bail!(
        "{} wrote no PDF ({}):\n{}",
        browser.display(),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    )
}
