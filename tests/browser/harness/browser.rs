//! Chromium with one page open.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::devtools::{Event, Pipe};

/// How long a page may take to load, and a test may wait for a condition; on a busy machine a rebuild of the book is
/// slow.
const PATIENCE: Duration = Duration::from_secs(240);

/// Records every violation of the policy in the page, from before its first element.
const LISTEN: &str =
    "window.refused = []; document.addEventListener('securitypolicyviolation', e =>
    refused.push(`the policy refuses ${e.violatedDirective}: ${e.blockedURI} ${e.sample}`));";

/// A page with its own cookies, storage and permissions, in a Chromium that other tests also use.
pub struct Browser {
    pipe: MutexGuard<'static, Pipe>,
    /// The browser context with those cookies, storage and permissions.
    pub(super) context: Value,
    session: Value,
    /// What was reported since the page began to load.
    events: Vec<Event>,
}

impl Browser {
    /// Opens a page as a new reader. There is one Chromium for each test that runs at the same time.
    pub fn start() -> Result<Self> {
        let mut browser = Self {
            pipe: idle()?,
            context: Value::Null,
            session: Value::Null,
            events: Vec::new(),
        };
        browser.context =
            browser.call("Target.createBrowserContext", json!({}))?["browserContextId"].take();
        let target = browser.call(
            "Target.createTarget",
            json!({ "url": "about:blank", "browserContextId": browser.context }),
        )?;
        let attached = browser.call(
            "Target.attachToTarget",
            json!({ "targetId": target["targetId"], "flatten": true }),
        )?;
        browser.session = attached["sessionId"].clone();
        for domain in ["Page", "Runtime", "Network", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}))?;
        }
        browser.call(
            "Emulation.setFocusEmulationEnabled",
            json!({ "enabled": true }),
        )?;
        // print.html opens the print dialog by itself
        browser.before_each_page("window.print = () => {}")?;
        browser.before_each_page(LISTEN)?;
        browser.viewport(1440, 900)?;
        Ok(browser)
    }

    /// A DevTools command to the page.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        let mut command = json!({ "method": method, "params": params });
        if !self.session.is_null() {
            command["sessionId"] = self.session.clone();
        }
        self.pipe.call(command, &mut self.events)
    }

    /// Runs a script in every page that is loaded from now on, before its own.
    pub fn before_each_page(&mut self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.call("Page.addScriptToEvaluateOnNewDocument", source)
            .map(drop)
    }

    /// Loads a page and waits until it and its fonts have loaded.
    pub fn open(&mut self, url: &str) -> Result<()> {
        self.load(url)?;
        self.settle()
    }

    /// Loads a page; does not need its scripts to run.
    pub fn load(&mut self, url: &str) -> Result<()> {
        self.events.clear();
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("{url}: {error}");
        }
        let start = Instant::now();
        while !self
            .events()
            .any(|event| event.method == "Page.loadEventFired")
        {
            if start.elapsed() > PATIENCE {
                bail!("{url}: not loaded within {PATIENCE:?}");
            }
            self.pipe
                .read(&mut self.events)
                .with_context(|| format!("loading {url}"))?;
        }
        Ok(())
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

    /// As [`Self::eval`], for an expression whose value is a list of texts.
    pub fn list(&mut self, expression: &str) -> Result<Vec<String>> {
        let value = self.eval(expression)?;
        serde_json::from_value(value).with_context(|| format!("not a list: {expression}"))
    }

    /// As [`Self::eval`], for an expression whose value is a text.
    pub fn text(&mut self, expression: &str) -> Result<String> {
        let value = self.eval(expression)?;
        let text = value.as_str().map(str::to_owned);
        text.with_context(|| format!("not a text but {value}: {expression}"))
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str) -> Result<()> {
        let start = Instant::now();
        // while a page reloads, expressions cannot be evaluated
        while !self.eval(expression).is_ok_and(|value| value == true) {
            if start.elapsed() > PATIENCE {
                bail!("not within {PATIENCE:?}: {expression}");
            }
            thread::sleep(Duration::from_millis(30));
        }
        Ok(())
    }

    /// Sets the size of the visible page.
    pub fn viewport(&mut self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", metrics)?;
        Ok(())
    }

    /// Changes the width of the open page as if it had been loaded with that width: only a wide page has a sidebar next to the text.
    pub fn resize(&mut self, width: u32) -> Result<()> {
        self.viewport(width, 900)?;
        self.eval(
            "(() => {
                const sidebar = document.getElementById('mdbook-sidebar-toggle-anchor');
                if (sidebar && sidebar.checked !== innerWidth >= 1080) sidebar.click();
                document.getAnimations().forEach(slide => slide.finish());
            })()",
        )?;
        self.settle()
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
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        let events = self.events.iter();
        events.filter(|event| event.is_of(&self.session))
    }

    /// Errors of scripts, messages on the console, and requests that fail or leave `home`.
    pub fn faults(&self, home: &str) -> Vec<String> {
        self.events()
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

/// A Chromium that no test uses at the moment; it ends with the tests.
fn idle() -> Result<MutexGuard<'static, Pipe>> {
    static STARTED: Mutex<Vec<&Mutex<Pipe>>> = Mutex::new(Vec::new());
    let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
    let mut idle = started.iter().filter_map(|pipe| pipe.try_lock().ok());
    if let Some(pipe) = idle.find(|pipe| !pipe.broken) {
        return Ok(pipe);
    }
    let pipe = Pipe::start(started.len())?;
    let pipe: &'static Mutex<Pipe> = Box::leak(Box::new(Mutex::new(pipe)));
    started.push(pipe);
    Ok(pipe.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session = Value::Null;
        let context = json!({ "browserContextId": self.context });
        let gone = self.call("Target.disposeBrowserContext", context);
        self.pipe.broken |= gone.is_err();
    }
}
