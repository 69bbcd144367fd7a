//! What a copied folder needs, it has; what it should not have, it has not.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use book::site;

use crate::kit::root;

/// `name version` of each package of a lock file that comes from a registry.
fn locked(text: &str) -> BTreeSet<String> {
    let packages = text
        .split("[[package]]")
        .filter(|p| p.contains("source = "));
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|l| l.strip_prefix(key));
        line.unwrap_or_default()
            .trim_matches(['=', ' ', '"'])
            .to_owned()
    };
    packages
        .map(|p| format!("{} {}", value(p, "name"), value(p, "version")))
        .collect()
}

#[test]
fn the_kit_locks_the_versions_of_the_book() -> Result<()> {
    let book = locked(&fs::read_to_string(root().join("Cargo.lock"))?);
    let kit = locked(&fs::read_to_string(root().join("exercises/Cargo.lock"))?);
    let other: Vec<_> = kit.difference(&book).collect();
    assert!(!kit.is_empty());
    assert!(
        other.is_empty(),
        "exercises/Cargo.lock has {other:?}, Cargo.lock has not; `cargo update --precise` there"
    );
    Ok(())
}

#[test]
fn another_version_is_seen() {
    let package =
        |version| format!("[[package]]\nname = \"x\"\nversion = \"{version}\"\nsource = \"r\"\n");
    assert_ne!(locked(&package("1.0.0")), locked(&package("1.0.1")));
}

#[test]
fn the_stubs_hold_no_solution_and_name_pages_that_exist() -> Result<()> {
    let book = site::open(&root())?;
    let source = book::source::Source::read(&root(), &book.config, &book.book)?;
    let pages: BTreeSet<_> = source
        .chapters
        .iter()
        .filter_map(|chapter| chapter.file.file_stem()?.to_str())
        .collect();
    for file in [
        "src/convolution.rs",
        "src/pooling.rs",
        "src/gradient_check.rs",
        "tests/exercises/convolution.rs",
        "tests/exercises/pooling.rs",
        "tests/exercises/gradient.rs",
    ] {
        let text = fs::read_to_string(root().join("exercises").join(file))?;
        for (number, line) in (1..).zip(text.lines()) {
            let quoted = line.split('`').skip(1).step_by(2);
            let page = line.trim().strip_prefix("page: \"");
            let named = quoted
                .filter_map(|word| word.strip_suffix(".html"))
                .chain(page.map(|page| page.trim_end_matches("\",")));
            for page in named {
                assert!(pages.contains(page), "{file}:{number}: no page `{page}`");
            }
        }
        let Some((_, functions)) = file
            .starts_with("src")
            .then(|| text.split_once("pub fn"))
            .flatten()
        else {
            continue;
        };
        for function in functions.split("pub fn") {
            let (_, body) = function.split_once("{\n").context("a body")?;
            let first = body.lines().next().unwrap_or_default().trim();
            let rest = body.lines().nth(1).unwrap_or_default();
            assert!(
                first.starts_with("todo!(") && rest == "}",
                "{file}: a stub is `todo!(\"name\")` and nothing else, not `{first}`"
            );
        }
    }
    Ok(())
}
