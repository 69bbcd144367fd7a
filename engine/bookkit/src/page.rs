//! A page as its author wrote it, read and parsed once.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use formula_check::{Directive, Display};
pub use listings::CodeBlock;
use listings::code_blocks;
use mdbook_markdown::pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::bilingual::{Pair, pairs};
use crate::fault::Fault;
use crate::latex::{anchor, split_tag};
use crate::markdown::{line_of, parser};

/// A formula between dollars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Bytes of the source, dollars included.
    pub range: Range<usize>,
    /// What is between the dollars, without its `\tag{…}`.
    pub latex: String,
    /// What is in its `\tag{…}`.
    pub number: Option<String>,
    /// `$$…$$`, on lines of its own.
    pub display: bool,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Bytes of the heading.
    pub range: Range<usize>,
    /// Its level.
    pub level: HeadingLevel,
    /// `{#this}`.
    pub id: Option<String>,
    /// `{.class key=value}`, which the build does not use.
    pub others: Vec<String>,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the whole of it.
    pub range: Range<usize>,
    /// Its target.
    pub url: String,
    /// The title in quotes after the address.
    pub title: String,
}

impl Link {
    /// The text of an image: `![this](…)`.
    pub fn alternative<'t>(&self, text: &'t str) -> &'t str {
        let image = &text[self.range.clone()];
        let words = image.strip_prefix("![").unwrap_or(image);
        words.rfind("](").map_or(words, |end| &words[..end])
    }
}

/// A parsed page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Title in the table of contents, in both languages.
    pub name: String,
    /// File relative to the root of the book, `src/padding.md`.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    /// Everything between dollars that is not code.
    pub formulas: Vec<Formula>,
    /// The fenced blocks.
    pub code: Vec<CodeBlock>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The links.
    pub links: Vec<Link>,
    /// The images.
    pub images: Vec<Link>,
    /// Pieces of HTML, comments among them.
    pub html: Vec<Range<usize>>,
    /// The blocks of the two languages.
    pub pairs: Vec<Pair>,
    events: Vec<(Event<'static>, Range<usize>)>,
}

impl Page {
    /// Parses the text of a page.
    pub fn new(name: impl Into<String>, file: impl AsRef<Path>, text: impl Into<String>) -> Self {
        let text = text.into();
        let events = parser(&text)
            .into_offset_iter()
            .map(|(event, range)| (event.into_static(), range))
            .collect();
        let mut page = Self {
            name: name.into(),
            file: file.as_ref().to_owned(),
            pairs: pairs(&text),
            text,
            events,
            ..Self::default()
        };
        page.take_apart();
        page
    }

    /// Every id of the page that a fragment can name.
    pub fn fragments(&self) -> BTreeSet<String> {
        let headings = self
            .headings
            .iter()
            .filter_map(|heading| heading.id.clone());
        let numbers = self
            .formulas
            .iter()
            .filter_map(|formula| formula.number.as_deref());
        headings.chain(numbers.map(anchor)).collect()
    }

