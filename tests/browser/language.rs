//! The language switch: first visit, link, stored choice; what changes with it; the scroll position.

use anyhow::{Context, Result, ensure};

use crate::harness::{Browser, Site, book, none};

const PAGE: &str = "conv-backward.html";

/// The effects of the language: attributes and visible texts.
const STATE: &str = r"(() => {
    const text = selector => document.querySelector(selector).innerText.trim();
    const shown = lang => [...document.querySelectorAll(`main div[lang='${lang}']`)].filter(e => e.innerText.trim()).length;
    return {
        language: document.documentElement.dataset.lang,
        html: document.documentElement.lang,
        zh: shown('zh-CN'), en: shown('en'),
        title: document.title,
        heading: text('main h1'),
        sidebar: text('#mdbook-sidebar .chapter a.active'),
        search: document.getElementById('mdbook-searchbar').placeholder,
        theme: document.getElementById('mdbook-theme-toggle').title,
        copy: text('.copy-button'),
        next: document.querySelector('.nav-wrapper .next .nav-where').textContent,
        pressed: [...document.querySelectorAll('.lang-switch [aria-pressed=true]')].map(b => b.textContent),
    };
})()";

#[test]
#[ignore = "needs chromium"]
fn the_first_visit_follows_the_browser() -> Result<()> {
    for (reader, language, html) in [
        ("zh-CN", "zh", "zh-CN"),
        ("zh-TW", "zh", "zh-CN"),
        ("en-US", "en", "en"),
        ("de", "en", "en"),
    ] {
        let mut browser = Browser::start()?;
        none(&first_visit(&mut browser, book()?, reader, language, html)?)?;
    }
    Ok(())
}

/// The faults on the first visit of a reader whose browser uses `reader`.
pub fn first_visit(
    browser: &mut Browser,
    site: &Site,
    reader: &str,
    language: &str,
    html: &str,
) -> Result<Vec<String>> {
    browser.reader(reader)?;
    browser.open(&site.url(PAGE))?;
    let state = browser.eval(STATE)?;
    let mut faults = pairs(browser, PAGE, language)?;
    if state["language"] != language || state["html"] != html {
        faults.push(format!("{PAGE} for {reader}: not {language}: {state}"));
    }
    Ok(faults)
}

#[test]
#[ignore = "needs chromium"]
fn a_link_chooses_and_the_choice_is_kept() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.reader("en-US")?;
    browser.open(&book()?.url("output-size.html?lang=zh"))?;
    ensure!(browser.eval(STATE)?["language"] == "zh");
    browser.open(&book()?.url(PAGE))?;
    ensure!(
        browser.eval(STATE)?["language"] == "zh",
        "the link's choice is forgotten"
    );
    browser.language("both")?;
    browser.open(&book()?.url("output-size.html"))?;
    ensure!(
        browser.eval(STATE)?["language"] == "both",
        "the switch's choice is forgotten"
    );
    // what the reader chooses on a page outlives the link that led there
    browser.open(&book()?.url("output-size.html?lang=en"))?;
    browser.language("zh")?;
    let address = browser.text("location.href")?;
    browser.open(&address)?;
    ensure!(
        browser.eval(STATE)?["language"] == "zh",
        "reloading {address} undoes the choice"
    );
    browser.open(&book()?.url("output-size.html?lang=klingon"))?;
    ensure!(
        browser.eval(STATE)?["language"] == "zh",
        "an unknown language must be ignored"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn everything_on_the_page_follows() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.reader("en-US")?;
    browser.open(&book()?.url(PAGE))?;
    let mut faults = Vec::new();
    for (language, button) in [("zh", "中文"), ("en", "English"), ("both", "双语")] {
        browser.language(language)?;
        let state = browser.eval(STATE)?;
        if state["pressed"] != serde_json::json!([button]) {
            faults.push(format!("{language}: pressed is {}", state["pressed"]));
        }
        for part in ["title", "heading", "sidebar"] {
            let text = state[part].as_str().context("a text")?;
            let (chinese, latin) = (has_chinese(text), text.contains("The whole"));
            if (chinese, latin) != (language != "en", language != "zh") {
                faults.push(format!("{language}: {part} is `{text}`"));
            }
        }
        // short labels are in one language: with both, in the browser's
        for part in ["search", "theme", "copy", "next"] {
            let text = state[part].as_str().context("a text")?;
            if has_chinese(text) != (language == "zh") {
                faults.push(format!("{language}: {part} is `{text}`"));
            }
        }
        faults.extend(pairs(&mut browser, PAGE, language)?);
    }
    none(&faults)
}

/// The text in view does not move when the language changes, at every width.
#[test]
#[ignore = "needs chromium"]
fn the_page_stays_where_it_is() -> Result<()> {
    let mut browser = Browser::start()?;
    let top = "seen.getBoundingClientRect().top";
    for width in [360, 1440] {
        browser.viewport(width, 600)?;
        browser.open(&book()?.url(&format!("{PAGE}?lang=zh")))?;
        // a listing in the middle, its first lines scrolled away: nothing above it shows
        browser.eval(
            "(() => {
                window.seen = document.querySelectorAll('main > pre')[1];
                scrollBy({ top: seen.getBoundingClientRect().top + 20, behavior: 'instant' });
            })()",
        )?;
        browser.settle()?;
        let before = browser.eval(top)?.as_f64().context("a number")?;
        ensure!(
            (before + 20.0).abs() < 1.0,
            "the page is too short to tell: {before}"
        );
        for language in ["en", "both", "zh", "both", "en"] {
            browser.language(language)?;
            browser.settle()?;
            let after = browser.eval(top)?.as_f64().context("a number")?;
            ensure!(
                (after - before).abs() < 3.0,
                "{width} px, {language}: what was {before} px from the top is now at {after}"
            );
        }
    }
    Ok(())
}

