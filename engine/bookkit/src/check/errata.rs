//! The record of mistakes is on the pages: every table of it on one of them, each mistake on its own.

use crate::expand::errata::{Table, directives};
use crate::fault::Fault;
use crate::markdown::line_of;
use crate::source::Source;

/// The file that a table which no page shows is reported in.
const RECORD: &str = "exercises/tests/exercises/record.rs";

/// Faults of every directive, and of the tables that no page shows.
pub(super) fn check(source: &Source) -> Vec<Fault> {
    let known = Table::all();
    let mut missing = known.clone();
    let mut faults = Vec::new();
    for chapter in &source.chapters {
        for (range, table) in directives(&chapter.text) {
            missing.retain(|other| *other != table);
            let line = line_of(&chapter.text, range.start);
            let mut fault = |message| faults.push(Fault::new(&chapter.file, line, message));
            if !known.contains(&table) {
                let names: Vec<_> = known.iter().map(Table::written).collect();
                let written = table.written();
                fault(format!(
                    "`{written}` is no table of {RECORD}: expected one of {names:?}"
                ));
            } else if let Table::Mistakes(page) = &table
                && chapter.file.file_stem().is_none_or(|stem| *stem != **page)
            {
                // the numbers link to that page
                fault(format!("`{}` belongs into {page}.md", table.written()));
            }
        }
    }
    faults.extend(missing.into_iter().map(|table| {
        let message = format!("no page shows `{}`", table.written());
        Fault::new(RECORD, 1, message)
    }));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Chapter;

    #[test]
    fn a_table_that_is_unknown_misplaced_or_nowhere_is_a_fault() {
        let mut chapters = Vec::new();
        for page in ["errata-forward", "errata-backward", "errata-pooling"] {
            chapters.push(Chapter {
                name: "题 · T".into(),
                file: format!("src/{page}.md").into(),
                text: format!("<!-- mistakes: {page} -->\n"),
            });
        }
        for table in Table::all() {
            if let Table::Lookup(_) = table {
                chapters[0].text += &format!("\n{}\n", table.written());
            }
        }
        let faults = |chapters: &[Chapter]| {
            let source = Source {
                root: Default::default(),
                src: "src".into(),
                chapters: chapters.to_vec(),
            };
            let faults = check(&source);
            faults.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(faults(&chapters), [""; 0]);
        chapters[1].text = "x\n\n<!-- mistakes: errata-pooling -->\n".into();
        chapters[0].text = chapters[0].text.replace("lookup: step", "lookup: steps");
        let found = faults(&chapters).join("\n");
        for expected in [
            "src/errata-forward.md:3: `<!-- lookup: steps -->` is no table of",
            "src/errata-backward.md:3: `<!-- mistakes: errata-pooling -->` belongs into errata-pooling.md",
            "record.rs:1: no page shows `<!-- mistakes: errata-backward -->`",
            "record.rs:1: no page shows `<!-- lookup: step -->`",
        ] {
            assert!(found.contains(expected), "{expected}\n{found}");
        }
    }
}
