//! `![中文 · English](figures/padding.svg)` on a line of its own becomes the drawing itself, so that
//! it takes on the colours and the language of the page, with its text as the caption.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use mdbook_markdown::pulldown_cmark::{Event, Tag};

use super::headings::SEPARATOR;
use super::html::UNSEARCHED;
use crate::markdown::{line_of, parser};

/// Folder of the drawings, relative to that of the chapters.
pub const FOLDER: &str = "figures";

/// The drawings, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(BTreeMap<String, String>);

impl Figures {
    /// Reads `figures/*.svg` in the folder of the chapters.
    pub fn read(src: &Path) -> Result<Self> {
        let folder = src.join(FOLDER);
        let mut figures = BTreeMap::new();
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_stem().and_then(|stem| stem.to_str());
            if let (Some(name), Some("svg")) = (name, path.extension().and_then(|e| e.to_str())) {
                let svg = fs::read_to_string(&path)
                    .with_context(|| format!("{}:1: cannot be read", path.display()))?;
                figures.insert(name.to_owned(), svg);
            }
        }
        Ok(Self(figures))
    }

    /// The files, by name.
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

/// An image of a figure in a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Name of the figure.
    pub name: String,
    /// Line of the chapter.
    pub line: usize,
    range: Range<usize>,
}

impl Shown {
    /// What stands for the image in words: `![this](…)`.
    pub fn caption<'t>(&self, text: &'t str) -> &'t str {
        alternative(&text[self.range.clone()])
    }
}

/// Every figure that a chapter shows.
pub fn shown(text: &str) -> Vec<Shown> {
    parser(text)
        .into_offset_iter()
        .filter_map(|(event, range)| {
            let Event::Start(Tag::Image { dest_url, .. }) = event else {
                return None;
            };
            let name = dest_url.strip_prefix(FOLDER)?.strip_prefix('/')?;
            Some(Shown {
                name: name.strip_suffix(".svg")?.to_owned(),
                line: line_of(text, range.start),
                range,
            })
        })
        .collect()
}

/// What stands for an image in words: `![this](…)`.
pub fn alternative(image: &str) -> &str {
    let text = image.strip_prefix("![").unwrap_or(image);
    text.rfind("](").map_or(text, |end| &text[..end])
}

/// Replacements for every figure of a chapter, around the words of its caption: the formulas
/// between them are expanded like any other.
pub(super) fn edits(text: &str, figures: &Figures) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    for figure in shown(text) {
        let caption = figure.caption(text);
        let Shown { name, range, .. } = figure;
        let (Some(svg), Some(separator)) = (figures.0.get(&name), caption.find(SEPARATOR)) else {
            continue;
        };
        let start = range.start + "![".len();
        let middle = start + separator;
        edits.push((
            range.start..start,
            format!(
                "<figure class=\"figure\">{}<figcaption id=\"figure-{name}\"><span lang=\"zh-CN\">",
                inline(svg, &name)
            ),
        ));
        edits.push((
            middle..middle + SEPARATOR.len(),
            format!("</span><span class=\"lang-sep\">{SEPARATOR}</span><span lang=\"en\">"),
        ));
        edits.push((
            start + caption.len()..range.end,
            "</span></figcaption></figure>".to_owned(),
        ));
    }
    edits
}

/// A drawing as a part of a page, which has its colours and fonts, named by its caption. Markdown
/// would take a blank line for the end of the HTML; there is none.
fn inline(svg: &str, name: &str) -> String {
    let (before, after) = svg.split_once("<style>").unwrap_or((svg, ""));
    let after = after.split_once("</style>").map_or(after, |(_, rest)| rest);
    let svg = format!("{before}{after}").replacen(
        "<svg ",
        &format!("<svg role=\"img\" aria-labelledby=\"figure-{name}\" "),
        1,
    );
    let [from, to] = UNSEARCHED.map(|mark| format!("<metadata>{mark}</metadata>"));
    let svg = svg
        .replacen('>', &format!(">{from}"), 1)
        .replace("</svg>", &format!("{to}</svg>"));
    svg.replace(" xmlns=\"http://www.w3.org/2000/svg\"", "")
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::splice;

    const TEXT: &str = "x\n\n![补一圈零 · A ring of $0$](figures/ring.svg)\n\ny\n";

    fn figures() -> Figures {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\">\n<style>\n\nz\n</style>\n<path/>\n</svg>\n";
        Figures(BTreeMap::from([("ring".to_owned(), svg.to_owned())]))
    }

    #[test]
    fn the_drawing_and_both_halves_of_the_caption_take_the_place_of_the_image() {
        assert_eq!(
            splice(TEXT, edits(TEXT, &figures())),
            "x\n\n<figure class=\"figure\"><svg role=\"img\" aria-labelledby=\"figure-ring\" width=\"9\">\
             <metadata>\u{E000}</metadata><path/><metadata>\u{E001}</metadata></svg>\
             <figcaption id=\"figure-ring\"><span lang=\"zh-CN\">补一圈零</span>\
             <span class=\"lang-sep\"> · </span><span lang=\"en\">A ring of $0$</span></figcaption></figure>\n\ny\n"
        );
    }

    #[test]
    fn other_images_stay() {
        let text = "![图 · An image](page.png)\n\n![图 · An image](figures/other.svg)\n";
        assert!(edits(text, &figures()).is_empty());
    }

    #[test]
    fn a_figure_is_found_on_its_line() {
        let found = shown(TEXT);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].line), ("ring", 3));
        assert_eq!(found[0].caption(TEXT), "补一圈零 · A ring of $0$");
    }
}
