//! Pooling: the rules for ties, and the mean.

use anyhow::{Result, ensure};

use super::{array, open, set, sum};
use crate::harness::Browser;

#[test]
#[ignore = "needs chromium"]
fn ties_follow_the_rule() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "ties.html")?;
    ensure!(array(&mut browser, "z")? == [0.0, 1.0, 2.0, 1.0]);
    // the first window is 0, 0, 0, −1
    for (rule, expected) in [
        ("every", [1.0, 1.0, 1.0]),
        ("first", [1.0, 0.0, 0.0]),
        ("shared", [1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]),
    ] {
        set(&mut browser, "ties", rule)?;
        let da = array(&mut browser, "da")?;
        ensure!([da[0], da[1], da[3]] == expected, "{rule}: {da:?}");
    }
    browser.hover("[data-array=z] [role=gridcell]")?;
    let written = sum(&mut browser)?;
    ensure!(
        written.contains("the maximum of 0, 0, 0, -1 = 0"),
        "{written}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_mean_is_shared_equally() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "average-pooling-backward.html")?;
    ensure!(array(&mut browser, "da")? == [2.0, 2.0, 1.0, 1.0, 2.0, 2.0, 1.0, 1.0]);
    Ok(())
}
