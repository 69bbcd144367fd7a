//! Listings: a known language, and nothing that keeps one from being run.

use crate::expand::listings::SYMBOLS;
use crate::fault::Fault;
use crate::markdown::{code_blocks, line_of};
use crate::source::Chapter;

const LANGUAGES: [&str; 6] = ["rust", "text", "toml", "bash", "python", "markdown"];
const RUST_WORDS: [&str; 5] = ["rust", "should_panic", "compile_fail", "no_run", SYMBOLS];

/// Faults of every listing of a chapter.
pub(super) fn check(chapter: &Chapter) -> Vec<Fault> {
    let mut faults = Vec::new();
    for block in code_blocks(&chapter.text) {
        let line = line_of(&chapter.text, block.range.start);
        let mut fault = |message: String| faults.push(Fault::new(&chapter.file, line, message));
        match block.words().next() {
            None => fault(format!(
                "listing without a language: expected one of {LANGUAGES:?}"
            )),
            Some(language) if !LANGUAGES.contains(&language) => fault(format!(
                "listing in `{language}`: expected one of {LANGUAGES:?}"
            )),
            Some(_) => {}
        }
        if block.words().any(|word| word == "output")
            && !block.words().any(|word| word.starts_with("example-"))
        {
            fault(
                "output block: expected `text,output,example-NAME`, the example that prints it"
                    .into(),
            );
        }
        // a typed one would never be run
        if block.words().next() == Some("python") && !included(&block.code) {
            fault("Python listing: expected one `{{#include …}}` line and nothing besides".into());
        }
        if block.is_rust() {
            for word in block.words().filter(|word| !RUST_WORDS.contains(word)) {
                fault(format!(
                    "`{word}`: a Rust listing is run by the tests; expected none but {RUST_WORDS:?}"
                ));
            }
        }
    }
    faults
}

fn included(code: &str) -> bool {
    code.lines().count() == 1 && code.trim().starts_with("{{#include ")
}
