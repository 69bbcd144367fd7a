//! Old addresses: mdBook writes a page that leads on from each, and does not ask whether it leads anywhere.

use std::fs;

use crate::book::Book;
use crate::fault::Fault;

/// Where redirects stand.
const FILE: &str = "book.toml";

/// Faults of every redirect.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    // read only for the line of a fault
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
    let page = page.ok_or_else(|| format!("no page of the book is `{address}`"))?;
    if fragment.is_empty() || page.fragments().contains(fragment) {
        return Ok(());
    }
    let file = page.file.display();
    Err(format!("{file} has no heading or formula `#{fragment}`"))
}
