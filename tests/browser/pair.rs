//! A pair of listings, Rust and NumPy: which of them shows, with and without a choice.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Browser, book};

const PAGE: &str = "strides.html";

/// For every pair: the names of the visible listings, and the state of the switch.
const STATE: &str = r"[...document.querySelectorAll('main .beside')].map(pair => ({
    shown: [...pair.querySelectorAll(':scope > pre')].filter(pre => pre.getClientRects().length)
        .map(pre => JSON.parse(getComputedStyle(pre, '::before').content)),
    pressed: [...pair.querySelectorAll('.pair-switch [aria-pressed=true]')].map(button => button.textContent),
}))";

/// Whether the two listings of the first pair are next to each other.
const BESIDE: &str = "(() => {
    const [left, right] = [...document.querySelectorAll('.beside > pre')].map(pre => pre.getBoundingClientRect());
    return right.left >= left.right;
})()";

const BOTH: [&str; 2] = ["NumPy", "Rust"];

/// Every pair of the open page shows `shown` and says so.
fn all(browser: &mut Browser, when: &str, shown: &[&str], pressed: &[&str]) -> Result<()> {
    let state = browser.eval(STATE)?;
    let wanted = json!({ "shown": shown, "pressed": pressed });
    let pairs = state.as_array().map(Vec::as_slice).unwrap_or_default();
    ensure!(
        !pairs.is_empty() && pairs.iter().all(|pair| *pair == wanted),
        "{when}: expected {wanted} of every pair, found {state}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn the_choice_holds_for_every_pair_of_every_page() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.reader("en-US")?;
    browser.open(&book()?.url(PAGE))?;
    all(&mut browser, "on a wide page", &BOTH, &["Both"])?;
    ensure!(browser.eval(BESIDE)? == true, "there is room for both");
    // with the keyboard; the button must not move although listings above it disappear
    let last = "[...document.querySelectorAll('.pair-switch')].at(-1).firstChild";
    browser.eval(&format!(
        "{last}.focus(), {last}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"
    ))?;
    let place = format!("{last}.getBoundingClientRect().top");
    let before = browser.eval(&place)?;
    browser.press(" ")?;
    all(&mut browser, "Rust is chosen", &["Rust"], &["Rust"])?;
    let after = browser.eval(&place)?;
    // a page scrolls by whole pixels
    let moved = (before.as_f64().unwrap_or(f64::NAN) - after.as_f64().unwrap_or(f64::NAN)).abs();
    ensure!(moved < 1.5, "the switch jumps from {before} to {after}");

    // the choice is made before anything is painted, that is before the body
    browser.before_each_page(
        "new MutationObserver((_, observer) => {
            if (!document.body) return;
            window.early = document.documentElement.dataset.code;
            observer.disconnect();
        }).observe(document, { childList: true, subtree: true })",
    )?;
    browser.open(&book()?.url("from-numpy.html"))?;
    all(&mut browser, "on another page", &["Rust"], &["Rust"])?;
    ensure!(browser.eval("window.early")? == "rust", "it comes too late");
    browser.language("zh")?;
    browser.click(".pair-switch button", 2)?;
    all(&mut browser, "both are chosen", &BOTH, &["两者"])?;

    // paper has no switch
    browser.click(".pair-switch button", 1)?;
    all(&mut browser, "NumPy is chosen", &["NumPy"], &["NumPy"])?;
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
    let printed = browser.eval(&format!("{STATE}.map(pair => pair.shown)"))?;
    let pairs = printed.as_array().map(Vec::as_slice).unwrap_or_default();
    let whole = !pairs.is_empty() && pairs.iter().all(|pair| *pair == json!(BOTH));
    ensure!(whole, "printed is {printed}");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn on_a_phone_numpy_shows_and_the_rest_is_a_touch_away() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.reader("en-US")?;
    browser.viewport(390, 844)?;
    // the switch also works if nothing can be stored
    browser.before_each_page(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })",
    )?;
    browser.open(&book()?.url(PAGE))?;
    all(&mut browser, "on a phone", &["NumPy"], &["NumPy"])?;
    let small = browser.list(
        "[...document.querySelectorAll('.pair-switch button')].map(button => button.getBoundingClientRect())
            .filter(box => box.width < 44 || box.height < 44).map(box => `${box.width} × ${box.height}`)",
    )?;
    ensure!(small.is_empty(), "too small for a finger: {small:?}");
    browser.click(".pair-switch button", 2)?;
    all(&mut browser, "both are chosen", &BOTH, &["Both"])?;
    ensure!(browser.eval(BESIDE)? == false, "there is no room for both");
    let faults: Vec<_> = browser.faults(&book()?.home);
    ensure!(faults.is_empty(), "{faults:?}");
    // a rotated phone or a wider window
    browser.eval("delete document.documentElement.dataset.code")?;
    browser.viewport(1440, 900)?;
    browser.wait(
        "document.querySelector('.pair-switch [aria-pressed=true]')?.textContent === 'Both'",
    )?;
    Ok(())
}

/// What is wrong with the pairs of the open page, whose scripts do not run.
pub fn without_scripts(browser: &mut Browser) -> Result<Vec<String>> {
    let state = browser.eval(STATE)?;
    let wanted: Value = json!({ "shown": BOTH, "pressed": [] });
    let pairs = state.as_array().map(Vec::as_slice).unwrap_or_default();
    let others = pairs.iter().filter(|pair| **pair != wanted);
    Ok(others
        .map(|pair| format!("expected {wanted} of a pair, found {pair}"))
        .collect())
}
