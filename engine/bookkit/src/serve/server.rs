//! A small HTTP server: loopback only, reading only, a thread per request, so that no slow reader
//! keeps another waiting.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use super::files::{self, Answer};

/// Port that is tried if the caller names none; if it is taken, the system picks one.
const USUAL_PORT: u16 = 3000;

/// A server that listens on 127.0.0.1 only.
pub struct Server {
    http: tiny_http::Server,
    address: SocketAddr,
}

impl Server {
    /// Listens on a port, or on 3000 or any free one if none is named. Requests wait from then on.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn listen(port: Option<u16>) -> Result<Self> {
        let wanted = port.unwrap_or(USUAL_PORT);
        let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match (on(wanted), port) {
            (Err(_), None) => on(0)?,
            (listener, _) => {
                listener.with_context(|| format!("cannot listen on 127.0.0.1:{wanted}"))?
            }
        };
        let address = listener.local_addr()?;
        let http = tiny_http::Server::from_listener(listener, None).map_err(|e| anyhow!(e))?;
        Ok(Self { http, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Makes [`Self::serve`] return, now or as soon as it is called.
    pub fn stop(&self) {
        self.http.unblock();
    }

    /// Hands over every request, each on a thread of its own, until [`Self::stop`].
    pub(super) fn serve(&self, handle: impl Fn(Request) + Send + Sync + 'static) -> Result<()> {
        let handle = Arc::new(handle);
        loop {
            let request = match self.http.recv() {
                Ok(request) => request,
                Err(error) if error.raw_os_error().is_some() => return Err(error.into()),
                Err(_stopped) => return Ok(()),
            };
            let (handle, port) = (Arc::clone(&handle), self.address.port());
            // a request that gets no thread is dropped, which answers 500
            let _thread = thread::Builder::new().spawn(move || {
                if is_for_us(&request, port) {
                    handle(request);
                } else {
                    send(request, Answer::plain(403, "the book is on 127.0.0.1"));
                }
            });
        }
    }
}

/// Whether a request names this server as its host. A page from elsewhere whose name was made to
/// point to 127.0.0.1 names another one, and could read the book otherwise.
fn is_for_us(request: &Request, port: u16) -> bool {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let ours = |host: &str| names.iter().any(|name| host == format!("{name}:{port}"));
    let mut hosts = all(request, "Host");
    matches!((hosts.next(), hosts.next()), (Some(host), None) if ours(host))
}

/// The values of a header.
pub(super) fn all<'a>(
    request: &'a Request,
    name: &'static str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let headers = request.headers().iter();
    headers
        .filter(move |header| header.field.equiv(name))
        .map(|header| header.value.as_str())
}

/// Answers a request for a file by what is at its path.
pub(super) fn respond(request: Request, at: impl FnOnce(&str) -> Answer) {
    let answer = match request.method() {
        Method::Get | Method::Head => {
            let url = request.url();
            at(url.split_once('?').map_or(url, |(path, _)| path))
        }
        _ => Answer::plain(405, "only GET and HEAD"),
    };
    send(request, answer);
}

fn send(request: Request, answer: Answer) {
    let response = Response::from_data(answer.body)
        .with_status_code(answer.status)
        .with_chunked_threshold(usize::MAX);
    let headers = [
        Some(header("Content-Type", answer.kind)),
        Some(header("Cache-Control", "no-cache")),
        answer.location.map(|to| header("Location", &to)),
        (answer.status == 405).then(|| header("Allow", "GET, HEAD")),
    ];
    let headers = headers.into_iter().flatten().flatten();
    let response = headers.fold(response, |response, header| response.with_header(header));
    let _reader_gone = request.respond(response);
}

/// None if it holds what a header cannot.
pub(super) fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

/// A folder that is served until this is dropped.
pub struct Folder {
    server: Arc<Server>,
    serving: Option<JoinHandle<Result<()>>>,
}

/// Serves `folder` under a prefix like `/` or `/book/` on a free port, with its `404.html`.
///
/// # Errors
/// If nothing can be listened to.
pub fn folder(folder: &Path, prefix: &str) -> Result<Folder> {
    let server = Arc::new(Server::listen(Some(0))?);
    let prefix = prefix.trim_end_matches('/').to_owned();
    let (folder, running) = (folder.to_owned(), Arc::clone(&server));
    let at = move |path: &str| {
        let path = path.strip_prefix(&prefix).unwrap_or_default();
        files::find(&folder, path).unwrap_or_else(|| files::missing(&folder))
    };
    let serving =
        thread::spawn(move || running.serve(move |request| respond(request, |path| at(path))));
    let serving = Some(serving);
    Ok(Folder { server, serving })
}

impl Folder {
    /// Where it is served.
    pub fn address(&self) -> SocketAddr {
        self.server.address()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.server.stop();
        let _ended = self.serving.take().map(JoinHandle::join);
    }
}
