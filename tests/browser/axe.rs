//! axe-core finds nothing on any page, in any language and theme.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::harness::{Browser, Site, book, none};

/// The whole of axe. One kind of finding is let pass: a heading of a column that is nothing but a
/// formula counts as empty, because axe does not read MathML.
const EVERYTHING: &str = "{}";

/// What depends on colours only: enough for a second theme of the same page.
const COLOURS: &str = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

const LANGUAGES: [&str; 3] = ["zh", "en", "both"];

#[test]
#[ignore = "needs chromium"]
fn every_page() -> Result<()> {
    each(&book()?.pages()?, "light", EVERYTHING)
}

#[test]
#[ignore = "needs chromium"]
fn colours_of_every_page_at_night() -> Result<()> {
    each(&book()?.pages()?, "navy", COLOURS)
}

/// Formulas, listings, output, tables and links are all on these two pages.
#[test]
#[ignore = "needs chromium"]
fn colours_of_the_other_themes() -> Result<()> {
    let pages = ["notation.html".to_owned(), "conv-backward.html".to_owned()];
    for theme in ["rust", "coal", "ayu"] {
        each(&pages, theme, COLOURS)?;
    }
    Ok(())
}

fn each(pages: &[String], theme: &str, options: &str) -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for page in pages {
        faults.extend(check(&mut browser, book()?, page, theme, options)?);
    }
    none(&faults)
}

/// What axe finds on a page in each language.
pub fn check(
    browser: &mut Browser,
    site: &Site,
    page: &str,
    theme: &str,
    options: &str,
) -> Result<Vec<String>> {
    browser.open(&site.url(page))?;
    browser.eval(&script()?)?;
    browser.theme(theme)?;
    let mut faults = Vec::new();
    for language in LANGUAGES {
        browser.language(language)?;
        browser.settle()?;
        let found = browser.list(&format!(
            "axe.run(document, {options}).then(result => result.violations.flatMap(rule => rule.nodes
                .filter(node => !(rule.id === 'empty-table-header' && /<math/.test(node.html)))
                .map(node => `${{rule.id}}: ${{node.html.slice(0, 160)}} ${{node.failureSummary.replace(/\\s+/g, ' ')}}`)))"
        ))?;
        faults.extend(
            found
                .into_iter()
                .map(|fault| format!("{page}, {language}, {theme}: {fault}")),
        );
    }
    Ok(faults)
}

/// axe-core from npm: BOOK_AXE, or where `.ci/run` puts it.
fn script() -> Result<String> {
    let usual = || {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
        root.join("target/npm/node_modules/axe-core/axe.min.js")
    };
    let file = env::var_os("BOOK_AXE").map_or_else(usual, PathBuf::from);
    fs::read_to_string(&file).with_context(|| {
        format!(
            "{} is not there: npm install --no-save --prefix target/npm axe-core@4.14.1, \
             or set BOOK_AXE to the path of axe.min.js",
            file.display()
        )
    })
}
