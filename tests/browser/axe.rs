//! axe-core finds nothing on any page, in any language and theme.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::harness::{Browser, full_sweep, themes};

/// All rules of axe. One kind of finding is ignored: axe does not read MathML, so a column heading that
/// consists of a formula counts as empty.
const EVERYTHING: &str = "{}";

/// All rules but that of contrast, which takes most of the time of axe: for a page in one language or on a small screen, whose
/// elements have the colours that they have in both languages on a large screen.
const STRUCTURE: &str = "{ rules: { 'color-contrast': { enabled: false } } }";

/// The rules about colours, which are enough for a second theme of the same page.
const COLOURS: &str = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

const LANGUAGES: [&str; 3] = ["zh", "en", "both"];

/// What axe finds on the open page: everything in both languages, the structure of the page in each language on a phone, the
/// colours in a dark theme. A full sweep checks everything everywhere.
pub fn check(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    prepare(browser)?;
    let mut faults = Vec::new();
    let mut at = |width: u32, theme: &str, languages: &[&str], rules: &str| {
        browser.resize(width)?;
        let found = run(browser, page, theme, languages, rules)?;
        faults.extend(found.iter().map(|fault| format!("{width} px: {fault}")));
        anyhow::Ok(())
    };
    if full_sweep() {
        for width in [360, 768, 1440] {
            at(width, "light", &LANGUAGES, EVERYTHING)?;
            for theme in &themes()[1..] {
                at(width, theme, &LANGUAGES, COLOURS)?;
            }
        }
        return Ok(faults);
    }
    at(1440, "light", &["both"], EVERYTHING)?;
    at(360, "light", &["zh", "en"], STRUCTURE)?;
    at(1440, themes()[1], &["both"], COLOURS)?;
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
            "axe.run(document, {{ resultTypes: ['violations'], ...{options} }}).then(result => result.violations.flatMap(rule => rule.nodes
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
