//! What a copied folder needs, it has; what it should not have, it has not.

use std::collections::BTreeSet;
use std::fs;

use anyhow::Result;
use book::site;
use book::source::Source;

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

/// What the crate cannot be built without, by its manifest.
fn needed(manifest: &str) -> Vec<&str> {
    let mut needed = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once(['.', ' '])
            && inside
            && !line.starts_with('#')
            && !line.contains("optional = true")
        {
            needed.push(name);
        }
    }
    needed
}

/// Those of them that the lock file does not have among the dependencies of the crate.
fn unlocked<'a>(manifest: &'a str, lock: &str) -> Vec<&'a str> {
    let of_the_crate = lock
        .split("[[package]]")
        .find(|package| package.contains("name = \"cnn-backprop\"\n"))
        .unwrap_or_default();
    let locked = |name: &&str| {
        let start = of_the_crate.find(&format!("\n \"{name}"));
        start.is_some_and(|at| of_the_crate[at + name.len() + 3..].starts_with(['"', ' ']))
    };
    let mut names = needed(manifest);
    names.retain(|name| !locked(name));
    names
}

#[test]
fn workspaces_of_their_own_lock_what_the_crate_needs() -> Result<()> {
    let manifest = fs::read_to_string(root().join("crate/Cargo.toml"))?;
    let mut faults = Vec::new();
    for folder in ["bench", "bench/peers/rust"] {
        let lock = fs::read_to_string(root().join(folder).join("Cargo.lock"))?;
        for name in unlocked(&manifest, &lock) {
            faults.push(format!(
                "{folder}/Cargo.lock: cnn-backprop without `{name}`, which crate/Cargo.toml has; \
                 `cargo metadata --manifest-path {folder}/Cargo.toml` adds it"
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    Ok(())
}

#[test]
fn a_dependency_that_is_not_locked_is_seen() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# why\nab.workspace = true\n\
                    abc = \"1\"\nd = { optional = true }\n[target.'cfg(unix)'.dependencies]\n\
                    e = { version = \"1\" }\n[dev-dependencies]\nf = \"1\"\n";
    assert_eq!(needed(manifest), ["ab", "abc", "e"]);
    let lock =
        "[[package]]\nname = \"cnn-backprop\"\ndependencies = [\n \"abc\",\n \"e 1.0.0\",\n]\n";
    assert_eq!(unlocked(manifest, lock), ["ab"]);
}

#[test]
fn the_stubs_hold_no_solution_and_name_pages_that_exist() -> Result<()> {
    let book = site::open(&root())?;
    let source = Source::read(&root(), &book.config, &book.book)?;
    let files = source.chapters.iter().map(|chapter| &chapter.file);
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
                "exercises/{file}: `{name}` is no stub, expected `todo!(\"{name}\")` and no more"
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
    assert!(solutions("x.rs", text)[0].contains("`f` is no stub"));
    assert!(solutions("x.rs", &text.replace("\"g\"", "\"f\"")).is_empty());
}
