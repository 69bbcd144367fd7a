//! Breakages that only compiling and running can find. They share one copy at a lasting place, so
//! one test runs them in turn.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use book::blocks::{rust_blocks, write_doctests, write_if_new};

use crate::copy::{Edit, root, workspace};

/// Which tests of the copy are run.
#[derive(Clone, Copy)]
enum Tests {
    Crate,
    Listings,
}

pub struct Breakage {
    edit: Edit,
    tests: Tests,
    /// Part of the names of those tests that are run: the others would take long and say nothing.
    only: &'static str,
    /// What the failing run must print.
    says: &'static [&'static str],
}

pub const BREAKAGES: [Breakage; 3] = [
    Breakage {
        edit: Edit {
            file: "crate/src/conv.rs",
            from: "da_slice += &(&w_c * dz[[i, h, w, c]]);",
            to: "da_slice -= &(&w_c * dz[[i, h, w, c]]);",
        },
        tests: Tests::Crate,
        only: "conv_backward",
        says: &["crate/src/conv.rs - conv::conv_backward (line"],
    },
    Breakage {
        edit: Edit {
            file: "src/padding.md",
            from: "cnn_backprop::zero_pad(x.view(), 2)?;",
            to: "cnn_backprop::zeropad(x.view(), 2)?;",
        },
        tests: Tests::Listings,
        only: "padding_line_",
        says: &["src/padding.md - padding_line_", "zeropad"],
    },
    Breakage {
        edit: Edit {
            file: "src/single-step.md",
            from: "z, -6.99908945068,",
            to: "z, -23.1602122025,",
        },
        tests: Tests::Listings,
        only: "single_step_line_",
        says: &["src/single-step.md - single_step_line_", "-23.16"],
    },
];

#[test]
fn broken_code_fails_the_tests_that_name_its_place() -> Result<()> {
    let target = target_folder();
    let copy = target.join("drift");
    for breakage in BREAKAGES {
        let Breakage {
            edit,
            tests,
            only,
            says,
        } = breakage;
        workspace(&copy)?;
        edit.apply(&copy)?;
        let package = match tests {
            Tests::Crate => copy.join("crate"),
            Tests::Listings => listings(&copy)?,
        };
        let output = Command::new(env!("CARGO"))
            .args(["test", "--doc", "--offline", "--", only])
            .current_dir(package)
            // Not this run's folder: cargo takes the copy's packages for its own there.
            .env("CARGO_TARGET_DIR", target.join("drift-target"))
            .output()?;
        let printed = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .join("\n");
        assert!(
            !output.status.success(),
            "{}: `{}` passed",
            edit.file,
            edit.to
        );
        for expected in says {
            assert!(
                printed.contains(expected),
                "expected `{expected}` in:\n{printed}"
            );
        }
    }
    Ok(())
}

/// A package whose doctests are the copy's listings, as the book's own tests have them, but without
/// the tools in its build.
fn listings(copy: &Path) -> Result<PathBuf> {
    let package = copy.join("listings");
    write_doctests(&package, &rust_blocks(copy)?)?;
    write_if_new(
        &package.join("src/lib.rs"),
        "include!(\"../doctests.rs\");\n",
    )?;
    write_if_new(
        &package.join("Cargo.toml"),
        r#"
[package]
name = "listings"
edition = "2024"

[workspace]

[dependencies]
approx = "0.5"
cnn-backprop = { path = "../crate" }
ndarray = { version = "0.17", features = ["approx"] }
"#,
    )?;
    fs::copy(copy.join("Cargo.lock"), package.join("Cargo.lock"))?;
    Ok(package)
}

/// The target folder of this run: the test binary stands in `<target>/debug/deps`.
fn target_folder() -> PathBuf {
    let binary = std::env::current_exe().unwrap_or_default();
    binary
        .ancestors()
        .nth(3)
        .map_or_else(|| root().join("target"), Path::to_owned)
}
