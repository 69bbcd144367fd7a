//! Not a test: takes screenshots of every page for visual inspection.
//!
//! `BOOK_SCREENSHOTS=1 cargo test -p book-tests --test browser -- --ignored screenshots`

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::harness::{Browser, book};

#[test]
#[ignore = "needs chromium, and BOOK_SCREENSHOTS=1"]
fn screenshots() -> Result<()> {
    if env::var_os("BOOK_SCREENSHOTS").is_none() {
        return Ok(());
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .context("a target folder")?;
    let folder = target.join("screenshots");
    fs::create_dir_all(&folder)?;
    let mut browser = Browser::start()?;
    for width in [1440, 390] {
        for page in book()?.pages()? {
            browser.viewport(width, 900)?;
            browser.open(&book()?.url(&page))?;
            for theme in ["light", "navy"] {
                browser.theme(theme)?;
                for language in ["zh", "en", "both"] {
                    browser.language(language)?;
                    let name = page.trim_end_matches(".html").replace('/', "-");
                    let file = folder.join(format!("{name}-{width}-{theme}-{language}.png"));
                    fs::write(file, picture(&mut browser, width)?)?;
                }
            }
        }
    }
    println!("look at {}", folder.display());
    Ok(())
}

/// The page from top to bottom.
fn picture(browser: &mut Browser, width: u32) -> Result<Vec<u8>> {
    browser.eval("scrollTo({ top: 0, behavior: 'instant' })")?;
    browser.settle()?;
    let height = browser.eval("document.scrollingElement.scrollHeight")?;
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    let answer = browser.call(
        "Page.captureScreenshot",
        json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
    )?;
    Ok(BASE64_STANDARD.decode(answer["data"].as_str().context("no picture")?)?)
}
