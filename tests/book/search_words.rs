//! Compares the script that tells the search which words readers type with the glossary, from which it is written.

use std::fs;

use bookkit::glossary::Glossary;
use bookkit::terms::search_words;

use crate::support::{UPDATE, root, update};

const SCRIPT: &str = "theme/script/search-words.js";

#[test]
fn the_search_knows_the_words_of_the_glossary() {
    let root = root();
    let expected = search_words(&Glossary::load(&root).unwrap().terms);
    let script = root.join(SCRIPT);
    if update() {
        fs::write(&script, &expected).unwrap();
    }
    let written = fs::read_to_string(&script).unwrap_or_default();
    assert_eq!(
        written, expected,
        "{SCRIPT}:1: differs from glossary.toml: {UPDATE} writes it"
    );
}
