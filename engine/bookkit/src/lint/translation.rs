//! Both halves of a pair, a caption or a heading must have the same formulas, code, numbers and links, and translate
//! terms as the glossary does. The rest of the wording is left to the authors.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use mdbook_markdown::pulldown_cmark::{Event, Tag};
use rayon::prelude::*;

use crate::bilingual::{SEPARATOR, halves};
use crate::book::Book;
use crate::fault::Fault;
use crate::figures::shown;
use crate::glossary::Glossary;
use crate::markdown::parser;
use crate::page::Page;
use crate::terms::{Forms, Half, Term};

/// Faults of every pair, caption and heading of the book.
pub(super) fn faults(book: &Book, glossary: &Glossary) -> Vec<Fault> {
    let terms = &Terms::of(&glossary.terms);
    let pages = book.pages.par_iter();
    pages.flat_map_iter(|page| of_page(page, terms)).collect()
}

fn of_page(page: &Page, terms: &Terms) -> Vec<Fault> {
    let mut faults = Vec::new();
    for pair in &page.pairs {
        let [zh, en] = [&pair.zh, &pair.en].map(|half| Said::by(page.events_in(half)));
        let messages = unlike(terms, &zh, &en).into_iter();
        faults.extend(messages.map(|message| {
            let line = page.line(pair.en.start).saturating_sub(1);
            Fault::new(&page.file, line, message)
        }));
    }
    let mut fault = |offset: usize, messages: Vec<String>| {
        let messages = messages.into_iter();
        faults.extend(messages.map(|message| page.fault(offset, message)));
    };
    for (_, image) in shown(page) {
        if let Some((zh, en)) = image.alternative(&page.text).split_once(SEPARATOR) {
            // the halves of an image's text are not events of the page
            let [zh, en] = [zh, en].map(|half| Said::by(parser(half)));
            fault(image.range.start, unlike(terms, &zh, &en));
        }
    }
    for heading in &page.headings {
        if let Some((zh, en)) = halves(&page.text[heading.range.clone()]) {
            fault(heading.range.start, mistranslated(terms, zh, en));
        }
    }
    faults
}

/// The terms of the glossary, and how they are written in each language.
struct Terms<'a> {
    terms: &'a [Term],
    zh: Forms,
    en: Forms,
}

impl<'a> Terms<'a> {
    fn of(terms: &'a [Term]) -> Self {
        let [zh, en] = [Half::Zh, Half::En].map(|half| Forms::of(terms, half));
        Self { terms, zh, en }
    }
}

/// What occurs in one half and not in the other.
fn unlike(terms: &Terms, zh: &Said, en: &Said) -> Vec<String> {
    let mut messages = uneven(&zh.marks, &en.marks);
    messages.extend(mistranslated(terms, &zh.words, &en.words));
    messages
}

/// What has to occur in both halves, and how often it does.
type Marks = BTreeMap<(&'static str, String), usize>;

/// The content of one half.
struct Said {
    marks: Marks,
    /// The prose only: formulas and code are among the marks.
    words: String,
}

impl Said {
    fn by<'e>(events: impl Iterator<Item = impl Borrow<Event<'e>>>) -> Self {
        let (mut marks, mut words) = (Marks::new(), String::new());
        let mut mark = |kind, value: String| *marks.entry((kind, value)).or_default() += 1;
        for event in events {
            match event.borrow() {
                Event::InlineMath(latex) => mark("formula", latex.split_whitespace().collect()),
                Event::Code(code) => mark("code", code.to_string()),
                Event::Start(Tag::Link { dest_url, .. }) => mark("link", dest_url.to_string()),
                Event::Text(text) => {
                    numbers(text).into_iter().for_each(|n| mark("number", n));
                    words.push_str(text);
                }
                Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push('\n'),
                _ => {}
            }
        }
        Self { marks, words }
    }
}

/// The numbers written in digits.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    text.split(|c| !digits(c))
        .map(|number| number.trim_matches('.').to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

/// What occurs more often in one half than in the other.
fn uneven(zh: &Marks, en: &Marks) -> Vec<String> {
    let mut keys: Vec<_> = zh.keys().chain(en.keys()).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter()
        .filter_map(|key| {
            let [zh, en] = [zh, en].map(|marks| marks.get(key).copied().unwrap_or(0));
            let (kind, value) = key;
            (zh != en).then(|| {
                format!(
                    "{kind} `{value}` occurs {zh}× in the Chinese half and {en}× in the English half"
                )
            })
        })
        .collect()
}

/// Terms in one half whose translation is missing in the other.
fn mistranslated(terms: &Terms, zh: &str, en: &str) -> Vec<String> {
    let (in_zh, in_en) = (terms.zh.found(zh), terms.en.found(en));
    let terms = terms.terms;
    let only = |here: &[bool], there: &[bool]| -> Vec<usize> {
        (0..terms.len()).filter(|&i| here[i] && !there[i]).collect()
    };
    let (only_zh, only_en) = (only(&in_zh, &in_en), only(&in_en, &in_zh));
    let missing_en = only_zh.iter().map(|&i| {
        let Term { zh, en, .. } = &terms[i];
        format!("the Chinese half says `{zh}`, but the English half never says `{en}`, its translation in the glossary")
    });
    let strict = only_en.iter().filter(|&&i| !terms[i].loose);
    let missing_zh = strict.map(|&i| {
        let Term { zh, en, .. } = &terms[i];
        format!("the English half says `{en}`, but the Chinese half never says `{zh}`, its translation in the glossary")
    });
    missing_en.chain(missing_zh).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms;

    #[test]
    fn marks_are_counted_in_both_halves() {
        let marks = |text| Said::by(parser(text)).marks;
        let zh = marks("当 $p=0$ 时 `pad` 是 2，见[这里](a.md)。");
        assert!(uneven(&zh, &marks("For $p = 0$ `pad` is 2, see [here](a.md).")).is_empty());
        let faults = uneven(&zh, &marks("For $p=1$ `pad` is 2.5, see [here](b.md)."));
        assert_eq!(faults.len(), 6, "{faults:?}");
        assert!(faults.contains(
            &"number `2` occurs 1× in the Chinese half and 0× in the English half".into()
        ));
    }

    #[test]
    fn a_term_put_for_another_is_found() {
        let terms = terms::parse(
            "[[term]]\nzh='步幅'\nen='stride'\nsay_zh=''\nsay_en=''\n[[term]]\nzh='填充'\nen='padding'\nsay_zh=''\nsay_en=''\n",
        )
        .unwrap();
        let terms = Terms::of(&terms);
        assert!(mistranslated(&terms, "步幅是一", "the stride is one").is_empty());
        let faults = mistranslated(&terms, "步幅是一", "the padding is one");
        assert_eq!(faults.len(), 2, "{faults:?}");
    }
}
