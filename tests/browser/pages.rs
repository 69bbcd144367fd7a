//! Loads every page once and runs all checks on it: no errors, no overflow, no outside requests, and the checks of the
//! other files for every page.

use anyhow::Result;
use serde_json::json;

use crate::harness::{Browser, Site, book, full_sweep, none, on_each, themes};
use crate::{axe, contrast, keyboard, language, policy, symbols};

/// Chooses every language in turn and in both languages each given theme, as a reader does, and names what is wider than the
/// page. mdBook cuts off what is too wide, so that the page does not scroll and the rest is lost;
/// the width of the page alone does not show this. Content in a box that scrolls is allowed.
const STICKS_OUT: &str = r"((themes, in_each_language) => {
    const root = document.scrollingElement;
    const page = document.getElementById('mdbook-body-container');
    const faults = [];
    const name = element => element.cloneNode().outerHTML.split('</')[0] + element.textContent.trim().slice(0, 60).toWellFormed();
    const scrolls = element => /auto|scroll|hidden/.test(getComputedStyle(element).overflowX);
    const culprits = () => [...page.querySelectorAll('*')].filter(element => {
        const box = element.getBoundingClientRect();
        if (!box.width || box.right <= root.clientWidth + 1) return false;
        for (let above = element.parentElement; above !== page; above = above.parentElement) {
            if (scrolls(above)) return false;
        }
        return true;
    });
    ['zh', 'en', 'both'].forEach((language, i) => {
        document.querySelectorAll('.lang-switch button')[i].click();
        if (document.documentElement.dataset.lang !== language) faults.push(`${language} cannot be chosen`);
        const here = in_each_language || language === 'both' ? themes : themes.slice(0, 1);
        const wide = here.filter(theme => {
            document.getElementById(`mdbook-theme-${theme}`).click();
            if (!document.documentElement.classList.contains(theme)) faults.push(`${theme} cannot be chosen`);
            return Math.max(root.scrollWidth, page.scrollWidth) > root.clientWidth;
        });
        if (wide.length) faults.push(`${language} (${wide}): sticks out: ${culprits().slice(0, 3).map(name).join(' … ')}`);
    });
    return faults;
})";

/// The whole book on one page repeats the chapters, and is too long for axe in the time that a page has.
pub const WHOLE: &str = "print.html";

#[test]
#[ignore = "needs chromium"]
fn every_page() -> Result<()> {
    let chapters = book()?.chapters()?;
    let mut pages = book()?.pages()?;
    // the longest first, so that no core waits for it at the end
    pages.sort_by_key(|page| page != WHOLE);
    on_each(pages, |browser, site, page| {
        browser.viewport(1440, 900)?;
        browser.open(&site.url(page))?;
        browser.resize(1440)?; // the sidebar is in the state that the previous page left
        let mut faults = keyboard::landmarks(browser, page)?;
        faults.extend(keyboard::labels(browser, page)?);
        faults.extend(language::pairs_in_each_language(browser, page)?);
        if chapters.iter().any(|chapter| chapter == page) {
            faults.extend(symbols::unexplained(browser, page)?);
            faults.extend(language::columns(browser, page)?);
            faults.extend(contrast::check(browser, page)?);
        }
        faults.extend(check(browser, site, page)?);
        faults.extend(policy::check(browser, page)?);
        if page != WHOLE {
            faults.extend(axe::check(browser, page)?);
        }
        Ok(faults)
    })
}

/// Everything that is wider than the open page at some width, and every error since it began to load.
pub fn check(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    // the whole book on one page has the content of the others, and each layout of it takes seconds
    let widths: &[u32] = match page == WHOLE && !full_sweep() {
        true => &[360],
        false => &[360, 768, 1440],
    };
    for &width in widths {
        browser.resize(width)?;
        // a theme changes colours and no size, so that one width and language tell whether each can be chosen
        let themes = if width == 1440 || full_sweep() {
            themes()
        } else {
            &themes()[..1]
        };
        let call = format!("{STICKS_OUT}({}, {})", json!(themes), full_sweep());
        let wide = browser.list(&call)?;
        faults.extend(
            wide.iter()
                .map(|fault| format!("{page} at {width} px: {fault}")),
        );
    }
    let seen = browser.faults(&site.home);
    faults.extend(seen.iter().map(|fault| format!("{page}: {fault}")));
    Ok(faults)
}

/// A reader who follows a dead link of any depth gets a complete 404 page.
#[test]
#[ignore = "needs chromium"]
fn a_dead_link_leads_to_the_404_page() -> Result<()> {
    let site = book()?;
    let mut browser = Browser::start()?;
    let dead = site.url("no/such/page.html");
    browser.open(&dead)?;
    let mut faults = browser.faults(&site.home);
    // the server must report that the page is missing
    faults.retain(|fault| !fault.contains(&dead));
    none(&faults)?;
    browser.wait("document.querySelector('.chapter a') !== null")
}
