//! Compares the style sheet that links symbols with the glossary, from which it is written.

use std::fs;

use bookkit::glossary::{Glossary, key};
use bookkit::render::symbols::style::rules;

use crate::support::{UPDATE, root, update};

const SHEET: &str = "theme/style/symbol-links.css";

#[test]
fn the_style_sheet_links_every_symbol_of_the_glossary() {
    let root = root();
    let glossary = Glossary::load(&root).unwrap();
    let expected = rules(&glossary);
    let sheet = root.join(SHEET);
    if update() {
        fs::write(&sheet, &expected).unwrap();
    }
    let css = fs::read_to_string(&sheet).unwrap_or_default();
    for (_, symbol) in glossary.symbols.symbols() {
        let (tex, line) = (&symbol.tex, symbol.line);
        let selector = format!("[data-sym=\"{}\"]:is(:hover,.on)", key(symbol));
        assert!(
            css.contains(&selector),
            "{SHEET} does not link `{tex}` (glossary.toml:{line}): {UPDATE} writes it"
        );
    }
    assert_eq!(
        css, expected,
        "{SHEET}:1: differs from glossary.toml: {UPDATE} writes it"
    );
}
