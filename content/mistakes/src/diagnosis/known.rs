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
    pub name: &'static str,
    /// Its place in the record.
    at: usize,
}

// `RECORD` and `WORDS`, made from `record.toml` by the build script, so that a browser needs no parser
include!(concat!(env!("OUT_DIR"), "/record.rs"));

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let record = RECORD.iter().enumerate();
    let known = record.filter_map(|(at, [function, name])| {
        let mut all = Function::ALL.into_iter();
        let function = all.find(|of| of.name() == *function)?;
        Some(Known { function, name, at })
    });
    known.collect()
});

impl Known {
    /// What is wrong, in Chinese.
    pub fn zh(&self) -> &'static str {
        WORDS[self.at][0]
    }

    /// What is wrong, in English.
    pub fn en(&self) -> &'static str {
        WORDS[self.at][1]
    }

    /// Its name without `forward-`, which tells a mistake of `conv_forward` from the same one in `conv_single_step`.
    pub fn plain(&self) -> &'static str {
        self.name.strip_prefix("forward-").unwrap_or(self.name)
    }

    /// Where the book explains it: the row of a table, or the page about mistakes of this kind.
    pub fn page(&self) -> String {
        match RECORDS.iter().find(|record| record.id == self.plain()) {
            Some(record) => format!("{}.html#{}", record.page, record.id),
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
