//! The preview: serves the book on loopback, rebuilds it and reloads the pages on every edit.

mod builds;
mod files;
mod reload;
mod server;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::Result;

pub use builds::Builds;
pub use files::Answer;
pub use server::{Folder, Server, folder};

use crate::project::Project;
use crate::{library, site, terms};
use reload::Reload;
use watch::Edits;

/// The endpoint where pages wait for the reload message.
const ENDPOINT: &str = "__livereload";

/// How long documenting the libraries takes at most if the crate has not changed.
const UNCHANGED: Duration = Duration::from_secs(1);

/// Builds a book and serves it until Ctrl+C.
///
/// # Errors
/// If the port is taken, or what the first build found.
pub fn run(project: &Project, port: Option<u16>) -> Result<()> {
    let server = Arc::new(Server::listen(port)?);
    let interrupted = Arc::clone(&server);
    ctrlc::set_handler(move || interrupted.stop())?;
    book(project, &server)
}

/// Builds a book and serves it until the server is stopped.
///
/// # Errors
/// What the first build found.
pub fn book(project: &Project, server: &Server) -> Result<()> {
    println!("building the book …");
    let preview = Arc::new(Preview {
        root: project.root.clone(),
        builds: Builds::new(project, Some(ENDPOINT)),
        reload: Reload::default(),
    });
    let edits = Edits::of(&sources(project)?)?;
    let (sender, documented) = mpsc::channel();
    let documenting = project.clone();
    thread::spawn(move || {
        sender.send(library::docs::build(
            &documenting.root,
            documenting.libraries,
        ))
    });
    let docs = documented.recv_timeout(UNCHANGED);
    let later = docs.is_err();
    if let Ok(docs) = docs {
        preview.documented(docs);
    }
    preview.builds.rebuild()?;
    let editing = Arc::clone(&preview);
    thread::spawn(move || edits.for_each(|path| editing.edited(&path)));
    if later {
        let documenting = Arc::clone(&preview);
        thread::spawn(move || {
            let there = documented
                .recv()
                .is_ok_and(|docs| documenting.documented(docs));
            if there {
                documenting.rebuild("the documentation of the libraries is ready");
            }
        });
    }
    println!(
        "serving the book on http://{} (Ctrl+C to stop)",
        server.address()
    );
    let served = Arc::clone(&preview);
    server.serve(move |request| {
        if request.url() == format!("/{ENDPOINT}") {
            served.reload.listen(request);
        } else {
            request.respond(|path| served.builds.answer(path));
        }
    });
    preview.builds.clear();
    Ok(())
}

/// Every file and folder from which the book is made.
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

/// The book that is shown, and the open pages.
struct Preview {
    root: PathBuf,
    builds: Builds,
    reload: Reload,
}

impl Preview {
    /// Adds the documentation of the libraries, if there is any, to later builds.
    fn documented(&self, docs: Result<Option<PathBuf>>) -> bool {
        let docs = docs.inspect_err(|error| {
            eprintln!("{error:#}\nlinks to the documentation of the libraries are left out");
        });
        let docs = docs.ok().flatten();
        docs.map(|docs| self.builds.set_api(docs)).is_some()
    }

    fn edited(&self, path: &Path) {
        let root = self.root.canonicalize().unwrap_or_default();
        let shown = path.strip_prefix(&root);
        let shown = shown.or_else(|_| path.strip_prefix(&self.root));
        println!("{} changed, building …", shown.unwrap_or(path).display());
        self.rebuild("done");
    }

    fn rebuild(&self, done: &str) {
        match self.builds.rebuild() {
            Ok(made) => println!("{done} ({made} chapters made), pages reload"),
            Err(error) => eprintln!("{error:#}\nstill showing the last good build"),
        }
        self.reload.tell();
    }
}
