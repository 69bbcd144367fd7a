//! For every reader: contrast, labels, keyboard.

use anyhow::{Result, ensure};

use super::{PAGE, added, broken, says};
use crate::harness::{Browser, book};
use crate::{axe, contrast, keyboard, symbols};

#[test]
#[ignore = "needs chromium"]
fn axe_is_asked() -> Result<()> {
    let (mut browser, _site) = added("<img src='favicon.svg'><p style='color: #888'>pale</p>")?;
    axe::prepare(&mut browser)?;
    let faults = axe::run(&mut browser, PAGE, "light", &["zh"], "{}")?;
    says(&faults, &["image-alt", "favicon.svg"])?;
    says(&faults, &["color-contrast", "pale"])
}

#[test]
#[ignore = "needs chromium"]
fn a_pale_formula_is_named() -> Result<()> {
    let pale = "<style>.navy math { color: #777 } .navy .drawing text { fill: #555 }</style>";
    let page = "output-size.html";
    let site = book()?.broken(page, "</head>", &format!("{pale}</head>"))?;
    let mut browser = Browser::start()?;
    browser.open(&site.url(page))?;
    let faults = contrast::check(&mut browser, page)?;
    for words in [["navy", "a formula"], ["navy", "text in a drawing"]] {
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
fn a_label_in_the_wrong_language_is_named() -> Result<()> {
    let (mut browser, _site) = added("<button aria-label='Close it'></button><button></button>")?;
    let faults = keyboard::labels(&mut browser, PAGE)?;
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
