//! Chromium with one page open.

use std::env;
use std::fs::{self, File};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::devtools::{Connection, Event};

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
    "--remote-debugging-port=0",
    // nothing outside is reached even if a page asks for it
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "about:blank",
];

/// How long a page may take to become what a test waits for; on a busy machine a rebuild of the book takes its time.
const PATIENCE: Duration = Duration::from_secs(60);

/// A Chromium with a profile of its own; it ends with this value.
pub struct Browser {
    pub(super) devtools: Connection,
    process: Process,
}

impl Browser {
    /// Starts Chromium: `chromium`, or what the variable CHROMIUM names.
    pub fn start() -> Result<Self> {
        let program = env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let profile = tempfile::tempdir()?;
        let log = File::create(profile.path().join("log"))?;
        let child = Command::new(&program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn();
        let Ok(child) = child else {
            bail!("{program} not found: apt-get install chromium (or set CHROMIUM to its path)");
        };
        let process = Process { child, profile };
        let (port, path) = process.address()?;
        let mut browser = Self {
            devtools: Connection::open(port, &path)?,
            process,
        };
        for domain in ["Page", "Runtime", "Network", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}))?;
        }
        browser.call(
            "Emulation.setFocusEmulationEnabled",
            json!({ "enabled": true }),
        )?;
        // print.html opens the print dialog by itself
        browser.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "window.print = () => {}" }),
        )?;
        browser.viewport(1440, 900)?;
        Ok(browser)
    }

    /// A DevTools command.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.devtools.call(method, params)
    }

    /// Loads a page and waits until it and its fonts are there.
    pub fn open(&mut self, url: &str) -> Result<()> {
        self.load(url)?;
        self.settle()
    }

    /// Loads a page; does not need its scripts to run.
    pub fn load(&mut self, url: &str) -> Result<()> {
        self.devtools.forget_events();
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("{url}: {error}");
        }
        self.devtools.wait_for_event("Page.loadEventFired")
    }

    /// Waits until fonts are loaded and everything is drawn.
    pub fn settle(&mut self) -> Result<()> {
        let drawn = "document.fonts.ready.then(() => new Promise(done => \
                     requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))";
        self.eval(drawn).map(drop)
    }

    /// The value of an expression, or what its promise resolves to.
    pub fn eval(&mut self, expression: &str) -> Result<Value> {
        let mut answer = self.call(
            "Runtime.evaluate",
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true }),
        )?;
        if let Some(details) = answer.get("exceptionDetails") {
            bail!("{expression}\n{}", details["exception"]["description"]);
        }
        Ok(answer["result"]["value"].take())
    }

    /// As [`Self::eval`], for an expression that gives a list of texts.
    pub fn list(&mut self, expression: &str) -> Result<Vec<String>> {
        let value = self.eval(expression)?;
        serde_json::from_value(value).with_context(|| format!("not a list: {expression}"))
    }

    /// As [`Self::eval`], for an expression that gives a text.
    pub fn text(&mut self, expression: &str) -> Result<String> {
        let value = self.eval(expression)?;
        let text = value.as_str().map(str::to_owned);
        text.with_context(|| format!("not a text but {value}: {expression}"))
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str) -> Result<()> {
        let start = Instant::now();
        // while a page reloads, there is nothing to evaluate in
        while !self.eval(expression).is_ok_and(|value| value == true) {
            if start.elapsed() > PATIENCE {
                bail!("not within {PATIENCE:?}: {expression}");
            }
            thread::sleep(Duration::from_millis(30));
        }
        Ok(())
    }

    /// The size of the page that shows.
    pub fn viewport(&mut self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", metrics)?;
        Ok(())
    }

    /// What a reader whose browser speaks `language` sees on a first visit.
    pub fn reader(&mut self, language: &str) -> Result<()> {
        let agent = self.eval("navigator.userAgent")?;
        self.call(
            "Emulation.setUserAgentOverride",
            json!({ "userAgent": agent, "acceptLanguage": language }),
        )?;
        Ok(())
    }

    /// Presses a button of the language switch: `zh`, `en` or `both`.
    pub fn language(&mut self, language: &str) -> Result<()> {
        let place = ["zh", "en", "both"]
            .iter()
            .position(|name| *name == language);
        let place = place.with_context(|| format!("no language {language}"))?;
        self.eval(&format!(
            "document.querySelectorAll('.lang-switch button')[{place}].click()"
        ))?;
        Ok(())
    }

    /// Chooses a colour theme, as the theme menu does.
    pub fn theme(&mut self, theme: &str) -> Result<()> {
        let button = format!("document.getElementById('mdbook-theme-{theme}').click()");
        self.eval(&button).map(drop)
    }

    /// What was reported since the page began to load.
    pub fn events(&self) -> &[Event] {
        &self.devtools.events
    }

    /// Errors of scripts, messages on the console, and requests that fail or leave `home`.
    pub fn faults(&self, home: &str) -> Vec<String> {
        self.events()
            .iter()
            .filter_map(|event| fault(event, home))
            .collect()
    }
}

fn fault(event: &Event, home: &str) -> Option<String> {
    let params = &event.params;
    match event.method.as_str() {
        "Runtime.exceptionThrown" => {
            let details = &params["exceptionDetails"];
            let message = details["exception"]["description"].as_str();
            let message = message.or(details["text"].as_str())?;
            Some(format!("script error: {message}"))
        }
        "Runtime.consoleAPICalled" => {
            let serious = ["error", "assert", "warning"].contains(&params["type"].as_str()?);
            serious.then(|| format!("on the console: {}", params["args"]))
        }
        "Log.entryAdded" => {
            let entry = &params["entry"];
            let text = format!("{} {}", entry["text"], entry["url"]);
            (entry["level"] == "error").then(|| format!("in the log: {text}"))
        }
        "Network.requestWillBeSent" | "Network.webSocketCreated" => {
            let url = params["request"]["url"]
                .as_str()
                .or(params["url"].as_str())?;
            let address = url.replacen("ws://", "http://", 1);
            let inside = address.starts_with(home) || address.starts_with("data:");
            (!inside).then(|| format!("request to the outside: {url}"))
        }
        "Network.responseReceived" => {
            let response = &params["response"];
            let status = response["status"].as_u64()?;
            (status >= 400).then(|| format!("{status}: {}", response["url"]))
        }
        "Network.loadingFailed" => Some(format!("request failed: {}", params["errorText"])),
        _ => None,
    }
}

struct Process {
    child: Child,
    profile: TempDir,
}

impl Process {
    /// Port and path that Chromium writes into its profile once it listens.
    fn address(&self) -> Result<(u16, String)> {
        let file = self.profile.path().join("DevToolsActivePort");
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(&file).unwrap_or_default();
            if let Some((port, path)) = text.split_once('\n') {
                return Ok((port.parse()?, path.trim().to_owned()));
            }
            if start.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.profile.path().join("log"))?;
                bail!("Chromium did not start:\n{log}");
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn has_ended(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_some())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // asked politely, it takes its child processes along; answers may be lost on the way
        let _closing = self.call("Browser.close", json!({}));
        let start = Instant::now();
        while !self.process.has_ended() && start.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}
