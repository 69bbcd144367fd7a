//! The preview: an edit shows in the open page; nobody else can read it, and it gives away nothing
//! but the book.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::harness::{Browser, copy_of_the_book, none, scratch};

/// Starts the preview of a copy of the book; it ends with the tests.
fn preview(name: &str) -> Result<u16> {
    let root = copy_of_the_book(name)?;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let serving = thread::spawn(move || bookkit::serve::run(&root, Some(port)));
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        ensure!(!serving.is_finished(), "{:?}", serving.join());
        ensure!(
            start.elapsed() < Duration::from_secs(180),
            "nothing listens on {port}"
        );
        thread::sleep(Duration::from_millis(50));
    }
    Ok(port)
}

#[test]
#[ignore = "needs chromium"]
fn an_edit_shows_in_the_open_page_and_nothing_else_reloads_it() -> Result<()> {
    let home = format!("http://127.0.0.1:{}/", preview("edited")?);
    let mut browser = Browser::start()?;
    browser.open(&format!("{home}padding.html"))?;
    browser.eval("window.loaded = 'once'")?;
    // longer than a build takes, which must not be followed by the next one
    thread::sleep(Duration::from_secs(4));
    ensure!(
        browser.eval("window.loaded")? == "once",
        "the page reloads though nobody edited anything"
    );
    let chapter = scratch("edited").join("src/padding.md");
    let text = fs::read_to_string(&chapter)?;
    let block = "<div lang=\"en\">\n\n";
    ensure!(text.contains(block), "{} has no English", chapter.display());
    let edited = text.replacen(block, &format!("{block}Freshly edited. "), 1);
    fs::write(&chapter, edited)?;
    browser.wait("document.querySelector('main').textContent.includes('Freshly edited.')")?;
    none(&browser.faults(&home))
}

/// Needs no browser, but belongs here.
#[test]
#[ignore = "needs chromium"]
fn others_cannot_connect_and_nothing_but_the_book_is_served() -> Result<()> {
    let port = preview("closed")?;
    let mut faults = Vec::new();
    // a server that listens on every address would answer on these as well
    for other in ["127.0.0.2:0", "[::1]:0"] {
        let mut address: SocketAddr = other.parse()?;
        address.set_port(port);
        if TcpStream::connect(address).is_ok() {
            faults.push(format!("listens on {address}"));
        }
    }
    ensure!(scratch("closed").join("Cargo.toml").exists());
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e%2fCargo.toml",
        "/%252e%252e%252fCargo.toml",
        "/..%5cCargo.toml",
        "/theme/../../Cargo.toml",
        "/theme/..%2f..%2fCargo.toml",
        "/./../Cargo.toml",
        "/../Cargo.toml%00.html",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        &format!("/{}etc/passwd", "../".repeat(12)),
        &format!("/{}etc/passwd", "..%2f".repeat(12)),
    ] {
        let answer = get(port, path)?;
        let refused = answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400");
        if !refused || answer.contains("[workspace]") || answer.contains("root:") {
            faults.push(format!("{path}: {:?}", answer.lines().next()));
        }
    }
    let page = get(port, "/padding.html")?;
    if !page.starts_with("HTTP/1.1 200") {
        faults.push("the book itself is not served".to_owned());
    }
    none(&faults)
}

/// A request as it is written, for a browser would tidy the path.
fn get(port: u16, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
