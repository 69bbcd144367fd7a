//! The display formulas of all chapters, as the checks of the formulas want them.

use formula_check::{Directive, Display};

use crate::markdown::{formulas, line_of};
use crate::source::{Chapter, Source};

/// Every formula between `$$`, in the order of the book.
pub fn displays(source: &Source) -> Vec<Display> {
    source.chapters.iter().flat_map(of_chapter).collect()
}

/// Every formula between `$$` of one chapter.
pub fn of_chapter(chapter: &Chapter) -> Vec<Display> {
    let text = &chapter.text;
    let all = formulas(text).into_iter().filter(|formula| formula.display);
    all.map(|formula| {
        let inside = &text[formula.range.start + 2..formula.range.end - 2];
        let start = formula.range.end - 2 - inside.trim_start().len();
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        Display {
            file: chapter.file.display().to_string(),
            line: line_of(text, start),
            column: 1 + text[line_start..start].chars().count(),
            latex: inside.trim().to_owned(),
            directive: comment_above(text, formula.range.start)
                .map_or(Directive::None, Directive::parse),
        }
    })
    .collect()
}

/// What stands in the HTML comment that ends on the line above byte `at`.
pub(crate) fn comment_above(text: &str, at: usize) -> Option<&str> {
    let above = text[..at]
        .trim_end_matches([' ', '\t'])
        .strip_suffix('\n')?;
    let comment = above
        .trim_end_matches([' ', '\t', '\r'])
        .strip_suffix("-->")?;
    comment.rfind("<!--").map(|open| &comment[open + 4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Display> {
        of_chapter(&Chapter {
            name: String::new(),
            file: "src/page.md".into(),
            text: text.to_owned(),
        })
    }

    #[test]
    fn a_formula_knows_its_place_and_its_comment() {
        let text = "中 $x$\n\n<!-- scope: window -->\n$$ a = b \\tag{1} $$\n\n$$\nc\n= d\n$$\n";
        let found = of(text);
        let places: Vec<_> = found.iter().map(|d| (d.line, d.column)).collect();
        assert_eq!(places, [(4, 4), (7, 1)]);
        assert_eq!(found[0].latex, "a = b \\tag{1}");
        assert_eq!(found[0].number(), Some("1"));
        assert_eq!(found[0].directive, Directive::Scope("window".into()));
        assert_eq!(found[1].latex, "c\n= d");
        assert_eq!(found[1].directive, Directive::None);
        assert_eq!(found[1].file, "src/page.md");
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(of("见 $$ a $$")[0].column, 6);
    }

    #[test]
    fn a_comment_farther_up_is_none_of_the_formula() {
        let found = of("<!-- scope: step -->\n\n$$ a $$\n\n<!-- same as: (2) -->\n$$ b $$\n");
        assert_eq!(found[0].directive, Directive::None);
        assert_eq!(found[1].directive, Directive::SameAs("2".into()));
    }
}
