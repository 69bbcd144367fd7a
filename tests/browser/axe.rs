//! axe-core finds nothing on any page, in any language and theme.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::harness::{Browser, full_sweep, themes};

/// All rules of axe. One kind of finding is ignored: axe does not read MathML, so a column heading that
/// consists of a formula counts as empty.
const EVERYTHING: &str = "{}";

/// The rules about colours, which are enough for a second theme of the same page.
const COLOURS: &str = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

const LANGUAGES: [&str; 3] = ["zh", "en", "both"];

/// What axe finds on the open page at every width: everything in the light theme, and the colours in the others. The
/// page shows both languages; on smaller screens, only what is laid out differently is checked again.
pub fn check(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    prepare(browser)?;
    let mut faults = Vec::new();
    let mut at = |width: u32, theme: &str, languages: &[&str]| {
        browser.resize(width)?;
        let what = if theme == "light" {
            EVERYTHING
        } else {
            COLOURS
        };
        let found = run(browser, page, theme, languages, what)?;
        faults.extend(found.iter().map(|fault| format!("{width} px: {fault}")));
        anyhow::Ok(())
    };
    at(1440, "light", &LANGUAGES)?;
    at(360, "light", &["both"])?;
    if full_sweep() {
        at(768, "light", &["both"])?;
    }
    for theme in &themes()[1..] {
        at(
            1440,
            theme,
            if full_sweep() { &LANGUAGES } else { &["both"] },
        )?;
        if full_sweep() {
            at(360, theme, &["both"])?;
        }
    }
    Ok(faults)
}

/// Gives axe to the open page.
pub fn prepare(browser: &mut Browser) -> Result<()> {
    browser.eval(&script()?).map(drop)
}

/// What axe finds on the open page, which has been [given](prepare) axe.
pub fn run(
    browser: &mut Browser,
    page: &str,
    theme: &str,
    languages: &[&str],
    options: &str,
) -> Result<Vec<String>> {
    browser.theme(theme)?;
    let mut faults = Vec::new();
    for language in languages {
        browser.language(language)?;
        browser.settle()?;
        let found = browser.list(&format!(
            "axe.run(document, {options}).then(result => result.violations.flatMap(rule => rule.nodes
                .filter(node => !(rule.id === 'empty-table-header' && /<math/.test(node.html)))
                .map(node => `${{rule.id}}: ${{node.html.slice(0, 160).toWellFormed()}} ${{node.failureSummary.replace(/\\s+/g, ' ')}}`)))"
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
            "{} does not exist: npm install --no-save --prefix target/npm axe-core@4.14.1, \
             or set BOOK_AXE to the path of axe.min.js",
            file.display()
        )
    })
}
