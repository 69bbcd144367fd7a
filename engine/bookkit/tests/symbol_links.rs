//! The style sheet that links symbols is written from the glossary; here the two are compared.

use std::path::Path;
use std::{env, fs};

use bookkit::expand::symbols::style::rules;
use bookkit::glossary::{Glossary, key};

const SHEET: &str = "theme/style/symbol-links.css";
const UPDATE: &str = "run `UPDATE_EXPECT=1 cargo test -p bookkit --test symbol_links`";

#[test]
fn the_style_sheet_links_every_symbol_of_the_glossary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let glossary = Glossary::load(&root).unwrap();
    let expected = rules(&glossary);
    let sheet = root.join(SHEET);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&sheet, &expected).unwrap();
    }
    let css = fs::read_to_string(&sheet).unwrap_or_default();
    for (_, symbol) in glossary.symbols.symbols() {
        let (tex, line) = (&symbol.tex, symbol.line);
        let selector = format!("[data-sym=\"{}\"]:is(:hover,.on)", key(symbol));
        assert!(
            css.contains(&selector),
            "{SHEET} does not link `{tex}` (glossary.toml:{line}): {UPDATE}"
        );
    }
    assert_eq!(
        css, expected,
        "{SHEET}:1: not what glossary.toml makes of it: {UPDATE}"
    );
}
