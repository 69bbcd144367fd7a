//! Ctrl-C ends the example `digits` after a step, and what it has learnt is written. Asked of `fast_digits`, the same
//! program with layers that are quick without optimisation too.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::support::{binary, examples};

#[test]
fn ctrl_c_keeps_what_was_learnt() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let [saved, log] = ["saved.npz", "log.toml"].map(|name| folder.path().join(name));
    let mut training = Command::new(binary(examples()?, "fast_digits"))
        .arg("--save")
        .arg(&saved)
        .arg("--log")
        .arg(&log)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut output = BufReader::new(training.stdout.take().context("an output")?);
    let mut printed = String::new();
    output.read_line(&mut printed)?; // the first epoch has ended
    let asked = Command::new("kill")
        .args(["-INT", &training.id().to_string()])
        .status()?;
    ensure!(asked.success(), "no `kill`");
    output.read_to_string(&mut printed)?;
    let ended = training.wait()?;
    ensure!(
        ended.success() && printed.ends_with("stopped by Ctrl-C\n"),
        "{ended}: {printed}"
    );
    let log = fs::read_to_string(&log)?;
    ensure!(saved.exists() && log.contains("seed = 1"), "{log}");
    Ok(())
}
