//! The Content-Security-Policy: the book needs nothing that it forbids, and it blocks what it forbids.

use anyhow::Result;

use crate::file_url::address;
use crate::harness::{Browser, book, full_sweep, none, on_each};

#[test]
#[ignore = "needs chromium"]
fn no_page_on_the_disk_needs_what_the_policy_refuses() -> Result<()> {
    // every_page reads the whole book's page with its policy, from the server
    let pages = ["conv-backward.html", "print.html"];
    let pages = if full_sweep() {
        &pages[..]
    } else {
        &pages[..1]
    };
    on_each(pages, |browser, site, page| {
        browser.open(&address(site, page))?;
        check(browser, page)
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
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for (what, html) in brought {
        let site = book()?.altered("output-size.html", |page| {
            Ok(page.replacen("</main>", &format!("{html}</main>"), 1))
        })?;
        browser.open(&site.url("output-size.html"))?;
        if browser.eval("'brought' in window")? == true {
            faults.push(format!("{what} ran"));
        }
        if browser.list("refused")?.is_empty() {
            faults.push(format!("{what} was not refused"));
        }
    }
    none(&faults)
}

/// Uses every control on the open page, and returns what the policy refuses.
pub fn check(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let policy = "document.head.querySelector('meta[http-equiv=Content-Security-Policy]') !== null";
    if browser.eval(policy)? != true {
        faults.push(format!("{page}: has no policy"));
    }
    // only one listing, because copying causes a new layout, which is slow on the page with the whole book
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
