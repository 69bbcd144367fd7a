//! Headings: both languages, and an address that stays when the wording changes.

use std::collections::BTreeSet;

use crate::bilingual::halves;
use crate::fault::Fault;
use crate::page::Page;

/// Faults of every heading of a page, and of its title in the table of contents.
pub(super) fn faults(page: &Page) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    if halves(&page.name).is_none() {
        faults.push(Fault::new(
            page.file.with_file_name("SUMMARY.md"),
            1,
            format!("title `{}`: expected `中文 · English`", page.name),
        ));
    }
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
