//! `{{#include file:anchor}}`: mdBook silently turns a missing anchor into an empty listing and an
//! unclosed one into the rest of the file. Here both are faults.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::book::Book;
use crate::fault::Fault;
use crate::included::{CLOSE, OPEN, included, marker, resolve};

/// The regions of one included file.
struct Anchors {
    /// Name → whether the region has any line that is not blank.
    regions: BTreeMap<String, bool>,
    faults: Vec<Fault>,
}

/// Faults of every include of the book, and of the anchors in every file that is included.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    let mut faults = Vec::new();
    let files = book.included.texts();
    let files: BTreeMap<_, _> = files
        .map(|(file, text)| (file, anchors(file, text)))
        .collect();
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
            let file = resolve(&page.file, path);
            let Some(anchors) = files.get(file.as_path()) else {
                faults.push(fault(format!("cannot read {}", file.display())));
                continue;
            };
            let Some(anchor) = anchor else { continue };
            match anchors.regions.get(anchor) {
                None => faults.push(fault(format!(
                    "{} has no anchor `{anchor}`",
                    file.display()
                ))),
                Some(false) => faults.push(fault(format!(
                    "anchor `{anchor}` of {} contains no code",
                    file.display()
                ))),
                Some(true) => {}
            }
        }
    }
    faults.extend(files.into_values().flat_map(|file| file.faults));
    faults
}

/// The anchored regions of a file, and what is wrong with them.
fn anchors(file: &Path, text: &str) -> Anchors {
    let mut regions = BTreeMap::new();
    let mut open: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(name) = marker(line, OPEN) {
            if !seen.insert(name) {
                faults.push(Fault::new(
                    file,
                    number,
                    format!("anchor `{name}` begins twice"),
                ));
            }
            open.insert(name, (number, false));
        } else if let Some(name) = marker(line, CLOSE) {
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
        assert_eq!(messages(twice), ["x.rs:4: anchor `a` begins twice"]);
    }

    #[test]
    fn an_anchor_around_nothing_is_empty() {
        let anchors = anchors(Path::new("x.rs"), "// ANCHOR: a\n\n// ANCHOR_END: a\n");
        assert!(!anchors.regions["a"]);
    }
}
