//! The stubs contain no solution, and the pages that they point to exist.

use std::collections::BTreeSet;
use std::fs;

use anyhow::Result;

use crate::support::{book, root};

#[test]
fn the_stubs_hold_no_solution_and_name_pages_that_exist() -> Result<()> {
    let book = book()?;
    let files = book.pages.iter().map(|page| &page.file);
    let pages: BTreeSet<_> = files
        .filter_map(|file| file.file_stem()?.to_str())
        .collect();
    let mut faults = Vec::new();
    for file in [
        "src/convolution.rs",
        "src/pooling.rs",
        "src/gradient_check.rs",
        "tests/exercises/convolution.rs",
        "tests/exercises/pooling.rs",
        "tests/exercises/gradient.rs",
    ] {
        let text = fs::read_to_string(root().join("exercises").join(file))?;
        faults.extend(unknown_pages(file, &text, &pages));
        if file.starts_with("src") {
            faults.extend(solutions(file, &text));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    Ok(())
}

/// Pages are named `page.html` in the stubs, `page: "page"` in the tests.
fn unknown_pages(file: &str, text: &str, pages: &BTreeSet<&str>) -> Vec<String> {
    let mut unknown = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let quoted = line
            .split('`')
            .filter_map(|word| word.strip_suffix(".html"));
        let field = line.trim().strip_prefix("page: \"");
        let field = field.map(|page| page.trim_end_matches("\","));
        for page in quoted.chain(field).filter(|page| !pages.contains(page)) {
            unknown.push(format!("exercises/{file}:{number}: no page `{page}`"));
        }
    }
    unknown
}

/// Functions that are more than `todo!("name")`.
fn solutions(file: &str, text: &str) -> Vec<String> {
    let mut written = Vec::new();
    for function in text.split("pub fn ").skip(1) {
        let name = function.split('(').next().unwrap_or_default();
        let stub = format!("{{\n    todo!(\"{name}\")\n}}\n");
        if !function.contains(&stub) {
            written.push(format!(
                "exercises/{file}: `{name}` is not a stub, expected only `todo!(\"{name}\")`"
            ));
        }
    }
    written
}

#[test]
fn a_solution_and_an_unknown_page_are_seen() {
    let pages = BTreeSet::from(["padding"]);
    let text = "/// `padding.html`, `paddings.html`\npub fn f() {\n    todo!(\"g\")\n}\n";
    assert_eq!(
        unknown_pages("x.rs", text, &pages),
        ["exercises/x.rs:1: no page `paddings`"]
    );
    assert!(solutions("x.rs", text)[0].contains("`f` is not a stub"));
    assert!(solutions("x.rs", &text.replace("\"g\"", "\"f\"")).is_empty());
}
