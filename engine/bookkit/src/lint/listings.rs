//! Listings: a known language and known words after the fence. A misspelt word would silently switch off a check.

use formula::nearest;

use crate::fault::Fault;
use crate::page::{CodeBlock, Page};

/// What may follow a fence: the language, and the words after it.
const FENCES: [(&str, &[&str]); 6] = [
    ("rust", &["should_panic", "no_run", SYMBOLS]),
    ("text", &[OUTPUT]),
    ("toml", &[]),
    ("bash", &[]),
    ("python", &[]),
    ("markdown", &[]),
];

/// The word that marks the names of symbols in a listing.
pub const SYMBOLS: &str = "symbols";
/// The word that marks the output of a program. The word that names the program begins with [`EXAMPLE`].
pub const OUTPUT: &str = "output";
/// ` ```text,output,example-padding `.
pub const EXAMPLE: &str = "example-";

/// Faults of every listing of a page.
pub(super) fn faults(page: &Page) -> Vec<Fault> {
    let faults = page.code.iter().flat_map(|block| {
        let messages = of_fence(block).into_iter();
        messages.map(|message| page.fault(block.range.start, message))
    });
    faults.collect()
}

fn of_fence(block: &CodeBlock) -> Vec<String> {
    let languages = FENCES.map(|(language, _)| language);
    let mut words = block.words();
    let Some(language) = words.next() else {
        return vec![format!(
            "listing without a language: expected one of {languages:?}"
        )];
    };
    let Some((_, known)) = FENCES.iter().find(|(name, _)| *name == language) else {
        return vec![unknown(
            &format!("listing in `{language}`"),
            language,
            &languages,
        )];
    };
    let mut messages = Vec::new();
    let (examples, others): (Vec<&str>, Vec<&str>) =
        words.partition(|word| language == "text" && word.starts_with(EXAMPLE));
    for word in others.iter().filter(|word| !known.contains(word)) {
        messages.push(unknown(
            &format!("`{word}` behind ` ```{language} `"),
            word,
            known,
        ));
    }
    // with only one of the two words nothing would be compared
    if block.has(OUTPUT) && examples.len() != 1 || !block.has(OUTPUT) && !examples.is_empty() {
        messages.push(format!(
            "output block: expected `text,{OUTPUT},{EXAMPLE}NAME`, with the example that prints it"
        ));
    }
    // a listing typed into the page would never be run
    if language == "python" && !included(&block.code) {
        messages
            .push("Python listing: expected one `{{#include …}}` line and nothing else".to_owned());
    }
    messages
}

fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("{what} is unknown: did you mean `{near}`?"),
        None if known.is_empty() => format!("{what} is unknown: expected nothing"),
        None => format!("{what} is unknown: expected one of {known:?}"),
    }
}

fn included(code: &str) -> bool {
    code.lines().count() == 1 && code.trim().starts_with("{{#include ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(info: &str) -> Vec<String> {
        let page = Page::new("题 · T", "src/x.md", format!("x\n\n```{info}\nx\n```\n"));
        let faults = super::faults(&page);
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_word_behind_a_fence_is_known_or_a_fault() {
        for good in [
            "rust",
            "rust,symbols,no_run",
            "rust, should_panic",
            "text",
            "text,output,example-a",
        ] {
            assert_eq!(faults(good), [""; 0], "{good}");
        }
        for (bad, says) in [
            ("", "listing without a language"),
            ("rst", "listing in `rst` is unknown: did you mean `rust`?"),
            (
                "rust,ignore",
                "`ignore` behind ` ```rust ` is unknown: expected one of",
            ),
            (
                "rust,symbol",
                "`symbol` behind ` ```rust ` is unknown: did you mean `symbols`?",
            ),
            (
                "text,outptu,example-padding",
                "`outptu` behind ` ```text ` is unknown: did you mean `output`?",
            ),
            ("text,output,exmaple-padding", "`exmaple-padding` behind"),
            (
                "text,output",
                "output block: expected `text,output,example-NAME`",
            ),
            ("text,example-padding", "output block: expected"),
            ("text,output,example-a,example-b", "output block: expected"),
            (
                "bash,norun",
                "`norun` behind ` ```bash ` is unknown: expected nothing",
            ),
            ("python", "Python listing: expected one"),
        ] {
            let found = faults(bad);
            let says = format!("src/x.md:3: {says}");
            assert!(
                found.iter().any(|fault| fault.starts_with(&says)),
                "{says}: {found:?}"
            );
        }
    }
}
