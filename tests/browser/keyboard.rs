//! Access by keyboard and screen reader: the Tab key follows the order of the page and shows the focus, and every
//! control has a name in the language of the page.

use anyhow::{Context, Result, ensure};

use crate::harness::{Browser, Site, book, none};

const PAGE: &str = "conv-backward.html";

#[test]
#[ignore = "needs chromium"]
fn the_first_stop_leads_past_the_menus() -> Result<()> {
    let mut browser = Browser::start()?;
    for (language, words) in [("zh", "跳到正文"), ("en", "Skip to the text")] {
        browser.open(&book()?.url(&format!("{PAGE}?lang={language}")))?;
        browser.press("Tab")?;
        let link = "document.activeElement.matches('.skip-link')";
        ensure!(
            browser.eval(link)? == true,
            "the first stop is not the skip link but {}",
            browser.text("document.activeElement.outerHTML.slice(0, 90).toWellFormed()")?
        );
        ensure!(browser.text("document.activeElement.innerText")? == words);
        let shown = "(() => {
            const box = document.activeElement.getBoundingClientRect();
            return box.top >= 0 && box.left >= 0 && box.width > 20 && box.height > 10;
        })()";
        browser.settle()?;
        ensure!(
            browser.eval(shown)? == true,
            "the skip link does not show when it is reached"
        );
        browser.press("Enter")?;
        browser.wait("document.activeElement.id === 'mdbook-content'")?;
        browser.press("Tab")?;
        let inside = "document.activeElement.closest('main, .nav-wrapper') !== null";
        ensure!(
            browser.eval(inside)? == true,
            "the next stop is not in the text"
        );
    }
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_link_into_the_page_and_a_reload_keep_the_place() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url(&format!("{PAGE}?lang=zh#is-it-right")))?;
    browser.press("Tab")?;
    let there = "document.activeElement.closest('h2')?.id === 'is-it-right'";
    ensure!(
        browser.eval(there)? == true,
        "the next stop is not where the link leads but {}",
        browser.text("document.activeElement.outerHTML.slice(0, 90).toWellFormed()")?
    );
    browser.open(&book()?.url(&format!("{PAGE}?lang=zh")))?;
    browser.eval("scrollTo({ top: 1234, behavior: 'instant' }), window.before = true")?;
    browser.settle()?;
    let place = browser.eval("scrollY")?;
    browser.eval("location.reload()")?;
    browser
        .wait(&format!(
            "!window.before && Math.abs(scrollY - {place}) < 30"
        ))
        .context("a reload leads elsewhere")
}

#[test]
#[ignore = "needs chromium"]
fn the_stops_follow_the_page() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for page in [PAGE, "output-size.html"] {
        faults.extend(stops(&mut browser, book()?, page)?);
    }
    none(&faults)
}

/// Goes through a page with the Tab key: everything that is out of order, or does not show the focus.
pub fn stops(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    browser.open(&site.url(&format!("{page}?lang=zh")))?;
    browser.eval("document.getElementById('mdbook-content').focus()")?;
    let mut faults = Vec::new();
    let mut above = (f64::MIN, String::new());
    let mut count = 0;
    for _ in 0..400 {
        browser.press("Tab")?;
        let stop = browser.eval(
            "(() => {
                const e = document.activeElement;
                if (!e.closest('#mdbook-content')) return null;
                const box = e.getBoundingClientRect();
                const style = getComputedStyle(e);
                const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                // the buttons of a listing are in its corner, but after its code for a screen reader
                const place = e.closest('pre') ?? e;
                return [place.getBoundingClientRect().top + scrollY, seen, e.outerHTML.slice(0, 90).toWellFormed()];
            })()",
        )?;
        if stop.is_null() {
            break;
        }
        let (top, seen, html): (f64, bool, String) = serde_json::from_value(stop)?;
        if top < above.0 - 30.0 {
            faults.push(format!(
                "{page}: {html} stands above {}, which is reached before it",
                above.1
            ));
        }
        if !seen {
            faults.push(format!("{page}: {html} does not show the focus"));
        }
        above = (top, html);
        count += 1;
    }
    ensure!((4..400).contains(&count), "{page}: {count} stops");
    Ok(faults)
}

/// The landmarks that the open page does not have exactly once.
pub fn landmarks(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for selector in [
        "main",
        "[role=banner]",
        "[role=search]",
        "nav#mdbook-sidebar[aria-label]",
        "main h1",
    ] {
        let count = browser.eval(&format!("document.querySelectorAll('{selector}').length"))?;
        // the whole book has a heading for each chapter
        if count != 1 && !(page == "print.html" && selector == "main h1") {
            faults.push(format!("{page}: {count} of {selector} instead of 1"));
        }
    }
    Ok(faults)
}

/// Names for screen readers, tips and hints of the open page that are in the wrong language or missing. Names of the languages
/// themselves are in both.
pub fn labels(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for language in ["zh", "en"] {
        browser.language(language)?;
        let found = browser.list(&format!(
            r"(() => {{
                const faults = [];
                const chinese = /[\u4e00-\u9fff]/;
                const latin = /[a-z]{{3}}/i;
                // folded content of a <details> has boxes, but no visible text
                const used = e => e.getClientRects().length && e.checkVisibility() && !e.closest('.lang-switch, [hidden]');
                for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]')) {{
                    if (!used(e)) continue;
                    for (const name of ['aria-label', 'title', 'placeholder']) {{
                        const text = e.getAttribute(name);
                        if (!text) continue;
                        const wrong = '{language}' === 'zh' ? !chinese.test(text) && latin.test(text) : chinese.test(text);
                        if (wrong) faults.push(`${{name}} is “${{text}}”: ${{e.cloneNode().outerHTML.slice(0, 100).toWellFormed()}}`);
                    }}
                }}
                for (const e of document.querySelectorAll('button, a[href], input, [role=img], [tabindex=\'0\']')) {{
                    if (!used(e)) continue;
                    const by = document.getElementById(e.getAttribute('aria-labelledby'))?.innerText;
                    const text = e.matches('[tabindex]') ? e.textContent : e.innerText ?? e.textContent;
                    const label = e.labels?.[0]?.innerText;
                    if (!(e.getAttribute('aria-label') || by || label || text || e.placeholder || '').trim()) {{
                        faults.push(`has no name: ${{e.outerHTML.slice(0, 100).toWellFormed()}}`);
                    }}
                }}
                return faults;
            }})()"
        ))?;
        faults.extend(
            found
                .iter()
                .map(|fault| format!("{page}, {language}: {fault}")),
        );
    }
    Ok(faults)
}
