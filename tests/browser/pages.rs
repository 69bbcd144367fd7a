//! Every page, in every language, theme and width: no error, nothing sticks out, no request leaves.

use anyhow::Result;

use crate::harness::{Browser, Site, book, none, on_each};

/// Chooses every language and theme in turn, as a reader does, and names what is wider than the
/// page. mdBook cuts off what sticks out, so that the page does not scroll and the rest is lost:
/// the width of the page alone says nothing. What stands in a box that scrolls is no fault.
const STICKS_OUT: &str = r"(() => {
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
        const wide = ['light', 'rust', 'coal', 'navy', 'ayu'].filter(theme => {
            document.getElementById(`mdbook-theme-${theme}`).click();
            if (!document.documentElement.classList.contains(theme)) faults.push(`${theme} cannot be chosen`);
            return Math.max(root.scrollWidth, page.scrollWidth) > root.clientWidth;
        });
        if (wide.length) faults.push(`${language} (${wide}): sticks out: ${culprits().slice(0, 3).map(name).join(' … ')}`);
    });
    return faults;
})()";

#[test]
#[ignore = "needs chromium"]
fn phone() -> Result<()> {
    every_page(360)
}

#[test]
#[ignore = "needs chromium"]
fn tablet() -> Result<()> {
    every_page(768)
}

#[test]
#[ignore = "needs chromium"]
fn desktop() -> Result<()> {
    every_page(1440)
}

/// A reader who follows a dead link, however deep, gets a page that has all it needs.
#[test]
#[ignore = "needs chromium"]
fn a_dead_link_leads_to_the_404_page() -> Result<()> {
    let site = book()?;
    let mut browser = Browser::start()?;
    let dead = site.url("no/such/page.html");
    browser.open(&dead)?;
    let mut faults = browser.faults(&site.home);
    // that the page is missing is what the server has to say
    faults.retain(|fault| !fault.contains(&dead));
    none(&faults)?;
    browser.wait("document.querySelector('.chapter a') !== null")
}

fn every_page(width: u32) -> Result<()> {
    let mut browser = Browser::start()?;
    browser.viewport(width, 900)?;
    on_each(&mut browser, book()?.pages()?, check)
}

/// Faults of one page at the width that the browser has.
pub fn check(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    browser.open(&site.url(page))?;
    let mut faults = browser.list(STICKS_OUT)?;
    faults.extend(browser.faults(&site.home));
    let width = browser.eval("innerWidth")?;
    for fault in &mut faults {
        *fault = format!("{page} at {width} px: {fault}");
    }
    Ok(faults)
}