/// The reader never sees the other language flash.
#[test]
#[ignore = "needs chromium"]
fn nothing_flashes() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.reader("en-US")?;
    none(&flash(&mut browser, book()?, PAGE)?)
}

/// The language is chosen before the first element of the page exists.
pub fn flash(browser: &mut Browser, site: &Site, page: &str) -> Result<Vec<String>> {
    let watch = "new MutationObserver((_, observer) => {
        if (!document.body) return;
        window.chosenFirst = [document.documentElement.dataset.lang, document.documentElement.lang];
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true })";
    browser.before_each_page(watch)?;
    let mut faults = Vec::new();
    for (address, language, html) in [
        ("", "en", "en"),
        ("?lang=zh", "zh", "zh-CN"),
        ("", "zh", "zh-CN"),
    ] {
        browser.open(&site.url(&format!("{page}{address}")))?;
        let first = browser.eval("chosenFirst")?;
        if first != serde_json::json!([language, html]) {
            faults.push(format!(
                "{page}{address}: {language} is chosen too late: at first {first}"
            ));
        }
    }
    Ok(faults)
}

/// Layout faults when both languages show: the halves of a pair must begin on one line without overlapping, shared
/// content must span both columns, and on a phone the second half must be below the first.
pub fn columns(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    browser.language("both")?;
    let mut faults = Vec::new();
    for (width, wide) in [(1440, true), (390, false)] {
        browser.resize(width)?;
        let found = browser.list(&format!(
            "(() => {{
                const faults = [];
                const box = e => e.getBoundingClientRect();
                // the first line of the text, whatever margin is above it
                for (const zh of document.querySelectorAll('main div[lang=zh-CN]')) {{
                    const en = zh.nextElementSibling;
                    if (en?.lang !== 'en' || !zh.getClientRects().length) continue;
                    const [a, b] = [box(zh), box(en)];
                    const right = {wide}
                        ? Math.abs(a.top - b.top) < 2 && a.right < b.left
                        : a.bottom <= b.top + 1 && Math.abs(a.right - b.right) < 2;
                    if (!right) faults.push(`not ${{{wide} ? 'side by side' : 'stacked'}}: ${{zh.textContent.trim().slice(0, 40).toWellFormed()}}`);
                }}
                const main = box(document.querySelector('main'));
                for (const shared of document.querySelectorAll('main > :is(pre, .formula, .figure)')) {{
                    if ({wide} && box(shared).width < main.width * 0.9) faults.push(`does not span both columns: ${{shared.textContent.trim().slice(0, 40).toWellFormed()}}`);
                }}
                return faults;
            }})()"
        ))?;
        faults.extend(
            found
                .iter()
                .map(|fault| format!("{page} at {width} px: {fault}")),
        );
    }
    Ok(faults)
}

/// [`pairs`] of the open page, in one language after the other.
pub fn pairs_in_each_language(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for language in ["zh", "en", "both"] {
        browser.language(language)?;
        faults.extend(pairs(browser, page, language)?);
    }
    Ok(faults)
}

/// Faults of the halves of a page that shows `language`: text in the other language or, if both
/// show, a block without its other half.
pub fn pairs(browser: &mut Browser, page: &str, language: &str) -> Result<Vec<String>> {
    let found = browser.eval(
        r"(() => {
            const shown = e => e.getClientRects().length > 0 && e.innerText.trim() !== '';
            // what a reader opens has to be there in each language, too
            document.querySelectorAll('main details.folded').forEach(box => { box.open = true; });
            const blocks = [...document.querySelectorAll('main div[lang]')].filter(e => !e.parentElement.closest('div[lang]'));
            return blocks.map(e => [e.lang, shown(e), e.innerText.trim().slice(0, 40).toWellFormed()]);
        })()",
    )?;
    let found: Vec<(String, bool, String)> = serde_json::from_value(found)?;
    let mut faults = Vec::new();
    if found.is_empty() {
        faults.push(format!("{page}: no text in either language"));
    }
    for (lang, shown, text) in &found {
        let wanted = language == "both" || lang.starts_with(language);
        if *shown != wanted {
            let what = if wanted { "does not show" } else { "shows" };
            faults.push(format!(
                "{page}, {language}: a block in {lang} {what}: {text}"
            ));
        }
    }
    let mut rest = found.as_slice();
    while let [first, tail @ ..] = rest {
        let paired = first.0 == "zh-CN" && tail.first().is_some_and(|second| second.0 == "en");
        if !paired {
            faults.push(format!(
                "{page}: a block in {} stands alone: {}",
                first.0, first.2
            ));
        }
        rest = tail.get(usize::from(paired)..).unwrap_or_default();
    }
    Ok(faults)
}

fn has_chinese(text: &str) -> bool {
    text.chars()
        .any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch))
}
