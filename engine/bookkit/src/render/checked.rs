//! The mark of a formula that was executed.

use formula_check::Passed;

use super::checks;
use crate::bilingual::SEPARATOR;
use crate::directive::Context;
use crate::html::escape;

/// A sentence about the check, in each language.
fn title(passed: &Passed) -> String {
    let Passed {
        number,
        geometries,
        elements,
        ..
    } = passed;
    let [zh, en] = passed.against.words();
    format!(
        "本次构建执行了公式 ({number})：在 {geometries} 种形状上与 {zh} 逐个比对了 {elements} 个数\
         {SEPARATOR}\
         Formula ({number}) was executed in this build and compared with {en}: \
         {elements} numbers, {geometries} shapes"
    )
}

/// The link next to the number of a formula; empty if its check did not pass.
pub(super) fn mark(number: &str, context: &Context<'_>) -> String {
    let Some(passed) = context.passed.iter().find(|passed| passed.number == number) else {
        return String::new();
    };
    let title = escape(&title(passed)).replace('"', "&quot;");
    let (page, anchor) = (context.checks, checks::anchor(number));
    format!(
        " <a class=\"formula-check\" href=\"{page}#{anchor}\" title=\"{title}\" aria-label=\"{title}\">✓</a>"
    )
}

#[cfg(test)]
mod tests {
    use crate::render::checks::tests::passed;
    use crate::render::tests::{book, with};

    #[test]
    fn only_a_formula_whose_check_passed_is_marked() {
        let pages = [
            "$$ a = b \\tag{2} $$\n\n$$ a = c \\tag{3} $$\n\n$$ c $$\n",
            "<!-- same as: (2) -->\n$$ a = b $$\n",
        ];
        let book = book(&pages.map(|text| ("题 · T", "src/x.md", text)));
        let [html, copy] = with(&book, &Default::default(), &[passed("2")], &[], |context| {
            [0, 1].map(|n| crate::render::page(&book.pages[n], Vec::new(), context))
        });
        assert_eq!(html.matches("✓").count(), 1, "{html}");
        assert!(copy.contains(">(2) <a class=\"formula-check\""), "{copy}");
        let mark =
            "(2)</a> <a class=\"formula-check\" href=\"checks.html#check-2\" title=\"本次构建";
        assert!(html.contains(mark), "{html}");
    }
}
