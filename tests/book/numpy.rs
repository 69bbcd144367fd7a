//! The Python of the book, run with NumPy. Each script of `tests/numpy` prints the same numbers as the
//! example of the same name, and a page shows them. A script without an example asserts its claims
//! and prints nothing.

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
#[ignore = "needs Python with NumPy: python3, or the path in PYTHON"]
fn numpy_and_the_crate_print_the_same_numbers() -> Result<()> {
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let examples = examples()?;
    let mut faults = Vec::new();
    for script in scripts()? {
        let name = stem(&script)?;
        let python = printed(Command::new(&python).arg(root().join(&script)))?;
        if !has_example(name) {
            let nothing = "must print nothing, because there is no example of the same name";
            let prints = !python.is_empty();
            faults.extend(prints.then(|| Fault::new(&script, 1, nothing)));
            continue;
        }
        let rust = printed(&mut Command::new(binary(examples, name)))?;
        faults.extend(compare(&script, &python, &rust));
    }
    Ok(faults.into_iter().collect::<Faults>().into_result()?)
}

/// The kit of exercises names every mistake that is written in NumPy, and survives what readers write.
#[test]
#[ignore = "needs Python with NumPy: python3, or the path in PYTHON"]
fn the_numpy_kit_passes_its_tests() -> Result<()> {
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let tests = root().join("exercises/numpy/tests");
    let run = Command::new(&python)
        .args(["-B", "-m", "unittest"])
        .current_dir(tests)
        .output()?;
    let said = String::from_utf8_lossy(&run.stderr);
    ensure!(run.status.success(), "exercises/numpy/tests:\n{said}");
    Ok(())
}

/// `outputs.rs` compares the output of an example with its page; this checks that there is such a page.
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
            "{}:1: expected a page that shows it and the output of crate/examples/{name}.rs",
            script.display()
        );
        let claims = fs::read_to_string(root().join(&script))?.contains("\nassert ");
        ensure!(
            has_example(name) || claims,
            "{}:1: expected an example of the same name in crate/examples, or assertions",
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

/// The first line in which two outputs differ. Brackets of arrays are ignored, because the libraries
/// print them differently.
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
        .with_context(|| format!("cannot start {command:?}"))?;
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
    ensure!(!scripts.is_empty(), "{FOLDER} contains no script");
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
