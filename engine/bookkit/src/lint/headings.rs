//! Headings: both languages, and an address that stays when the wording changes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::bilingual::halves;
use crate::book::Book;
use crate::fault::Fault;
use crate::page::Page;

/// Faults of the names of the parts.
pub(super) fn parts(book: &Book) -> Vec<Fault> {
    let names = book.parts.iter();
    let faults = names.filter_map(|name| title(name, book.src.join("SUMMARY.md")));
    faults.collect()
}

fn title(name: &str, summary: PathBuf) -> Option<Fault> {
    let message = || format!("title `{name}`: expected `中文 · English`");
    halves(name)
        .is_none()
        .then(|| Fault::new(summary, 1, message()))
}

/// Faults of every heading of a page, and of its title in the table of contents.
pub(super) fn faults(page: &Page) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    faults.extend(title(&page.name, page.file.with_file_name("SUMMARY.md")));
    for heading in &page.headings {
        let source = page.text[heading.range.clone()].lines().next();
        let source = source.unwrap_or_default();
        let mut fault = |message: String| faults.push(page.fault(heading.range.start, message));
        if halves(source).is_none() {
            fault(format!(
                "heading `{source}`: expected `中文 · English {{#id}}`, both halves"
            ));
        }
        if !heading.others.is_empty() {
            let others = &heading.others;
            fault(format!(
                "heading `{source}`: nothing reads {others:?}, expected an id and nothing besides"
            ));
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        match &heading.id {
            None => fault(format!("heading `{source}` has no id: expected `{{#id}}`")),
            Some(id) if !id.chars().all(plain) => {
                fault(format!("id `{id}`: expected a-z, 0-9 and hyphens"));
            }
            Some(id) if !ids.insert(id) => fault(format!("id `{id}` is taken above")),
            Some(_) => {}
        }
    }
    faults
}
