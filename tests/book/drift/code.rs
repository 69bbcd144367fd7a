//! Breakages that only compiling and running can find. The copies have fixed places and stay broken,
//! so that cargo compiles them only when the book or the crate changes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use listings::{write_if_new, write_program};
use toml::Table;

use super::copy::{Edit, edited_workspace, sources};
use crate::support::{cargo_apart, root, target_folder};

const CRATE: Edit = Edit {
    file: "crate/src/conv.rs",
    from: "da_slice += &(&w_c * dz[[i, h, w, c]]);",
    to: "da_slice -= &(&w_c * dz[[i, h, w, c]]);",
};

/// Each breaks a listing on its page, and is what the failing run must print.
const LISTINGS: [(Edit, [&str; 2]); 2] = [
    (
        Edit {
            file: "src/convolution-forward.md",
            from: "cnn_backprop::zero_pad(x.view(), 2)?;",
            to: "cnn_backprop::zeropad(x.view(), 2)?;",
        },
        ["src/convolution-forward.md:", "zeropad"],
    ),
    (
        Edit {
            file: "src/convolution-forward.md",
            from: "z, -6.99908945068,",
            to: "z, -23.1602122025,",
        },
        ["src/convolution-forward.md:", "-23.16"],
    ),
];

#[test]
#[ignore = "compiles a copy of the crate"]
fn a_wrong_sign_in_the_crate_fails_its_doctest() -> Result<()> {
    let copy = target_folder().join("drift/crate");
    edited_workspace(&copy, &CRATE)?;
    like_other_copies(&copy)?;
    let says = ["crate/src/conv.rs - conv::conv_backward (line"];
    fails(
        &copy.join("crate"),
        &["test", "--doc", "--offline", "conv_backward"],
        &says,
    )
}

#[test]
#[ignore = "compiles copies of listings"]
fn broken_listings_fail_and_name_their_places() -> Result<()> {
    let copy = target_folder().join("drift/listings");
    for (edit, says) in &LISTINGS {
        sources(&copy)?;
        edit.apply(&copy)?;
        fails(&listings(&copy, edit.file)?, &["run", "--offline"], says)?;
    }
    Ok(())
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

/// Runs cargo on a package, which must fail and print all of these.
fn fails(package: &Path, arguments: &[&str], says: &[&str]) -> Result<()> {
    let output = cargo_apart(package).args(arguments).output()?;
    let printed = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .join("\n");
    assert!(!output.status.success(), "{} passed", package.display());
    for expected in says {
        assert!(
            printed.contains(expected),
            "expected `{expected}` in:\n{printed}"
        );
    }
    Ok(())
}

/// A package whose program is that of a page's listings in the copy, as in the book's own tests, but with the original crate.
fn listings(copy: &Path, page: &str) -> Result<PathBuf> {
    let package = copy.join("listings");
    let root = fs::canonicalize(root()).context("where is the book?")?;
    let mut listings = listings::listings(copy)?;
    listings.retain(|listing| listing.file == Path::new(page));
    let program = write_program(&package, &listings)?;
    write_if_new(&package.join("src/main.rs"), &program)?;
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
