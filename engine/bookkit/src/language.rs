//! The languages in a file that is made of the whole book.

use std::fmt;

use clap::ValueEnum;

use crate::bilingual::halves;

/// The languages in a PDF or an e-book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Chinese
    Zh,
    /// English
    En,
    /// Both, one below the other
    Both,
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Zh => "zh",
            Self::En => "en",
            Self::Both => "both",
        })
    }
}

impl Language {
    /// The `lang` of a document; where there are both, the first is the main one.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Zh | Self::Both => "zh-CN",
            Self::En => "en",
        }
    }

    /// Whether text marked with `lang` shows.
    pub(crate) fn shows(self, lang: &str) -> bool {
        match self {
            Self::Zh => lang != "en",
            Self::En => lang != "zh-CN",
            Self::Both => true,
        }
    }

    /// The half of a title that shows; all of it if it has no halves.
    pub(crate) fn half(self, title: &str) -> &str {
        match (self, halves(title)) {
            (Self::Zh, Some((zh, _))) => zh,
            (Self::En, Some((_, en))) => en,
            _ => title,
        }
    }
}
