//! Sends the reload message to open pages, through the web socket of mdBook's template.

use std::io::{self, Read, Write};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha1::{Digest, Sha1};

use super::files::Answer;
use super::server::Request;

/// How often to check whether the page of a socket is still open.
const TRIED: Duration = Duration::from_secs(30);

/// What RFC 6455 appends to the key of a page, to show that the answer comes from a web socket.
const PROTOCOL: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// The three messages that are ever sent, as RFC 6455 writes them: kind, length, text.
const RELOAD: &[u8] = b"\x81\x06reload";
const PING: &[u8] = b"\x89\x00";
const CLOSE: &[u8] = b"\x88\x00";

/// Notifies the open pages.
#[derive(Debug, Default)]
pub(super) struct Reload {
    told: Mutex<u64>,
    again: Condvar,
}

impl Reload {
    /// Makes every listening page reload.
    pub(super) fn tell(&self) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.again.notify_all();
    }

    /// Serves one page; returns when the page has been notified or has gone.
    pub(super) fn listen(&self, request: Request) {
        let seen = *self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let socket = request
            .all("Upgrade")
            .any(|to| to.eq_ignore_ascii_case("websocket"));
        let key = request.all("Sec-WebSocket-Key").next();
        let Some(key) = key.filter(|_| socket) else {
            return request.respond(|_| Answer::plain(400, "expected a web socket"));
        };
        let accept = BASE64_STANDARD.encode(Sha1::digest(format!("{key}{PROTOCOL}")));
        let head = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: {accept}\r\n\r\n"
        );
        let _page_gone = request
            .upgrade(&head)
            .and_then(|socket| self.wait(seen, socket));
    }

    fn wait(&self, seen: u64, mut socket: impl Read + Write) -> io::Result<()> {
        loop {
            let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            let waited = self
                .again
                .wait_timeout_while(told, TRIED, |told| *told == seen);
            let told = *waited.unwrap_or_else(PoisonError::into_inner).0;
            let message = if told == seen { PING } else { RELOAD };
            socket.write_all(message)?;
            socket.flush()?;
            if told != seen {
                break;
            }
        }
        socket.write_all(CLOSE)?;
        socket.flush()?;
        // closing with unread data would discard the reload message
        io::copy(&mut socket, &mut io::sink()).map(drop)
    }
}
