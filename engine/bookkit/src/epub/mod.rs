//! Makes an e-book per language, in the format EPUB 3, from the pages of the site.

mod package;
mod xhtml;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::book::{BookItem, Chapter};

use crate::language::Language;
use crate::project::Project;
use crate::site;
use package::{Entry, File, Package};
use xhtml::in_book;

/// Folder of the e-books, relative to the root of the book.
pub const FOLDER: &str = "epub";

/// The images that every reader of e-books shows.
const IMAGES: [(&str, &str); 6] = [
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

/// Builds a book and makes e-books of it in `epub/`; returns the files.
///
/// # Errors
/// What the build found, or which file cannot be read, turned into XML, or written.
pub fn make(project: &Project, languages: &[Language]) -> Result<Vec<PathBuf>> {
    let built = tempfile::tempdir()?;
    let options = site::Options {
        folder: Some(built.path()),
        ..Default::default()
    };
    site::build(project, options)?;
    let folder = project.root.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let contents = site::open(project)?;
    let make = |&language| {
        let bytes = book(project, &contents, built.path(), language)?;
        let file = folder.join(format!("{}-{language}.epub", project.name));
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    };
    languages.iter().map(make).collect()
}

/// The bytes of an e-book.
fn book(project: &Project, contents: &MDBook, site: &Path, language: Language) -> Result<Vec<u8>> {
    let chapters: Vec<_> = contents.book.chapters().collect();
    let pages: BTreeSet<_> = chapters.iter().filter_map(|page| address(page)).collect();
    let mut styles = Vec::new();
    for name in project.epub_styles {
        styles.append(&mut read(&project.root.join(name))?);
    }
    let mut files = vec![File {
        name: "book.css".to_owned(),
        media: "text/css",
        bytes: styles,
    }];
    let mut images = BTreeSet::new();
    for chapter in &chapters {
        let Some(address) = address(chapter) else {
            continue;
        };
        let html = String::from_utf8(read(&site.join(&address))?)?;
        let main = html.split_once("<main>").map(|(_, rest)| rest);
        let main = main.and_then(|rest| rest.split_once("</main>"));
        let (main, _) = main.with_context(|| format!("{address}: has no <main>"))?;
        let body = xhtml::body(main, language, &pages).with_context(|| address.clone())?;
        images.extend(body.images);
        files.push(File {
            name: in_book(&address),
            media: "application/xhtml+xml",
            bytes: package::page(language.half(&chapter.name), language, &body.xml),
        });
    }
    for image in images {
        let ending = Path::new(&image).extension().unwrap_or_default();
        let Some((_, media)) = IMAGES.iter().find(|(known, _)| ending == *known) else {
            let known = IMAGES.map(|(known, _)| known).join(", ");
            bail!("{image}: an e-book cannot show it; expected one of {known}");
        };
        files.push(File {
            bytes: read(&site.join(&image))?,
            name: image,
            media,
        });
    }
    let entries = entries(&contents.book.items, language);
    let title = contents.config.book.title.as_deref().unwrap_or_default();
    Package {
        title: language.half(title),
        authors: &contents.config.book.authors,
        name: project.name,
        language,
        modified: modified()?,
        contents: &entries,
        files: &files,
    }
    .pack()
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The address of a chapter on the site; `None` for a part of the book.
fn address(chapter: &Chapter) -> Option<String> {
    let page = chapter.path.as_ref()?.with_extension("html");
    Some(page.display().to_string())
}

fn entries(items: &[BookItem], language: Language) -> Vec<Entry> {
    let chapter = |item: &BookItem| match item {
        BookItem::Chapter(chapter) => Some(Entry {
            title: language.half(&chapter.name).to_owned(),
            page: address(chapter).as_deref().map(in_book),
            below: entries(&chapter.sub_items, language),
        }),
        BookItem::Separator | BookItem::PartTitle(_) => None,
    };
    items.iter().filter_map(chapter).collect()
}

/// The time that builds of the same sources agree on, <https://reproducible-builds.org/specs/source-date-epoch/>, or now.
fn modified() -> Result<i64> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(given) => given.parse().with_context(|| {
            format!("SOURCE_DATE_EPOCH is `{given}`; expected seconds since 1970")
        }),
        Err(_) => Ok(i64::try_from(
            SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
        )?),
    }
}
