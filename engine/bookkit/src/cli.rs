//! The program of a book: `cargo run` builds it and serves it; `build`, `check`, `pdf` and `epub` run single steps.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use mdbook_preprocessor::{Preprocessor, parse_input};

use crate::language::Language;
use crate::preprocess::Preprocess;
use crate::project::Project;
use crate::{epub, interrupt, library, pdf, serve, site};

/// Builds, checks and serves the book.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// Folder that holds book.toml
    #[arg(long, default_value = ".", global = true)]
    root: PathBuf,
    #[command(subcommand)]
    command: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Build the book, serve it on loopback, rebuild and reload on edits (the default)
    Serve {
        /// Port on 127.0.0.1 [default: 3000, or any free one]
        #[arg(long)]
        port: Option<u16>,
    },
    /// Build the book into its folder and exit
    Build,
    /// Check the sources and exit
    Check {
        /// Record that the halves of all pairs say the same, which the warnings compare with
        #[arg(long)]
        record: bool,
    },
    /// Print the book into pdf/, with the Chromium or Chrome that is installed
    Pdf {
        /// One file for each of them
        #[arg(value_enum, default_values_t = [Language::Zh, Language::En])]
        languages: Vec<Language>,
    },
    /// Make e-books of the book, in epub/
    Epub {
        /// One file for each of them
        #[arg(value_enum, default_values_t = [Language::Zh, Language::En])]
        languages: Vec<Language>,
    },
    /// Run as an mdBook preprocessor: read the book from standard input and write it to standard output
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Subcommand)]
enum Question {
    /// Report whether a renderer is supported (all are)
    Supports {
        /// Name of the renderer
        renderer: String,
    },
}

/// Runs the command on the command line for the book that `project` makes from a folder.
pub fn main(project: impl Fn(PathBuf) -> Project) -> ExitCode {
    let cli = Cli::parse();
    let task = cli.command.unwrap_or(Task::Serve { port: None });
    match run(&project(cli.root), task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(project: &Project, task: Task) -> Result<()> {
    match task {
        Task::Serve { port } => serve::run(project, port),
        Task::Build => {
            println!("documenting the libraries …");
            let docs = library::docs::build(&project.root, project.libraries)?;
            println!("building the book …");
            let api = docs.as_deref();
            let options = site::Options {
                api,
                ..Default::default()
            };
            site::build(project, options)?;
            let page = site::open(project)?.build_dir_for("html");
            println!("done: open {}", page.join("index.html").display());
            Ok(())
        }
        Task::Check { record } => {
            let pages = site::check(project)?;
            println!("{pages} pages checked, no fault");
            if record {
                site::record(project)?;
            }
            Ok(())
        }
        Task::Pdf { languages } => {
            println!("building the book …");
            interrupt::on_signal(|| ())?;
            for file in pdf::make(project, &languages)? {
                println!("done: open {}", file.display());
            }
            Ok(())
        }
        Task::Epub { languages } => {
            println!("building the book …");
            for file in epub::make(project, &languages)? {
                println!("done: open {}", file.display());
            }
            Ok(())
        }
        Task::Preprocess { question } => {
            if let Some(Question::Supports { .. }) = question {
                return Ok(());
            }
            let (context, book) = parse_input(std::io::stdin())?;
            let book = Preprocess::new(project, false).run(&context, book)?;
            serde_json::to_writer(std::io::stdout(), &book)?;
            Ok(())
        }
    }
}
