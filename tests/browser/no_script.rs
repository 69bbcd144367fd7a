//! Without JavaScript, both languages, formulas, listings and navigation are available.

use anyhow::Result;
use serde_json::json;

use crate::harness::{Browser, Site, book, on_each};
use crate::language::pairs;
use crate::pair;

/// What a page must show. The language switch cannot work and must be absent.
const MISSING: &str = r"(() => {
    const shown = e => e.getClientRects().length > 0 && e.getBoundingClientRect().height > 0;
    const faults = [];
    const all = (what, selector) => {
        const hidden = [...document.querySelectorAll(selector)].filter(e => !shown(e));
        if (hidden.length) faults.push(`${hidden.length} ${what} not shown: ${hidden[0].outerHTML.slice(0, 100).toWellFormed()}`);
    };
    all('formulas', 'main math');
    all('listings', 'main pre, main pre > code');
    all('headings', 'main :is(h1, h2, h3) [lang]');
    all('figures', 'main :is(svg, img)');
    all('captions', 'main figcaption > [lang]');
    all('ways to the symbols of a formula', 'main .symbols > summary');
    all('ticks', 'main .formula-check');
    const ways = [...document.querySelectorAll('.nav-wrapper a')];
    if (!ways.some(shown)) faults.push('no way to the next page');
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`${root.scrollWidth} px wide`);
    if (document.querySelector('.lang-switch')) faults.push('a language switch that does nothing');
    const contents = document.querySelector('iframe');
    if (!contents || !shown(contents)) faults.push('no table of contents');
    return faults;
})()";

#[test]
#[ignore = "needs chromium"]
fn every_page_is_readable() -> Result<()> {
    on_each(book()?.chapters()?, check)
}

/// Faults of one page.
pub fn check(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({ "value": true }),
    )?;
    browser.load(&site.url(page))?;
    let mut faults = browser.list(MISSING)?;
    faults.extend(pair::without_scripts(browser)?);
    for fault in &mut faults {
        *fault = format!("{page} without scripts: {fault}");
    }
    faults.extend(pairs(browser, page, "both")?);
    faults.extend(browser.faults(&site.home));
    Ok(faults)
}
