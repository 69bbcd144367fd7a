//! The preview: serves the book on loopback, rebuilds it and reloads the pages on every edit.

mod builds;
mod watch;

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::Request;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::broadcast;

pub use builds::Builds;

use crate::project::Project;
use crate::{library, site, terms};

/// Where pages listen for the word to reload.
const RELOAD: &str = "__livereload";

/// Port that is tried if the caller names none; if it is taken, the system picks one.
const USUAL_PORT: u16 = 3000;

/// Builds the book under `root` and serves it until the process ends.
///
/// Listens on 127.0.0.1 only and serves nothing outside the build.
pub fn run(project: &Project, port: Option<u16>) -> Result<()> {
    println!("building the book …");
    // once: edits of the book change nothing in it
    let root = project.root.as_path();
    let docs = library::docs::build(project)?;
    let builds = Arc::new(Builds::new(project, Some(RELOAD)).with_api(docs));
    builds.rebuild()?;
    let (reload, _) = broadcast::channel(16);
    let watched = sources(project)?;
    {
        let (root, builds, reload) = (root.to_owned(), Arc::clone(&builds), reload.clone());
        std::thread::spawn(move || {
            if let Err(error) = rebuild_on_edit(&root, &watched, &builds, &reload) {
                eprintln!("edits are not seen: {error:#}");
            }
        });
    }
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = listen(port).await?;
        println!(
            "serving the book on http://{} (Ctrl+C ends it)",
            listener.local_addr()?
        );
        let server = axum::serve(listener, routes(Arc::clone(&builds), reload));
        tokio::select! {
            ended = server => ended?,
            interrupted = tokio::signal::ctrl_c() => interrupted?,
        }
        builds.clear();
        Ok(())
    })
}

/// Every file and folder that the book is made of.
fn sources(project: &Project) -> Result<Vec<PathBuf>> {
    let root = &project.root;
    let book = site::open(project)?;
    let mut watched = vec![
        book.source_dir(),
        book.theme_dir(),
        root.join("book.toml"),
        root.join(terms::FILE),
    ];
    let extra = &book.config.build.extra_watch_dirs;
    watched.extend(extra.iter().map(|dir| root.join(dir)));
    Ok(watched)
}

async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let wanted = port.unwrap_or(USUAL_PORT);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await;
    match (listener, port) {
        (Err(_), None) => Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?),
        (listener, _) => listener.with_context(|| format!("cannot listen on 127.0.0.1:{wanted}")),
    }
}

/// The last good build and the reload channel.
fn routes(builds: Arc<Builds>, reload: broadcast::Sender<()>) -> Router {
    let on_reload = move |upgrade: WebSocketUpgrade| async move {
        let edits = reload.subscribe();
        upgrade.on_upgrade(move |socket| tell_reload(socket, edits))
    };
    let answer = move |request: Request<Body>| {
        let builds = Arc::clone(&builds);
        async move { builds.answer(request).await }
    };
    Router::new()
        .route(&format!("/{RELOAD}"), get(on_reload))
        .fallback(answer)
}

async fn tell_reload(mut socket: WebSocket, mut edits: broadcast::Receiver<()>) {
    // Ends when the page goes away or the first edit has been told: the page then loads anew.
    if edits.recv().await.is_ok() {
        let _gone = socket.send(Message::text("reload")).await;
    }
}

fn rebuild_on_edit(
    root: &Path,
    watched: &[PathBuf],
    builds: &Builds,
    reload: &broadcast::Sender<()>,
) -> Result<()> {
    watch::each_edit(watched, |path| {
        println!("{} changed, building …", shown(root, path).display());
        match builds.rebuild() {
            Ok(()) => println!("done, pages reload"),
            Err(error) => eprintln!("{error:#}\nthe last good build stays up"),
        }
        let _no_page_open = reload.send(());
    })
}

fn shown<'a>(root: &Path, path: &'a Path) -> &'a Path {
    let absolute = root.canonicalize().unwrap_or_default();
    path.strip_prefix(&absolute)
        .or_else(|_| path.strip_prefix(root))
        .unwrap_or(path)
}
