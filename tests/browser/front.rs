//! The front page shows what the book is without scrolling: a formula, its figure, its code, its tick.

use anyhow::Result;
use serde_json::json;

use crate::harness::{Browser, Site, book, none};

/// What must be visible without scrolling. A phone has no room for the code.
const SCREENS: [(u32, u32, &[&str]); 2] = [
    (
        1440,
        900,
        &[
            "h1",
            ".formula math",
            ".formula-check",
            ".figure svg",
            "pre",
        ],
    ),
    (390, 844, &["h1", ".formula math", ".formula-check"]),
];

#[test]
#[ignore = "needs chromium"]
fn one_screen_shows_a_formula_its_figure_its_code_and_its_tick() -> Result<()> {
    none(&check(&mut Browser::start()?, book()?)?)
}

/// What is missing, or visible only after scrolling, in each language.
pub fn check(browser: &mut Browser, site: &Site) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (width, height, parts) in SCREENS {
        browser.viewport(width, height)?;
        for language in ["zh", "en", "both"] {
            // on a phone, both languages are above the formula
            if language == "both" && width < height {
                continue;
            }
            browser.open(&site.url(&format!("index.html?lang={language}")))?;
            let seen = browser.list(&format!(
                "{}.map(part => {{
                    const element = document.querySelector(`main ${{part}}`);
                    if (!element) return `no ${{part}}`;
                    const {{ bottom, height }} = element.getBoundingClientRect();
                    return height && bottom <= innerHeight ? '' : `${{part}} ends at ${{Math.round(bottom)}} px`;
                }}).filter(Boolean)",
                json!(parts)
            ))?;
            faults.extend(
                seen.iter()
                    .map(|fault| format!("index.html at {width} × {height}, {language}: {fault}")),
            );
        }
    }
    Ok(faults)
}
