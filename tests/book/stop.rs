//! Ctrl-C ends the example `digits` after a step, and what it has learnt is written. Asked of `fast_digits`, the same
//! program with layers that are quick without optimisation too.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::support::{binary, examples};

#[test]
fn ctrl_c_keeps_what_was_learnt() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let [saved, log] = ["saved.npz", "log.toml"].map(|name| folder.path().join(name));
    let mut training = Command::new(binary(&examples()?, "fast_digits"))
        .args(["--batch", "1", "--save"])
        .arg(&saved)
        .arg("--log")
        .arg(&log)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let said = training.stderr.take().context("stderr")?;
    let mut line = String::new();
    BufReader::new(said).read_line(&mut line)?; // from now on it listens
    ensure!(line.starts_with("Ctrl-C"), "it says {line:?}");
    let asked = Command::new("kill")
        .args(["-INT", &training.id().to_string()])
        .status()?;
    ensure!(asked.success(), "no `kill`");
    let output = training.wait_with_output()?;
    let printed = String::from_utf8(output.stdout)?;
    ensure!(
        output.status.success() && printed.ends_with("stopped by Ctrl-C\n"),
        "{printed}"
    );
    let log = fs::read_to_string(&log)?;
    ensure!(saved.exists() && log.contains("seed = 1"), "{log}");
    Ok(())
}
