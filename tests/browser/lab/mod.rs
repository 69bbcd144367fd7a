//! The lab: figures that readers can touch. What it computes is tested in `lab`; here, that the page shows it, and that the
//! compiled programs compute the same.

mod access;
mod address;
mod edits;
mod keyboard;
mod mine;
mod numbers;
mod pool;
mod program;
mod train;

use anyhow::{Context, Result};

use crate::harness::{Browser, book};

/// Opens the first lab of a page, in English.
fn open(browser: &mut Browser, page: &str) -> Result<()> {
    browser.viewport(1440, 900)?;
    browser.open(&format!("{}?lang=en", book()?.url(page)))?;
    browser.click("[data-lab-open]", 0)?;
    opened(browser)
}

/// Waits until the lab is there.
fn opened(browser: &mut Browser) -> Result<()> {
    browser.wait("document.querySelector('.lab .lab-foot') !== null")
}

/// The numbers of an array of the open lab, all of its grids.
fn array(browser: &mut Browser, key: &str) -> Result<Vec<f64>> {
    let cells = browser.eval(&format!(
        "[...document.querySelectorAll('[data-array={key}] [role=gridcell]')].map(cell => Number(cell.dataset.value))"
    ))?;
    serde_json::from_value(cells).context("an array of numbers")
}

/// Types a value into a field of the lab, or chooses an option.
fn set(browser: &mut Browser, name: &str, value: &str) -> Result<()> {
    browser
        .eval(&format!(
            "(() => {{
                const field = document.querySelector('.lab [name={name}]');
                field.value = {value:?};
                field.dispatchEvent(new Event('change'));
            }})()"
        ))
        .map(drop)
}

fn sum(browser: &mut Browser) -> Result<String> {
    browser.text("document.querySelector('[data-sum]').innerText")
}

/// All messages of the lab.
fn messages(browser: &mut Browser) -> Result<String> {
    browser.text(
        "[...document.querySelectorAll('.lab [data-message]')].map(e => e.textContent).join('')",
    )
}
