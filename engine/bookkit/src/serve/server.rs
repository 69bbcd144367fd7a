//! A small HTTP server: loopback only, read-only, with one thread per connection and one connection
//! per request, so that a slow client does not block the others.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result};

use super::files::{self, Answer};

/// The port to try if the caller names none; if it is in use, the system picks one.
const USUAL_PORT: u16 = 3000;

/// The maximum length of a request head; browsers send shorter ones.
const LONGEST_HEAD: usize = 64 << 10;

/// How long a connection may take to send its request.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that listens on 127.0.0.1 only.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    stopped: AtomicBool,
}

impl Server {
    /// Listens on a port, or on 3000 or any free one if none is named. Requests queue from then on.
    ///
    /// # Errors
    /// If the port is in use.
    pub fn listen(port: Option<u16>) -> Result<Self> {
        let wanted = port.unwrap_or(USUAL_PORT);
        let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match (on(wanted), port) {
            (Err(_), None) => on(0)?,
            (listener, _) => {
                listener.with_context(|| format!("cannot listen on 127.0.0.1:{wanted}"))?
            }
        };
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            stopped: AtomicBool::new(false),
        })
    }

    /// The address on which the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops the server, now or as soon as it starts.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        // wakes the thread that waits for a connection
        let _woken = TcpStream::connect(self.address);
    }

    /// Hands over every request, each on a thread of its own, until [`Self::stop`].
    pub(super) fn serve(&self, handle: impl Fn(Request) + Send + Sync + 'static) {
        let handle = Arc::new(handle);
        for stream in self.listener.incoming() {
            if self.stopped.load(Ordering::SeqCst) {
                return;
            }
            // if a connection breaks or gets no thread, the client can try again
            let Ok(stream) = stream else { continue };
            let (handle, port) = (Arc::clone(&handle), self.address.port());
            let _thread = thread::Builder::new().spawn(move || {
                let Ok(request) = Request::read(stream) else {
                    return;
                };
                if request.is_for_us(port) {
                    handle(request);
                } else {
                    request.answer(Answer::plain(403, "expected the host 127.0.0.1"));
                }
            });
        }
    }
}

/// The head of a request, and the connection that waits for the answer.
pub(super) struct Request {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    stream: TcpStream,
}

impl Request {
    fn read(mut stream: TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut head = Vec::new();
        let mut part = [0; 4096];
        loop {
            let read = stream.read(&mut part)?;
            head.extend_from_slice(&part[..read]);
            let mut headers = [httparse::EMPTY_HEADER; 100];
            let mut request = httparse::Request::new(&mut headers);
            let parsed = request.parse(&head).map_err(io::Error::other)?;
            if parsed.is_partial() {
                if read == 0 || head.len() > LONGEST_HEAD {
                    return Err(io::ErrorKind::InvalidData.into());
                }
                continue;
            }
            let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
            let headers = request.headers.iter();
            return Ok(Self {
                method: request.method.unwrap_or_default().to_owned(),
                url: request.path.unwrap_or_default().to_owned(),
                headers: headers
                    .map(|header| (header.name.to_owned(), text(header.value)))
                    .collect(),
                stream,
            });
        }
    }

    /// The path that is requested.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The values of a header.
    pub(super) fn all<'a>(&'a self, name: &'static str) -> impl Iterator<Item = &'a str> {
        let named = move |(other, _): &&(String, String)| other.eq_ignore_ascii_case(name);
        self.headers.iter().filter(named).map(|(_, value)| &**value)
    }

    /// Whether the request names this server as its host. A page from elsewhere whose domain was made to
    /// point to 127.0.0.1 names another host, and could otherwise read the book.
    fn is_for_us(&self, port: u16) -> bool {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let ours = |host: &str| names.iter().any(|name| host == format!("{name}:{port}"));
        let mut hosts = self.all("Host");
        matches!((hosts.next(), hosts.next()), (Some(host), None) if ours(host))
    }

    /// Answers a request with what is at its path.
    pub(super) fn respond(self, at: impl FnOnce(&str) -> Answer) {
        let answer = match self.method.as_str() {
            "GET" | "HEAD" => at(self.url.split('?').next().unwrap_or_default()),
            _ => Answer::plain(405, "only GET and HEAD"),
        };
        self.answer(answer);
    }

    fn answer(mut self, answer: Answer) {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n",
            answer.status,
            reason(answer.status),
            answer.kind,
            answer.body.len()
        );
        if let Some(to) = &answer.location {
            head += &format!("Location: {to}\r\n");
        }
        if answer.status == 405 {
            head += "Allow: GET, HEAD\r\n";
        }
        head += "\r\n";
        let body = match self.method.as_str() {
            "HEAD" => &[][..],
            _ => &answer.body,
        };
        let _reader_gone = self.send(&[head.as_bytes(), body].concat());
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.stream.shutdown(Shutdown::Write)?;
        // closing with a part of the request unread would discard the answer
        io::copy(&mut self.stream, &mut io::sink()).map(drop)
    }

    /// Sends an answer's head and returns the connection.
    pub(super) fn upgrade(mut self, head: &str) -> io::Result<TcpStream> {
        self.stream.write_all(head.as_bytes())?;
        Ok(self.stream)
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Service Unavailable",
    }
}

/// A folder that is served until this is dropped.
pub struct Folder {
    server: Arc<Server>,
    serving: Option<JoinHandle<()>>,
}

/// Serves `folder` under a prefix like `/` or `/book/` on a free port, with its `404.html`.
///
/// # Errors
/// If it cannot listen on any port.
pub fn folder(folder: &Path, prefix: &str) -> Result<Folder> {
    let server = Arc::new(Server::listen(Some(0))?);
    let prefix = prefix.trim_end_matches('/').to_owned();
    let (folder, running) = (folder.to_owned(), Arc::clone(&server));
    let at = move |path: &str| {
        let path = path.strip_prefix(&prefix).unwrap_or_default();
        files::find(&folder, path).unwrap_or_else(|| files::missing(&folder))
    };
    let serving =
        thread::spawn(move || running.serve(move |request| request.respond(|path| at(path))));
    let serving = Some(serving);
    Ok(Folder { server, serving })
}

impl Folder {
    /// The address at which it is served.
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
