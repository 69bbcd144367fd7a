//! The metadata of pages in the built book: descriptions, addresses, the sitemap.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use bookkit::site;
use mdbook_driver::book::BookItem;
use tempfile::TempDir;

use super::copy::{Edit, workspace};
use crate::support::root;

const ADDRESS: Edit = Edit {
    file: "book.toml",
    from: "[output.html]\n",
    to: "[output.html]\nsite-url = \"https://example.org/books/cnn/\"\n",
};

#[test]
fn an_address_that_is_none_is_refused() -> Result<()> {
    let unfit = Edit {
        to: "[output.html]\nsite-url = \"example.org\"\n",
        ..ADDRESS
    };
    let error = built(unfit).err().context("it was built")?;
    let error = format!("{error:#}");
    ensure!(
        error.contains("site-url is `example.org`, expected"),
        "{error}"
    );
    Ok(())
}

/// Also breaks pages, each in one way, and expects the fault.
#[test]
#[ignore = "builds the whole book"]
fn every_page_describes_itself_in_both_languages_and_names_its_address() -> Result<()> {
    let address = "https://example.org/books/cnn/";
    let folder = built(ADDRESS)?;
    faults_of(&folder, address)?;
    ensure!(
        folder
            .page("404.html")?
            .contains("<base href=\"/books/cnn/\">"),
        "the 404 page does not find its styles at the public address"
    );
    for (file, from, to, says) in [
        (
            "output-size.html",
            "name=\"description\"",
            "name=\"x\"",
            "output-size.html: 0 × `<meta name=\"description\"",
        ),
        (
            "output-size.html",
            "og:description",
            "og:d",
            "output-size.html: 0 × `<meta property=\"og:description\"",
        ),
        (
            "output-size.html",
            "og:title",
            "og:t",
            "output-size.html: 0 × `<meta property=\"og:title\"",
        ),
        (
            "output-size.html",
            "cnn/output-size.html\"",
            "cnn/other.html\"",
            "output-size.html: canonical",
        ),
        (
            "sitemap.xml",
            "cnn/output-size.html<",
            "cnn/paddings.html<",
            "sitemap.xml: output-size.html is missing",
        ),
        (
            "robots.txt",
            "Sitemap: ",
            "Map: ",
            "robots.txt does not name the sitemap",
        ),
        ("404.html", "noindex", "index", "404.html: may be indexed"),
    ] {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path)?;
        ensure!(text.contains(from), "{file} no longer contains `{from}`");
        fs::write(&path, text.replacen(from, to, 1))?;
        let report = match faults_of(&folder, address) {
            Ok(()) => "no fault".to_owned(),
            Err(error) => error.to_string(),
        };
        ensure!(report.contains(says), "expected `{says}`, got:\n{report}");
        fs::write(&path, text)?;
    }
    Ok(())
}

fn faults_of(built: &Built, address: &str) -> Result<()> {
    let mut faults = Vec::new();
    let mut descriptions = Vec::new();
    let chapters = chapters()?;
    let sitemap = fs::read_to_string(built.path().join("sitemap.xml")).unwrap_or_default();
    for (n, file) in chapters.iter().enumerate() {
        let html = built.page(file)?;
        for once in [
            "<title>",
            "<meta name=\"description\"",
            "<meta property=\"og:title\"",
            "<meta property=\"og:description\"",
            "<meta property=\"og:type\"",
            "<meta property=\"og:site_name\"",
            "<meta property=\"og:locale\" content=\"zh_CN\"",
            "<meta property=\"og:locale:alternate\" content=\"en_GB\"",
        ] {
            let count = html.matches(once).count();
            if count != 1 {
                faults.push(format!("{file}: {count} × `{once}`"));
            }
        }
        for tag in ["name=\"description\"", "property=\"og:title\""] {
            let text = content(&html, tag).unwrap_or_default();
            if !text.contains(is_chinese) || !text.contains(|ch: char| ch.is_ascii_lowercase()) {
                faults.push(format!("{file}: {tag} is not in both languages: {text}"));
            }
        }
        descriptions.extend(content(&html, "name=\"description\""));
        let page = if n == 0 { "" } else { file };
        let own = format!("{address}{page}");
        let canonical = href(&html, "rel=\"canonical\"");
        let shared = content(&html, "property=\"og:url\"");
        if [&canonical, &shared].map(Option::as_ref) != [Some(&own); 2] {
            faults.push(format!(
                "{file}: canonical is {canonical:?}, expected {own:?}"
            ));
        }
        if !sitemap.contains(&format!("<loc>{own}</loc>")) {
            faults.push(format!("sitemap.xml: {file} is missing"));
        }
    }
    let count = descriptions.len();
    descriptions.sort();
    descriptions.dedup();
    if descriptions.len() != count {
        faults.push("two pages have the same description".to_owned());
    }
    let robots = fs::read_to_string(built.path().join("robots.txt")).unwrap_or_default();
    if !robots.contains(&format!("Sitemap: {address}sitemap.xml")) {
        faults.push("robots.txt does not name the sitemap".to_owned());
    }
    if sitemap.matches("<url>").count() != chapters.len() {
        faults.push("sitemap.xml does not list exactly the chapters".to_owned());
    }
    for page in ["404.html", "print.html"] {
        if !built
            .page(page)?
            .contains("<meta name=\"robots\" content=\"noindex\">")
        {
            faults.push(format!("{page}: may be indexed"));
        }
    }
    let missing = built.page("404.html")?;
    if !missing.contains("<title>没有这一页 · No such page - ") {
        faults.push("404.html: its title is not in both languages".to_owned());
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

fn content(html: &str, tag: &str) -> Option<String> {
    value(html, tag, "content=\"")
}

fn href(html: &str, tag: &str) -> Option<String> {
    value(html, tag, "href=\"")
}

fn value(html: &str, tag: &str, name: &str) -> Option<String> {
    let (_, rest) = html.split_once(tag)?;
    let (_, rest) = rest.split_once(name)?;
    Some(rest.split_once('"')?.0.to_owned())
}

fn is_chinese(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

/// Every page, in reading order.
fn chapters() -> Result<Vec<String>> {
    let contents = site::open(&book::project(root()))?;
    let files = contents.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => chapter.source_path.as_ref(),
        _ => None,
    });
    let page = |file: &PathBuf| file.with_extension("html").to_string_lossy().into_owned();
    Ok(files.map(page).collect())
}

/// A built book.
struct Built(TempDir);

impl Built {
    fn path(&self) -> &Path {
        self.0.path()
    }

    fn page(&self, file: &str) -> Result<String> {
        fs::read_to_string(self.path().join(file)).with_context(|| format!("no {file}"))
    }
}

/// The book, unchanged or with one edit.
fn built(edit: Edit) -> Result<Built> {
    let copy = tempfile::tempdir()?;
    workspace(copy.path())?;
    edit.apply(copy.path())?;
    let folder = tempfile::tempdir()?;
    let options = site::Options {
        folder: Some(folder.path()),
        ..Default::default()
    };
    site::build(&book::project(copy.path().to_owned()), options)?;
    Ok(Built(folder))
}
