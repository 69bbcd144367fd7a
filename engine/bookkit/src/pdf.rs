//! Prints the whole book as one PDF per language, with an installed Chromium.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf, absolute};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::interrupt;
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

/// How many lines to show of what a browser says that wrote no PDF.
const LAST_WORDS: usize = 3;

/// What a path may not contain in an address.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b':')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.');

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
    let folder = absolute(project.root.join(FOLDER))?;
    let told = || format!("cannot write into {}", folder.display());
    fs::create_dir_all(&folder).with_context(told)?;
    // not in the system's temporary folder: a confined browser may have one of its own
    let built = tempfile::Builder::new()
        .prefix("printing-")
        .tempdir_in(&folder);
    let built = built.with_context(told)?;
    let options = site::Options {
        folder: Some(built.path()),
        ..Default::default()
    };
    site::build(project, options)?;
    let print = |&language| {
        let file = folder.join(format!("{}-{language}.pdf", project.name));
        let page = address(&built.path().join("print.html"));
        let page = format!("{page}?lang={language}");
        // a PDF that is open in a viewer stays intact
        let fresh = built.path().join("fresh.pdf");
        println!("printing {} …", file.display());
        print(&browsers, &page, &fresh)?;
        fs::copy(&fresh, &file).with_context(|| format!("cannot write {}", file.display()))?;
        fs::remove_file(&fresh)?;
        Ok(file)
    };
    languages.iter().map(print).collect()
}

/// The address of a file, whatever characters are in its path.
fn address(file: &Path) -> String {
    let path = file.display().to_string().replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", utf8_percent_encode(&path, ENCODED))
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
    let folder = file.parent().unwrap_or(Path::new("."));
    let profile = tempfile::tempdir_in(folder)?;
    for browser in browsers {
        let mut command = Command::new(browser);
        command
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--print-to-pdf={}", file.display()))
            .arg(page);
        return match interrupt::output(&mut command) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => Err(error).with_context(|| browser.display().to_string()),
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
    let told = String::from_utf8_lossy(&output.stderr);
    let told: Vec<_> = told.lines().collect();
    bail!(
        "{} did not write {} ({}). A confined browser, such as one installed by snap, can write only into some folders: \
         move the book into your home folder, or set the variable CHROMIUM to another browser. Its last words:\n{}",
        browser.display(),
        file.display(),
        output.status,
        told[told.len().saturating_sub(LAST_WORDS)..].join("\n")
    )
}

#[cfg(all(test, unix))]
mod tests {
    use anyhow::ensure;

    use super::*;

    /// A browser that runs `script`, in which `$file` is the PDF to write and `$page` the address.
    fn browser(folder: &Path, script: &str) -> Result<OsString> {
        let program = folder.join("browser");
        let head = "#!/bin/sh\nfor page; do case $page in --print-to-pdf=*) file=${page#*=};; esac; done\n";
        let text = folder.join("script");
        fs::write(&text, format!("{head}{script}\n"))?;
        // Another process writes the program: a program that another test starts meanwhile would keep a file of this process
        // open, and what is open for writing cannot be run.
        let copied = Command::new("install")
            .args(["-m", "755"])
            .args([&text, &program])
            .status()?;
        ensure!(copied.success(), "{}", program.display());
        Ok(program.into())
    }

    #[test]
    fn any_character_may_be_in_the_path() -> Result<()> {
        let folder = tempfile::Builder::new().prefix("50% #1 书?").tempdir()?;
        let file = folder.path().join("a.pdf");
        let echo = browser(folder.path(), "printf '%%PDF-%s' \"$page\" >\"$file\"")?;
        let page = address(&folder.path().join("print.html"));
        print(&[echo], &page, &file)?;
        let printed = fs::read_to_string(&file)?;
        let encoded = "50%25%20%231%20%E4%B9%A6%3F";
        assert!(printed.contains(encoded), "{printed}");
        assert!(printed.starts_with("%PDF-file:///") && printed.ends_with("/print.html"));
        Ok(())
    }

    #[test]
    fn a_browser_that_writes_nothing_is_named_with_its_last_words() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.pdf");
        let confined = browser(folder.path(), "seq -f 'noise %g' 30 >&2")?;
        let error = print(&[confined], "about:blank", &file)
            .unwrap_err()
            .to_string();
        for words in ["did not write", "a.pdf", "CHROMIUM", "noise 30"] {
            assert!(error.contains(words), "{error}");
        }
        assert!(!error.contains("noise 20"), "{error}");
        Ok(())
    }
}
