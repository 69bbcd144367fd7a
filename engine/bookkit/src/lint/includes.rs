//! `{{#include file:anchor}}`: mdBook turns a missing anchor into an empty listing and an unclosed
//! one into the rest of the file, without a word. Here both are faults.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::book::Book;
use crate::fault::Fault;
use crate::page::Page;

/// The regions of one included file.
struct Anchors {
    /// Name → whether there is anything but blank lines in it.
    regions: BTreeMap<String, bool>,
    faults: Vec<Fault>,
}

/// Faults of every include of the book, and of the anchors in every file that is included.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut files: BTreeMap<PathBuf, Option<Anchors>> = BTreeMap::new();
    for page in &book.pages {
        for (number, line) in (1..).zip(page.text.lines()) {
            let fault = |message| Fault::new(&page.file, number, message);
            let (path, anchor) = match included(line) {
                None => continue,
                Some(Err(message)) => {
                    faults.push(fault(message));
                    continue;
                }
                Some(Ok(include)) => include,
            };
            let file = resolve(page, path);
            let anchors = files.entry(file.clone()).or_insert_with(|| {
                let text = fs::read_to_string(book.root.join(&file)).ok()?;
                Some(anchors(&file, &text))
            });
            match anchors.as_ref().map(|anchors| anchors.regions.get(anchor)) {
                None => faults.push(fault(format!("cannot read {}", file.display()))),
                Some(None) => faults.push(fault(format!(
                    "{} has no anchor `{anchor}`",
                    file.display()
                ))),
                Some(Some(false)) => faults.push(fault(format!(
                    "anchor `{anchor}` of {} holds no code",
                    file.display()
                ))),
                Some(Some(true)) => {}
            }
        }
    }
    faults.extend(files.into_values().flatten().flat_map(|file| file.faults));
    faults
}

/// The file and the anchor that a line includes, if it includes anything.
pub(crate) fn included(line: &str) -> Option<Result<(&str, &str), String>> {
    if !line.contains("{{#") {
        return None;
    }
    let expected = "expected `{{#include path:anchor}}` on a line of its own";
    let inner = line
        .trim()
        .strip_prefix("{{#include ")
        .and_then(|rest| rest.strip_suffix("}}"))
        .map(str::trim);
    Some(match inner.and_then(|inner| inner.split_once(':')) {
        None => Err(format!("{expected}, found `{}`", line.trim())),
        Some((_, anchor))
            if anchor.contains(':') || anchor.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            Err(format!(
                "lines are included by anchor, not by number, for numbers drift: {expected}"
            ))
        }
        Some((path, anchor)) => Ok((path, anchor)),
    })
}

/// The included file relative to the root of the book.
pub(crate) fn resolve(page: &Page, path: &str) -> PathBuf {
    let mut file = page.file.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => {
                file.pop();
            }
            Component::Normal(part) => file.push(part),
            _ => {}
        }
    }
    file
}

/// The anchored regions of a file, and what is wrong with them.
fn anchors(file: &Path, text: &str) -> Anchors {
    let mut regions = BTreeMap::new();
    let mut open: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(name) = marker(line, "ANCHOR:") {
            if !seen.insert(name) {
                faults.push(Fault::new(
                    file,
                    number,
                    format!("anchor `{name}` opens twice"),
                ));
            }
            open.insert(name, (number, false));
        } else if let Some(name) = marker(line, "ANCHOR_END:") {
            match open.remove(name) {
                Some((_, filled)) => {
                    regions.insert(name.to_owned(), filled);
                }
                None => faults.push(Fault::new(
                    file,
                    number,
                    format!("anchor `{name}` ends but never began"),
                )),
            }
        } else if !line.trim().is_empty() {
            open.values_mut().for_each(|(_, filled)| *filled = true);
        }
    }
    for (name, (number, _)) in open {
        regions.insert(name.to_owned(), true);
        faults.push(Fault::new(
            file,
            number,
            format!("anchor `{name}` is never closed: expected `ANCHOR_END: {name}`"),
        ));
    }
    Anchors { regions, faults }
}

fn marker<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (_, name) = line.split_once(word)?;
    Some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        anchors(Path::new("x.rs"), text)
            .faults
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn anchors_that_do_not_pair_are_faults() {
        assert!(messages("// ANCHOR: a\n1\n// ANCHOR_END: a\n").is_empty());
        assert_eq!(
            messages("// ANCHOR: a\n1\n"),
            ["x.rs:1: anchor `a` is never closed: expected `ANCHOR_END: a`"]
        );
        assert_eq!(
            messages("// ANCHOR_END: b\n"),
            ["x.rs:1: anchor `b` ends but never began"]
        );
        let twice = "// ANCHOR: a\n1\n// ANCHOR_END: a\n// ANCHOR: a\n2\n// ANCHOR_END: a\n";
        assert_eq!(messages(twice), ["x.rs:4: anchor `a` opens twice"]);
    }

    #[test]
    fn an_anchor_around_nothing_is_empty() {
        let anchors = anchors(Path::new("x.rs"), "// ANCHOR: a\n\n// ANCHOR_END: a\n");
        assert!(!anchors.regions["a"]);
    }

    #[test]
    fn only_anchored_includes_on_lines_of_their_own_are_known() {
        assert_eq!(included("let x = 1;"), None);
        assert_eq!(
            included("{{#include ../a.rs:b}}"),
            Some(Ok(("../a.rs", "b")))
        );
        for bad in [
            "{{#include ../a.rs}}",
            "{{#include a.rs:3:5}}",
            "# {{#include a.rs:b}}",
            "{{#nosuch x:y}}",
        ] {
            assert!(matches!(included(bad), Some(Err(_))), "{bad}");
        }
    }
}
