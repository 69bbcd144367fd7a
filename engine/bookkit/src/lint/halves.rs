//! Finds a half that has changed since it was last recorded to say the same as its partner, which has not changed. This
//! can be correct (a typo has no translation), so it is a warning, not a fault.
//!
//! The record is a file of the book, so that it does not depend on git or on what was committed when.

use crate::bilingual::Pair;
use crate::book::Book;
use crate::digest;
use crate::fault::Fault;
use crate::page::Page;
use crate::text;

/// The file of the record, relative to the root. A book without it has no warnings.
pub const FILE: &str = "halves.txt";

const HEAD: &str = "# The pairs of Chinese and English blocks whose halves say the same. Written by `check --record`.\n";

/// The digests of a Chinese and an English block.
type Digests = [String; 2];

/// The text of the record if all halves say the same now.
pub fn record(book: &Book) -> String {
    let lines = book.pages.iter().flat_map(|page| {
        let name = name(page);
        let pairs = page.pairs.iter().map(|pair| digests(page, pair));
        pairs.map(move |[zh, en]| format!("{name} {zh} {en}\n"))
    });
    HEAD.to_owned() + &lines.collect::<String>()
}

/// A warning for every half that changed without its partner.
pub fn warnings(book: &Book) -> Vec<Fault> {
    let record = text::read(&book.root.join(FILE)).unwrap_or_default();
    let pages = book.pages.iter();
    pages.flat_map(|page| compare(page, &record)).collect()
}

fn compare(page: &Page, record: &str) -> Vec<Fault> {
    let name = name(page);
    let lines = record.lines().filter_map(|line| line.strip_prefix(&name));
    let lines = lines.filter_map(|digests| digests.trim().split_once(' '));
    let recorded: Vec<Digests> = lines.map(|(zh, en)| [zh.into(), en.into()]).collect();
    let now: Vec<Digests> = page.pairs.iter().map(|p| digests(page, p)).collect();
    // what the pairs were that do not exist any more
    let gone = recorded.iter().filter(|pair| !now.contains(pair));
    let gone: Vec<_> = gone.collect();
    let changed = now.iter().zip(&page.pairs);
    let changed = changed.filter(|(digests, _)| !recorded.contains(digests));
    let warnings = changed.filter_map(|([zh, en], pair)| {
        let (half, other, range) = if gone.iter().any(|[was, _]| was == zh) {
            ("English", "Chinese", &pair.en)
        } else if gone.iter().any(|[_, was]| was == en) {
            ("Chinese", "English", &pair.zh)
        } else {
            return None;
        };
        let message = format!("the {half} half has changed, but the {other} half has not");
        let line = page.line(range.start).saturating_sub(1);
        Some(Fault::new(&page.file, line, message))
    });
    warnings.collect()
}

/// `src/page.md`, on every system.
fn name(page: &Page) -> String {
    page.file.display().to_string().replace('\\', "/")
}

fn digests(page: &Page, pair: &Pair) -> Digests {
    [&pair.zh, &pair.en].map(|half| digest::hex(page.text[half.clone()].trim(), 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIR: &str =
        "<div lang=\"zh-CN\">\n\n文\n\n</div>\n<div lang=\"en\">\n\ntext\n\n</div>\n";

    #[test]
    fn only_a_lonely_change_is_warned_of() {
        let book = |text: &str| Book {
            pages: vec![Page::new("题 · T", "src/x.md", text)],
            ..Book::empty()
        };
        let other = PAIR.replace("文", "别的").replace("text", "another");
        let old = format!("{PAIR}{other}");
        let record = record(&book(&old));
        let warn = |new: &str| -> Vec<String> {
            let faults = compare(&book(new).pages[0], &record);
            faults.iter().map(ToString::to_string).collect()
        };
        assert!(warn(&old).is_empty());
        assert!(warn(&old.replace("文", "字").replace("text", "word")).is_empty());
        assert!(warn(&format!("{other}{PAIR}")).is_empty());
        assert!(warn(&format!("{old}{}", PAIR.replace("text", "a new pair"))).is_empty());
        assert_eq!(
            warn(&old.replace("text", "word")),
            ["src/x.md:6: the English half has changed, but the Chinese half has not"]
        );
        assert_eq!(
            warn(&format!("{other}{}", PAIR.replace("文", "字"))),
            ["src/x.md:11: the Chinese half has changed, but the English half has not"]
        );
    }
}
