//! White space that a reader would see, or that other renderers of Markdown need.

use mdbook_markdown::pulldown_cmark::Event;

use crate::fault::Fault;
use crate::page::Page;

/// Faults of every paragraph and of every inline formula of a page.
pub(super) fn faults(page: &Page) -> Vec<Fault> {
    let text = &page.text;
    let breaks = page
        .events()
        .filter(|(event, _)| matches!(event, Event::SoftBreak));
    let breaks = breaks.map(|(_, range)| {
        let message = "a line ends inside a paragraph, which shows as a space in Chinese: write the \
                       paragraph on one line";
        page.fault(range.start, message)
    });
    let inline = page.formulas.iter().filter(|formula| !formula.display);
    let touching = inline.filter_map(|formula| {
        let before = text[..formula.range.start].chars().next_back();
        let after = text[formula.range.end..].chars().next();
        let touching = [before, after].into_iter().flatten().find(|c| chinese(*c))?;
        let message = format!(
            "`{touching}` touches `${}$`: put a space between them, or GitHub does not recognise the formula",
            formula.latex
        );
        Some(page.fault(formula.range.start, message))
    });
    let dollars = page
        .events_outside_code()
        .filter(|(event, _)| matches!(event, Event::Text(text) if text.contains('$')));
    let dollars = dollars.map(|(_, range)| {
        let message =
            "`$` would be printed literally: the formula that begins or ends here has no second `$`";
        page.fault(range.start, message)
    });
    breaks.chain(touching).chain(dollars).collect()
}

/// Chinese characters, and the punctuation that is written with them.
fn chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let page = Page::new("题 · T", "src/x.md", text);
        super::faults(&page)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn chinese_must_not_touch_a_formula() {
        assert!(faults("是 $x$ 。\n\n$y$ 是 ( $z$ ), and $w$.\n").is_empty());
        for text in ["\n是$x$ 。\n", "\n是 $x$。\n"] {
            let found = faults(text);
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].starts_with("src/x.md:2: `"), "{found:?}");
            assert!(found[0].contains("touches `$x$`"), "{found:?}");
        }
    }

    #[test]
    fn a_formula_has_two_ends() {
        for text in ["x\n\n$$ a = b\n\ny\n", "x\n\ny is $a here\n"] {
            let found = faults(text);
            assert!(!found.is_empty(), "{text}");
            assert!(
                found[0].starts_with("src/x.md:3: `$` would be printed literally"),
                "{found:?}"
            );
        }
        assert!(faults("`$`\n\n```text\n$\n```\n").is_empty());
    }

    #[test]
    fn a_paragraph_is_one_line() {
        let found = faults("one\n\ntwo\nthree\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("src/x.md:3: a line ends inside a paragraph"));
    }
}
