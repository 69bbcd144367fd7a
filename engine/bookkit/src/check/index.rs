//! The lists of the whole book: a directive names one, and stands on a line of its own.

use crate::api::items::SOURCE;
use crate::api::{self, Items};
use crate::counts;
use crate::expand::index::{DIRECTIVES, directives};
use crate::fault::Fault;
use crate::markdown::line_of;
use crate::source::Source;

/// Faults of every directive, and of what the lists are made from.
pub(super) fn check(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut missing = DIRECTIVES.to_vec();
    for chapter in &source.chapters {
        for (range, written) in directives(&chapter.text) {
            let line = line_of(&chapter.text, range.start);
            missing.retain(|other| *other != written);
            let alone = chapter.text.lines().nth(line - 1).unwrap_or_default();
            if !DIRECTIVES.contains(&written) || alone.trim_end() != written {
                let message =
                    format!("`{written}`: expected one of {DIRECTIVES:?} on a line of its own");
                faults.push(Fault::new(&chapter.file, line, message));
            }
        }
    }
    let nowhere = |directive| {
        Fault::new(
            "src/SUMMARY.md",
            1,
            format!("no page has a line `{directive}`"),
        )
    };
    faults.extend(missing.into_iter().map(nowhere));
    if let Err(unreadable) = counts::read(&source.root) {
        faults.extend_from_slice(unreadable.as_slice());
    }
    faults
}

/// What the crate offers; none, and a fault, if that cannot be read.
pub(super) fn items(source: &Source) -> (Items, Option<Fault>) {
    match api::Items::read(&source.root) {
        Ok(items) => (items, None),
        Err(error) => (
            Items::default(),
            Some(Fault::new(SOURCE, 1, format!("{error:#}"))),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Chapter;

    fn faults(text: &str) -> String {
        let source = Source {
            root: std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."),
            src: "src".into(),
            chapters: vec![Chapter {
                name: "题 · T".into(),
                file: "src/x.md".into(),
                text: text.into(),
            }],
        };
        let faults = check(&source);
        faults.iter().map(|fault| format!("{fault}\n")).collect()
    }

    #[test]
    fn a_list_that_is_unknown_or_nowhere_or_in_the_text_is_a_fault() {
        let good = DIRECTIVES
            .map(|directive| format!("{directive}\n\n"))
            .concat();
        assert_eq!(faults(&good), "");
        let found = faults(&good.replace("index: symbols", "index: symbol"));
        assert!(
            found.contains("src/x.md:7: `<!-- index: symbol -->`: expected one of"),
            "{found}"
        );
        assert!(
            found.contains("SUMMARY.md:1: no page has a line `<!-- index: symbols -->`"),
            "{found}"
        );
        let found = faults(&good.replace("<!-- counts", "so many: <!-- counts"));
        assert!(
            found.contains("src/x.md:1: `<!-- counts -->`: expected one of"),
            "{found}"
        );
    }
}
