//! A tip shows the meaning of a symbol under the pointer, after a tap, or selected with the arrow keys; and
//! the symbol lights up everywhere else on the page, in formulas and in listings.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::harness::{Browser, Site, book, none};

/// A page with a formula, its listing and symbols in both.
const PAGE: &str = "gradient-of-the-filters.html";

/// The gradient of the filters, in the formula of that page.
const SYMBOL: &str = "#eq-2 .sym[data-sym=dw]";

/// The text of the tip, or an empty text.
const TIP: &str = "(() => {
    const tip = document.getElementById('symbol-tip');
    return tip.matches(':popover-open') ? tip.innerText.replace(/\\s+/g, ' ') : '';
})()";

/// The symbols that are lit, each with the kind of place: `mrow dw`, `span dw`, `tr dw`.
const LIT: &str = "[...new Set([...document.querySelectorAll('main [data-sym]')]
    .filter(e => getComputedStyle(e).getPropertyValue('--lit').trim() !== '')
    .map(e => `${e.localName} ${e.dataset.sym}`))].sort()";

#[test]
#[ignore = "needs chromium"]
fn a_mouse_that_rests_on_a_symbol() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for language in ["zh", "en"] {
        faults.extend(hover(&mut browser, book()?, language)?);
        browser.press("Escape")?;
        faults.extend(still_there(&mut browser, "after Escape")?);
    }
    // when the pointer leaves the symbol the tip disappears, but slowly enough to be reached
    browser.hover("h1")?;
    browser.hover(SYMBOL)?;
    browser.wait(&format!("{TIP} !== ''"))?;
    browser.hover("#symbol-tip")?;
    std::thread::sleep(std::time::Duration::from_millis(400));
    ensure!(!tip(&mut browser)?.is_empty(), "the tip flees the pointer");
    browser.hover("h1")?;
    browser.wait(&format!("{TIP} === ''"))?;
    none(&faults)
}

#[test]
#[ignore = "needs chromium"]
fn the_name_in_a_listing_is_the_symbol() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url(&format!("{PAGE}?lang=zh")))?;
    browser.hover("pre .sym[data-sym=dw]")?;
    browser.wait(&format!("{TIP} !== ''"))?;
    let mut faults = wrong_tip(&tip(&mut browser)?, "zh");
    faults.extend(wrong_light(&mut browser)?);
    none(&faults)
}

#[test]
#[ignore = "needs chromium"]
fn the_arrow_keys_walk_through_the_symbols() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for language in ["zh", "en"] {
        browser.open(&book()?.url(&format!("{PAGE}?lang={language}")))?;
        // the last stop before the formula, from which Tab leads into the formula
        browser.eval(
            "(() => {
                const stops = [...document.querySelectorAll('main :is(a[href], button, summary, [tabindex=\"0\"])')]
                    .filter(stop => stop.getClientRects().length);
                const box = document.querySelector('#eq-2 .formula-scroll');
                stops[stops.indexOf(box) - 1].focus();
            })()",
        )?;
        browser.press("Tab")?;
        let focused = browser.eval("document.activeElement.matches('#eq-2 .formula-scroll')")?;
        ensure!(focused == true, "Tab does not lead into the formula");
        // its first symbol, which is what the formula defines
        faults.extend(wrong_tip(&tip(&mut browser)?, language));
        faults.extend(wrong_light(&mut browser)?);
        let said = browser.text(
            "[...document.querySelectorAll('main [role=status]')].map(e => e.textContent).join('')",
        )?;
        if !said.contains("dw") {
            faults.push(format!("{language}: a screen reader is told `{said}`"));
        }
        let first = tip(&mut browser)?;
        browser.press("ArrowRight")?;
        let second = tip(&mut browser)?;
        browser.press("ArrowLeft")?;
        if second == first || second.is_empty() || tip(&mut browser)? != first {
            faults.push(format!(
                "{language}: → and ← lead to `{second}` and not back"
            ));
        }
        let page = browser.text("location.pathname")?;
        ensure!(page.ends_with(PAGE), "an arrow turned to {page}");
        browser.press("Escape")?;
        faults.extend(still_there(&mut browser, "after Escape")?);
    }
    none(&faults)
}

