//! Breakages that only compiling and running can find. The copies have fixed places and stay broken,
//! so that cargo compiles them only when the book or the crate changes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use listings::{write_doctests, write_if_new};
use toml::Table;

use super::copy::{Edit, edited_workspace, sources};
use crate::support::{cargo_apart, root, target_folder};

/// An edit that breaks compiling or running.
pub struct Breakage {
    edit: Edit,
    /// A part of the names of the tests to run, because the others take long and are irrelevant.
    only: &'static str,
    /// What the failing run must print.
    says: &'static [&'static str],
}

const CRATE: Breakage = Breakage {
    edit: Edit {
        file: "crate/src/conv.rs",
        from: "da_slice += &(&w_c * dz[[i, h, w, c]]);",
        to: "da_slice -= &(&w_c * dz[[i, h, w, c]]);",
    },
    only: "conv_backward",
    says: &["crate/src/conv.rs - conv::conv_backward (line"],
};

const LISTINGS: [Breakage; 2] = [
    Breakage {
        edit: Edit {
            file: "src/convolution-forward.md",
            from: "cnn_backprop::zero_pad(x.view(), 2)?;",
            to: "cnn_backprop::zeropad(x.view(), 2)?;",
        },
        only: "convolution_forward_line_",
        says: &[
            "src/convolution-forward.md - convolution_forward_line_",
            "zeropad",
        ],
    },
    Breakage {
        edit: Edit {
            file: "src/convolution-forward.md",
            from: "z, -6.99908945068,",
            to: "z, -23.1602122025,",
        },
        only: "convolution_forward_line_",
        says: &[
            "src/convolution-forward.md - convolution_forward_line_",
            "-23.16",
        ],
    },
];

#[test]
#[ignore = "compiles a copy of the crate"]
fn a_wrong_sign_in_the_crate_fails_its_doctest() -> Result<()> {
    let copy = target_folder().join("drift/crate");
    edited_workspace(&copy, &CRATE.edit)?;
    like_other_copies(&copy)?;
    fails(&copy.join("crate"), &[CRATE])
}

#[test]
#[ignore = "compiles copies of listings"]
fn broken_listings_fail_and_name_their_places() -> Result<()> {
    let copy = target_folder().join("drift/listings");
    sources(&copy)?;
    for breakage in &LISTINGS {
        breakage.edit.apply(&copy)?;
    }
    fails(&listings(&copy)?, &LISTINGS)
}

/// Gives a copy of the workspace the profile and the features of the other copies, so that all of them share compiled
/// dependencies.
fn like_other_copies(copy: &Path) -> Result<()> {
    let file = copy.join("Cargo.toml");
    let mut manifest: Table = fs::read_to_string(&file)?.parse()?;
    manifest.remove("profile").context("no profile")?;
    let approx = manifest["workspace"]["dependencies"].get_mut("approx");
    *approx.context("no approx")? = "0.5".into();
    Ok(fs::write(file, manifest.to_string())?)
}

/// Runs the doctests of a package with these breakages.
fn fails(package: &Path, breakages: &[Breakage]) -> Result<()> {
    let output = cargo_apart(package)
        .args(["test", "--doc", "--offline", "--"])
        .args(breakages.iter().map(|breakage| breakage.only))
        .output()?;
    let printed = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .join("\n");
    assert!(!output.status.success(), "{} passed", package.display());
    for expected in breakages.iter().flat_map(|breakage| breakage.says) {
        assert!(
            printed.contains(expected),
            "expected `{expected}` in:\n{printed}"
        );
    }
    Ok(())
}

/// A package whose doctests are the copy's listings, as in the book's own tests, but without the build
/// tools, and with the original crate.
fn listings(copy: &Path) -> Result<PathBuf> {
    let package = copy.join("listings");
    let root = fs::canonicalize(root()).context("where is the book?")?;
    write_doctests(&package, &listings::listings(copy)?)?;
    write_if_new(
        &package.join("src/lib.rs"),
        "include!(\"../doctests.rs\");\n",
    )?;
    let manifest = format!(
        r#"
[package]
name = "listings"
edition = "2024"

[workspace]

[dependencies]
approx = "0.5"
cnn-backprop = {{ path = {:?} }}
ndarray = {{ version = "0.17", features = ["approx"] }}
"#,
        root.join("crate")
    );
    write_if_new(&package.join("Cargo.toml"), &manifest)?;
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock"))?;
    Ok(package)
}
