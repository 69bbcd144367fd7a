//! Ending early: a signal ends the programs that were started, and what is temporary is removed as at any other end.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek};
use std::process::{Child, Command, ExitStatus, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How often to look whether a program has ended.
const LOOK: Duration = Duration::from_millis(20);

/// From now on Ctrl+C, SIGTERM and SIGHUP do not end this program, but the programs that [`output`] waits for; then
/// `act` is called.
///
/// # Errors
/// If the system refuses, or when it is called twice.
pub fn on_signal(mut act: impl FnMut() + Send + 'static) -> Result<()> {
    ctrlc::set_handler(move || {
        INTERRUPTED.store(true, Ordering::SeqCst);
        act();
    })?;
    Ok(())
}

/// Runs a program and returns what it wrote.
///
/// # Errors
/// If it cannot be started, or a signal came.
pub fn output(command: &mut Command) -> io::Result<Output> {
    let [stdout, stderr] = [tempfile::tempfile()?, tempfile::tempfile()?];
    command.stdout(stdout.try_clone()?);
    let child = command.stderr(stderr.try_clone()?).spawn()?;
    Ok(Output {
        status: end_of(child)?,
        stdout: written(stdout)?,
        stderr: written(stderr)?,
    })
}

fn end_of(mut child: Child) -> io::Result<ExitStatus> {
    loop {
        if INTERRUPTED.load(Ordering::SeqCst) {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::new(ErrorKind::Interrupted, "interrupted"));
        }
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(LOOK);
    }
}

fn written(mut file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
