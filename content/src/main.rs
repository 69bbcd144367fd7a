//! `cargo run`: builds the book and serves it. `cargo run -- build | check | pdf`: the steps by themselves.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use bookkit::pdf::{self, Language};
use bookkit::preprocess::Backprop;
use bookkit::{api, serve, site};
use clap::{Parser, Subcommand};
use mdbook_preprocessor::{Preprocessor, parse_input};

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
    Check,
    /// Print the book into pdf/, with the Chromium or Chrome that is installed
    Pdf {
        /// One file for each of them: zh, en, both
        #[arg(default_values_t = [Language::Zh, Language::En])]
        languages: Vec<Language>,
    },
    /// Be mdBook's preprocessor: a book comes in on standard input and goes out on standard output
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Subcommand)]
enum Question {
    /// Whether a renderer is supported: they all are
    Supports {
        /// Name of the renderer
        renderer: String,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let root = cli.root;
    match cli.command.unwrap_or(Task::Serve { port: None }) {
        Task::Serve { port } => serve::run(&root, port),
        Task::Build => {
            println!("building the book …");
            let docs = api::docs::build(&root)?;
            let api = Some(docs.as_path());
            site::build_with(
                &root,
                site::Options {
                    api,
                    ..Default::default()
                },
            )?;
            let page = site::open(&root)?.build_dir_for("html").join("index.html");
            println!("done: open {}", page.display());
            Ok(())
        }
        Task::Check => {
            let chapters = site::check(&root)?;
            println!("{chapters} chapters checked, no fault");
            Ok(())
        }
        Task::Pdf { languages } => {
            println!("building and printing the book …");
            for file in pdf::make(&root, &languages)? {
                println!("done: open {}", file.display());
            }
            Ok(())
        }
        Task::Preprocess { question } => {
            if let Some(Question::Supports { .. }) = question {
                return Ok(());
            }
            let (context, book) = parse_input(std::io::stdin())?;
            let book = Backprop::default().run(&context, book)?;
            serde_json::to_writer(std::io::stdout(), &book)?;
            Ok(())
        }
    }
}
