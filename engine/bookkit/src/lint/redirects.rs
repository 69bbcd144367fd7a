//! Old addresses: mdBook writes a redirect for each, without checking that its target exists.

use std::fs;

use crate::book::Book;
use crate::fault::Fault;

/// The table of `book.toml` that lists redirects.
const FILE: &str = "book.toml";

/// Faults of every redirect.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    // read only to find the line of a fault
    let line = |from: &str| {
        let text = fs::read_to_string(book.root.join(FILE)).unwrap_or_default();
        let quoted = format!("\"{from}\"");
        1 + text
            .lines()
            .position(|line| line.starts_with(&quoted))
            .unwrap_or(0)
    };
    let redirects = book.redirects.iter();
    let faults = redirects.filter_map(|(from, to)| {
        let message = leads(book, to).err()?;
        Some(Fault::new(
            FILE,
            line(from),
            format!("redirect of `{from}`: {message}"),
        ))
    });
    faults.collect()
}

fn leads(book: &Book, to: &str) -> Result<(), String> {
    let (address, fragment) = to.split_once('#').unwrap_or((to, ""));
    let page = book.pages.iter().find(|page| book.address(page) == address);
    let page = page.ok_or_else(|| format!("the book has no page `{address}`"))?;
    if fragment.is_empty() || page.fragments().contains(fragment) {
        return Ok(());
    }
    let file = page.file.display();
    Err(format!("{file} has no heading or formula `#{fragment}`"))
}
