//! A page of the site as a page of an e-book: well-formed XML, in one language, without what needs a script or the site.

use std::cell::RefCell;
use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult,
    Tokenizer,
};

use crate::html::UNSEARCHED;
use crate::language::Language;

mod names;

use names::{DROPPED, HIDDEN, VOID, Vocabulary, spelt};

/// The body of a page of an e-book, and what it needs.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// XML.
    pub xml: String,
    /// The images that it shows, relative to the folder of the site.
    pub images: BTreeSet<String>,
}

/// Turns the HTML between the tags of `<main>` into XML.
///
/// `pages` are the addresses of the pages in the book; a link to any other part of the site becomes text.
///
/// # Errors
/// If an element is not closed, or closes another.
pub(super) fn body(html: &str, language: Language, pages: &BTreeSet<String>) -> Result<Body> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let writer = Sink(RefCell::new(Writer {
        language,
        pages,
        body: Body::default(),
        open: Vec::new(),
        fault: None,
    }));
    let tokenizer = Tokenizer::new(writer, Default::default());
    let _fed = tokenizer.feed(&input);
    tokenizer.end();
    let writer = tokenizer.sink.0.into_inner();
    if let Some(fault) = writer.fault {
        bail!(fault);
    }
    let unclosed: Vec<_> = writer.open.iter().map(|open| open.name.as_str()).collect();
    ensure!(unclosed.is_empty(), "never closed: {unclosed:?}");
    Ok(writer.body)
}

/// An element whose end tag has not come yet.
struct Open {
    name: String,
    /// What ends it; empty if its tags are not written.
    end: String,
    /// Whether its content is left out.
    dropped: bool,
    /// Whether it decides about the language of its content.
    speaks: bool,
    vocabulary: Vocabulary,
}

struct Writer<'a> {
    language: Language,
    pages: &'a BTreeSet<String>,
    body: Body,
    open: Vec<Open>,
    fault: Option<String>,
}

