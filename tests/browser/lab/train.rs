//! The network learns on the page, in a worker or from the disk without one, and reads a digit that is drawn.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::{messages, open, opened, sum};
use crate::file_url::address;
use crate::harness::{Browser, book};

const PAGE: &str = "reading-digits.html";

/// A 3, row by row.
const DRAWN: [&str; 8] = [
    "..####..", ".....#..", ".....#..", "...##...", ".....#..", ".....#..", ".#...#..", "..###...",
];

fn press(browser: &mut Browser, words: &str) -> Result<()> {
    browser
        .eval(&format!(
            "[...document.querySelectorAll('.lab button')].find(button => button.innerText.includes('{words}')).click()"
        ))
        .map(drop)
}

/// The part of the unseen digits that are read right, after the last whole epoch.
fn right(browser: &mut Browser) -> Result<f64> {
    let said = sum(browser)?;
    let percent = said.split("unseen digits: ").nth(1).unwrap_or_default();
    Ok(percent.trim_end_matches('%').parse().unwrap_or(0.0))
}

#[test]
#[ignore = "needs chromium"]
fn it_learns_and_reads_what_is_drawn() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, PAGE)?;
    press(&mut browser, "Train")?;
    let start = Instant::now();
    while right(&mut browser)? < 95.0 {
        ensure!(
            start.elapsed() < Duration::from_secs(240),
            "{}",
            sum(&mut browser)?
        );
        std::thread::sleep(Duration::from_millis(500));
    }
    press(&mut browser, "Pause")?;
    browser.eval(&format!(
        "{DRAWN:?}.forEach((row, y) => [...row].forEach((ink, x) => {{
            const cell = document.querySelector(`.lab [data-index='0,${{y}},${{x}},0']`);
            if (ink === '#') cell.dispatchEvent(new KeyboardEvent('keydown', {{ key: ' ', bubbles: true }}));
        }}))"
    ))?;
    browser.wait("/reads a 3/.test(document.querySelector('.lab').innerText)")?;
    let faults = browser.faults(&book()?.home);
    ensure!(faults.is_empty(), "{faults:?}");
    Ok(())
}

/// A wrong sign makes the loss grow, and a rate that is no number is refused.
#[test]
#[ignore = "needs chromium"]
fn a_failure_is_seen_and_a_bad_rate_refused() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, PAGE)?;
    super::set(&mut browser, "failure", "2")?;
    for step in 1..=3 {
        press(&mut browser, "One step")?;
        browser.wait(&format!(
            "/Step {step},/.test(document.querySelector('[data-sum]').innerText)"
        ))?;
    }
    let said = sum(&mut browser)?;
    let loss = said
        .split("loss ")
        .nth(1)
        .and_then(|rest| rest.split(',').next()?.parse::<f64>().ok());
    ensure!(loss.is_some_and(|loss| loss > 2.5), "{said}");
    super::set(&mut browser, "rate", "fast")?;
    ensure!(
        messages(&mut browser)?.contains("should be a number"),
        "{}",
        messages(&mut browser)?
    );
    Ok(())
}

/// Browsers allow no worker there.
#[test]
#[ignore = "needs chromium"]
fn it_works_from_the_disk() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&format!("{}?lang=en", address(book()?, PAGE)))?;
    browser.click("[data-lab-open]", 0)?;
    opened(&mut browser)?;
    press(&mut browser, "One step")?;
    browser.wait("/Step 1,/.test(document.querySelector('[data-sum]').innerText)")
}
