//! The preview while it rebuilds: every request gets a complete file, the old one or the new one. The
//! faults of an edit appear in the page, above the last good build. Nothing outside the book is served.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use bookkit::serve::{self, Answer, Builds, Server};

use crate::project::{copy, project};

const PAGE: &str = "/scores.html";

/// An edit: file, old text, new text.
type Edit = (&'static str, &'static str, &'static str);

const EDIT: Edit = (
    "src/scores.md",
    "<div lang=\"en\">\n\n",
    "<div lang=\"en\">\n\nFreshly edited. ",
);

/// Changes the name of a style sheet, because the name contains a hash of the content.
const RESTYLE: Edit = ("style.css", "}", "} .edited { color: red }");

const BREAK: Edit = ("src/scores.md", "(output.md#eq-2)", "(no-such-page.md)");

/// Makes an edit; returns its line.
fn apply(root: &Path, (file, from, to): Edit) -> Result<usize> {
    let text = fs::read_to_string(root.join(file))?;
    let at = text
        .find(from)
        .with_context(|| format!("{file} has no `{from}`"))?;
    fs::write(root.join(file), text.replacen(from, to, 1))?;
    Ok(1 + text[..at].matches('\n').count())
}

#[test]
fn who_asks_during_a_rebuild_gets_a_whole_page() -> Result<()> {
    let root = copy()?;
    let builds = Builds::new(&project(root.path()), None);
    builds.rebuild()?;
    let before = page(&builds)?;
    apply(root.path(), EDIT)?;
    apply(root.path(), RESTYLE)?;
    let done = AtomicBool::new(false);
    let (built, seen) = thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut seen = vec![builds.answer(PAGE)];
            while !done.load(Ordering::Relaxed) {
                seen.push(builds.answer(PAGE));
                seen.dedup();
            }
            seen
        });
        let built = builds.rebuild();
        done.store(true, Ordering::Relaxed);
        (built, asking.join().expect("no request panics"))
    });
    built?;
    let after = page(&builds)?;
    ensure!(after.contains("Freshly edited."), "the edit does not show");
    for Answer { status, body, .. } in seen {
        let whole = body == before.as_bytes() || body == after.as_bytes();
        ensure!(whole && status == 200, "{status}, {} bytes", body.len());
    }

    // the page from before the edit requests its style sheets after the edit
    let sheets = style_sheets(&before);
    ensure!(sheets != style_sheets(&after), "no style sheet has changed");
    for sheet in sheets {
        let status = builds.answer(&sheet).status;
        ensure!(status == 200, "{status}: {sheet}");
    }
    let Answer { status, body, .. } = builds.answer("/no/such.html");
    let body = String::from_utf8(body)?;
    ensure!(status == 404 && body.contains("没有这一页"), "{status}");
    Ok(())
}

#[test]
fn a_failed_build_leaves_the_pages_and_says_what_is_wrong() -> Result<()> {
    let root = copy()?;
    let builds = Builds::new(&project(root.path()), None);
    builds.rebuild()?;
    let before = page(&builds)?;
    let line = apply(root.path(), BREAK)?;
    let error = builds.rebuild().err().context("a dead link was built")?;
    let fault = format!("src/scores.md:{line}: ");
    ensure!(error.to_string().contains(&fault), "{error:#}");
    let after = page(&builds)?;
    let (start, rest) = after
        .split_once("<pre role=\"alert\">")
        .context("no fault in the page")?;
    let (told, end) = rest.split_once("</pre>").context("no end of the fault")?;
    ensure!(told.contains(&fault), "{told}");
    ensure!(
        format!("{start}{end}") == before,
        "the page is not the last good one"
    );

    let (file, from, to) = BREAK;
    apply(root.path(), (file, to, from))?;
    builds.rebuild()?;
    ensure!(
        page(&builds)? == before,
        "the fault stays though it is fixed"
    );
    Ok(())
}

