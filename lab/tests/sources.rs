//! The programs that pages load are made from the present sources. That they give the same bits as the crate is a test of
//! the browser, which runs them.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What pages load.
const PROGRAMS: [&str; 3] = [
    "src/lab/program.js",
    "src/lab/mine-program.js",
    "src/lab/train-program.js",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All Rust that goes into the program, without lines that are only comments, so that a better comment needs no new one.
fn sources() -> String {
    // sorted as `lab/make` sorts, which computes the same
    let mut files = vec![root().join("content/mistakes/record.toml")];
    let mut folders: Vec<_> = [
        "crate/src",
        "crate/examples/digits",
        "content/mistakes/src",
        "lab/src",
        "lab/wasm/src",
    ]
    .map(|folder| root().join(folder))
    .into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort_by_key(|file| file.to_str().map(str::to_owned));
    let mut digest = Sha256::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for line in text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with("//"))
        {
            digest.update(line);
        }
    }
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn programs_are_made_from_these_sources() {
    let sources = sources();
    for file in PROGRAMS {
        let script = fs::read_to_string(root().join(file)).unwrap();
        let first = script.lines().next().unwrap();
        assert!(
            first.contains(&sources),
            "{file}:1: the crate, the mistakes or the lab have changed since it was made: run `bash lab/make` (it says what it \
             needs), or restore the sources; expected the digest {sources}"
        );
    }
}
