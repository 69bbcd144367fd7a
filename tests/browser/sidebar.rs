//! The table of contents: parts fold, by mouse and keyboard; without scripts all of it is visible.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::harness::{Browser, book};

const PAGE: &str = "conv-backward.html";

/// The names of the open parts, as displayed; pages of closed parts must be hidden.
const OPEN: &str = r"(() => {
    const parts = [...document.querySelectorAll('#mdbook-sidebar .fold:has(.part-name)')];
    return parts.filter(part => {
        const pages = [...part.closest('li').querySelectorAll('ol a')].filter(a => !a.matches('.header-in-summary'));
        const open = part.getAttribute('aria-expanded') === 'true';
        const shown = pages.filter(page => page.getClientRects().length).length;
        if (open ? !shown : shown) throw new Error(`${part.innerText}: ${shown} pages show`);
        return open;
    }).map(part => part.querySelector('.part-name').innerText);
})()";

#[test]
#[ignore = "needs chromium"]
fn parts_fold_by_mouse_and_keyboard() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url(&format!("{PAGE}?lang=en")))?;
    let open = browser.list(OPEN)?;
    let [own] = open.as_slice() else {
        anyhow::bail!("expected the part of the page alone to be open: {open:?}");
    };
    let marked = "(() => {
        const page = document.querySelector('#mdbook-sidebar a.active');
        const box = page.getBoundingClientRect();
        const button = page.closest('ol').closest('li').querySelector('.fold');
        return box.top >= 0 && box.bottom <= innerHeight && button.getAttribute('aria-expanded') === 'true';
    })()";
    ensure!(browser.eval(marked)? == true, "the page is out of sight");

    // the Tab key goes from a folded part to the part below it
    let rows = "[...document.querySelectorAll('#mdbook-sidebar .fold')].filter(row => row.getClientRects().length)";
    browser.eval(&format!("{rows}[0].focus()"))?;
    browser.press("Tab")?;
    ensure!(
        browser.eval(&format!("document.activeElement === {rows}[1]"))? == true,
        "after the first part comes {}",
        browser.text("document.activeElement.outerHTML.slice(0, 90).toWellFormed()")?
    );
    let second = browser.text("document.activeElement.innerText")?;
    let second = second.lines().next().context("a name")?.to_owned();
    browser.press(" ")?;
    let open = browser.list(OPEN)?;
    ensure!(
        open.contains(&second) && open.contains(own),
        "the key opens {open:?} instead of {second}"
    );
    browser.press(" ")?;
    ensure!(
        browser.list(OPEN)? == [own.clone()],
        "the key does not close"
    );
    browser.click("#mdbook-sidebar .part-name", 0)?;
    let open = browser.list(OPEN)?;
    ensure!(open.len() == 2, "the name does not open its part: {open:?}");
    browser.language("zh")?;
    for name in browser.list(OPEN)? {
        let chinese = name
            .chars()
            .any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
        ensure!(chinese && !open.contains(&name), "{name} in Chinese");
    }
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn without_scripts_every_page_is_reached() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({ "value": true }),
    )?;
    // the content of the frame next to each page
    browser.load(&book()?.url("toc.html"))?;
    let mut shown = browser.list(
        "[...document.querySelectorAll('a[href]')].filter(a => a.getClientRects().length).map(a => a.getAttribute('href'))",
    )?;
    shown.sort();
    ensure!(shown == book()?.chapters()?, "reached are {shown:?}");
    let toggles = "[...document.querySelectorAll('.chapter-fold-toggle')].filter(e => e.getClientRects().length).length";
    ensure!(browser.eval(toggles)? == 0, "a toggle that does nothing");
    Ok(())
}
