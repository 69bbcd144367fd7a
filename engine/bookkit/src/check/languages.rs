//! The two languages: every block of prose in Chinese is followed by its English half, and nothing
//! but headings, formulas, listings, tables and figures stands outside of both.

use mdbook_markdown::pulldown_cmark::Event;

use crate::bilingual::{EN, ZH};
use crate::fault::Fault;
use crate::markdown::{line_of, parser};
use crate::source::Chapter;

/// Faults of a chapter's language blocks.
pub(super) fn check(chapter: &Chapter) -> Vec<Fault> {
    let mut faults = pairing(chapter);
    faults.extend(emphasis(chapter));
    faults
}

/// Where the reading of a chapter stands.
enum Place {
    Outside,
    /// Between fences, or between `$$` lines: what ends it.
    Verbatim(&'static str),
    /// In a language block: its opening line, its line number, whether there is any text in it.
    Inside(&'static str, usize, bool),
}

fn pairing(chapter: &Chapter) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut place = Place::Outside;
    // Line of a Chinese block that still waits for its English half.
    let mut waiting: Option<usize> = None;
    let lines: Vec<&str> = chapter.text.lines().collect();
    let blank = |index: Option<usize>| {
        index
            .and_then(|index| lines.get(index))
            .is_none_or(|line| line.trim().is_empty())
    };
    for (index, line) in lines.iter().enumerate() {
        let number = index + 1;
        let mut fault = |message: &str| faults.push(Fault::new(&chapter.file, number, message));
        let text = line.trim();
        place = match place {
            Place::Verbatim(end) if text.ends_with(end) => Place::Outside,
            Place::Verbatim(end) => Place::Verbatim(end),
            Place::Outside if text == ZH || text == EN => {
                if !blank(Some(index + 1)) {
                    fault("a blank line must follow, or Markdown leaves the block raw");
                }
                match (text == ZH, waiting) {
                    (true, Some(_)) => {
                        fault("Chinese block, but the one above has no English half")
                    }
                    (false, None) => fault("English block without a Chinese block right before it"),
                    _ => {}
                }
                waiting = (text == ZH).then_some(number);
                Place::Inside(if text == ZH { ZH } else { EN }, number, false)
            }
            Place::Outside => {
                if let (Some(zh), false) = (waiting, text.is_empty()) {
                    faults.push(Fault::new(
                        &chapter.file,
                        zh,
                        "Chinese block without its English half right behind it",
                    ));
                    waiting = None;
                }
                outside(chapter, number, text, &mut faults)
            }
            Place::Inside(lang, opened, filled) if text == "</div>" => {
                if !filled {
                    fault(&format!(
                        "the block `{lang}` opened on line {opened} is empty"
                    ));
                }
                if !blank(index.checked_sub(1)) {
                    fault("a blank line must come before `</div>`");
                }
                Place::Outside
            }
            Place::Inside(lang, opened, filled) => {
                if text.starts_with("<div lang") {
                    fault(&format!(
                        "language block inside the one opened on line {opened}"
                    ));
                }
                if text.starts_with("```") || text.starts_with("$$") || text.starts_with('#') {
                    fault("listings, display formulas and headings stand outside, once for both");
                }
                Place::Inside(lang, opened, filled || !text.is_empty())
            }
        };
    }
    if let Place::Inside(lang, opened, _) = place {
        faults.push(Fault::new(
            &chapter.file,
            opened,
            format!("`{lang}` is never closed"),
        ));
    } else if let Some(zh) = waiting {
        faults.push(Fault::new(
            &chapter.file,
            zh,
            "Chinese block without its English half",
        ));
    }
    faults
}

/// What a line outside of both languages opens; prose there is a fault.
fn outside(chapter: &Chapter, number: usize, text: &str, faults: &mut Vec<Fault>) -> Place {
    if text.starts_with("```") {
        return Place::Verbatim("```");
    }
    if text.starts_with("<!--") && !text.ends_with("-->") {
        return Place::Verbatim("-->");
    }
    if text.starts_with("$$") && !(text.len() > 2 && text.ends_with("$$")) {
        return Place::Verbatim("$$");
    }
    let known = [
        "#",
        "$$",
        "|",
        "![",
        "<!--",
        "<figure",
        "</figure",
        "<div class",
        "</div",
    ];
    if !text.is_empty() && !known.iter().any(|start| text.starts_with(start)) {
        faults.push(Fault::new(
            &chapter.file,
            number,
            format!("prose outside a language block: `{}`", shorten(text)),
        ));
    }
    Place::Outside
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// `**核）。**后` is no emphasis in CommonMark: the asterisks would be printed.
fn emphasis(chapter: &Chapter) -> Vec<Fault> {
    let mut in_code = false;
    parser(&chapter.text)
        .into_offset_iter()
        .filter(|(event, _)| {
            match event {
                Event::Start(tag) if is_code(tag) => in_code = true,
                Event::End(_) => in_code = false,
                _ => {}
            }
            !in_code && matches!(event, Event::Text(text) if text.contains('*'))
        })
        .map(|(_, range)| {
            Fault::new(
                &chapter.file,
                line_of(&chapter.text, range.start),
                "`*` is printed as it stands: move the punctuation out of the emphasis",
            )
        })
        .collect()
}

fn is_code(tag: &mdbook_markdown::pulldown_cmark::Tag<'_>) -> bool {
    matches!(tag, mdbook_markdown::pulldown_cmark::Tag::CodeBlock(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let chapter = Chapter {
            name: "题 · T".into(),
            file: "src/x.md".into(),
            text: text.into(),
        };
        check(&chapter).iter().map(ToString::to_string).collect()
    }

    const GOOD: &str = "# 题 · T {#t}\n\n<div lang=\"zh-CN\">\n\n文\n\n</div>\n<div lang=\"en\">\n\ntext\n\n</div>\n\n$$\nx\n$$\n\n```text\n1\n```\n";

    #[test]
    fn a_paired_chapter_is_sound() {
        assert!(faults(GOOD).is_empty(), "{:?}", faults(GOOD));
    }

    #[test]
    fn each_way_to_break_the_pairing_is_found_at_its_line() {
        for (from, to, expected) in [
            (
                "<div lang=\"en\">\n\ntext\n\n</div>\n",
                "",
                "src/x.md:3: Chinese block without its English half",
            ),
            (
                "文\n",
                "",
                "src/x.md:6: the block `<div lang=\"zh-CN\">` opened on line 3 is empty",
            ),
            (
                "<div lang=\"zh-CN\">\n\n文\n\n</div>\n",
                "",
                "src/x.md:3: English block without a Chinese block",
            ),
            (
                "$$\nx\n$$",
                "prose",
                "src/x.md:14: prose outside a language block: `prose`",
            ),
            (
                "text\n\n</div>",
                "text\n\n",
                "src/x.md:8: `<div lang=\"en\">` is never closed",
            ),
            (
                "\"en\">\n\n",
                "\"en\">\n",
                "src/x.md:8: a blank line must follow",
            ),
            (
                "text\n",
                "```text\n1\n```\n",
                "src/x.md:10: listings, display formulas",
            ),
            ("文\n", "**核）。**后\n", "src/x.md:5: `*` is printed"),
        ] {
            let broken = GOOD.replace(from, to);
            let found = faults(&broken);
            assert!(
                found.iter().any(|f| f.starts_with(expected)),
                "{expected}\n{found:?}"
            );
        }
    }
}
