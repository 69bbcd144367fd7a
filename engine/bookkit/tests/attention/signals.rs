//! A signal ends the preview, and nothing is left of it.
#![cfg(unix)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use bookkit::serve;

use crate::project::{copy, project};

/// The folder of the book that [`served`] serves.
const SERVED: &str = "BOOKKIT_TEST_SERVED";

/// Not a test of its own: what another test starts and ends.
#[test]
#[ignore = "started by `a_signal_leaves_nothing_behind`"]
fn served() -> Result<()> {
    let root = env::var_os(SERVED).context("run by the other test only")?;
    serve::run(&project(Path::new(&root)), None)
}

#[test]
fn a_signal_leaves_nothing_behind() -> Result<()> {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let (root, temporary) = (copy()?, tempfile::tempdir()?);
        let files = || fs::read_dir(temporary.path()).map(Iterator::count);
        let mut preview = Command::new(env::current_exe()?)
            .args(["--exact", "signals::served", "--ignored", "--nocapture"])
            .env(SERVED, root.path())
            .env("TMPDIR", temporary.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let since = Instant::now();
        while files()? == 0 {
            ensure!(
                since.elapsed() < Duration::from_secs(60),
                "nothing is built"
            );
            thread::sleep(Duration::from_millis(10));
        }
        // now the first build is being made
        let sent = Command::new("kill")
            .arg(signal)
            .arg(preview.id().to_string())
            .status()?;
        ensure!(sent.success());
        ensure!(preview.wait()?.success(), "{signal}");
        ensure!(files()? == 0, "{signal}: files are left");
    }
    Ok(())
}