#[test]
fn before_the_first_build_there_is_nothing_to_show() -> Result<()> {
    let builds = Builds::new(&project(Path::new("/no/such/book")), None);
    ensure!(builds.rebuild().is_err());
    let status = builds.answer(PAGE).status;
    ensure!(status == 503, "{status}");
    Ok(())
}

#[test]
fn an_edit_reaches_who_listens() -> Result<()> {
    // the small book has no Cargo.toml, so there is no documentation
    let root = copy()?;
    let server = Arc::new(Server::listen(Some(0))?);
    let (book, running) = (project(root.path()), Arc::clone(&server));
    let serving = thread::spawn(move || serve::book(&book, &running));
    let address = server.address();
    let page = || Ok::<_, anyhow::Error>(get(address, PAGE)?.contains("Freshly edited."));
    ensure!(!page()?, "edited already");
    let (mut socket, _) = tungstenite::connect(format!("ws://{address}/__livereload"))?;
    apply(root.path(), EDIT)?;
    let told = socket.read()?;
    ensure!(told.to_text()? == "reload", "{told}");
    ensure!(page()?, "the page reloads too early");
    // the next read shows that there was only one message
    ensure!(socket.read()?.is_close());
    let refused = get(address, "/__livereload")?;
    ensure!(refused.starts_with("HTTP/1.1 400"), "{refused}");
    server.stop();
    serving.join().expect("the preview does not panic")
}

/// A folder of pages, and a file next to it that must not be served.
fn pages() -> Result<(tempfile::TempDir, serve::Folder)> {
    let around = tempfile::tempdir()?;
    let site = around.path().join("site");
    fs::create_dir_all(site.join("deep"))?;
    for (name, text) in [
        ("site/index.html", "front"),
        ("site/404.html", "missing"),
        ("site/deep/index.html", "deep"),
        ("site/a b.css", "style"),
        ("secret.txt", "SECRET"),
    ] {
        fs::write(around.path().join(name), text)?;
    }
    let server = serve::folder(&site, "/book/")?;
    Ok((around, server))
}

#[test]
fn nothing_but_the_pages_is_served() -> Result<()> {
    let (around, server) = pages()?;
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.txt", around.path().join("site/link.txt"))?;
        std::os::unix::fs::symlink("..", around.path().join("site/up"))?;
    }
    let secret = around.path().join("secret.txt").display().to_string();
    let encoded = secret.replace('/', "%2f");
    let (front, deep, missing) = ("\r\n\r\nfront", "\r\n\r\ndeep", "\r\n\r\nmissing");
    for (path, status, held) in [
        ("/book/", 200, front),
        ("/book/?lang=en", 200, front),
        (
            "/book/index.html",
            200,
            "Content-Type: text/html; charset=utf-8\r\n",
        ),
        ("/book/index.html", 200, "Cache-Control: no-cache\r\n"),
        (
            "/book/a%20b.css",
            200,
            "Content-Type: text/css; charset=utf-8\r\n",
        ),
        ("/book/deep/", 200, deep),
        ("/book/deep", 308, "Location: ./deep/\r\n"),
        ("/book/index.html/", 404, missing),
        ("/book/none", 404, missing),
        ("/", 404, missing),
        ("/books/", 404, missing),
        ("book/", 404, missing),
        ("http://127.0.0.1/book/", 404, missing),
        ("/book/../secret.txt", 404, missing),
        ("/book/%2e%2e/secret.txt", 404, missing),
        ("/book/..%2fsecret.txt", 404, missing),
        ("/book/%252e%252e%252fsecret.txt", 404, missing),
        ("/book/..%5csecret.txt", 404, missing),
        ("/book/..\\secret.txt", 404, missing),
        ("/book/deep/../../secret.txt", 404, missing),
        ("/book/./../secret.txt", 404, missing),
        ("/book/index.html%00.txt", 404, missing),
        ("/book/%ff", 404, missing),
        (&format!("/book/{secret}"), 404, missing),
        (&format!("/book/{encoded}"), 404, missing),
        (&format!("/book{secret}"), 404, missing),
        ("/book/link.txt", 404, missing),
        ("/book/up/secret.txt", 404, missing),
    ] {
        let answer = get(server.address(), path)?;
        let as_it_should = answer.starts_with(&format!("HTTP/1.1 {status} "));
        ensure!(
            as_it_should && answer.contains(held) && !answer.contains("SECRET"),
            "{path}: {answer}"
        );
    }
    Ok(())
}

