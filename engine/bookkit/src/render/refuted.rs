//! The mark of a formula that is wrong on purpose, and the result of executing it.

use formula_check::Refuted;

use crate::html::{bilingual, bilingual_html, escape};
use crate::latex;

fn of<'a>(latex: &str, refuted: &'a [Refuted]) -> Option<&'a Refuted> {
    refuted.iter().find(|refuted| refuted.latex == latex.trim())
}

/// The cross, in the place where other formulas have their number.
pub(super) fn mark(latex: &str, refuted: &[Refuted]) -> String {
    of(latex, refuted).map_or(String::new(), |Refuted { number, .. }| {
        let said = bilingual("错的，不是公式", "wrong, unlike formula");
        format!(
            "<span class=\"formula-number formula-wrong\">\
             <span class=\"visually-hidden\">{said}</span>≠ ({number}) ✗</span>"
        )
    })
}

/// The evaluator's finding, below the formula.
pub(super) fn finding(latex: &str, refuted: &[Refuted]) -> String {
    of(latex, refuted).map_or(String::new(), |Refuted { finding, .. }| {
        let label = bilingual("执行的结果：", "Executed: ");
        let [zh, en] = finding.each_ref().map(|finding| typeset(finding));
        let finding = bilingual_html(&zh, &en);
        format!("<p class=\"formula-finding\">{label}{finding}</p>")
    })
}

/// The text of a finding, in which the parts between backticks are LaTeX; an operator like `+=` stays code, because MathML
/// would take it for two.
fn typeset(finding: &str) -> String {
    let parts = finding.split('`').enumerate();
    let shown = parts.map(|(at, part)| match latex::mathml(part, false) {
        _ if at % 2 == 0 => escape(part),
        Ok(mathml) if part.starts_with(|c: char| c.is_alphabetic() || c == '\\') => mathml,
        _ => format!("<code>{}</code>", escape(part)),
    });
    shown.collect()
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
            finding: [
                "`+=` 的下标 3 < 4".into(),
                "index 2 of `b_x` is 3 < 4".into(),
            ],
        }];
        let book = book(&[("题 · T", "src/x.md", "$$ a = b $$\n\n$$ a = c $$\n")]);
        let html = with(&book, &Default::default(), &[], &refuted, |context| {
            crate::render::page(&book.pages[0], Vec::new(), context)
        });
        assert_eq!(html.matches("✗").count(), 1, "{html}");
        let b_x = latex::mathml("b_x", false).unwrap();
        let en = format!("<span lang=\"en\">index 2 of {b_x} is 3 &lt; 4</span></p>");
        assert!(html.contains(&en), "{html}");
        assert!(html.contains("<span lang=\"zh-CN\"><code>+=</code> 的下标 3 &lt; 4</span>"));
    }
}
