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

/// All themes but the light one.
const OTHER_THEMES: [&str; 4] = ["rust", "coal", "navy", "ayu"];

/// The whole book on one page. What is on it is seen on the pages of the chapters; all at once it is
/// more than axe gets through in the time that a page has.
const WHOLE: &str = "print.html";

/// All of axe in each language.
#[test]
#[ignore = "needs chromium"]
fn desktop() -> Result<()> {
    each(1440, |browser, page| {
        check(browser, page, "light", &LANGUAGES, EVERYTHING)
    })
}

/// Its colours in every other theme, in each language.
#[test]
#[ignore = "needs chromium"]
fn desktop_in_other_colours() -> Result<()> {
    each(1440, |browser, page| {
        let mut faults = Vec::new();
        for theme in OTHER_THEMES {
            faults.extend(check(browser, page, theme, &LANGUAGES, COLOURS)?);
        }
        Ok(faults)
    })
}

/// Both languages are the two together; what is laid out differently is asked for again, and the
/// colours of what shows on a phone only.
#[test]
#[ignore = "needs chromium"]
fn phone() -> Result<()> {
    each(360, |browser, page| {
        let mut faults = check(browser, page, "light", &["both"], EVERYTHING)?;
        for theme in OTHER_THEMES {
            faults.extend(check(browser, page, theme, &["both"], COLOURS)?);
        }
        Ok(faults)
    })
}

#[test]
#[ignore = "needs chromium"]
fn tablet() -> Result<()> {
    each(768, |browser, page| {
        check(browser, page, "light", &["both"], EVERYTHING)
    })
}

/// Loads each page once; languages and themes change in place.
fn each(width: u32, ask: impl Fn(&mut Browser, &str) -> Result<Vec<String>>) -> Result<()> {
    let mut browser = Browser::start()?;
    browser.viewport(width, 900)?;
    let mut faults = Vec::new();
    for page in book()?.pages()?.into_iter().filter(|page| page != WHOLE) {
        open(&mut browser, book()?, &page)?;
        let found = ask(&mut browser, &page)?;
        faults.extend(found.iter().map(|fault| format!("{width} px: {fault}")));
    }
    none(&faults)
}

/// Opens a page for [`check`].
pub fn open(browser: &mut Browser, site: &Site, page: &str) -> Result<()> {
    browser.open(&site.url(page))?;
    browser.eval(&script()?).map(drop)
}

/// What axe finds on the open page.
pub fn check(
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
            "{} is not there: npm install --no-save --prefix target/npm axe-core@4.14.1, \
             or set BOOK_AXE to the path of axe.min.js",
            file.display()
        )
    })
}