#[test]
fn others_get_nothing() -> Result<()> {
    let (_around, server) = pages()?;
    let address = server.address();
    let port = address.port();
    let ours = format!("Host: 127.0.0.1:{port}\r\n");
    for (method, headers, status) in [
        ("GET", &*ours, 200),
        ("GET", &format!("Host: localhost:{port}\r\n"), 200),
        ("GET", &format!("Host: [::1]:{port}\r\n"), 200),
        ("GET", "Host: 127.0.0.1\r\n", 403),
        ("GET", &format!("Host: rebound.example:{port}\r\n"), 403),
        ("GET", &format!("{ours}Host: rebound.example\r\n"), 403),
        ("GET", "", 403),
        ("HEAD", &ours, 200),
        ("POST", &ours, 405),
        ("DELETE", &ours, 405),
    ] {
        let answer = ask(address, &format!("{method} /book/ HTTP/1.1\r\n{headers}"))?;
        let shown = status == 200 && method == "GET";
        ensure!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains("front") == shown,
            "{method} {headers}: {answer}"
        );
    }
    // a server that listened on every address would also answer on these
    for other in ["127.0.0.2:0", "[::1]:0"] {
        let mut address: SocketAddr = other.parse()?;
        address.set_port(port);
        ensure!(TcpStream::connect(address).is_err(), "listens on {address}");
    }
    Ok(())
}

#[test]
fn slow_readers_keep_nobody_waiting() -> Result<()> {
    let (around, server) = pages()?;
    // more than a socket buffers before the other side reads
    fs::write(around.path().join("site/large.png"), vec![0; 32 << 20])?;
    let slow = |request: &str| {
        let mut stream = TcpStream::connect(server.address())?;
        write!(stream, "{request}")?;
        Ok::<_, anyhow::Error>(stream)
    };
    let host = format!("Host: {}\r\n\r\n", server.address());
    let large = format!("GET /book/large.png HTTP/1.1\r\n{host}");
    let idle = format!("HEAD /book/ HTTP/1.1\r\n{host}");
    let mut readers = Vec::new();
    for request in [&large, "GET /book/ HT", &idle].repeat(8) {
        readers.push(slow(request)?);
    }
    let answer = get(server.address(), "/book/")?;
    ensure!(answer.ends_with("front"), "{answer}");
    Ok(())
}

#[test]
fn a_port_that_is_taken_is_named() -> Result<()> {
    let first = Server::listen(Some(0))?;
    let port = first.address().port();
    let error = Server::listen(Some(port)).err().context("it is shared")?;
    let told = format!("cannot listen on 127.0.0.1:{port}");
    ensure!(error.to_string() == told, "{error:#}");
    drop(first);
    Ok(())
}

fn page(builds: &Builds) -> Result<String> {
    let Answer { status, body, .. } = builds.answer(PAGE);
    ensure!(status == 200, "{PAGE}: {status}");
    Ok(String::from_utf8(body)?)
}

fn style_sheets(page: &str) -> Vec<String> {
    let links = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'));
    let sheets = links.filter(|(path, _)| path.ends_with(".css"));
    sheets.map(|(path, _)| format!("/{path}")).collect()
}

pub fn get(server: SocketAddr, path: &str) -> Result<String> {
    ask(
        server,
        &format!("GET {path} HTTP/1.1\r\nHost: {server}\r\n"),
    )
}

/// Sends a request unchanged, because a browser would normalise the path.
fn ask(server: SocketAddr, request: &str) -> Result<String> {
    let mut stream = TcpStream::connect(server)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    write!(stream, "{request}Connection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
