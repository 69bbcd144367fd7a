//! Prints the whole book as one PDF per language, with an installed Chromium.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::language::Language;
use crate::project::Project;
use crate::site;

/// Folder of the PDFs, relative to the root of the book.
pub const FOLDER: &str = "pdf";

/// Variables that may name the browser.
const VARIABLES: [&str; 2] = ["CHROMIUM", "CHROME"];

/// Names of the browser, and its paths where it is not in the search path.
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
    // safe, because it reads only the pages just built; in a container it does not start with the sandbox
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
];

/// Builds a book and prints it into `pdf/`; returns the files.
///
/// # Errors
/// What the build found, or why nothing was printed: the message lists where it looked for a browser.
pub fn make(project: &Project, languages: &[Language]) -> Result<Vec<PathBuf>> {
    let browsers = browsers();
    let built = tempfile::tempdir()?;
    let options = site::Options {
        folder: Some(built.path()),
        ..Default::default()
    };
    site::build(project, options)?;
    let folder = project.root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let print = |&language| {
        let file = folder.join(format!("{}-{language}.pdf", project.name));
        let page = format!(
            "file://{}/print.html?lang={language}",
            built.path().display()
        );
        // a PDF that is open in a viewer stays intact
        let fresh = built.path().join("fresh.pdf");
        print(&browsers, &page, &fresh)?;
        fs::copy(&fresh, &file).with_context(|| format!("cannot write {}", file.display()))?;
        fs::remove_file(&fresh)?;
        Ok(file)
    };
    languages.iter().map(print).collect()
}

/// Candidates for the browser, the best first. If a variable is set, it is the only candidate.
fn browsers() -> Vec<OsString> {
    match VARIABLES.iter().find_map(env::var_os) {
        Some(named) => vec![named],
        None => NAMES.iter().map(OsString::from).collect(),
    }
}

/// Prints a page into a file with the first browser found.
///
/// # Errors
/// If there is no browser, or it did not write a PDF.
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
        "printing a PDF needs Chromium or Chrome, and neither was found; looked for: {}.\n\
         Install one (Debian: apt-get install chromium), or set the variable CHROMIUM or CHROME \
         to its path",
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
