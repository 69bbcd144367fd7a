//! Layout and loading: no overflow, no errors, no outside requests, no heavy pages.

use anyhow::{Result, ensure};

use super::{PAGE, added, says};
use crate::harness::{Browser, book};
use crate::{axe, file_url, front, pages, policy, weight};

#[test]
#[ignore = "needs chromium"]
fn a_page_without_a_fault_passes() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url(PAGE))?;
    let mut faults = pages::check(&mut browser, book()?, PAGE)?;
    axe::prepare(&mut browser)?;
    faults.extend(axe::run(&mut browser, PAGE, "light", &["both"], "{}")?);
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn what_sticks_out_is_named() -> Result<()> {
    let (mut browser, site) = added("<div id='wide' style='width: 3000px'>wide</div>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["1440 px", "both (light,navy", "id=\"wide\""],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_sticks_out_in_one_language_only_is_named() -> Result<()> {
    let (mut browser, site) =
        added("<div lang='en'><p id='wide' style='width: 500px'>wide</p></div>")?;
    let faults = pages::check(&mut browser, &site, PAGE)?;
    says(&faults, &["360 px", "en (light)", "id=\"wide\""])?;
    ensure!(
        !faults.iter().any(|fault| fault.contains("zh (")),
        "{faults:#?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_request_to_the_outside_is_named() -> Result<()> {
    let (mut browser, site) = added("<img alt='' src='https://example.com/outside.png'>")?;
    let faults = pages::check(&mut browser, &site, PAGE)?;
    says(
        &faults,
        &["request to the outside", "https://example.com/outside.png"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn a_missing_file_is_named() -> Result<()> {
    let (mut browser, site) = added("<img alt='' src='no-such.png'>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["404", "no-such.png"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn errors_of_scripts_are_named() -> Result<()> {
    let (mut browser, site) = added("<script>throw new Error('thrown here')</script>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["script error", "thrown here"],
    )?;
    let (mut browser, site) = added("<script>Promise.reject(new Error('rejected'))</script>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["script error", "rejected"],
    )?;
    let (mut browser, site) = added("<script>console.error('complaint')</script>")?;
    says(
        &pages::check(&mut browser, &site, PAGE)?,
        &["on the console", "complaint"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_needs_a_server_is_named() -> Result<()> {
    let (mut browser, site) = added("<img alt='' src='/favicon.png'>")?;
    says(
        &file_url::check(&mut browser, &site, PAGE)?,
        &["favicon.png"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_the_policy_refuses_is_named() -> Result<()> {
    let site = book()?.altered(PAGE, |html| {
        Ok(html.replacen("</main>", "<script>1</script></main>", 1))
    })?;
    let mut browser = Browser::start()?;
    browser.open(&site.url(PAGE))?;
    says(&policy::check(&mut browser, PAGE)?, &["refuses script-src"])?;
    let (mut browser, _site) = added("")?;
    says(&policy::check(&mut browser, PAGE)?, &["has no policy"])
}

#[test]
#[ignore = "needs chromium"]
fn a_front_page_that_must_be_scrolled_is_named() -> Result<()> {
    let lower = "<main><div style='height: 800px'></div>";
    let site = book()?.broken("index.html", "<main>", lower)?;
    let faults = front::check(&mut Browser::start()?, &site)?;
    ensure!(
        faults
            .iter()
            .any(|fault| fault.contains("1440 × 900, zh: pre ends at")),
        "{faults:#?}"
    );
    let site = book()?.broken("index.html", "formula-check", "gone")?;
    let faults = front::check(&mut Browser::start()?, &site)?;
    ensure!(
        faults
            .iter()
            .any(|fault| fault.contains("390 × 844, en: no .formula-check")),
        "{faults:#?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn a_heavy_page_is_named_with_what_weighs() -> Result<()> {
    // pseudo-random digits hardly compress
    let mut random = 1_u64;
    let digits: String = std::iter::repeat_with(|| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33).to_string()
    })
    .take(20_000)
    .collect();
    let (mut browser, site) = added(&format!("<!-- {digits} -->"))?;
    let weight = weight::weigh(&mut browser, &site, PAGE)?;
    let faults: Vec<String> = weight.over(weight::HEAVIEST).into_iter().collect();
    says(&faults, &["allowed are 150 KB", "book-math"])
}
