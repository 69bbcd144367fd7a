//! The style sheet that links symbols is written from the glossary; here the two are compared.

use std::path::Path;
use std::{env, fs};

use bookkit::expand::symbols::style::rules;
use bookkit::glossary::{Glossary, key};

const SHEET: &str = "theme/style/symbol-links.css";

#[test]
fn the_style_sheet_links_every_symbol_of_the_glossary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let glossary = Glossary::load(&root).unwrap();
    let expected = rules(&glossary);
    let sheet = root.join(SHEET);
    if env::var_os("BLESS").is_some() {
        fs::write(&sheet, &expected).unwrap();
    }
    let css = fs::read_to_string(&sheet).unwrap_or_default();
    for (_, symbol) in glossary.symbols.symbols() {
        let selector = format!("[data-sym=\"{}\"]:is(:hover,.on)", key(symbol));
        assert!(
            css.contains(&selector),
            "{SHEET} does not link `{}` (glossary.toml:{}): \
             run `BLESS=1 cargo test -p bookkit --test symbol_links`",
            symbol.tex,
            symbol.line
        );
    }
    assert_eq!(
        css, expected,
        "{SHEET} links what glossary.toml no longer has: \
         run `BLESS=1 cargo test -p bookkit --test symbol_links`"
    );
}
