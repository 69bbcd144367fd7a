//! Links, fragments and images: mdBook does not report broken ones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::bilingual::halves;
use crate::book::Book;
use crate::fault::Fault;
use crate::library;
use crate::page::{Link, Page};

/// Every id that a fragment can name, by file.
type Targets<'a> = BTreeMap<&'a Path, BTreeSet<String>>;

/// Faults of every link and image of the book.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    let pages = book.pages.iter();
    let targets: Targets<'_> = pages
        .map(|page| (page.file.as_path(), page.fragments()))
        .collect();
    let of_page = |page| {
        let mut faults = inside_images(page);
        for link in &page.links {
            if let Err(message) = leads(book, page, link, &targets) {
                faults.push(page.fault(link.range.start, message));
            }
        }
        for image in &page.images {
            let messages = of_image(book, page, image).into_iter();
            faults.extend(messages.map(|message| page.fault(image.range.start, message)));
        }
        faults
    };
    book.pages.iter().flat_map(of_page).collect()
}

/// The text of a figure becomes its caption unchanged.
fn inside_images(page: &Page) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut in_image = false;
    for (event, range) in page.events() {
        match event {
            Event::Start(_) | Event::Code(_) | Event::InlineHtml(_) if in_image => {
                let message = "image text: expected only words and formulas";
                faults.push(page.fault(range.start, message));
            }
            Event::Text(text) if in_image && text.contains(['<', '&']) => {
                let message = format!("image text: `{text}` would act as HTML");
                faults.push(page.fault(range.start, message));
            }
            Event::Start(Tag::Image { .. }) => in_image = true,
            Event::End(TagEnd::Image) => in_image = false,
            _ => {}
        }
    }
    faults
}

fn of_image(book: &Book, page: &Page, image: &Link) -> Vec<String> {
    let mut messages = Vec::new();
    let (url, words) = (&image.url, image.alternative(&page.text));
    if words.trim().is_empty() {
        messages.push("image without alternative text: expected `![中文 · English](…)`".to_owned());
    } else if halves(words).is_none() {
        messages.push(format!(
            "image text `{words}`: expected `中文 · English`, both halves"
        ));
    }
    messages.extend(untitled(image).err());
    let file = resolve(book, page, url);
    if !file.is_some_and(|file| book.root.join(file).is_file()) {
        messages.push(format!("image `{url}` does not exist"));
    }
    messages
}

/// Only readers with a mouse would see a title, and it has only one language.
fn untitled(link: &Link) -> Result<(), String> {
    match link.title.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "title `{}`: expected nothing after the address; write it in the text, where every reader sees it",
            link.title
        )),
    }
}

/// Whether a link leads to something that exists.
fn leads(book: &Book, page: &Page, link: &Link, targets: &Targets<'_>) -> Result<(), String> {
    untitled(link)?;
    let url = &link.url;
    if url.starts_with(library::FOLDER) {
        return match book.items.has(url) {
            true => Ok(()),
            false => Err(format!(
                "link `{url}`: the crate has no such public item or module"
            )),
        };
    }
    if url.starts_with("https://") || url.starts_with("mailto:") {
        return Ok(());
    }
    if url.contains("://") {
        return Err(format!("link `{url}`: expected https or a path"));
    }
    let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
    let file = if path.is_empty() {
        page.file.clone()
    } else {
        resolve(book, page, path).ok_or_else(|| format!("link `{url}` leaves the book"))?
    };
    match targets.get(file.as_path()) {
        None if file.extension().is_some_and(|ext| ext == "md") => Err(format!(
            "link `{url}`: {} is not a chapter of SUMMARY.md",
            file.display()
        )),
        None if !book.root.join(&file).is_file() => {
            Err(format!("link `{url}`: {} does not exist", file.display()))
        }
        Some(ids) if !fragment.is_empty() && !ids.contains(fragment) => Err(format!(
            "link `{url}`: {} has no heading or formula `#{fragment}`",
            file.display()
        )),
        _ => Ok(()),
    }
}

/// The file that `url` means, relative to the root; `None` if it leaves the pages' folder.
fn resolve(book: &Book, page: &Page, url: &str) -> Option<PathBuf> {
    let mut file = page.file.parent()?.to_owned();
    for part in url.split('/') {
        match part {
            ".." => {
                file.pop();
            }
            "." | "" => {}
            part => file.push(part),
        }
    }
    file.starts_with(&book.src).then_some(file)
}
