//! Shared code of the tests of the book.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, ensure};
use bookkit::Book;
use bookkit::site;
use listings::write_if_new;

/// How to update the generated files and blocks.
pub const UPDATE: &str = "`UPDATE_EXPECT=1 cargo test -p book-tests --test book`";

/// Whether to write them instead of comparing them.
pub fn update() -> bool {
    env::var_os("UPDATE_EXPECT").is_some()
}

/// The root of the book.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The target folder of this run: the test binary is in `<target>/debug/deps`.
pub fn target_folder() -> PathBuf {
    let binary = env::current_exe().unwrap_or_default();
    let target = binary.ancestors().nth(3);
    target.map_or_else(|| root().join("target"), Path::to_owned)
}

/// Cargo for a package outside the book's workspace. All such packages share a target folder and a profile, and so their
/// compiled dependencies. It is not the target folder of this run, in which cargo would confuse a copy's packages with its own.
pub fn cargo_apart(package: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target_folder().join("book-apart"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo
}

/// The sources of the book.
pub fn book() -> Result<Book> {
    let project = book::project(root());
    let contents = site::open(&project)?;
    let (book, _) = project.load(&contents.config, &contents.book)?;
    Ok(book)
}

/// The folder of the examples, which are built once.
pub fn examples() -> Result<&'static Path> {
    static FOLDER: LazyLock<Result<PathBuf>> = LazyLock::new(built_examples);
    FOLDER.as_deref().map_err(|error| anyhow!("{error:#}"))
}

fn built_examples() -> Result<PathBuf> {
    // this test is in `<target>/<profile>/deps`
    let this = env::current_exe()?;
    let built_here = this.ancestors().nth(2).context("a target folder")?;
    let mut build = Command::new(env!("CARGO"));
    // The same selection as that of the README's command, which has built the examples already. `cargo build --examples` would
    // compile all of them again, because fewer packages mean other features and flags of their dependencies.
    build.args(["test", "--quiet", "--workspace", "--no-run"]);
    match built_here.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => {}
        Some(profile) => drop(build.args(["--profile", profile])),
    }
    let built = build.current_dir(root()).status()?;
    ensure!(built.success(), "the examples do not compile, see above");
    Ok(built_here.join("examples"))
}

/// The path of an example's program.
pub fn binary(examples: &Path, name: &str) -> PathBuf {
    examples.join(format!("{name}{EXE_SUFFIX}"))
}

/// The first line in which two texts differ, counted from 0, with both versions.
pub fn first_difference<'a>(a: &'a str, b: &'a str) -> Option<(usize, &'a str, &'a str)> {
    let same = |(a, b): &(&str, &str)| a == b;
    let at = a.lines().zip(b.lines()).take_while(same).count();
    let line = |text: &'a str| text.lines().nth(at).unwrap_or("nothing");
    (a != b).then(|| (at, line(a), line(b)))
}

/// Copies a file, or a folder without build results. Unchanged files keep their time.
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
