//! Search finds Chinese and English, shows where, and leads there.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::harness::{Browser, Site, book, none};

/// What is listed under the search field.
const RESULTS: &str =
    "[...document.querySelectorAll('#mdbook-searchresults li')].map(li => li.innerText)";

/// The last query has been answered.
const ANSWERED: &str = "(() => {
    const bar = document.getElementById('mdbook-searchbar');
    return bar.value !== '' && document.getElementById('mdbook-searchresults-header').textContent.includes(bar.value);
})()";

#[test]
#[ignore = "needs chromium"]
fn words_of_both_languages_are_found_and_marked() -> Result<()> {
    let mut browser = Browser::start()?;
    for (language, word) in [
        ("zh", "卷积"),
        ("zh", "反向传播"),
        ("both", "池化"),
        ("en", "conv_backward"),
        ("en", "gradient"),
    ] {
        let found = search(&mut browser, language, word)?;
        ensure!(!found.is_empty(), "{word} is not found");
        if let Some(other) = found
            .iter()
            .find(|text| !text.to_lowercase().contains(word))
        {
            anyhow::bail!("{word}: a result does not hold it: {other}");
        }
        follow_first(&mut browser, word)?;
    }
    Ok(())
}

/// Full-width letters and punctuation, traditional characters, and the names that other books use.
#[test]
#[ignore = "needs chromium"]
fn what_readers_type_finds_what_the_book_says() -> Result<()> {
    let mut browser = Browser::start()?;
    for (typed, written) in [
        ("ｐａｄ", "pad"),
        ("卷积。", "卷积"),
        ("卷積", "卷积"),
        ("梯度檢驗", "梯度检验"),
        ("濾波器", "过滤器"),
        ("膨胀卷积", "空洞卷积"),
        ("deconvolution", "transposed convolution"),
    ] {
        let language = if written.is_ascii() { "en" } else { "zh" };
        let found = search(&mut browser, language, typed)?;
        let says = found
            .iter()
            .any(|text| text.to_lowercase().contains(written));
        ensure!(says, "`{typed}` finds {found:?}");
    }
    let nothing = search(&mut browser, "zh", "。")?;
    ensure!(nothing.is_empty(), "punctuation finds {nothing:?}");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_word_that_is_nowhere_gives_nothing_and_says_so() -> Result<()> {
    let mut browser = Browser::start()?;
    for (language, words) in [("zh", "没有找到"), ("en", "No results")] {
        let found = search(&mut browser, language, "qwertzuiop")?;
        ensure!(found.is_empty(), "{found:?}");
        let header =
            browser.text("document.getElementById('mdbook-searchresults-header').innerText")?;
        ensure!(header.contains(words), "{language}: {header}");
    }
    Ok(())
}

/// The index has spaces where the page has tags, but a reader types what the page shows.
#[test]
#[ignore = "needs chromium"]
fn a_phrase_across_a_formula_is_found() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("conv-backward.html?lang=zh"))?;
    let phrases = browser.list(
        r"[...document.querySelectorAll('main div[lang=zh-CN] p math')].flatMap(math => {
            const before = math.previousSibling?.data?.match(/[\u4e00-\u9fff]{2,6} ?$/);
            const after = math.nextSibling?.data?.match(/^ ?[\u4e00-\u9fff]{2,6}/);
            const letters = math.textContent;
            return before && after && /^[a-zA-Z]+$/.test(letters) ? [before[0] + letters + after[0]] : [];
        })",
    )?;
    let phrase = phrases
        .first()
        .context("the page has no formula within a phrase")?;
    for typed in [phrase.clone(), phrase.replace(' ', "")] {
        let found = search(&mut browser, "zh", &typed)?;
        ensure!(!found.is_empty(), "`{typed}` is not found");
        // the formula is between the parts, so that each is marked separately
        let start: String = typed.chars().take(2).collect();
        follow_first(&mut browser, &start)?;
        let address = browser.text("location.pathname")?;
        ensure!(
            address.ends_with("conv-backward.html"),
            "`{typed}` leads to {address}"
        );
    }
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_link_may_carry_a_search() -> Result<()> {
    let mut browser = Browser::start()?;
    let found = follow_link(&mut browser, book()?, "池化")?;
    ensure!(!found.is_empty() && found[0].contains("池化"), "{found:?}");
    ensure!(browser.text("document.getElementById('mdbook-searchbar').value")? == "池化");
    Ok(())
}

/// What is listed when a link with `?search=` is opened.
pub fn follow_link(browser: &mut Browser, site: &Site, words: &str) -> Result<Vec<String>> {
    browser.open(&site.url(&format!("index.html?lang=zh&search={words}")))?;
    browser.wait(ANSWERED)?;
    browser.list(RESULTS)
}

