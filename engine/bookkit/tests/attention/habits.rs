//! What editors and systems do to the files of a book: line endings, byte order marks, encodings, files left behind, files
//! replaced instead of written.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use bookkit::serve::{self, Builds, Server};
use bookkit::site;

use crate::project::{copy, project};

const PAGES: [&str; 3] = ["/scores.html", "/output.html", "/print.html"];

const FILES: [&str; 8] = [
    "src/SUMMARY.md",
    "src/scores.md",
    "src/output.md",
    "src/figures/weights.svg",
    "glossary.toml",
    "font.txt",
    "code/attention.rs",
    "code/attention.py",
];

fn edit(file: &Path, change: impl FnOnce(String) -> String) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(fs::write(file, change(text))?)
}

#[test]
fn line_endings_and_byte_order_marks_change_no_page() -> Result<()> {
    let root = copy()?;
    let pages = || -> Result<Vec<String>> {
        let builds = Builds::new(&project(root.path()), None);
        builds.rebuild()?;
        let pages = PAGES.iter().map(|page| builds.answer(page).body);
        Ok(pages
            .map(|page| String::from_utf8_lossy(&page).into_owned())
            .collect())
    };
    let before = pages()?;
    for file in FILES {
        edit(&root.path().join(file), |text| text.replace('\n', "\r\n"))?;
    }
    edit(&root.path().join("book.toml"), |text| {
        text.replace('\n', "\r\n")
    })?;
    let faults = |what: &str, after: Vec<String>| {
        for (name, (is, was)) in PAGES.iter().zip(after.iter().zip(&before)) {
            let is = is.replace("\r\n", "\n");
            let mut lines = is.lines().zip(was.lines());
            if let Some((is, was)) = lines.find(|(is, was)| is != was) {
                bail!("{what}, {name}: {is}\nexpected: {was}");
            }
        }
        Ok(())
    };
    faults("line endings", pages()?)?;
    for file in FILES {
        edit(&root.path().join(file), |text| format!("\u{feff}{text}"))?;
    }
    faults("byte order marks", pages()?)
}

#[test]
fn a_file_in_another_encoding_is_named() -> Result<()> {
    let root = copy()?;
    for (file, bytes, place) in [
        (
            "src/scores.md",
            &b"# \xb4\xf2\xb7\xd6"[..],
            "byte 2, in line 1, is not",
        ),
        ("src/SUMMARY.md", b"\xff\xfe#\0", "it is UTF-16"),
        (
            "glossary.toml",
            b"\n# \xb4\xf2",
            "byte 3, in line 2, is not",
        ),
    ] {
        let path = root.path().join(file);
        let text = fs::read(&path)?;
        fs::write(&path, bytes)?;
        let error = site::check(&project(root.path())).err().context("read")?;
        fs::write(&path, text)?;
        let told = format!("{error:#}");
        let says = told.contains(&format!("{file}:1: ")) && told.contains(place);
        ensure!(says, "{file}: {told}");
    }
    Ok(())
}

#[test]
fn what_editors_leave_is_no_part_of_the_book() -> Result<()> {
    let root = copy()?;
    let left = [
        ".scores.md.swp",
        "scores.md~",
        ".DS_Store",
        "#scores.md#",
        "scores.md.bak",
    ];
    for name in left {
        fs::write(root.path().join("src").join(name), "left")?;
        fs::write(root.path().join("src/figures").join(name), "left")?;
    }
    let builds = Builds::new(&project(root.path()), None);
    builds.rebuild()?;
    for name in left.map(|name| name.replace('#', "%23")) {
        for folder in ["", "figures/"] {
            let status = builds.answer(&format!("/{folder}{name}")).status;
            ensure!(status == 404, "{folder}{name}: {status}");
        }
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("user@host.1", root.path().join("src/.#scores.md"))?;
        let error = builds.rebuild().err().context("mdBook copies the link")?;
        let told = "src/.#scores.md:1: this link leads nowhere";
        ensure!(error.to_string().contains(told), "{error:#}");
    }
    Ok(())
}

/// Waits until the page at an address satisfies a condition.
fn wait(builds: &Server, page: &str, holds: impl Fn(&str) -> bool) -> Result<()> {
    let since = Instant::now();
    loop {
        let answer = crate::preview::get(builds.address(), page)?;
        if holds(&answer) {
            return Ok(());
        }
        ensure!(
            since.elapsed() < Duration::from_secs(60),
            "{page}: {answer}"
        );
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_preview_sees_every_way_to_save() -> Result<()> {
    let root = copy()?;
    let path = |name: &str| root.path().join(name);
    let replace = |name: &str, from: &str, to: &str| -> Result<()> {
        let fresh = path("fresh");
        fs::write(
            &fresh,
            fs::read_to_string(path(name))?.replacen(from, to, 1),
        )?;
        Ok(fs::rename(fresh, path(name))?)
    };
    let server = Arc::new(Server::listen(Some(0))?);
    let (book, running) = (project(root.path()), Arc::clone(&server));
    let serving = thread::spawn(move || serve::book(&book, &running));
    wait(&server, "/scores.html", |page| page.contains("打分"))?;
    // replaced, as editors and git do; the second time the file is another one
    for (name, from, to) in [
        ("glossary.toml", "en = \"keys\"", "en = \"first keys\""),
        (
            "glossary.toml",
            "en = \"first keys\"",
            "en = \"second keys\"",
        ),
        ("book.toml", "\"注意力 · ", "\"关于注意力 · "),
        ("book.toml", "\"关于注意力 · ", "\"再论注意力 · "),
    ] {
        replace(name, from, to)?;
        let shown = to.trim_start_matches("en = ").trim_matches('"').to_owned();
        wait(&server, "/scores.html", |page| {
            page.contains(shown.trim_matches(['"', ' ', '·']))
        })?;
    }
    // a file that a page includes, in no watched folder: gone, then there again, and different
    let script = fs::read_to_string(path("code/attention.py"))?;
    fs::remove_file(path("code/attention.py"))?;
    let is_told = |page: &str| page.contains("role=\"alert\"");
    wait(&server, "/scores.html", |page| {
        is_told(page) && page.contains("打分")
    })?;
    fs::write(
        path("code/attention.py"),
        script.replace("row = []", "row = list()"),
    )?;
    wait(&server, "/scores.html", |page| {
        !is_told(page) && page.contains("row = list()")
    })?;
    server.stop();
    serving.join().expect("the preview does not panic")
}
