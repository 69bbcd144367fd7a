//! Old addresses of the book redirect to the current place of their subject, including fragments.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::support::book;

/// Pages that no longer exist, with all their ids.
const BEFORE: [(&str, &[&str]); 12] = [
    ("padding", &["padding", "eq-F1"]),
    ("single-step", &["single-step", "eq-F2"]),
    (
        "gradient-of-the-biases",
        &["gradient-of-the-biases", "eq-3", "eq-3c"],
    ),
    ("remainder", &["remainder", "eq-L22", "eq-L23", "eq-L24"]),
    ("argmax", &["argmax", "eq-P3"]),
    (
        "average-as-convolution",
        &["average-as-convolution", "eq-P4", "eq-P5"],
    ),
    ("global-pooling", &["global-pooling", "eq-P6", "eq-P7"]),
    (
        "errata-printed",
        &["errata-printed", "sums", "bounds", "other"],
    ),
    ("from-numpy-arrays", &["from-numpy-arrays"]),
    ("from-numpy-sums", &["from-numpy-sums"]),
    (
        "numpy-loops",
        &[
            "numpy-loops",
            "forward",
            "backward",
            "pooling-backward",
            "same-numbers",
        ],
    ),
    ("checks", &["checks", "passed"]),
];

#[test]
fn old_addresses_lead_on() -> Result<()> {
    let book = book()?;
    let pages: BTreeMap<_, _> = book
        .pages
        .iter()
        .map(|page| (book.address(page), page))
        .collect();
    let mut lost = Vec::new();
    for (page, fragments) in BEFORE {
        let old = format!("/{page}.html");
        let Some(to) = book.redirects.get(&old) else {
            lost.push(format!("book.toml:1: no redirect for {old}"));
            continue;
        };
        for fragment in fragments {
            // its own redirect, or otherwise that of the page with the same fragment, as mdBook's script does it
            let own = book.redirects.get(&format!("{old}#{fragment}"));
            let address = own.unwrap_or(to).split('#').next().unwrap_or_default();
            let there = pages
                .get(address)
                .is_some_and(|page| own.is_some() || page.fragments().contains(*fragment));
            if !there {
                lost.push(format!("{old}#{fragment}: {address} has no such id"));
            }
        }
    }
    ensure!(lost.is_empty(), "{}", lost.join("\n"));
    Ok(())
}
