//! What axe finds in an open lab, in both languages and in a dark theme, on a phone and on a wide screen; and that the
//! curve of the gradient check is drawn.

use anyhow::Result;

use super::open;
use crate::harness::{Browser, none};
use crate::{axe, pages};

#[test]
#[ignore = "needs chromium"]
fn open_labs_are_usable_by_all() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for page in [
        "strides.html",
        "ties.html",
        "gradient-check.html",
        "which-mistake.html",
        "reading-digits.html",
    ] {
        open(&mut browser, page)?;
        axe::prepare(&mut browser)?;
        faults.extend(axe::run(&mut browser, page, "light", &["both"], "{}")?);
        faults.extend(axe::run(&mut browser, page, "navy", &["zh"], "{}")?);
        faults.extend(pages::check(&mut browser, crate::harness::book()?, page)?);
    }
    none(&faults)
}

#[test]
#[ignore = "needs chromium"]
fn a_curve_is_drawn_and_moves() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-check.html")?;
    browser.wait("document.querySelector('.lab-chart canvas') !== null")?;
    let before = super::sum(&mut browser)?;
    browser.eval("(() => { const slider = document.querySelector('.lab-slider'); slider.value = 11; slider.dispatchEvent(new Event('input')); })()")?;
    let after = super::sum(&mut browser)?;
    anyhow::ensure!(before != after, "{after}");
    // with a tie of the largest numbers the difference is not the gradient for any step
    browser.eval("[...document.querySelectorAll('.lab button')].find(button => /Make a tie/.test(button.innerText)).click()")?;
    let errors = browser.text("[...document.querySelectorAll('.lab tbody td:last-child')].map(cell => cell.textContent).join(' ')")?;
    anyhow::ensure!(
        errors
            .split(' ')
            .take(8)
            .all(|error| error.parse().is_ok_and(|error: f64| error > 1e-2)),
        "{errors}"
    );
    Ok(())
}
