//! The mark of a formula that is wrong on purpose, and what came of executing it.

use formula_check::Refuted;

use crate::html::bilingual;

fn of<'a>(latex: &str, refuted: &'a [Refuted]) -> Option<&'a Refuted> {
    refuted.iter().find(|refuted| refuted.latex == latex.trim())
}

/// The cross where another formula has its number.
pub(super) fn mark(latex: &str, refuted: &[Refuted]) -> String {
    of(latex, refuted).map_or(String::new(), |Refuted { number, .. }| {
        let said = bilingual("错的，不是公式", "wrong, unlike formula");
        format!(
            "<span class=\"formula-number formula-wrong\">\
             <span class=\"visually-hidden\">{said}</span>≠ ({number}) ✗</span>"
        )
    })
}

/// What the evaluator said, under the formula.
pub(super) fn finding(latex: &str, refuted: &[Refuted]) -> String {
    of(latex, refuted).map_or(String::new(), |Refuted { finding, .. }| {
        let label = bilingual("执行的结果：", "Executed: ");
        let [zh, en] = finding;
        let finding = bilingual(zh, en);
        format!("<p class=\"formula-finding\">{label}<samp>{finding}</samp></p>")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::{book, with};

    #[test]
    fn a_wrong_formula_shows_what_came_of_it() {
        let refuted = [Refuted {
            number: "3".into(),
            latex: "a = b".into(),
            finding: ["下标 3 < 4".into(), "index 2 of `b` is 3 < 4".into()],
        }];
        let book = book(&[("题 · T", "src/x.md", "$$ a = b $$\n\n$$ a = c $$\n")]);
        let html = with(&book, &Default::default(), &[], &refuted, |context| {
            crate::render::page(&book.pages[0], Vec::new(), context)
        });
        assert_eq!(html.matches("✗").count(), 1, "{html}");
        assert!(
            html.contains("<span lang=\"en\">index 2 of `b` is 3 &lt; 4</span></samp>"),
            "{html}"
        );
        assert!(html.contains("<span lang=\"zh-CN\">下标 3 &lt; 4</span>"));
    }
}
