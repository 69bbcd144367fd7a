//! Copies of the kit outside the workspace, like a reader's, with or without solutions in place of
//! the stubs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, ensure};
use listings::write_if_new;
use serde_json::Value;

use crate::support::{cargo_apart, copy, root, target_folder};

/// What to put in place of each stub: the crate's own functions, with the mistake named in the
/// environment, if any. So there is no solution here that could become outdated.
const SOLUTIONS: [(&str, &str); 12] = [
    (
        "zero_pad",
        "mistakes::forward::zero_pad(crate::solutions::mistake(), x, pad).unwrap()",
    ),
    (
        "conv_single_step",
        "mistakes::forward::conv_single_step(crate::solutions::mistake(), a_slice, w, b).unwrap()",
    ),
    (
        "conv_forward",
        "crate::solutions::conv_forward(a_prev, w, b, params)",
    ),
    ("bias_gradient", "crate::solutions::bias_gradient(dz)"),
    (
        "filter_gradient",
        "crate::solutions::filter_gradient(a_prev, dz)",
    ),
    ("input_gradient", "crate::solutions::input_gradient(w, dz)"),
    (
        "conv_backward",
        "crate::solutions::conv_backward(dz, cache)",
    ),
    (
        "pool_forward",
        "crate::solutions::pool_forward(a_prev, params, mode)",
    ),
    (
        "create_mask_from_window",
        "mistakes::pooling::mask(crate::solutions::mistake(), x).unwrap()",
    ),
    (
        "distribute_value",
        "mistakes::pooling::distribute(crate::solutions::mistake(), dz, shape).unwrap()",
    ),
    (
        "pool_backward",
        "crate::solutions::pool_backward(da, cache, mode)",
    ),
    (
        "numerical_gradient",
        "cnn_backprop::gradcheck::numerical_gradient(x, step, |x| Ok(loss(x))).unwrap()",
    ),
];

/// A copy of the kit at a fixed place, so that cargo builds it only when it has changed.
pub struct Kit {
    folder: PathBuf,
    /// The program that `cargo test` runs in the copy.
    program: PathBuf,
}

/// The result of running it.
pub struct Run {
    pub passed: bool,
    pub printed: String,
}

impl Kit {
    /// The kit as a reader gets it, built once for all tests.
    pub fn copied() -> Result<&'static Self> {
        static KIT: LazyLock<Result<Kit>> = LazyLock::new(|| {
            let folder = place("copied");
            copy(&root().join("exercises"), &folder)?;
            Kit::build(folder)
        });
        KIT.as_ref().map_err(|error| anyhow!("{error:#}"))
    }

    /// The kit with every stub filled in, built once for all tests.
    pub fn solved() -> Result<&'static Self> {
        static KIT: LazyLock<Result<Kit>> = LazyLock::new(Kit::solve);
        KIT.as_ref().map_err(|error| anyhow!("{error:#}"))
    }

    fn solve() -> Result<Self> {
        let folder = place("solved");
        let original = root().join("exercises");
        for entry in fs::read_dir(&original)? {
            let name = entry?.file_name();
            if name != "src" && name != "Cargo.toml" && name != "Cargo.lock" && name != "target" {
                copy(&original.join(&name), &folder.join(&name))?;
            }
        }
        let mut left: Vec<_> = SOLUTIONS.into();
        for file in ["convolution.rs", "pooling.rs", "gradient_check.rs"] {
            let mut text = fs::read_to_string(original.join("src").join(file))?;
            left.retain(|(name, solution)| {
                let stub = format!("todo!(\"{name}\")");
                let stands_here = text.contains(&stub);
                text = text.replace(&stub, solution);
                !stands_here
            });
            ensure!(!text.contains("todo!"), "{file}: a stub has no solution");
            write_if_new(&folder.join("src").join(file), &text)?;
        }
        ensure!(left.is_empty(), "no stub for the solutions {left:?}");
        let lib = fs::read_to_string(original.join("src/lib.rs"))?;
        write_if_new(&folder.join("src/lib.rs"), &(lib + "mod solutions;\n"))?;
        copy(
            &root().join("tests/book/exercises/solutions.rs"),
            &folder.join("src/solutions.rs"),
        )?;
        let mut manifest = fs::read_to_string(original.join("Cargo.toml"))?;
        for (package, path) in [("cnn-backprop", "crate"), ("mistakes", "content/mistakes")] {
            let path = root().join(path).canonicalize()?;
            let path = toml_string(&path)?;
            manifest += &format!("\n[dependencies.{package}]\npath = {path}\n");
        }
        write_if_new(&folder.join("Cargo.toml"), &manifest)?;
        // The crate's dependencies are not in the kit's own lock file.
        copy(&root().join("Cargo.lock"), &folder.join("Cargo.lock"))?;
        Self::build(folder)
    }

    /// `cargo test --no-run`, offline. Running the program directly is much faster than running cargo each time.
    fn build(folder: PathBuf) -> Result<Self> {
        let output = cargo_apart(&folder)
            .args(["test", "--offline", "--no-run", "--message-format=json"])
            .output()?;
        let messages = String::from_utf8(output.stdout)?;
        let messages = messages.lines().map(serde_json::from_str::<Value>);
        let program = messages
            .filter_map(|message| Some(message.ok()?["executable"].as_str()?.into()))
            .next_back();
        let program = program.filter(|_| output.status.success());
        let error = String::from_utf8_lossy(&output.stderr);
        let program =
            program.with_context(|| format!("a copy of exercises/ does not compile:\n{error}"))?;
        Ok(Self { folder, program })
    }

    /// Runs it; `mistake` is the id of one of `mistakes::RECORDS`, `filter` the argument of
    /// `cargo test`.
    pub fn test(&self, mistake: Option<&str>, filter: &[&str]) -> Result<Run> {
        let output = Command::new(&self.program)
            .args(filter)
            .current_dir(&self.folder)
            .env("MISTAKE", mistake.unwrap_or_default())
            .output()?;
        let printed = String::from_utf8(output.stdout)?;
        let error = String::from_utf8_lossy(&output.stderr);
        ensure!(
            !printed.is_empty(),
            "the tests in a copy of exercises/ printed no table:\n{error}"
        );
        let passed = output.status.success();
        Ok(Run { passed, printed })
    }
}

fn place(name: &str) -> PathBuf {
    target_folder().join("exercises").join(name)
}

fn toml_string(path: &Path) -> Result<String> {
    let path = path.to_str().context("the path is not UTF-8")?;
    Ok(format!("'{path}'"))
}
