//! The Python of the book, run with real NumPy: each script of `tests/numpy` prints the numbers that
//! the example of the same name prints, and a page shows them. One without an example asserts what it
//! claims, and prints nothing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use bookkit::fault::{Fault, Faults};
use bookkit::lint::EXAMPLE;

use crate::support::{binary, book, examples, root};

/// Folder of the scripts, relative to the root of the book.
const FOLDER: &str = "tests/numpy";

#[test]
#[ignore = "needs Python with NumPy: python3, or what PYTHON names"]
fn numpy_and_the_crate_print_the_same_numbers() -> Result<()> {
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let examples = examples()?;
    let mut faults = Vec::new();
    for script in scripts()? {
        let name = stem(&script)?;
        let python = printed(Command::new(&python).arg(root().join(&script)))?;
        if !has_example(name) {
            let nothing = "must print nothing, for no example of its name prints the same";
            let prints = !python.is_empty();
            faults.extend(prints.then(|| Fault::new(&script, 1, nothing)));
            continue;
        }
        let rust = printed(&mut Command::new(binary(&examples, name)))?;
        faults.extend(compare(&script, &python, &rust));
    }
    Ok(faults.into_iter().collect::<Faults>().into_result()?)
}

/// What an example prints is compared with its page in `outputs.rs`; here, that there is such a page.
#[test]
fn every_script_stands_on_a_page_with_what_it_prints() -> Result<()> {
    let book = book()?;
    for script in scripts()? {
        let (name, shown) = (stem(&script)?, format!("../{}:", script.display()));
        let output = format!("{EXAMPLE}{name}");
        let page = book.pages.iter().find(|page| {
            page.code.iter().any(|block| block.code.contains(&shown))
                && (!has_example(name) || page.code.iter().any(|block| block.has(&output)))
        });
        ensure!(
            page.is_some(),
            "{}:1: no page shows it, and the output of crate/examples/{name}.rs with it",
            script.display()
        );
        let claims = fs::read_to_string(root().join(&script))?.contains("\nassert ");
        ensure!(
            has_example(name) || claims,
            "{}:1: has no example of its name in crate/examples, and asserts nothing",
            script.display()
        );
    }
    Ok(())
}

#[test]
fn each_number_that_differs_is_reported_at_its_line() {
    let script = Path::new("tests/numpy/x.py");
    let python = "a\n [[1 2]\n [3 4]]\nmean 0.50\n";
    assert_eq!(
        compare(script, python, "a\n[[1, 2],\n [3, 4]]\nmean 0.50\n"),
        None
    );
    for (rust, says) in [
        (
            "a\n[[1, 2],\n [3, 5]]\nmean 0.50\n",
            "line 3: NumPy prints ` [3 4]]`, the example ` [3, 5]]`",
        ),
        (
            "a\n[[1, 2],\n [3, 4]]\n",
            "line 4: NumPy prints `mean 0.50`, the example `nothing`",
        ),
        (
            "a\n[[1, 2],\n [3, 4]]\nmean -0.50\n",
            "line 4: NumPy prints `mean 0.50`, the example `mean -0.50`",
        ),
    ] {
        let fault = compare(script, python, rust).map(|fault| fault.to_string());
        let fault = fault.unwrap_or_default();
        assert!(
            fault.starts_with("tests/numpy/x.py:1: ") && fault.contains(says),
            "{fault}"
        );
    }
}

/// The first line in which two outputs say something else. How an array is bracketed is each
/// library's own business.
fn compare(script: &Path, python: &str, rust: &str) -> Option<Fault> {
    let (mut left, mut right) = (python.lines(), rust.lines());
    for line in 1.. {
        let (numpy, example) = (left.next(), right.next());
        if numpy.is_none() && example.is_none() {
            break;
        }
        if numpy.map(words) != example.map(words) {
            let message = format!(
                "output line {line}: NumPy prints `{}`, the example `{}`",
                numpy.unwrap_or("nothing"),
                example.unwrap_or("nothing")
            );
            return Some(Fault::new(script, 1, message));
        }
    }
    None
}

/// A line without brackets and commas.
fn words(line: &str) -> Vec<&str> {
    line.split(['[', ']', '(', ')', ',', ' '])
        .filter(|word| !word.is_empty())
        .collect()
}

fn printed(command: &mut Command) -> Result<String> {
    let output = command
        .current_dir(root())
        .output()
        .with_context(|| format!("{command:?} does not start"))?;
    if !output.status.success() {
        bail!(
            "{command:?} failed\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn scripts() -> Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(root().join(FOLDER))? {
        let file = Path::new(FOLDER).join(entry?.file_name());
        if file.extension().is_some_and(|extension| extension == "py") {
            scripts.push(file);
        }
    }
    scripts.sort();
    ensure!(!scripts.is_empty(), "{FOLDER} holds no script");
    Ok(scripts)
}

fn has_example(name: &str) -> bool {
    root()
        .join("crate/examples")
        .join(name)
        .with_extension("rs")
        .is_file()
}

fn stem(script: &Path) -> Result<&str> {
    let stem = script.file_stem().and_then(|stem| stem.to_str());
    stem.with_context(|| format!("{} has no name", script.display()))
}
