//! The weight of a chapter on a slow connection: everything that it loads, compressed as servers do it.

use std::fmt;

use anyhow::{Context, Result};
use serde_json::json;

use crate::harness::{Browser, Site, book, none};

/// Kilobytes (1,000 bytes) that the heaviest chapter may take.
pub const HEAVIEST: f64 = 150.0;

/// Kilobytes that half of the chapters must stay within.
const MEDIAN: f64 = 120.0;

#[test]
#[ignore = "needs chromium"]
fn chapters_stay_within_the_budget() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut pages = Vec::new();
    for page in book()?.chapters()? {
        pages.push(weigh(&mut browser, book()?, &page)?);
    }
    pages.sort_by(|a, b| a.total().total_cmp(&b.total()));
    let heaviest = pages.last().context("no chapter")?;
    let median = &pages[pages.len() / 2];
    println!("median {median}heaviest {heaviest}");
    let over = [median.over(MEDIAN), heaviest.over(HEAVIEST)];
    none(&over.into_iter().flatten().collect::<Vec<_>>())
}

/// The files that a page loads before anyone searches.
pub struct Weight {
    page: String,
    /// Each with its kilobytes, largest first.
    files: Vec<(String, f64)>,
}

impl Weight {
    fn total(&self) -> f64 {
        self.files.iter().map(|file| file.1).sum()
    }

    /// The message if the page is heavier than `budget`.
    pub fn over(&self, budget: f64) -> Option<String> {
        (self.total() > budget).then(|| format!("allowed are {budget} KB: {self}"))
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {:.1} KB", self.page, self.total())?;
        for (file, size) in &self.files {
            writeln!(f, "{size:8.1}  {file}")?;
        }
        Ok(())
    }
}

/// Loads a page as a first visitor does and weighs everything that it loads.
pub fn weigh(browser: &mut Browser, site: &Site, page: &str) -> Result<Weight> {
    browser.call("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    browser.open(&site.url(page))?;
    let mut urls: Vec<String> = browser
        .events()
        .filter(|event| event.method == "Network.requestWillBeSent")
        .filter_map(|event| event.params["request"]["url"].as_str())
        // only the first page requests the icon
        .filter(|url| url.starts_with("http") && !url.contains("favicon"))
        .map(str::to_owned)
        .collect();
    urls.sort();
    urls.dedup();
    let sizes = browser.eval(&format!(
        "Promise.all({}.map(async url => {{
            const body = await (await fetch(url)).arrayBuffer();
            const packed = new Response(new Response(body).body.pipeThrough(new CompressionStream('gzip')));
            const size = Math.min(body.byteLength, (await packed.arrayBuffer()).byteLength);
            return [new URL(url).pathname, size / 1000];
        }}))",
        json!(urls)
    ))?;
    let mut files: Vec<(String, f64)> = serde_json::from_value(sizes)?;
    files.sort_by(|a, b| b.1.total_cmp(&a.1));
    let page = page.to_owned();
    Ok(Weight { page, files })
}
