//! Headings: both languages, and an address that stays when the wording changes.

use std::collections::BTreeSet;

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::expand::headings::halves;
use crate::fault::Fault;
use crate::markdown::{line_of, parser};
use crate::source::Chapter;

/// Faults of every heading of a chapter, and of its title in the table of contents.
pub(super) fn check(chapter: &Chapter) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    if halves(&chapter.name).is_none() {
        faults.push(Fault::new(
            chapter.file.with_file_name("SUMMARY.md"),
            1,
            format!("title `{}`: expected `中文 · English`", chapter.name),
        ));
    }
    for (event, range) in parser(&chapter.text).into_offset_iter() {
        let Event::Start(Tag::Heading { id, .. }) = event else {
            continue;
        };
        let line = line_of(&chapter.text, range.start);
        let mut fault = |message: String| faults.push(Fault::new(&chapter.file, line, message));
        let source = chapter.text[range].lines().next().unwrap_or_default();
        if halves(source).is_none() {
            fault(format!(
                "heading `{source}`: expected `中文 · English {{#id}}`, both halves"
            ));
        }
        match id {
            None => fault(format!("heading `{source}` has no id: expected `{{#id}}`")),
            Some(id)
                if !id
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') =>
            {
                fault(format!("id `{id}`: expected a-z, 0-9 and hyphens"));
            }
            Some(id) if !ids.insert(id.to_string()) => fault(format!("id `{id}` is taken above")),
            Some(_) => {}
        }
    }
    faults
}
