//! The preview: serves the built book on loopback, rebuilds it and reloads the pages on every edit.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::routing::get;
use notify::{Event, EventKind, RecursiveMode, Watcher};
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tower_http::services::{ServeDir, ServeFile};

use crate::{site, terms};

/// Where pages listen for the word to reload.
const RELOAD: &str = "__livereload";

/// Port that is tried if the caller names none; if it is taken, the system picks one.
const USUAL_PORT: u16 = 3000;

/// An edit is over when nothing was written for that long.
const QUIET: Duration = Duration::from_millis(300);

/// Builds the book under `root` and serves it until the process ends.
///
/// Listens on 127.0.0.1 only and serves nothing outside the build folder.
pub fn run(root: &Path, port: Option<u16>) -> Result<()> {
    println!("building the book …");
    site::build(root, Some(RELOAD))?;
    let book = site::open(root)?;
    let site = book.build_dir_for("html");
    let mut watched = vec![
        book.source_dir(),
        book.theme_dir(),
        root.join("book.toml"),
        root.join(terms::FILE),
    ];
    watched.extend(
        book.config
            .build
            .extra_watch_dirs
            .iter()
            .map(|dir| root.join(dir)),
    );

    let (reload, _) = broadcast::channel(16);
    let sender = reload.clone();
    let root = root.to_owned();
    std::thread::spawn(move || {
        if let Err(error) = rebuild_on_edit(&root, &watched, &sender) {
            eprintln!("edits are not seen: {error:#}");
        }
    });

    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = listen(port).await?;
        println!(
            "serving the book on http://{} (Ctrl+C ends it)",
            listener.local_addr()?
        );
        axum::serve(listener, routes(&site, reload)).await?;
        Ok(())
    })
}

async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let wanted = port.unwrap_or(USUAL_PORT);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await;
    match (listener, port) {
        (Err(_), None) => Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?),
        (listener, _) => listener.with_context(|| format!("cannot listen on 127.0.0.1:{wanted}")),
    }
}

/// The built book, its own page for what is not there, and the reload channel.
fn routes(site: &Path, reload: broadcast::Sender<()>) -> Router {
    let missing = ServeFile::new(site.join("404.html"));
    let on_reload = move |upgrade: WebSocketUpgrade| async move {
        let edits = reload.subscribe();
        upgrade.on_upgrade(move |socket| tell_reload(socket, edits))
    };
    Router::new()
        .route(&format!("/{RELOAD}"), get(on_reload))
        .fallback_service(ServeDir::new(site).not_found_service(missing))
}

async fn tell_reload(mut socket: WebSocket, mut edits: broadcast::Receiver<()>) {
    // Ends when the page goes away or the first edit has been told: the page then loads anew.
    if edits.recv().await.is_ok() {
        let _gone = socket.send(Message::text("reload")).await;
    }
}

fn rebuild_on_edit(root: &Path, watched: &[PathBuf], reload: &broadcast::Sender<()>) -> Result<()> {
    let (sender, edits) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        if let Some(path) = edited(event) {
            let _server_gone = sender.send(path);
        }
    })?;
    for path in watched.iter().filter(|path| path.exists()) {
        watcher
            .watch(path, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", path.display()))?;
    }
    while let Ok(path) = edits.recv() {
        // an editor writes more than once, and often more than one file
        while edits.recv_timeout(QUIET).is_ok() {}
        println!("{} changed, building …", shown(root, &path).display());
        match site::build(root, Some(RELOAD)) {
            Ok(()) => {
                println!("done, pages reload");
                let _no_page_open = reload.send(());
            }
            Err(error) => eprintln!("{error:#}\nthe last good build stays up"),
        }
    }
    Ok(())
}

/// The file that was edited. Reading is no edit: a build reads every watched file, and would be
/// followed by the next build for ever.
fn edited(event: notify::Result<Event>) -> Option<PathBuf> {
    let event = event.ok()?;
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    event.paths.into_iter().next()
}

fn shown<'a>(root: &Path, path: &'a Path) -> &'a Path {
    let absolute = root.canonicalize().unwrap_or_default();
    path.strip_prefix(&absolute)
        .or_else(|_| path.strip_prefix(root))
        .unwrap_or(path)
}
