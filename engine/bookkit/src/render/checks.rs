//! `<!-- checks -->` becomes the list of the checks that passed in this build, each with its source.

use formula_check::{Against, Passed};

use crate::directive::{Context, Directive, Place};
use crate::fault::Fault;
use crate::html::{bilingual, escape};

/// How the directive is written.
pub(crate) const CHECKS: &str = "checks";

/// The directive.
pub(super) struct Checks;

impl Directive for Checks {
    fn usage(&self) -> &'static str {
        CHECKS
    }

    fn html(&self, _: &str, _: Place<'_>, context: &Context<'_>) -> Result<String, Vec<Fault>> {
        Ok(context.passed.iter().map(section).collect())
    }

    fn missing(&self, used: &[&str], context: &Context<'_>) -> Vec<Fault> {
        if !used.is_empty() || context.passed.is_empty() {
            return Vec::new();
        }
        let summary = context.book.src.join("SUMMARY.md");
        let message = "no page has a line `<!-- checks -->`, to which the ticks of formulas lead";
        vec![Fault::new(summary, 1, message)]
    }
}

/// The anchor of the check of formula `number` on the page of checks.
pub(super) fn anchor(number: &str) -> String {
    format!("check-{number}")
}

/// What a formula was compared with: a function name, or a description in both languages.
pub(super) fn against(passed: &Passed) -> String {
    match &passed.against {
        Against::Function(path) => format!("<code>{}</code>", escape(path)),
        Against::BuiltInCheck => {
            let [zh, en] = passed.against.words();
            bilingual(zh, en)
        }
    }
}

fn section(passed: &Passed) -> String {
    let Passed {
        number,
        check_file,
        check_line,
        geometries,
        elements,
        source,
        ..
    } = passed;
    let title = bilingual(&format!("公式 ({number})"), &format!("Formula ({number})"));
    let [zh, en] = passed.against.words();
    let summary = bilingual(
        &format!("与 {zh} 比对：{geometries} 种形状，共 {elements} 个数。"),
        &format!("Compared with {en}: {geometries} shapes, {elements} numbers."),
    );
    // Newlines become entities, because blank lines would end the HTML block.
    let listing = escape(source).replace("\n\n", "\n&#10;");
    format!(
        "<section class=\"check\" id=\"{}\"><h3>{title}</h3><p>{summary} <code>{}:{check_line}</code></p>\
         <pre><code class=\"language-rust\">{listing}</code></pre></section>\n",
        anchor(number),
        escape(check_file)
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A check that passed.
    pub(in crate::render) fn passed(number: &str) -> Passed {
        Passed {
            number: number.into(),
            check_file: "content/checks/src/x.rs".into(),
            check_line: 10,
            against: Against::Function("conv_backward".into()),
            geometries: 3,
            elements: 42,
            source: "check(\n\n    2 < 3)".into(),
        }
    }

    #[test]
    fn each_check_has_a_section_without_a_blank_line() {
        let html = section(&passed("2"));
        assert!(
            html.contains("id=\"check-2\"") && html.contains("2 &lt; 3"),
            "{html}"
        );
        assert!(!html.trim().contains("\n\n"), "{html}");
    }
}
