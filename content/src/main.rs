//! `cargo run`: builds the book and serves it. `cargo run -- build | check | pdf | epub` runs single steps.

use std::process::ExitCode;

fn main() -> ExitCode {
    bookkit::cli::main(book::project)
}
