//! Each check, on a page that is broken in one way: it must find that, and say what it is.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Browser, Site, book};
use crate::{axe, contrast, copy, file_url, front, keyboard, language, no_script, pages};
use crate::{policy, print, search, symbols, weight};

const PAGE: &str = "conv-backward.html";

fn broken(from: &str, to: &str) -> Result<(Browser, Site)> {
    Ok((Browser::start()?, book()?.broken(PAGE, from, to)?))
}

/// Adds to the end of the text.
fn added(html: &str) -> Result<(Browser, Site)> {
    broken("</main>", &format!("{html}</main>"))
}

fn says(faults: &[String], words: &[&str]) -> Result<()> {
    let told =
        |fault: &String| fault.contains(PAGE) && words.iter().all(|word| fault.contains(word));
    ensure!(
        faults.iter().any(told),
        "none of these says {words:?}: {faults:#?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_page_without_a_fault_passes() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = pages::check(&mut browser, book()?, PAGE)?;
    axe::open(&mut browser, book()?, PAGE)?;
    faults.extend(axe::check(&mut browser, PAGE, "light", &["both"], "{}")?);
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn what_sticks_out_is_named() -> Result<()> {
    let (mut browser, site) = added("<div id='wide' style='width: 3000px'>wide</div>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["1440 px", "zh (light,rust,coal,navy,ayu)", "id=\"wide\""],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_sticks_out_in_one_language_only_is_named() -> Result<()> {
    let (mut browser, site) =
        added("<div lang='en'><p id='wide' style='width: 500px'>wide</p></div>")?;
    browser.viewport(360, 900)?;
    let faults = pages::check(&mut browser, &site, PAGE)?;
    says(&faults, &["360 px", "en (light,", "id=\"wide\""])?;
    ensure!(
        !faults.iter().any(|fault| fault.contains("zh (")),
        "{faults:#?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_request_to_the_outside_is_named() -> Result<()> {
    let (mut browser, site) = added("<img alt='' src='https://example.com/outside.png'>")?;
    let faults = pages::check(&mut browser, &site, PAGE)?;
    says(
        &faults,
        &["request to the outside", "https://example.com/outside.png"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn a_missing_file_is_named() -> Result<()> {
    let (mut browser, site) = added("<img alt='' src='no-such.png'>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["404", "no-such.png"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn errors_of_scripts_are_named() -> Result<()> {
    let (mut browser, site) = added("<script>throw new Error('thrown here')</script>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["script error", "thrown here"],
    )?;
    let (mut browser, site) = added("<script>Promise.reject(new Error('rejected'))</script>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["script error", "rejected"],
    )?;
    let (mut browser, site) = added("<script>console.error('complaint')</script>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["on the console", "complaint"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn axe_is_asked() -> Result<()> {
    let (mut browser, site) = added("<img src='favicon.svg'><p style='color: #888'>pale</p>")?;
    axe::open(&mut browser, &site, PAGE)?;
    let faults = axe::check(&mut browser, PAGE, "light", &["zh"], "{}")?;
    says(&faults, &["image-alt", "favicon.svg"])?;
    says(&faults, &["color-contrast", "pale"])
}

#[test]
#[ignore = "needs chromium"]
fn a_lost_half_is_named() -> Result<()> {
    let (mut browser, site) = added("<div lang='zh-CN'><p>孤单</p></div>")?;
    browser.open(&site.url(PAGE))?;
    browser.language("both")?;
    says(
        &language::pairs(&mut browser, PAGE, "both")?,
        &["stands alone", "孤单"],
    )?;
    let (mut browser, site) = added("<style>[lang='en'] { display: block !important }</style>")?;
    browser.open(&site.url(PAGE))?;
    browser.language("zh")?;
    says(
        &language::pairs(&mut browser, PAGE, "zh")?,
        &["in en shows"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_only_scripts_show_is_named() -> Result<()> {
    let (mut browser, site) = broken(
        "</head>",
        "<style>html:not(.js) math { display: none }</style></head>",
    )?;
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({ "value": true }),
    )?;
    says(
        &no_script::check(&mut browser, &site, PAGE)?,
        &["without scripts", "formulas not shown"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn a_first_visit_in_the_wrong_language_is_named() -> Result<()> {
    let (mut browser, site) = broken("navigator.language)", "'en')")?;
    let faults = language::first_visit(&mut browser, &site, "zh-CN", "zh", "zh-CN")?;
    says(&faults, &["for zh-CN: not zh", "\"language\":\"en\""])
}

#[test]
#[ignore = "needs chromium"]
fn a_copy_without_the_hidden_lines_is_named() -> Result<()> {
    let stripped =
        "<script>document.querySelectorAll('.boring').forEach(line => line.remove())</script>";
    let (mut browser, site) = broken("</body>", &format!("{stripped}</body>"))?;
    browser.open(&site.url(PAGE))?;
    let copied = copy::copy_all(&mut browser)?;
    let listings = copy::listings()?;
    says(
        &copy::differences(PAGE, &listings[PAGE], &copied),
        &["copied was", "src/"],
    )?;
    says(
        &copy::differences(PAGE, &listings[PAGE], &[]),
        &["0 buttons"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn a_search_without_text_finds_nothing() -> Result<()> {
    let site = with_another_script("this.documentStore.docs", "{}")?;
    let found = search::follow_link(&mut Browser::start()?, &site, "池化")?;
    ensure!(found.is_empty(), "{found:?}");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_button_in_other_words_is_named() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url(PAGE))?;
    browser.language("zh")?;
    let wanted = ["Show full listing", "隐藏辅助行", "复制", "复制"];
    let faults = copy::wording(&mut browser, "zh", wanted)?;
    ensure!(
        faults.len() == 2 && faults[0].contains("显示完整程序"),
        "{faults:?}"
    );
    Ok(())
}

/// A copy of the site whose scripts say `to` in place of `from`.
fn with_another_script(from: &str, to: &str) -> Result<Site> {
    let (_, site) = added("")?;
    let mut found = false;
    for file in fs::read_dir(site.folder.join("bundle"))? {
        let file = file?.path();
        let script = fs::read_to_string(&file)?;
        found |= script.contains(from);
        fs::write(&file, script.replace(from, to))?;
    }
    ensure!(found, "no script says `{from}` any more");
    Ok(site)
}

#[test]
#[ignore = "needs chromium"]
fn what_needs_a_server_is_named() -> Result<()> {
    let (mut browser, site) = added("<img alt='' src='/favicon.png'>")?;
    says(
        &file_url::check(&mut browser, &site, PAGE)?,
        &["favicon.png"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn a_control_on_paper_is_named() -> Result<()> {
    let shown = "<style>@media print { #mdbook-menu-bar { display: flex !important } }</style>";
    let (mut browser, site) = broken("</body>", &format!("{shown}</body>"))?;
    says(
        &print::check(&mut browser, &site, PAGE)?,
        &["#mdbook-menu-bar is printed"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_a_sheet_of_paper_cuts_is_named() -> Result<()> {
    let page = "print.html";
    for (style, says) in [
        (
            "pre { break-inside: auto !important }",
            "may be cut by the end of a page: <pre",
        ),
        (
            "h2 { break-after: auto !important }",
            "may be left at the foot of a page: <h2",
        ),
        (
            "math { font-size: 9em !important }",
            "stick out of the paper: <math",
        ),
        (
            "h1 { break-before: auto !important }",
            "do not begin a page: <h1",
        ),
        (".symbols { display: none }", "symbols are not printed: <tr"),
        (
            ".formula-check { display: none }",
            "ticks are not printed: <a",
        ),
    ] {
        let spoilt = format!("<style>@media print {{ {style} }}</style></head>");
        let site = book()?.broken(page, "</head>", &spoilt)?;
        let faults = print::check(&mut Browser::start()?, &site, page)?;
        let told = |fault: &String| fault.contains(page) && fault.contains(says);
        ensure!(
            faults.iter().any(told),
            "none of these says {says}: {faults:#?}"
        );
    }
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_front_page_that_must_be_scrolled_is_named() -> Result<()> {
    let lower = "<main><div style='height: 800px'></div>";
    let site = book()?.broken("index.html", "<main>", lower)?;
    let faults = front::check(&mut Browser::start()?, &site)?;
    ensure!(
        faults
            .iter()
            .any(|fault| fault.contains("1440 × 900, zh: pre ends at")),
        "{faults:#?}"
    );
    let site = book()?.broken("index.html", "formula-check", "gone")?;
    let faults = front::check(&mut Browser::start()?, &site)?;
    ensure!(
        faults
            .iter()
            .any(|fault| fault.contains("390 × 844, en: no .formula-check")),
        "{faults:#?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_heavy_page_is_named_with_what_weighs() -> Result<()> {
    // digits of a generator do not compress to nothing
    let mut random = 1_u64;
    let digits: String = std::iter::repeat_with(|| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33).to_string()
    })
    .take(20_000)
    .collect();
    let (mut browser, site) = added(&format!("<!-- {digits} -->"))?;
    let weight = weight::weigh(&mut browser, &site, PAGE)?;
    let faults: Vec<String> = weight.over(weight::HEAVIEST).into_iter().collect();
    says(&faults, &["allowed are 150 KB", "book-math"])
}

#[test]
#[ignore = "needs chromium"]
fn a_pale_formula_is_named() -> Result<()> {
    let pale = "<style>.navy math { color: #777 } .ayu .drawing text { fill: #555 }</style>";
    let page = "padding.html";
    let site = book()?.broken(page, "</head>", &format!("{pale}</head>"))?;
    let faults = contrast::check(&mut Browser::start()?, &site, page)?;
    for words in [["navy", "a formula"], ["ayu", "text in a drawing"]] {
        let told = |fault: &String| words.iter().all(|word| fault.contains(word));
        ensure!(faults.iter().any(told), "none says {words:?}: {faults:#?}");
    }
    ensure!(
        !faults.iter().any(|fault| fault.contains("light")),
        "{faults:#?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn what_the_policy_refuses_is_named() -> Result<()> {
    let site = book()?.altered(PAGE, |html| {
        Ok(html.replacen("</main>", "<script>1</script></main>", 1))
    })?;
    let address = site.url(PAGE);
    let faults = policy::check(&mut policy::listening()?, &site, PAGE, &address)?;
    says(&faults, &["refuses script-src"])?;
    let (_, site) = added("")?;
    let address = site.url(PAGE);
    let faults = policy::check(&mut policy::listening()?, &site, PAGE, &address)?;
    says(&faults, &["has no policy"])
}

#[test]
#[ignore = "needs chromium"]
fn a_symbol_without_words_is_named() -> Result<()> {
    let page = "gradient-of-the-filters.html";
    let site = book()?.broken(page, "<tr data-sym=\"dw\">", "<tr>")?;
    let mut browser = Browser::start()?;
    let faults = symbols::hover(&mut browser, &site, "zh")?.join("\n");
    ensure!(faults.contains("the tip of dW says ``"), "{faults}");
    ensure!(
        faults.contains("lit is [\"mrow dw\", \"span dw\"] instead"),
        "{faults}"
    );
    let faults = symbols::unexplained(&mut browser, page)?;
    ensure!(
        faults == [format!("{page}: `dw` has no row in any table")],
        "{faults:?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn numbers_of_a_drawing_in_the_search_are_named() -> Result<()> {
    let site = with_another_script("[^\\ue001]*", "no such text")?;
    let mut browser = Browser::start()?;
    let faults = search::bad_teasers(&mut browser, &site, "en", "window")?.join("\n");
    ensure!(faults.contains("numbers of a drawing in"), "{faults}");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_label_in_the_wrong_language_is_named() -> Result<()> {
    let (mut browser, site) = added("<button aria-label='Close it'></button><button></button>")?;
    let faults = keyboard::labels(&mut browser, &site, PAGE)?;
    says(&faults, &["zh", "Close it"])?;
    says(&faults, &["has no name"])
}

#[test]
#[ignore = "needs chromium"]
fn a_stop_that_jumps_is_named() -> Result<()> {
    let (mut browser, site) = broken(
        "<main>",
        "<main><a href='#x' style='position: absolute; top: 5000px'>late</a>",
    )?;
    says(
        &keyboard::stops(&mut browser, &site, PAGE)?,
        &["stands above", "late"],
    )?;
    let (mut browser, site) = broken(
        "</head>",
        "<style>a:focus-visible { outline: 0 !important }</style></head>",
    )?;
    says(
        &keyboard::stops(&mut browser, &site, PAGE)?,
        &["does not show the focus"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn a_flash_of_the_other_language_is_named() -> Result<()> {
    let (mut browser, site) = broken(
        "document.documentElement.dataset.lang = lang;",
        "addEventListener('load', () => { document.documentElement.dataset.lang = lang; });",
    )?;
    says(
        &language::flash(&mut browser, &site, PAGE)?,
        &["is chosen too late"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn columns_out_of_step_are_named() -> Result<()> {
    let shifted = "<style>main > [lang='en'] { position: relative; top: 9px }</style></head>";
    let (mut browser, site) = broken("</head>", shifted)?;
    says(
        &language::columns(&mut browser, &site, PAGE)?,
        &["side by side"],
    )
}
