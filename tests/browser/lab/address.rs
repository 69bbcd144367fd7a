//! The address restores the state, and the language and the theme can change while a lab is open.

use anyhow::{Result, ensure};

use super::{array, open, opened, set};
use crate::harness::{Browser, book};

#[test]
#[ignore = "needs chromium"]
fn an_address_restores_the_state() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "strides.html")?;
    for (name, value) in [("stride", "3"), ("pad", "1"), ("f_h", "2"), ("mode", "dw")] {
        set(&mut browser, name, value)?;
    }
    let before = array(&mut browser, "dw")?;
    let address = browser.text("location.href")?;
    browser.open("about:blank")?;
    browser.open(&address)?;
    opened(&mut browser)?;
    ensure!(array(&mut browser, "dw")? == before, "{address}");
    let stride = browser.text("document.querySelector('.lab [name=stride]').value")?;
    ensure!(stride == "3", "{stride}");
    Ok(())
}

/// What an address says may be anything.
#[test]
#[ignore = "needs chromium"]
fn a_broken_address_opens_the_example() -> Result<()> {
    let mut browser = Browser::start()?;
    for state in ["[0,[\"scatter\",1,0]]", "[0,{}]", "[0,7]"] {
        browser.open(&format!(
            "{}?lang=en&lab={state}",
            book()?.url("gradient-of-the-input.html")
        ))?;
        opened(&mut browser)?;
        ensure!(array(&mut browser, "da")?[4] == 1234.0, "{state}");
    }
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn language_and_theme_change_while_it_is_open() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    browser.language("zh")?;
    browser.theme("navy")?;
    let label =
        browser.text("document.querySelector('[data-array=da]').getAttribute('aria-label')")?;
    ensure!(label == "dA 输入的梯度", "{label}");
    let shown = browser.text("document.querySelector('.lab-field').innerText")?;
    ensure!(
        shown.contains("看什么") && !shown.contains("show"),
        "{shown}"
    );
    Ok(())
}
