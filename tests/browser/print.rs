//! On paper: the text in the chosen language and nothing to click on.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::harness::{Browser, Site, book, full_sweep, on_each};
use crate::language::pairs;
use crate::pages::WHOLE;

/// Controls that are useless on paper.
const CONTROLS: &str = "[
    '#mdbook-menu-bar', '#mdbook-sidebar', '.listing-tools', '.pair-switch', '.lang-switch', '.nav-wrapper', '#mdbook-search-wrapper', '.skip-link',
].filter(selector => [...document.querySelectorAll(selector)].some(e => e.getClientRects().length > 0))
 .map(selector => `${selector} is printed`)";

/// Everything that the end or the edge of a page would cut, and everything that is missing.
const CUT: &str = r"(() => {
    const main = document.querySelector('main');
    const shown = e => e.getClientRects().length > 0 && e.getBoundingClientRect().height > 0;
    const all = selector => [...main.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const name = e => e.cloneNode().outerHTML.split('</')[0] + e.textContent.trim().slice(0, 40).toWellFormed();
    const faults = [];
    const report = (what, found) => { if (found.length) faults.push(`${found.length} ${what}: ${name(found[0])}`); };
    const style = (e, property) => getComputedStyle(e)[property];
    // a table of measurements is longer than a page: it may break between rows, but not inside a row
    report('may be cut by the end of a page', all('.formula, .figure:not(.measured), .measured > figcaption, .note, pre, tr').filter(e => style(e, 'breakInside') !== 'avoid'));
    report('may be left at the foot of a page', all('h1, h2, h3, h4').filter(e => style(e, 'breakAfter') !== 'avoid'));
    report('do not begin a page', all('h1:not(:first-child)').filter(e => style(e, 'breakBefore') !== 'page'));
    const edge = main.getBoundingClientRect().right + 1;
    report('stick out of the paper', all('math, pre, code, svg, td').filter(e => e.getBoundingClientRect().right > edge));
    const tables = [...main.querySelectorAll('.formula > .symbols tbody tr')];
    report('symbols are not printed', tables.filter(e => !shown(e)));
    report('ticks are not printed', [...main.querySelectorAll('.formula-check')].filter(e => !shown(e)));
    return faults;
})()";

/// The text width of an A4 page in the browser's pixels: 174 mm.
const TEXT_WIDTH: u32 = 657;

#[test]
#[ignore = "needs chromium"]
fn the_chosen_language_is_printed_without_controls() -> Result<()> {
    on_each([WHOLE, "conv-backward.html"], check)
}

/// What is wrong with a page on paper, in each language.
pub fn check(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
    browser.viewport(TEXT_WIDTH, 900)?;
    browser.open(&site.url(page))?;
    let mut faults = Vec::new();
    // the whole book on one page takes long to lay out
    let languages: &[&str] = match page == WHOLE && !full_sweep() {
        true => &["zh"],
        false => &["zh", "en", "both"],
    };
    for &language in languages {
        browser.language(language)?;
        browser.settle()?;
        let mut seen = browser.list(CONTROLS)?;
        seen.extend(browser.list(CUT)?);
        faults.extend(
            seen.iter()
                .map(|fault| format!("{page}, {language}: {fault}")),
        );
        faults.extend(pairs(browser, page, language)?);
    }
    Ok(faults)
}

#[test]
#[ignore = "needs chromium"]
fn night_is_not_printed() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("conv-backward.html"))?;
    browser.theme("navy")?;
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
    let ground = browser
        .text("getComputedStyle(document.documentElement).getPropertyValue('--bg').trim()")?;
    ensure!(
        ["#fff", "#ffffff", "white"].contains(&ground.as_str()),
        "the ground is {ground}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn the_whole_book_becomes_a_pdf() -> Result<()> {
    let mut browser = Browser::start()?;
    let chapters = book()?.chapters()?.len();
    let one = pdf_pages(&mut browser, "conv-backward.html?lang=zh")?;
    ensure!((1..12).contains(&one), "{one} sheets for one chapter");
    let all = pdf_pages(&mut browser, "print.html?lang=zh")?;
    ensure!(all >= chapters, "{all} sheets for {chapters} chapters");
    let both = pdf_pages(&mut browser, "print.html?lang=both")?;
    ensure!(
        both > all,
        "two languages take {both} sheets, one takes {all}"
    );
    Ok(())
}

/// How many sheets of paper a page takes.
fn pdf_pages(browser: &mut Browser, page: &str) -> Result<usize> {
    browser.open(&book()?.url(page))?;
    let options = json!({ "preferCSSPageSize": true, "printBackground": true });
    let answer = browser.call("Page.printToPDF", options)?;
    let pdf = BASE64_STANDARD.decode(answer["data"].as_str().context("no PDF")?)?;
    ensure!(pdf.starts_with(b"%PDF-"), "{page}: not a PDF");
    let sheet = b"/Type /Page\n";
    Ok(pdf
        .windows(sheet.len())
        .filter(|bytes| bytes == sheet)
        .count())
}
