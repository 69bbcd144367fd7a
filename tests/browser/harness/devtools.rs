//! The DevTools protocol through a pipe: commands out, answers and events in.
//!
//! Not a WebDriver crate: those double the tests' dependencies, and one of them changes the features
//! of serde_json, so that mdBook would be compiled twice.

use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

use super::scratch;

/// Chromium reads commands from descriptor 3 and writes to descriptor 4. When the pipe closes, for instance because the
/// tests were killed, Chromium ends and its profile is deleted.
const RUN: &str = r#"profile=$(mktemp -d)
"$0" --user-data-dir="$profile" "$@" 3<&0 4>&1 </dev/null >&2
rm -rf "$profile""#;

const FLAGS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--remote-debugging-pipe",
    // no other host is reached, even if a page requests it
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "about:blank",
];

/// No command takes this long; a browser that is silent for longer hangs.
const PATIENCE: Duration = Duration::from_secs(240);

/// A running Chromium.
pub struct Pipe {
    commands: ChildStdin,
    messages: Receiver<Value>,
    last_id: u64,
    log: PathBuf,
    /// Whether it has failed to answer, so that it cannot be used again.
    pub broken: bool,
}

/// Something that the browser reports by itself.
pub struct Event {
    pub method: String,
    pub params: Value,
    /// The page that it comes from.
    session: Value,
}

impl Pipe {
    /// Starts Chromium: `chromium`, or the program named by the variable CHROMIUM.
    pub fn start(number: usize) -> Result<Self> {
        let program = env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        fs::create_dir_all(scratch(""))?;
        let log = scratch(&format!("chromium-{number}.log"));
        let mut shell = Command::new("sh")
            .args(["-c", RUN, &program])
            .args(FLAGS)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            .spawn()?;
        let commands = shell.stdin.take().context("no pipe to Chromium")?;
        let answers = shell.stdout.take().context("no pipe from Chromium")?;
        let (sender, messages) = channel();
        thread::spawn(move || {
            for message in BufReader::new(answers).split(0) {
                let message = serde_json::from_slice(&message.unwrap_or_default());
                // the receiver may be gone at the end of the tests
                let _sent = message.map(|message| sender.send(message));
            }
        });
        let mut pipe = Self {
            commands,
            messages,
            last_id: 0,
            log,
            broken: false,
        };
        let version = json!({ "method": "Browser.getVersion" });
        pipe.call(version, &mut Vec::new()).with_context(|| {
            format!(
                "cannot start {program}: apt-get install chromium (or set CHROMIUM to its path)"
            )
        })?;
        Ok(pipe)
    }

    /// Sends a command and waits for its answer; what is reported meanwhile is added to `events`.
    pub fn call(&mut self, mut command: Value, events: &mut Vec<Event>) -> Result<Value> {
        self.last_id += 1;
        command["id"] = json!(self.last_id);
        let sent = write!(self.commands, "{command}\0");
        self.broken |= sent.is_err();
        loop {
            let mut answer = self
                .read(events)
                .with_context(|| format!("waiting for {}", command["method"]))?;
            if answer["id"] == self.last_id {
                if let Some(error) = answer.get("error") {
                    bail!("{}: {error}", command["method"]);
                }
                return Ok(answer["result"].take());
            }
        }
    }

    /// The next message; an event is also added to `events`.
    pub fn read(&mut self, events: &mut Vec<Event>) -> Result<Value> {
        let message = self.messages.recv_timeout(PATIENCE);
        self.broken |= message.is_err();
        let mut message = message.map_err(|error| {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            anyhow!("Chromium does not answer ({error}):\n{log}")
        })?;
        if let Some(method) = message["method"].as_str() {
            events.push(Event {
                method: method.to_owned(),
                params: message["params"].take(),
                session: message["sessionId"].take(),
            });
        }
        Ok(message)
    }
}

impl Event {
    /// Whether it comes from this page.
    pub fn is_of(&self, session: &Value) -> bool {
        self.session == *session
    }
}