#[test]
#[ignore = "needs chromium"]
fn a_finger_taps_a_symbol() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.viewport(390, 844)?;
    let touch = serde_json::json!({ "enabled": true });
    browser.call("Emulation.setTouchEmulationEnabled", touch)?;
    let mut faults = Vec::new();
    for language in ["zh", "en"] {
        browser.open(&book()?.url(&format!("{PAGE}?lang={language}")))?;
        browser.tap(SYMBOL)?;
        browser.wait(&format!("{TIP} !== ''"))?;
        faults.extend(wrong_tip(&tip(&mut browser)?, language));
        faults.extend(wrong_light(&mut browser)?);
        let inside = browser.eval(
            "(() => {
                const box = document.getElementById('symbol-tip').getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
            })()",
        )?;
        ensure!(
            inside == true,
            "{language}: the tip sticks out of the screen"
        );
        browser.tap("h1")?;
        faults.extend(still_there(&mut browser, "after a tap elsewhere")?);
        browser.tap(SYMBOL)?;
        browser.press("Escape")?;
        faults.extend(still_there(&mut browser, "after Escape")?);
    }
    none(&faults)
}

/// Symbols of the open page without a tip.
pub fn unexplained(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    let lost = browser.list(
        "[...new Set([...document.querySelectorAll('main .sym')].map(e => e.dataset.sym))]
            .filter(symbol => !document.querySelector(`main tr[data-sym=\"${symbol}\"]`))",
    )?;
    let told = lost
        .iter()
        .map(|symbol| format!("{page}: `{symbol}` has no row in any table"));
    Ok(told.collect())
}

/// The faults of the tip and the highlight when a mouse is on the symbol.
pub fn hover(browser: &mut Browser, site: &Site, language: &str) -> Result<Vec<String>> {
    browser.open(&site.url(&format!("{PAGE}?lang={language}")))?;
    browser.hover("h1")?;
    browser.hover(SYMBOL)?;
    browser.settle()?;
    let mut faults = wrong_tip(&tip(browser)?, language);
    faults.extend(wrong_light(browser)?);
    for fault in &mut faults {
        *fault = format!("{PAGE}: {fault}");
    }
    Ok(faults)
}

/// The tip of dW has its Rust name, its shape and its meaning, in this language and no other.
fn wrong_tip(tip: &str, language: &str) -> Vec<String> {
    let chinese = tip
        .chars()
        .any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
    let english = tip.to_lowercase().contains("gradient");
    let whole = tip.contains("dw")
        && tip.contains('(')
        && (chinese, english) == (language == "zh", language == "en");
    (!whole)
        .then(|| format!("{language}: the tip of dW says `{tip}`"))
        .into_iter()
        .collect()
}

/// Only dW is lit: in the formula, in the listing, in the table.
fn wrong_light(browser: &mut Browser) -> Result<Vec<String>> {
    let lit = browser.list(LIT)?;
    let right = ["mrow dw", "span dw", "tr dw"];
    Ok((lit != right)
        .then(|| format!("lit is {lit:?} instead of {right:?}"))
        .into_iter()
        .collect())
}

fn still_there(browser: &mut Browser, when: &str) -> Result<Vec<String>> {
    let tip = tip(browser)?;
    Ok((!tip.is_empty())
        .then(|| format!("{when} the tip still says `{tip}`"))
        .into_iter()
        .collect())
}

fn tip(browser: &mut Browser) -> Result<String> {
    let tip: Value = browser.eval(TIP)?;
    tip.as_str()
        .map(str::to_owned)
        .context("the tip is not a text")
}
