//! The DevTools protocol: commands out, answers and events in.
//!
//! WebDriver crates were tried first: they double the tests' dependencies, and one of them changes
//! how serde_json is built, so that mdBook would be compiled twice.

use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// No command takes that long; a browser that is silent longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// Something that the browser reports by itself.
pub struct Event {
    pub method: String,
    pub params: Value,
}

/// One browser, and one page in it.
pub struct Connection {
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    last_id: u64,
    /// What was reported since the last [`Self::forget_events`].
    pub events: Vec<Event>,
}

impl Connection {
    /// Connects to the browser that listens on `port` and opens a page.
    pub fn open(port: u16, path: &str) -> Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // a screenshot of the whole book is larger than the usual limit
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let url = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tungstenite::client::client_with_config(url, stream, Some(config))
            .map_err(|error| anyhow::anyhow!("no DevTools on port {port}: {error}"))?;
        let mut connection = Self {
            socket,
            session: None,
            last_id: 0,
            events: Vec::new(),
        };
        let target = connection.call("Target.createTarget", json!({ "url": "about:blank" }))?;
        let attached = connection.call(
            "Target.attachToTarget",
            json!({ "targetId": target["targetId"], "flatten": true }),
        )?;
        connection.session = attached["sessionId"].as_str().map(str::to_owned);
        Ok(connection)
    }

    /// Sends a command to the page and waits for its answer.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(command.to_string()))?;
        loop {
            let mut answer = self
                .read()
                .with_context(|| format!("waiting for {method}"))?;
            if answer["id"] == id {
                if let Some(error) = answer.get("error") {
                    bail!("{method}: {error}");
                }
                return Ok(answer["result"].take());
            }
        }
    }

    /// Waits until the page has reported `method`.
    pub fn wait_for_event(&mut self, method: &str) -> Result<()> {
        let start = Instant::now();
        while !self.events.iter().any(|event| event.method == method) {
            if start.elapsed() > PATIENCE {
                bail!("no {method} within {PATIENCE:?}");
            }
            self.read()
                .with_context(|| format!("waiting for {method}"))?;
        }
        Ok(())
    }

    pub fn forget_events(&mut self) {
        self.events.clear();
    }

    /// The next message; an event is kept as well.
    fn read(&mut self) -> Result<Value> {
        loop {
            let message = match self.socket.read() {
                Err(tungstenite::Error::Io(error)) => {
                    bail!("Chromium gave no answer within {PATIENCE:?}: {error}")
                }
                message => message?,
            };
            let Message::Text(text) = message else {
                continue;
            };
            let mut message: Value = serde_json::from_str(&text)?;
            if let Some(method) = message["method"].as_str() {
                self.events.push(Event {
                    method: method.to_owned(),
                    params: message["params"].take(),
                });
            }
            return Ok(message);
        }
    }
}