    fn take_apart(&mut self) {
        self.code = code_blocks(self.events.iter().cloned());
        for (event, range) in &self.events {
            let range = range.clone();
            match event {
                Event::InlineMath(latex) => self.formulas.push(formula(latex, range, false)),
                Event::DisplayMath(latex) => self.formulas.push(formula(latex, range, true)),
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }) => {
                    let classes = classes.iter().map(CowStr::to_string);
                    let others = classes.chain(attrs.iter().map(|(name, _)| name.to_string()));
                    self.headings.push(Heading {
                        range,
                        level: *level,
                        id: id.as_ref().map(CowStr::to_string),
                        others: others.collect(),
                    });
                }
                Event::Start(Tag::Link {
                    dest_url, title, ..
                }) => self.links.push(link(dest_url, title, range)),
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => self.images.push(link(dest_url, title, range)),
                // a comment of several lines gives one event per line
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => self.html.push(range),
                _ => {}
            }
        }
    }

    /// Markdown events of the text, in order.
    pub fn events(&self) -> impl Iterator<Item = (&Event<'static>, Range<usize>)> {
        self.events
            .iter()
            .map(|(event, range)| (event, range.clone()))
    }

    /// Markdown events of everything but blocks of code, in order.
    pub fn events_outside_code(&self) -> impl Iterator<Item = (&Event<'static>, Range<usize>)> {
        let mut in_code = false;
        self.events().filter(move |(event, _)| {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                _ => {}
            }
            !in_code
        })
    }

    /// Markdown events of a part of the text.
    pub fn events_in(&self, part: &Range<usize>) -> impl Iterator<Item = &Event<'static>> {
        let from = self
            .events
            .partition_point(|(_, range)| range.start < part.start);
        let inside = self.events[from..]
            .iter()
            .take_while(|(_, range)| range.start < part.end);
        inside.map(|(event, _)| event)
    }

    /// The line, counted from 1, of a byte of the text.
    pub fn line(&self, offset: usize) -> usize {
        line_of(&self.text, offset)
    }

    /// A fault at a byte of the text.
    pub fn fault(&self, offset: usize, message: impl Into<String>) -> Fault {
        Fault::new(&self.file, self.line(offset), message)
    }

    /// Whether nothing else is on the line of `range`.
    pub fn is_alone(&self, range: &Range<usize>) -> bool {
        let before = self.text[..range.start].rsplit('\n').next();
        let after = self.text[range.end..].split('\n').next();
        [before, after]
            .into_iter()
            .flatten()
            .all(|rest| rest.trim().is_empty())
    }

    /// The content of the HTML comment that ends on the line above byte `at`.
    pub fn comment_above(&self, at: usize) -> Option<&str> {
        let above = self.text[..at]
            .trim_end_matches([' ', '\t'])
            .strip_suffix('\n')?;
        let comment = above
            .trim_end_matches([' ', '\t', '\r'])
            .strip_suffix("-->")?;
        comment.rfind("<!--").map(|open| &comment[open + 4..])
    }

    /// The formulas between `$$`, in the form that their checks need.
    pub fn displays(&self) -> Vec<Display> {
        let display = self.formulas.iter().filter(|formula| formula.display);
        display.map(|formula| self.display(formula)).collect()
    }

    fn display(&self, formula: &Formula) -> Display {
        let inside = &self.text[formula.range.start + 2..formula.range.end - 2];
        let start = formula.range.end - 2 - inside.trim_start().len();
        let line_start = self.text[..start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        Display {
            file: self.file.display().to_string(),
            line: self.line(start),
            column: 1 + self.text[line_start..start].chars().count(),
            latex: inside.trim().to_owned(),
            directive: self
                .comment_above(formula.range.start)
                .map_or(Directive::None, Directive::parse),
            directive_line: self.line(formula.range.start).saturating_sub(1),
        }
    }
}

fn formula(latex: &str, range: Range<usize>, display: bool) -> Formula {
    let (latex, number) = split_tag(latex);
    Formula {
        range,
        latex,
        number,
        display,
    }
}

fn link(url: &str, title: &str, range: Range<usize>) -> Link {
    Link {
        range,
        url: url.to_owned(),
        title: title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page::new("题 · T", "src/page.md", text)
    }

    #[test]
    fn formulas_in_code_are_none() {
        let page = page("价格 $a_1$ 与\n\n$$ b \\tag{2} $$\n\n`$c$`\n\n```text\n$d$\n```\n");
        let found = page.formulas.iter();
        let found: Vec<_> = found
            .map(|f| (f.latex.as_str(), f.number.as_deref(), f.display))
            .collect();
        assert_eq!(found, [("a_1", None, false), ("b", Some("2"), true)]);
    }

    #[test]
    fn a_formula_knows_its_place_and_its_comment() {
        let found = page(
            "中 $x$\n\n<!-- scope: window -->\n$$ a = b \\tag{1} $$\n\n$$\nc\n= d\n$$\n\n见 $$ e $$",
        )
        .displays();
        let places: Vec<_> = found.iter().map(|d| (d.line, d.column)).collect();
        // columns count characters
        assert_eq!(places, [(4, 4), (7, 1), (11, 6)]);
        assert_eq!(found[0].latex, "a = b \\tag{1}");
        assert_eq!(found[0].number(), Some("1"));
        assert_eq!(found[0].directive, Directive::Scope("window".into()));
        assert_eq!(found[1].latex, "c\n= d");
        assert_eq!(found[1].directive, Directive::None);
        assert_eq!(found[1].file, "src/page.md");
    }

    #[test]
    fn a_comment_farther_up_belongs_to_no_formula() {
        let found =
            page("<!-- scope: step -->\n\n$$ a $$\n\n<!-- same as: (2) -->\n$$ b $$\n").displays();
        assert_eq!(found[0].directive, Directive::None);
        assert_eq!(found[1].directive, Directive::SameAs("2".into()));
    }

    #[test]
    fn events_of_a_part_are_those_inside() {
        let page = page("a\n\n`b`\n\nc\n");
        let inside = page.events_in(&(3..6));
        assert!(
            inside
                .into_iter()
                .any(|event| *event == Event::Code("b".into()))
        );
        assert_eq!(page.events_in(&(3..6)).count(), 3);
    }
}
