//! What a build knows of the whole book, for the pages that list it: `<!-- index: formulas -->`
//! (`symbols`, `functions`) and `<!-- counts -->` on lines of their own. Nothing of it is typed.

mod counts;
mod formulas;
mod functions;
mod symbols;

use std::collections::BTreeMap;
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::Event;

use super::Context;
use super::headings::halves;
use super::html::bilingual;
use crate::api::Items;
use crate::counts::Counts;
use crate::markdown::parser;
use crate::source::{Chapter, Source};

/// The directives, as they are written.
pub const DIRECTIVES: [&str; 4] = [
    "<!-- counts -->",
    "<!-- index: formulas -->",
    "<!-- index: functions -->",
    "<!-- index: symbols -->",
];

/// What the lists are made from, besides what is in the [`Context`].
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// The chapters as the author wrote them.
    pub source: &'a Source,
    /// The same chapters with their listings filled in.
    pub texts: &'a [String],
    /// What the crate offers.
    pub items: &'a Items,
    /// What the tests counted.
    pub counts: &'a Counts,
    /// Whether the site has the documentation of the crate.
    pub api: bool,
}

/// The lists, by their directives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(BTreeMap<&'static str, String>);

impl Index {
    /// Makes all lists; `context` may lack them still.
    pub fn of(whole: Whole<'_>, context: &Context) -> Self {
        let lists = [
            counts::table(whole, context),
            formulas::table(whole.source, &context.checked),
            functions::table(whole),
            symbols::table(whole.source, &context.glossary),
        ];
        Self(DIRECTIVES.into_iter().zip(lists).collect())
    }
}

/// Every comment of a chapter that asks for a list, known or not.
pub fn directives(text: &str) -> Vec<(Range<usize>, &str)> {
    parser(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
        .map(|(_, range)| (range.clone(), text[range].trim()))
        .filter(|(_, html)| {
            let inner = html.strip_prefix("<!--").unwrap_or_default().trim_start();
            inner.starts_with("index") || inner.starts_with("count")
        })
        .collect()
}

/// Replacements for every such directive.
pub(super) fn edits(text: &str, index: &Index) -> Vec<(Range<usize>, String)> {
    directives(text)
        .into_iter()
        .filter_map(|(range, written)| Some((range, format!("{}\n\n", index.0.get(written)?))))
        .collect()
}

/// The address of a chapter on the site.
fn address(chapter: &Chapter, source: &Source) -> String {
    let file = chapter
        .file
        .strip_prefix(&source.src)
        .unwrap_or(&chapter.file);
    file.with_extension("html").display().to_string()
}

/// A link in both languages, named after the chapter.
fn link(chapter: &Chapter, source: &Source) -> String {
    let (zh, en) = halves(&chapter.name).unwrap_or((&chapter.name, &chapter.name));
    format!(
        "<a href=\"{}\">{}</a>",
        address(chapter, source),
        bilingual(zh, en)
    )
}

/// Few places stand open, many are closed until the reader opens them; `told` says how many, in
/// Chinese and in English.
fn folded(places: &[String], told: &dyn Fn(usize) -> (String, String)) -> String {
    let items = places.iter().map(|place| format!("<li>{place}</li>"));
    let list: String = items.collect();
    match places.len() {
        0 => String::new(),
        1..=2 => format!("<ul class=\"places\">{list}</ul>"),
        many => {
            let (zh, en) = told(many);
            let summary = bilingual(&zh, &en);
            format!(
                "<details class=\"places\"><summary>{summary}</summary><ul>{list}</ul></details>"
            )
        }
    }
}

/// A table on one line, in a box that scrolls where it is too wide.
fn boxed(class: &str, titles: &[String], rows: &str) -> String {
    format!(
        "<div class=\"table-wrapper\"><table class=\"{class}\">{}<tbody>{rows}</tbody></table></div>",
        super::html::header(titles)
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A book of two pages.
    pub(in crate::expand::index) fn two_pages(first: &str, second: &str) -> Source {
        let chapter = |name: &str, file: &str, text: &str| Chapter {
            name: name.into(),
            file: file.into(),
            text: text.into(),
        };
        Source {
            root: "".into(),
            src: "src".into(),
            chapters: vec![
                chapter("一 · One", "src/one.md", first),
                chapter("二 · Two", "src/two.md", second),
            ],
        }
    }

    #[test]
    fn a_directive_becomes_its_list_and_a_misspelt_one_stays() {
        let index = Index(
            DIRECTIVES
                .iter()
                .map(|&name| (name, name.to_uppercase()))
                .collect(),
        );
        let text = "a\n\n<!-- counts -->\n\n<!-- index: symbol -->\n\n`<!-- counts -->`\n";
        assert_eq!(directives(text).len(), 2);
        let edits = edits(text, &index);
        assert_eq!(edits.len(), 1);
        assert_eq!(edits[0].1, "<!-- COUNTS -->\n\n");
    }
}
