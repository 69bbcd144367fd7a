//! Print.

use anyhow::{Result, ensure};

use super::{PAGE, broken, says};
use crate::harness::{Browser, book};
use crate::print;

#[test]
#[ignore = "needs chromium"]
fn a_control_on_paper_is_named() -> Result<()> {
    let shown = "<style>@media print { #mdbook-menu-bar { display: flex !important } }</style>";
    let (mut browser, site) = broken("</body>", &format!("{shown}</body>"))?;
    says(
        &print::check(&mut browser, &site, PAGE)?,
        &["#mdbook-menu-bar is printed"],
    )
}

#[test]
#[ignore = "needs chromium"]
fn what_a_sheet_of_paper_cuts_is_named() -> Result<()> {
    let page = "print.html";
    for (style, says) in [
        (
            "pre { break-inside: auto !important }",
            "may be cut by the end of a page: <pre",
        ),
        (
            "h2 { break-after: auto !important }",
            "may be left at the foot of a page: <h2",
        ),
        (
            "math { font-size: 9em !important }",
            "stick out of the paper: <math",
        ),
        (
            "h1 { break-before: auto !important }",
            "do not begin a page: <h1",
        ),
        (".symbols { display: none }", "symbols are not printed: <tr"),
        (
            ".formula-check { display: none }",
            "ticks are not printed: <a",
        ),
    ] {
        let spoilt = format!("<style>@media print {{ {style} }}</style></head>");
        let site = book()?.broken(page, "</head>", &spoilt)?;
        let faults = print::check(&mut Browser::start()?, &site, page)?;
        let told = |fault: &String| fault.contains(page) && fault.contains(says);
        ensure!(
            faults.iter().any(told),
            "none of these says {says}: {faults:#?}"
        );
    }
    Ok(())
}
