//! With the keyboard alone, and with a finger.

use anyhow::{Result, ensure};

use super::{array, open, opened, sum};
use crate::harness::{Browser, book};

fn focus(browser: &mut Browser, cell: &str) -> Result<()> {
    browser
        .eval(&format!("document.querySelector('{cell}').focus()"))
        .map(drop)
}

#[test]
#[ignore = "needs chromium"]
fn enter_opens_arrows_move_typing_edits() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&format!(
        "{}?lang=en",
        book()?.url("gradient-of-the-input.html")
    ))?;
    focus(&mut browser, "[data-lab-open]")?;
    browser.eval("document.activeElement.click()")?;
    opened(&mut browser)?;
    focus(&mut browser, "[data-array=dz] [role=gridcell]")?;
    browser.press("ArrowRight")?;
    browser.press("ArrowDown")?;
    let at = browser.text("document.activeElement.dataset.index")?;
    ensure!(at == "0,1,1,0", "{at}");
    browser.press("2")?;
    browser.press("Enter")?;
    ensure!(array(&mut browser, "dz")? == [1.0, 10.0, 100.0, 2.0]);
    ensure!(array(&mut browser, "da")?[8] == 8.0, "2·4");
    // Escape gives up
    browser.press("9")?;
    browser.press("Escape")?;
    ensure!(array(&mut browser, "dz")?[3] == 2.0);
    // a cell of a result cannot be changed, but says how it came about
    focus(&mut browser, "[data-array=da] [data-index=\"0,0,0,0\"]")?;
    browser.press("7")?;
    ensure!(array(&mut browser, "da")?[0] == 1.0);
    let written = sum(&mut browser)?;
    ensure!(written == "dA[0,0,0,0] = 1·1 = 1", "{written}");
    Ok(())
}

/// Tab leads through the lab and out of it.
#[test]
#[ignore = "needs chromium"]
fn tab_is_not_trapped() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    for _ in 0..40 {
        browser.press("Tab")?;
        if browser.eval("document.activeElement.closest('.lab') === null")? == true {
            return Ok(());
        }
    }
    anyhow::bail!("40 times Tab, and still in the lab")
}

#[test]
#[ignore = "needs chromium"]
fn a_second_touch_edits() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    let cell = "[data-array=dz] [role=gridcell]";
    browser.tap(cell)?;
    browser.tap(cell)?;
    browser.wait("document.activeElement.matches('.lab-input')")?;
    browser.write("5")?;
    browser.press("Enter")?;
    ensure!(array(&mut browser, "dz")?[0] == 5.0);
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn closing_gives_the_button_back() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    browser.click(".lab-foot button", 0)?;
    browser.wait("document.querySelector('.lab') === null && document.activeElement.matches('[data-lab-open]')")
}
