//! The record of the mistakes, read from `record.toml`.

use std::sync::LazyLock;

use super::function::Function;
use super::smallest::{Smallest, smallest};
use crate::record::RECORDS;

/// A mistake with its description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The function that has it.
    pub function: Function,
    /// Its name.
    pub name: String,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
}

// `RECORD`, made from `record.toml` by the build script, so that a browser needs no parser
include!(concat!(env!("OUT_DIR"), "/record.rs"));

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = RECORD.iter().filter_map(|[function, name, zh, en]| {
        let mut all = Function::ALL.into_iter();
        Some(Known {
            function: all.find(|of| of.name() == *function)?,
            name: (*name).to_owned(),
            zh: (*zh).to_owned(),
            en: (*en).to_owned(),
        })
    });
    known.collect()
});

/// The identifier and the page of each mistake that a table explains, without the words of the table, which the page's
/// program does not need.
const PAGES: [(&str, &str); RECORDS.len()] = {
    let mut pages = [("", ""); RECORDS.len()];
    let mut at = 0;
    while at < RECORDS.len() {
        pages[at] = (RECORDS[at].id, RECORDS[at].page);
        at += 1;
    }
    pages
};

impl Known {
    /// Its name without `forward-`, which tells a mistake of `conv_forward` from the same one in `conv_single_step`.
    pub fn plain(&self) -> &str {
        self.name.strip_prefix("forward-").unwrap_or(&self.name)
    }

    /// Where the book explains it: the row of a table, or the page about mistakes of this kind.
    pub fn page(&self) -> String {
        match PAGES.iter().find(|(id, _)| *id == self.plain()) {
            Some((id, page)) => format!("{page}.html#{id}"),
            None => format!("{}.html", self.function.page()),
        }
    }

    /// The smallest input on which it shows, as [`smallest()`] finds it.
    pub fn smallest(&self) -> Smallest {
        smallest(self).expect("a test finds one for every mistake")
    }
}

/// All of them, by function and name.
pub fn known() -> &'static [Known] {
    &KNOWN
}