#[test]
#[ignore = "needs chromium"]
fn results_follow_the_language() -> Result<()> {
    let chinese = "/[\\u4e00-\\u9fff]/";
    let paths =
        "[...document.querySelectorAll('#mdbook-searchresults li a')].map(a => a.innerText)";
    let mut browser = Browser::start()?;
    search(&mut browser, "en", "padding")?;
    let mixed = browser.list(&format!("{paths}.filter(path => {chinese}.test(path))"))?;
    ensure!(mixed.is_empty(), "in English: {mixed:?}");
    browser.language("zh")?;
    let plain = browser.list(&format!("{paths}.filter(path => !{chinese}.test(path))"))?;
    ensure!(plain.is_empty(), "in Chinese: {plain:?}");
    Ok(())
}

/// The excerpt below a result is in the language of the page, and it is prose, not a row of numbers
/// from a drawing.
#[test]
#[ignore = "needs chromium"]
fn teasers_are_sentences_in_the_language_of_the_page() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for (language, word) in [
        ("zh", "窗口"),
        ("zh", "梯度"),
        ("en", "window"),
        ("en", "gradient"),
        ("en", "pixel"),
    ] {
        faults.extend(bad_teasers(&mut browser, book()?, language, word)?);
    }
    none(&faults)
}

/// The faults of the excerpts that a search shows.
pub fn bad_teasers(
    browser: &mut Browser,
    site: &Site,
    language: &str,
    word: &str,
) -> Result<Vec<String>> {
    browser.open(&site.url(&format!("index.html?lang={language}&search={word}")))?;
    browser.wait(ANSWERED)?;
    let teasers = browser.list(
        "[...document.querySelectorAll('#mdbook-searchresults .teaser')].map(e => e.innerText)",
    )?;
    ensure!(teasers.len() > 3, "{word}: {} results", teasers.len());
    let mut faults = Vec::new();
    for teaser in teasers {
        let words: Vec<&str> = teaser.split_whitespace().collect();
        let digits = |word: &&str| word.chars().all(|ch| ch.is_ascii_digit());
        let mut numbers = words.iter().filter(|word| digits(word));
        // the single digits of a grid's cells are joined into one word
        let grid = numbers.any(|number| number.len() > 7);
        if grid || words.windows(4).any(|four| four.iter().all(digits)) {
            faults.push(format!(
                "index.html, {word}: numbers of a drawing in `{teaser}`"
            ));
        }
        let chinese = teaser
            .chars()
            .filter(|ch| ('\u{4e00}'..='\u{9fff}').contains(ch));
        let (chinese, all) = (chinese.count(), teaser.chars().count());
        if (language == "en" && chinese > 0) || (language == "zh" && chinese * 5 < all) {
            faults.push(format!("index.html, {word}: not in {language}: `{teaser}`"));
        }
    }
    Ok(faults)
}

/// The search is not loaded until someone searches; its button opens it, and Escape closes it.
#[test]
#[ignore = "needs chromium"]
fn the_search_loads_when_it_opens() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("index.html?lang=zh"))?;
    ensure!(
        browser.eval("'elasticlunr' in window")? == false,
        "the search is loaded at once"
    );
    browser.click("#mdbook-search-toggle", 0)?;
    // typed before anything can have loaded
    browser.write("池化")?;
    browser.wait(ANSWERED)?;
    ensure!(!browser.list(RESULTS)?.is_empty());
    browser.press("Escape")?;
    browser
        .wait("document.getElementById('mdbook-search-wrapper').classList.contains('hidden')")?;
    browser.press("s")?;
    browser.wait("document.activeElement.id === 'mdbook-searchbar'")?;
    let search = browser.text("location.search")?;
    ensure!(!search.contains("highlight"), "{search}");
    Ok(())
}

/// Opens the search with its key, types, and returns the results.
fn search(browser: &mut Browser, language: &str, words: &str) -> Result<Vec<String>> {
    browser.open(&book()?.url(&format!("index.html?lang={language}")))?;
    ensure!(
        !browser.events().any(|event| is_index(&event.params)),
        "the index is loaded before anyone searches"
    );
    browser.press("/")?;
    browser.wait(
        "document.activeElement.id === 'mdbook-searchbar' && document.activeElement.value === ''",
    )?;
    browser.write(words)?;
    browser
        .wait(ANSWERED)
        .with_context(|| format!("searching {words}"))?;
    browser.list(RESULTS)
}

fn is_index(params: &Value) -> bool {
    let url = params["request"]["url"].as_str().unwrap_or_default();
    url.contains("searchindex")
}

/// Opens the first result with the keyboard and looks for the marks.
fn follow_first(browser: &mut Browser, word: &str) -> Result<()> {
    let target = browser.text("document.querySelector('#mdbook-searchresults li a').href")?;
    browser.press("ArrowDown")?;
    browser.press("Enter")?;
    browser.wait("location.search.includes('highlight=') && document.readyState === 'complete'")?;
    ensure!(
        browser
            .text("location.href")?
            .starts_with(target.split('#').next().unwrap_or(&target))
    );
    let marks = browser.list(
        "[...document.querySelectorAll('main mark')].map(mark => mark.textContent.toLowerCase())",
    )?;
    ensure!(
        marks
            .iter()
            .any(|mark| mark.contains(word) || word.contains(mark.as_str())),
        "{target}: `{word}` is not marked: {marks:?}"
    );
    Ok(())
}
