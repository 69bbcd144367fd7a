//! The mark of a formula that was executed.

use formula_check::Passed;

use super::checks;
use super::headings::SEPARATOR;
use super::html::escape;

/// A numbered formula whose check passed in this build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What passed.
    pub passed: Passed,
}

impl Checked {
    /// The checks that passed.
    pub fn all(passed: Vec<Passed>) -> Vec<Self> {
        passed.into_iter().map(|passed| Self { passed }).collect()
    }

    /// What was checked, in a sentence in either language.
    fn title(&self) -> String {
        let Passed {
            number,
            against,
            geometries,
            elements,
            ..
        } = &self.passed;
        let [zh, en] = against.words();
        format!(
            "本次构建执行了公式 ({number})：在 {geometries} 种形状上与 {zh} 逐个比对了 {elements} 个数\
             {SEPARATOR}\
             Formula ({number}) was executed in this build and compared with {en}: \
             {elements} numbers, {geometries} shapes"
        )
    }
}

/// The link beside the number of a formula; nothing where its check did not pass.
pub(super) fn mark(number: &str, checked: &[Checked]) -> String {
    let Some(checked) = checked
        .iter()
        .find(|checked| checked.passed.number == number)
    else {
        return String::new();
    };
    let title = escape(&checked.title()).replace('"', "&quot;");
    let anchor = checks::anchor(number);
    format!(
        " <a class=\"formula-check\" href=\"checks.html#{anchor}\" title=\"{title}\" aria-label=\"{title}\">✓</a>"
    )
}

#[cfg(test)]
mod tests {
    use formula_check::Against;

    use super::*;
    use crate::expand::{Context, chapter};

    #[test]
    fn only_a_formula_whose_check_passed_is_marked() {
        let context = Context {
            checked: vec![Checked {
                passed: Passed {
                    number: "2".into(),
                    check_file: "content/checks/src/x.rs".into(),
                    check_line: 1,
                    against: Against::Function("conv_backward".into()),
                    source: String::new(),
                    geometries: 3,
                    elements: 42,
                },
            }],
            ..Context::default()
        };
        let html = chapter(
            "$$ a = b \\tag{2} $$\n\n$$ a = c \\tag{3} $$\n\n$$ c $$\n",
            &context,
        );
        assert_eq!(html.matches("✓").count(), 1, "{html}");
        let copy = chapter("<!-- same as: (2) -->\n$$ a = b $$\n", &context);
        assert!(copy.contains(">(2) <a class=\"formula-check\""), "{copy}");
        let mark =
            "(2)</a> <a class=\"formula-check\" href=\"checks.html#check-2\" title=\"本次构建";
        assert!(html.contains(mark), "{html}");
    }
}
