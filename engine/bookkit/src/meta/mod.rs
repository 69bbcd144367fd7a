//! Metadata for search engines and messengers: a description per page and, if the public address of
//! the book is known, canonical links, a sitemap and a picture.
//!
//! mdBook gives every page the description of the whole book and does not know its public address, so
//! the pages are edited after it has written them. Metadata that its template can express is in
//! `theme/head.hbs`, so that stock `mdbook build` writes it as well.

mod address;
mod description;
mod sitemap;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

pub use address::Address;
use description::description;

use crate::book::Book;
use crate::html::escape;

/// The picture that messengers show with a link, relative to the folder of the chapters.
pub const CARD: &str = "card.png";

/// How mdBook's own description begins.
const DESCRIPTION: &str = r#"<meta name="description" content=""#;

/// The title that mdBook gives to the 404 page, and ours.
const MISSING: [&str; 2] = ["Page not found - ", "没有这一页 · No such page - "];

/// Edits the pages that were built from `book` into `folder`, and writes `sitemap.xml` and
/// `robots.txt` if the book has a public address. `question` are the words that open a page's question; pages in
/// `unmade` do not exist.
///
/// # Errors
/// A page that cannot be read or no longer looks as mdBook writes it.
pub fn write(
    book: &Book,
    question: [&str; 2],
    folder: &Path,
    address: Option<&Address>,
    unmade: &[String],
) -> Result<()> {
    let mut pages = Vec::new();
    let is_made = |page: &str| unmade.iter().all(|other| other != page);
    for (n, source) in book.pages.iter().enumerate() {
        let file = book.address(source).replace('\\', "/");
        // mdBook writes the first chapter twice; its address is that of the book
        let first = n == 0;
        let page = if first { String::new() } else { file.clone() };
        let description = description(source, question);
        let head = head(book, description.as_deref(), address, &page);
        if is_made(&file) {
            edit(&folder.join(&file), |html| with_head(&html, &head))?;
        }
        if first && is_made("index.html") {
            edit(&folder.join("index.html"), |html| with_head(&html, &head))?;
        }
        pages.push(page);
    }
    edit(&folder.join("404.html"), |html| {
        let html = html.replace(MISSING[0], MISSING[1]);
        with_head(&html, "<meta name=\"robots\" content=\"noindex\">\n")
    })?;
    if let Some(address) = address {
        fs::write(folder.join("sitemap.xml"), sitemap::xml(address, &pages))?;
        fs::write(folder.join("robots.txt"), sitemap::robots(address))?;
    }
    Ok(())
}

/// The metadata of one page.
fn head(book: &Book, description: Option<&str>, address: Option<&Address>, page: &str) -> String {
    let mut lines = Vec::new();
    if let Some(text) = description {
        let text = attribute(text);
        lines.push(format!("{DESCRIPTION}{text}\">"));
        lines.push(format!(
            r#"<meta property="og:description" content="{text}">"#
        ));
    }
    if let Some(address) = address {
        let url = attribute(&address.of_page(page));
        lines.push(format!(r#"<link rel="canonical" href="{url}">"#));
        lines.push(format!(r#"<meta property="og:url" content="{url}">"#));
        // a picture needs its full address
        if book.root.join(&book.src).join(CARD).exists() {
            let url = attribute(&address.of_page(CARD));
            lines.push(format!(r#"<meta property="og:image" content="{url}">"#));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The page with `head` in place of mdBook's description, or after it if `head` has no description.
fn with_head(html: &str, head: &str) -> Result<String> {
    let start = html
        .find(DESCRIPTION)
        .context("the page has no description from mdBook")?;
    let length = html[start..]
        .find("\">")
        .context("mdBook's description has no end")?
        + 2;
    let (before, rest) = html.split_at(start);
    let (stock, after) = rest.split_at(length);
    let stock = if head.contains(DESCRIPTION) {
        ""
    } else {
        stock
    };
    Ok(format!("{before}{head}{stock}{after}"))
}

fn edit(file: &Path, change: impl FnOnce(String) -> Result<String>) -> Result<()> {
    let html = fs::read_to_string(file)
        .with_context(|| format!("mdBook did not write {}", file.display()))?;
    let html = change(html).with_context(|| file.display().to_string())?;
    Ok(fs::write(file, html)?)
}

/// Text inside double quotes.
fn attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_description_replaces_that_of_the_book() -> Result<()> {
        let html = "<head><meta name=\"description\" content=\"the book\"><link></head>";
        let own = format!("{DESCRIPTION}this page\">\n");
        let out = with_head(html, &own)?;
        assert_eq!(
            out,
            "<head><meta name=\"description\" content=\"this page\">\n<link></head>"
        );
        let out = with_head(html, "<x>")?;
        assert!(
            out.contains("<x><meta name=\"description\" content=\"the book\">"),
            "{out}"
        );
        assert!(with_head("<head></head>", &own).is_err());
        Ok(())
    }
}
