//! Both languages, copying, searching.

use anyhow::{Result, ensure};

use super::{PAGE, added, broken, says, with_another_script};
use crate::harness::{Browser, book};
use crate::{copy, language, no_script, search};

#[test]
#[ignore = "needs chromium"]
fn a_lost_half_is_named() -> Result<()> {
    let (mut browser, _site) = added("<div lang='zh-CN'><p>孤单</p></div>")?;
    browser.language("both")?;
    says(
        &language::pairs(&mut browser, PAGE, "both")?,
        &["stands alone", "孤单"],
    )?;
    let (mut browser, _site) = added("<style>[lang='en'] { display: block !important }</style>")?;
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
    let (mut browser, _site) = broken("</body>", &format!("{stripped}</body>"))?;
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

#[test]
#[ignore = "needs chromium"]
fn numbers_of_a_drawing_in_the_search_are_named() -> Result<()> {
    let site = with_another_script("[^\\ue001]*", "no such text")?;
    let mut browser = Browser::start()?;
    let mut faults = String::new();
    // the first result and its text change with the book
    for word in ["corner", "overlap", "mask", "window", "zeros"] {
        faults += &search::bad_teasers(&mut browser, &site, "en", word)?.join("\n");
    }
    ensure!(faults.contains("numbers of a drawing in"), "{faults}");
    Ok(())
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
    let (mut browser, _site) = broken("</head>", shifted)?;
    says(&language::columns(&mut browser, PAGE)?, &["side by side"])
}
