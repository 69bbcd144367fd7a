//! The engine can build other books, because none of its packages depends on one outside `engine/`. And a first `cargo
//! run` compiles no kernel, because only tests and examples of `content` depend on `fast`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::support::root;

/// A dependency between folders of this workspace, and whether it is only for tests and examples.
type Arrow = (String, String, bool);

/// All dependencies between packages of this workspace.
fn arrows(metadata: &Value) -> Result<Vec<Arrow>> {
    let root = metadata["workspace_root"].as_str().context("a root")?;
    let folder = |path: &str| {
        let path = Path::new(path);
        let inside = path.strip_prefix(root).unwrap_or(path);
        inside.display().to_string()
    };
    let mut arrows = Vec::new();
    for package in metadata["packages"].as_array().context("packages")? {
        let manifest = package["manifest_path"].as_str().context("a manifest")?;
        let from = folder(manifest.trim_end_matches("/Cargo.toml"));
        for dependency in package["dependencies"].as_array().context("a list")? {
            if let Some(path) = dependency["path"].as_str() {
                arrows.push((from.clone(), folder(path), dependency["kind"] == "dev"));
            }
        }
    }
    Ok(arrows)
}

/// The forbidden dependencies.
fn faults(arrows: &[Arrow]) -> Vec<String> {
    let fault = |(from, to, dev): &Arrow| {
        let leaves = from.starts_with("engine/") && !to.starts_with("engine/");
        let compiles_kernels = from.starts_with("content") && to == "fast" && !dev;
        (leaves || compiles_kernels).then(|| {
            let why = match leaves {
                true => "the engine must not depend on a book: pass it in a `Project`",
                false => "compare with the literal layer; tests/oracle compares `fast` with that",
            };
            format!("{from}/Cargo.toml:1: depends on {to}; {why}")
        })
    };
    arrows.iter().filter_map(fault).collect()
}

#[test]
fn the_engine_depends_on_nothing_of_the_book() -> Result<()> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()?;
    ensure!(output.status.success(), "cargo metadata failed");
    let arrows = arrows(&serde_json::from_slice(&output.stdout)?)?;
    let expected = (
        "content/checks".to_owned(),
        "engine/formula-check".to_owned(),
        false,
    );
    ensure!(
        arrows.contains(&expected),
        "the dependencies are not read: {arrows:?}"
    );
    let faults = faults(&arrows);
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn an_arrow_out_of_the_engine_is_reported() {
    let arrow = |from: &str, to: &str, dev| (from.to_owned(), to.to_owned(), dev);
    let found = faults(&[
        arrow("engine/bookkit", "engine/formula", false),
        arrow("engine/bookkit", "content/checks", false),
        arrow("content/checks", "fast", false),
        arrow("content/mistakes", "fast", true),
        arrow("engine/formula", "crate", true),
        arrow("tests/oracle", "fast", false),
    ]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("engine/bookkit/Cargo.toml:1: depends on content/checks"));
    assert!(found[1].starts_with("content/checks/Cargo.toml:1: depends on fast"));
    assert!(found[2].starts_with("engine/formula/Cargo.toml:1: depends on crate"));
}
