//! The built folder works when a page is opened from the disk.

use anyhow::{Result, ensure};

use crate::harness::{Browser, Site, book, none, on_each};
use crate::language::pairs_in_each_language;

#[test]
#[ignore = "needs chromium"]
fn pages_work_from_the_disk() -> Result<()> {
    on_each(book()?.chapters()?, check)?;
    let mut browser = Browser::start()?;
    browser.open(&address(book()?, "conv-backward.html"))?;
    let loaded = "[...document.fonts].some(font => /Book Math/.test(font.family) && font.status === 'loaded')";
    ensure!(browser.eval(loaded)? == true, "the math font is not loaded");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn search_works_from_the_disk() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&address(book()?, "index.html"))?;
    browser.press("/")?;
    browser.wait("document.activeElement.id === 'mdbook-searchbar'")?;
    browser.write("卷积")?;
    browser.wait("document.querySelectorAll('#mdbook-searchresults li').length > 0")
}

#[test]
#[ignore = "needs chromium"]
fn copying_and_the_choices_of_a_reader_work_from_the_disk() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&address(book()?, "conv-backward.html"))?;
    browser.language("both")?;
    browser.theme("coal")?;
    browser.click(".copy-button", 0)?;
    // a page from the disk may write to the clipboard; the button shows that it has
    browser.wait("/已复制|Copied/.test(document.querySelector('.copy-button').textContent)")?;
    browser.click(".nav-wrapper .next", 0)?;
    browser.wait(
        "!location.pathname.endsWith('conv-backward.html') && document.readyState === 'complete'",
    )?;
    browser.wait("document.querySelector('.lang-switch') !== null")?;
    let kept = "document.documentElement.dataset.lang === 'both' && document.documentElement.classList.contains('coal')";
    ensure!(
        browser.eval(kept)? == true,
        "the next page has forgotten language or theme"
    );
    browser.open(&address(book()?, "conv-backward.html?lang=en"))?;
    ensure!(
        browser.eval("document.documentElement.lang")? == "en",
        "?lang= is not read"
    );
    none(&browser.faults(&address(book()?, "")))
}

/// Faults of one page that is opened from the disk.
pub fn check(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    browser.open(&address(site, page))?;
    let mut faults = pairs_in_each_language(browser, page)?;
    let seen = browser.faults(&address(site, ""));
    faults.extend(seen.iter().map(|fault| format!("{page}: {fault}")));
    Ok(faults)
}

pub fn address(site: &Site, page: &str) -> String {
    format!("file://{}/{page}", site.folder.display())
}
