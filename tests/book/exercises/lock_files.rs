//! The separate workspaces lock the same versions as the book's workspace.

use std::collections::BTreeSet;
use std::fs;

use anyhow::Result;
use toml::{Table, Value};

use crate::support::root;

fn read(file: &str) -> Result<Table> {
    Ok(fs::read_to_string(root().join(file))?.parse()?)
}

fn packages(lock: &Table) -> impl Iterator<Item = &Table> {
    let packages = lock.get("package").and_then(Value::as_array);
    packages.into_iter().flatten().filter_map(Value::as_table)
}

/// `name version` of each package of a lock file that comes from a registry.
fn locked(lock: &Table) -> BTreeSet<String> {
    let from_registry = packages(lock).filter(|package| package.contains_key("source"));
    from_registry
        .filter_map(|p| {
            Some(format!(
                "{} {}",
                p["name"].as_str()?,
                p["version"].as_str()?
            ))
        })
        .collect()
}

#[test]
fn the_kit_locks_the_versions_of_the_book() -> Result<()> {
    let book = locked(&read("Cargo.lock")?);
    let kit = locked(&read("exercises/Cargo.lock")?);
    let other: Vec<_> = kit.difference(&book).collect();
    assert!(!kit.is_empty());
    assert!(
        other.is_empty(),
        "exercises/Cargo.lock has {other:?}, which Cargo.lock does not have; run `cargo update --precise` there"
    );
    Ok(())
}

#[test]
fn another_version_is_seen() -> Result<()> {
    let lock = |version| {
        format!("[[package]]\nname = \"x\"\nversion = \"{version}\"\nsource = \"r\"\n").parse()
    };
    assert_ne!(locked(&lock("1.0.0")?), locked(&lock("1.0.1")?));
    Ok(())
}

/// The dependencies without which the crate cannot be built, according to its manifest.
fn needed(manifest: &Table) -> BTreeSet<&str> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let of_targets = targets.into_iter().flat_map(Table::values);
    let tables = of_targets.filter_map(|target| target.get("dependencies"));
    tables
        .chain(manifest.get("dependencies"))
        .filter_map(Value::as_table)
        .flatten()
        .filter(|(_, asked)| asked.get("optional") != Some(&Value::Boolean(true)))
        .map(|(name, _)| name.as_str())
        .collect()
}

/// Those that the lock file does not list among the dependencies of the crate.
fn unlocked<'a>(manifest: &'a Table, lock: &Table) -> BTreeSet<&'a str> {
    let the_crate = packages(lock).find(|p| p["name"].as_str() == Some("cnn-backprop"));
    let locked = the_crate.and_then(|p| p.get("dependencies")?.as_array());
    // `name`, or `name version` where two versions are locked.
    let locked: BTreeSet<_> = locked
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.as_str()?.split(' ').next())
        .collect();
    let mut names = needed(manifest);
    names.retain(|name| !locked.contains(name));
    names
}

#[test]
fn workspaces_of_their_own_lock_what_the_crate_needs() -> Result<()> {
    let manifest = read("crate/Cargo.toml")?;
    let mut faults = Vec::new();
    for folder in ["bench", "bench/peers/rust"] {
        let lock = read(&format!("{folder}/Cargo.lock"))?;
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
fn a_dependency_that_is_not_locked_is_seen() -> Result<()> {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nab.workspace = true\nabc = \"1\"\n\
                    d = { version = \"1\", optional = true }\n\
                    [target.'cfg(unix)'.dependencies]\ne = { version = \"1\" }\n\
                    [dev-dependencies]\nf = \"1\"\n"
        .parse()?;
    assert_eq!(needed(&manifest), BTreeSet::from(["ab", "abc", "e"]));
    let lock = "[[package]]\nname = \"cnn-backprop\"\ndependencies = [\"abc\", \"e 1.0.0\"]\n";
    assert_eq!(unlocked(&manifest, &lock.parse()?), BTreeSet::from(["ab"]));
    Ok(())
}
