//! The preview: serves the book on loopback, rebuilds it and reloads the pages on every edit.

mod builds;
mod files;
mod reload;
mod server;
mod sources;
mod watch;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::Result;

pub use builds::Builds;
pub use files::Answer;
pub use server::{Folder, Server, folder};

use crate::project::Project;
use crate::{interrupt, library};
use reload::Reload;
use sources::Sources;
use watch::{Edit, Edits};

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
    interrupt::on_signal(move || interrupted.stop())?;
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
    let watched = project.clone();
    let edits = Edits::of(move || Sources::of(&watched));
    let (sender, documented) = mpsc::channel();
    let documenting = project.clone();
    let documenting = thread::spawn(move || {
        let docs = library::docs::build(&documenting.root, documenting.libraries);
        let _nobody_waits = sender.send(docs);
    });
    let docs = documented.recv_timeout(UNCHANGED);
    let later = docs.is_err();
    if let Ok(docs) = docs {
        preview.documented(docs);
    }
    preview.builds.rebuild()?;
    let editing = Arc::clone(&preview);
    thread::spawn(move || edits.for_each(|edit| editing.edited(&edit)));
    if later {
        let waiting = Arc::clone(&preview);
        thread::spawn(move || {
            let there = documented.recv().is_ok_and(|docs| waiting.documented(docs));
            if there {
                waiting.rebuild("the documentation of the libraries is ready");
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
    let _documented = documenting.join();
    preview.builds.clear();
    Ok(())
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

    fn edited(&self, edit: &Edit) {
        let [book, program] = [&edit.book, &edit.program].map(|files| self.named(files));
        if let Some(program) = program {
            println!("{program} changed, which is part of this program: start it again to use it");
        }
        if let Some(book) = book {
            println!("{book} changed, building …");
            self.rebuild("done");
        }
    }

    /// The first of the files, and how many others there are.
    fn named(&self, files: &[PathBuf]) -> Option<String> {
        let first = files.first()?;
        let root = self.root.canonicalize().unwrap_or_default();
        let inside = first.strip_prefix(&root);
        let inside = inside.or_else(|_| first.strip_prefix(&self.root));
        let name = inside.unwrap_or(first).display();
        Some(match files.len() {
            1 => name.to_string(),
            more => format!("{name} and {} more", more - 1),
        })
    }

    fn rebuild(&self, done: &str) {
        match self.builds.rebuild() {
            Ok(made) => println!("{done} ({made} chapters made), pages reload"),
            Err(error) => eprintln!("{error:#}\nstill showing the last good build"),
        }
        self.reload.tell();
    }
}
