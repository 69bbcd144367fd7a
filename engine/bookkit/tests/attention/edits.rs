//! After an edit the preview makes the pages that changed and keeps the others. Every page must be as if the whole book
//! had been built.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use bookkit::serve::Builds;
use tempfile::TempDir;

use crate::project::{copy, project};

const PAGES: [&str; 6] = [
    "/",
    "/scores.html",
    "/output.html",
    "/print.html",
    "/404.html",
    "/toc.html",
];

/// File, old text, new text; how many of the two chapters are made again.
type Edit = (&'static str, &'static str, &'static str, usize);

const OF_A_PAGE: [Edit; 6] = [
    ("src/output.md", "averaged with", "averaged by", 1),
    ("src/scores.md", "most like its", "quite like its", 1),
    // the first paragraph is also the page's description
    ("src/output.md", "how does a score", "how will a score", 1),
    ("code/attention.rs", "How much each", "How far each", 1),
    ("glossary.toml", "en = \"keys\"", "en = \"keys of them\"", 2),
    ("src/figures/weights.svg", "<svg", "<svg data-new=\"\"", 1),
];

const OF_WHAT_ALL_SHARE: [Edit; 5] = [
    ("style.css", "}", "} .edited { color: red }", 2),
    ("book.toml", "\"注意力 · ", "\"关于注意力 · ", 2),
    ("theme/head.hbs", "old", "new", 2),
    ("src/404.md", "old", "new", 2),
    ("src/SUMMARY.md", "[注意力 · ", "[看哪里 · ", 2),
];

#[test]
fn after_an_edit_every_page_is_as_a_whole_build_makes_it() -> Result<()> {
    rebuilt_after(&OF_A_PAGE)
}

#[test]
fn after_an_edit_of_what_all_pages_share_too() -> Result<()> {
    rebuilt_after(&OF_WHAT_ALL_SHARE)
}

fn rebuilt_after(edits: &[Edit]) -> Result<()> {
    let (root, builds) = built_copy()?;
    for &(file, from, to, expected) in edits {
        let path = root.path().join(file);
        let text = fs::read_to_string(&path)?;
        ensure!(text.contains(from), "{file} has no `{from}`");
        fs::write(&path, text.replacen(from, to, 1))?;
        let made = builds.rebuild().with_context(|| file.to_owned())?;
        ensure!(made == expected, "{file}: {made} made, expected {expected}");
        same_as_whole(root.path(), &builds, file)?;
    }
    Ok(())
}

/// Without a request for the print page in between, and once without any change.
#[test]
fn after_two_edits_in_a_row_too() -> Result<()> {
    let (root, builds) = built_copy()?;
    for (word, expected) in [("Once. ", 1), ("Twice. ", 1), ("", 0)] {
        let path = root.path().join("src/output.md");
        let text = fs::read_to_string(&path)?;
        let start = "The scores become";
        fs::write(&path, text.replacen(start, &format!("{word}{start}"), 1))?;
        ensure!(builds.rebuild()? == expected, "`{word}`");
    }
    same_as_whole(root.path(), &builds, "src/output.md")
}

/// A copy that also has the files of the last edits, and its first build.
fn built_copy() -> Result<(TempDir, Builds)> {
    let root = copy()?;
    fs::create_dir(root.path().join("theme"))?;
    fs::write(root.path().join("theme/head.hbs"), "<!-- old -->")?;
    fs::write(root.path().join("src/404.md"), "# old\n")?;
    let builds = Builds::new(&project(root.path()), None);
    builds.rebuild()?;
    Ok((root, builds))
}

fn same_as_whole(root: &Path, builds: &Builds, edited: &str) -> Result<()> {
    let whole = Builds::new(&project(root), None);
    whole.rebuild()?;
    for page in PAGES {
        let [is, should_be] = [builds, &whole].map(|builds| read(builds, page));
        let (is, should_be) = (is?, should_be?);
        ensure!(
            masked(&is) == masked(&should_be),
            "{page} after an edit of {edited}:\n{is}\nexpected:\n{should_be}"
        );
        // everything that the page loads exists, and the search finds the current text
        let names = is.split(['"', '\'']);
        for file in names.filter(|name| name.ends_with(".css") || name.ends_with(".js")) {
            let is = read(builds, &format!("/{file}")).with_context(|| page.to_owned())?;
            if let Some(index) = name_of_index(&should_be).filter(|_| is_index(file)) {
                ensure!(is == read(&whole, &format!("/{index}"))?, "{file} is old");
            }
        }
    }
    Ok(())
}

fn read(builds: &Builds, path: &str) -> Result<String> {
    let answer = builds.answer(path);
    ensure!(answer.status == 200, "{path}: {}", answer.status);
    Ok(String::from_utf8(answer.body)?)
}

fn is_index(name: &str) -> bool {
    name.starts_with("searchindex-")
}

fn name_of_index(page: &str) -> Option<&str> {
    page.split('"').find(|name| is_index(name))
}

/// The page without everything that depends on the search index: its file name, the name of the script that loads it,
/// and the hash by which the policy allows that script.
fn masked(page: &str) -> String {
    let mut out = page.to_owned();
    for (start, end) in [
        ("searchindex-", ".js"),
        ("search-", ".js"),
        ("'sha256-", "'"),
    ] {
        let mut parts = out.split(start);
        let mut without = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            without += part.split_once(end).map_or(part, |(_, rest)| rest);
        }
        out = without;
    }
    out
}
