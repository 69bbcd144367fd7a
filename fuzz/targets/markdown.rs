//! Any text as a page: the tools that read pages report faults, and do not panic.

#![no_main]

use bookkit::bilingual::{halves, pairs};
use bookkit::latex::{anchor, mathml, split_tag};
use bookkit::markdown::{line_of, splice};
use bookkit::page::Page;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let page = Page::new("页 · Page", "src/page.md", text);
    let _fragments = page.fragments();
    for (_, range) in page.events_outside_code() {
        assert!(text.get(range.clone()).is_some(), "{range:?}");
        assert!(page.line(range.start) >= 1);
        let _alone = (page.is_alone(&range), page.comment_above(range.start));
    }
    for display in page.displays() {
        let (latex, tag) = split_tag(&display.latex);
        let _anchor = tag.map(|tag| anchor(&tag));
        let _mathml = mathml(&latex, true);
    }
    for line in text.lines() {
        let _halves = halves(line);
    }
    let _pairs = pairs(text);
    assert_eq!(splice(text, Vec::new()), text);
    assert!(line_of(text, text.len()) >= 1);
});
