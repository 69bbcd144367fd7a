//! The Content-Security-Policy: nothing of the book needs what it forbids, and what it forbids does not happen.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::file_url::address;
use crate::harness::{Browser, Site, book, none, on_each};

/// What the page itself is told of every violation, from before its first element.
const LISTEN: &str =
    "window.refused = []; document.addEventListener('securitypolicyviolation', e =>
    refused.push(`the policy refuses ${e.violatedDirective}: ${e.blockedURI} ${e.sample}`));";

#[test]
#[ignore = "needs chromium"]
fn no_page_needs_what_the_policy_refuses() -> Result<()> {
    let mut browser = listening()?;
    on_each(&mut browser, book()?.pages()?, |browser, site, page| {
        check(browser, site, page, &site.url(page))
    })
}

#[test]
#[ignore = "needs chromium"]
fn nor_on_the_disk() -> Result<()> {
    let mut browser = listening()?;
    let pages = ["conv-backward.html", "print.html"];
    on_each(&mut browser, pages, |browser, site, page| {
        check(browser, site, page, &address(site, page))
    })
}

#[test]
#[ignore = "needs chromium"]
fn what_is_brought_in_does_not_run() -> Result<()> {
    let brought = [
        (
            "a script in the page",
            "<script>window.brought = 1</script>",
        ),
        (
            "a handler",
            "<img alt='' src='data:,' onerror='window.brought = 1'>",
        ),
        (
            "a script from data",
            "<script src='data:text/javascript,window.brought=1'></script>",
        ),
        (
            "a frame from data",
            "<iframe src='data:text/html,hello'></iframe>",
        ),
        ("another base", "<base href='https://example.com/'>"),
        ("an object", "<object data='data:text/html,hello'></object>"),
    ];
    let mut browser = listening()?;
    let mut faults = Vec::new();
    for (what, html) in brought {
        let site = book()?.altered("padding.html", |page| {
            Ok(page.replacen("</main>", &format!("{html}</main>"), 1))
        })?;
        browser.open(&site.url("padding.html"))?;
        if browser.eval("'brought' in window")? == true {
            faults.push(format!("{what} ran"));
        }
        if browser.list("refused")?.is_empty() {
            faults.push(format!("{what} was not refused"));
        }
    }
    none(&faults)
}

/// A browser whose pages keep a list of what is refused.
pub fn listening() -> Result<Browser> {
    let mut browser = Browser::start()?;
    let script = serde_json::json!({ "source": LISTEN });
    browser.call("Page.addScriptToEvaluateOnNewDocument", script)?;
    Ok(browser)
}

/// Uses everything on a page that could need something, and tells what is refused.
pub fn check(browser: &mut Browser, site: &Site, page: &str, address: &str) -> Result<Vec<String>> {
    browser.open(address)?;
    ensure!(
        Path::new(&site.folder).join(page).exists(),
        "{page} is not a page"
    );
    let mut faults = Vec::new();
    let policy = "document.head.querySelector('meta[http-equiv=Content-Security-Policy]') !== null";
    if browser.eval(policy)? != true {
        faults.push(format!("{page}: has no policy"));
    }
    // one listing, as a reader would: copying lays the page out anew, which takes its time on the page of the whole book
    browser.eval(
        "document.querySelector('.listing-tools')?.querySelectorAll('button').forEach(button => button.click())",
    )?;
    for theme in ["navy", "light"] {
        browser.theme(theme)?;
    }
    for language in ["en", "zh"] {
        browser.language(language)?;
    }
    browser.press("/")?;
    browser.write("卷积")?;
    browser.wait("document.querySelectorAll('#mdbook-searchresults li').length > 0")?;
    let refused = browser.list("refused")?;
    faults.extend(refused.iter().map(|fault| format!("{page}: {fault}")));
    Ok(faults)
}