struct Sink<'a>(RefCell<Writer<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            TagToken(tag) if tag.kind == StartTag => writer.start(&tag),
            TagToken(tag) => writer.end(&tag.name),
            CharacterTokens(text) => writer.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Writer<'_> {
    fn leaves_out(&self) -> bool {
        self.open.last().is_some_and(|open| open.dropped)
    }

    fn text(&mut self, text: &str) {
        if !self.leaves_out() {
            let text: String = text.chars().filter(|c| !UNSEARCHED.contains(c)).collect();
            self.body.xml += &escape(&text);
        }
    }

    fn start(&mut self, tag: &Tag) {
        let attribute = |name: &str| {
            let found = tag.attrs.iter().find(|attr| &*attr.name.local == name);
            found.map(|attr| &*attr.value)
        };
        let has_class = |class: &str| {
            attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
        };
        let outer = self.open.last();
        // only the outermost `lang` decides: a foreign phrase in a block of the language stays
        let spoken = outer.is_some_and(|open| open.speaks);
        let foreign = match attribute("lang") {
            Some(lang) => !spoken && !self.language.shows(lang),
            None => false,
        };
        let separates = self.language != Language::Both && has_class("lang-sep");
        let dropped = outer.is_some_and(|open| open.dropped)
            || foreign
            || separates
            || DROPPED.contains(&&*tag.name)
            || HIDDEN.into_iter().any(has_class)
            || attribute("hidden").is_some();
        let target = match &*tag.name {
            "a" => self.target(attribute("href").unwrap_or_default()),
            _ => None,
        };
        let is_link = &*tag.name == "a" && !has_class("header");
        let written = !dropped && (&*tag.name != "a" || is_link && target.is_some());
        let vocabulary = match &*tag.name {
            "svg" => Vocabulary::Svg,
            "math" => Vocabulary::Math,
            _ => outer.map_or(Vocabulary::Html, |open| open.vocabulary),
        };
        let empty = tag.self_closing || VOID.contains(&&*tag.name);
        let name = spelt(&tag.name, vocabulary).to_owned();
        let mut end = String::new();
        if written {
            end = self.open_tag(&name, tag, vocabulary, target.as_deref(), empty);
        }
        if !empty {
            let speaks = spoken || attribute("lang").is_some();
            self.open.push(Open {
                name,
                end,
                dropped,
                speaks,
                vocabulary,
            });
        }
    }

    /// Writes a start tag; returns the end tag.
    fn open_tag(
        &mut self,
        name: &str,
        tag: &Tag,
        vocabulary: Vocabulary,
        target: Option<&str>,
        empty: bool,
    ) -> String {
        let mut end = match empty {
            true => String::new(),
            false => format!("</{name}>"),
        };
        // MathML 3, which e-books have, allows these two in few elements, and `mstyle` around any
        let is_style = |name: &str| ["displaystyle", "scriptlevel"].contains(&name);
        let styled = vocabulary == Vocabulary::Math && !["math", "mstyle"].contains(&name);
        let (around, own): (Vec<_>, Vec<_>) =
            (tag.attrs.iter()).partition(|attr| styled && is_style(&attr.name.local));
        if !around.is_empty() {
            self.body.xml += "<mstyle";
            for attr in around {
                self.attribute(&attr.name.local, &attr.value, vocabulary, None);
            }
            self.body.xml += ">";
            end += "</mstyle>";
        }
        self.body.xml += &format!("<{name}");
        match name {
            "svg" => self.body.xml += " xmlns=\"http://www.w3.org/2000/svg\"",
            "math" => self.body.xml += " xmlns=\"http://www.w3.org/1998/Math/MathML\"",
            _ => {}
        }
        for attr in own {
            self.attribute(&attr.name.local, &attr.value, vocabulary, target);
        }
        self.body.xml += if empty { "/>" } else { ">" };
        if empty {
            self.body.xml += &std::mem::take(&mut end);
        }
        end
    }

    fn end(&mut self, name: &str) {
        let Some(open) = self.open.pop() else {
            self.fault
                .get_or_insert_with(|| format!("</{name}> closes nothing"));
            return;
        };
        if !open.name.eq_ignore_ascii_case(name) {
            let found = format!("</{name}> where </{}> was expected", open.name);
            self.fault.get_or_insert(found);
        }
        self.body.xml += &open.end;
    }

    fn attribute(&mut self, name: &str, value: &str, of: Vocabulary, target: Option<&str>) {
        let value = match name {
            // not in MathML 3
            "lang" if of == Vocabulary::Math => return,
            _ if name.starts_with("data-") || name.starts_with("on") => return,
            "tabindex" => return,
            "href" => target.unwrap_or(value),
            "title" | "alt" | "aria-label" => self.language.half(value),
            "src" => {
                self.body.images.insert(value.to_owned());
                value
            }
            _ => value,
        };
        let value = escape(value).replace('"', "&quot;");
        self.body.xml += &format!(" {}=\"{value}\"", spelt(name, of));
        if name == "lang" {
            self.body.xml += &format!(" xml:lang=\"{value}\"");
        }
    }

    /// Where a link leads in the e-book.
    fn target(&self, href: &str) -> Option<String> {
        let (address, fragment) = match href.split_once('#') {
            Some((address, fragment)) => (address, format!("#{fragment}")),
            None => (href, String::new()),
        };
        if address.contains("://") || address.is_empty() && !fragment.is_empty() {
            return Some(href.to_owned());
        }
        Some(in_book(self.pages.get(address)?) + &fragment)
    }
}

/// The name of a page in the e-book.
pub(super) fn in_book(address: &str) -> String {
    format!("{}.xhtml", address.trim_end_matches(".html"))
}

/// Plain text as XML.
pub(super) fn escape(text: &str) -> String {
    crate::html::escape(text).replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
