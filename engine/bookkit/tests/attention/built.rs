//! What the built pages of the small book contain.

use std::fs;

use anyhow::{Result, ensure};
use bookkit::site::{self, Options};

use crate::project::{copy, project};

#[test]
fn the_pages_hold_what_their_author_wrote_and_what_the_build_found() -> Result<()> {
    let (root, site) = (copy()?, tempfile::tempdir()?);
    let options = Options {
        folder: Some(site.path()),
        ..Options::default()
    };
    site::build(&project(root.path()), options)?;
    let read = |page: &str| fs::read_to_string(site.path().join(page));
    let (scores, output) = (read("scores.html")?, read("output.html")?);
    for (page, held) in [
        // both languages of a heading, its id, and the description for search engines
        (&scores, "<span lang=\"zh-CN\">打分</span>"),
        (&scores, "id=\"scores\""),
        (
            &scores,
            "content=\"位置 i 该看哪里？ Where should position i look?\"",
        ),
        // a formula, its number, its tick, its symbols
        (&scores, "id=\"eq-1\""),
        (&scores, "href=\"output.html#check-1\""),
        (&scores, "data-sym=\"keys\""),
        // a listing from a file, with its hidden lines
        (&scores, "pub fn"),
        (&scores, "<span class=\"boring\">fn main() {"),
        // the rest of a script
        (&scores, "data-before=\"import math\n\n\ndef scores"),
        (&scores, "<span class=\"boring\">        </span>row = []"),
        // the parts of the glossary
        (&scores, "symbol-table"),
        (&scores, "term-table"),
        // a figure, a formula that is wrong on purpose, a copy
        (&output, "aria-labelledby=\"figure-weights\""),
        (&output, "≠ (2) ✗"),
        (&output, "formula-copied"),
        // the lists
        (&output, "id=\"check-2\""),
        (&output, "attention::output(&"),
        (&output, "<td>2</td><td><span lang=\"zh-CN\">页"),
        (&output, "formula-index"),
        (&output, "function-index"),
        (&output, "symbol-index"),
        // nothing from other hosts
        (&output, "Content-Security-Policy"),
    ] {
        ensure!(page.contains(held), "no `{held}` in\n{page}");
    }
    let named = scores.contains("rel=\"canonical\"");
    let listed = ["sitemap.xml", "robots.txt"].map(|file| site.path().join(file).exists());
    ensure!(
        !named && listed == [false; 2],
        "this book has no address, but its pages name one ({named}), or there is a sitemap or robots.txt {listed:?}"
    );
    ensure!(
        !output.contains("http://") || output.contains("www.w3.org"),
        "{output}"
    );
    Ok(())
}
