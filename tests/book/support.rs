//! What the tests of the book share.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use bookkit::Book;
use bookkit::site;
use listings::write_if_new;

/// How the files and blocks that are written, not typed, are written anew.
pub const UPDATE: &str = "`UPDATE_EXPECT=1 cargo test -p book-tests --test book`";

/// Are they to be written, in place of compared?
pub fn update() -> bool {
    env::var_os("UPDATE_EXPECT").is_some()
}

/// The root of the book.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The sources of the book.
pub fn book() -> Result<Book> {
    let project = book::project(root());
    let contents = site::open(&project)?;
    let (book, _) = project.load(&contents.config, &contents.book)?;
    Ok(book)
}

/// The folder of the examples, once they are built.
pub fn examples() -> Result<PathBuf> {
    // this test stands in `<target>/<profile>/deps`
    let this = env::current_exe()?;
    let built_here = this.ancestors().nth(2).context("a target folder")?;
    let profile = match built_here.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    // Once for all, and of the whole workspace: `cargo test` has built the same ones already.
    let built = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--workspace",
            "--examples",
            "--profile",
            profile,
        ])
        .current_dir(root())
        .status()?;
    ensure!(built.success(), "the examples do not compile, see above");
    Ok(built_here.join("examples"))
}

/// The program of an example, in the folder of them.
pub fn binary(examples: &Path, name: &str) -> PathBuf {
    examples.join(format!("{name}{EXE_SUFFIX}"))
}

/// The first line in which two texts differ, counted from 0, as each has it.
pub fn first_difference<'a>(a: &'a str, b: &'a str) -> Option<(usize, &'a str, &'a str)> {
    let same = |(a, b): &(&str, &str)| a == b;
    let at = a.lines().zip(b.lines()).take_while(same).count();
    let line = |text: &'a str| text.lines().nth(at).unwrap_or("nothing");
    (a != b).then(|| (at, line(a), line(b)))
}

/// Copies a file, or a folder without what was built in it. Files that hold the same keep their time.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return write_if_new(to, &fs::read_to_string(from)?);
    }
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        if name != "target" {
            copy(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}
