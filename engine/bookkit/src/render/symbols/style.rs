//! The rules that make a symbol light up everywhere on a page.

use crate::glossary::{Glossary, key};

/// The style sheet for the symbols of a glossary.
///
/// No script is needed: `:has()` matches if a symbol is under the pointer (or `.on`, set by
/// `theme/script/symbols.js`), and none of the symbols in its indices is. `theme/style/symbols.css`
/// defines how it looks.
pub fn rules(glossary: &Glossary) -> String {
    let selectors: Vec<_> = glossary
        .symbols
        .symbols()
        .map(|(_, symbol)| {
            let it = format!("[data-sym=\"{}\"]", key(symbol));
            format!("main:has({it}:is(:hover,.on)):not(:has({it} .sym:hover)) {it}")
        })
        .collect();
    format!(
        "/* Written from glossary.toml: UPDATE_EXPECT=1 cargo test -p book-tests --test book */\n\
         {} {{ --lit: var(--symbol-bg); --lit-fg: var(--symbol-fg); }}\n",
        selectors.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::symbols::page::tests::small;

    #[test]
    fn every_symbol_has_its_selector() {
        let glossary = small();
        let rules = rules(&glossary);
        assert_eq!(rules.matches("main:has(").count(), 5);
        assert!(rules.contains(
            "main:has([data-sym=\"step-window\"]:is(:hover,.on))\
             :not(:has([data-sym=\"step-window\"] .sym:hover)) [data-sym=\"step-window\"] {"
        ));
    }
}
