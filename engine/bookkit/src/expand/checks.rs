//! `<!-- checks -->` on a line of its own becomes the list of the checks that passed in this build,
//! each with its source.

use std::ops::Range;

use formula_check::Passed;
use mdbook_markdown::pulldown_cmark::Event;

use super::Checked;
use super::html::{bilingual, escape};
use crate::markdown::parser;

/// Where the check of formula `number` stands on the page of checks.
pub(super) fn anchor(number: &str) -> String {
    format!("check-{number}")
}

/// Replacements for every such directive.
pub(super) fn edits(text: &str, checks: &[Checked]) -> Vec<(Range<usize>, String)> {
    parser(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
        .filter(|(_, range)| text[range.clone()].trim() == "<!-- checks -->")
        .map(|(_, range)| {
            let sections: String = checks.iter().map(section).collect();
            (range, format!("{sections}\n\n"))
        })
        .collect()
}

fn section(Checked { passed }: &Checked) -> String {
    let Passed {
        number,
        check_file,
        check_line,
        against,
        source,
        geometries,
        elements,
    } = passed;
    let [zh, en] = against.words();
    let title = bilingual(&format!("公式 ({number})"), &format!("Formula ({number})"));
    let summary = bilingual(
        &format!("与 {zh} 比对：{geometries} 种形状，共 {elements} 个数。"),
        &format!("Compared with {en}: {geometries} shapes, {elements} numbers."),
    );
    // Blank lines would end the HTML block, so they become entities.
    let listing = escape(source).replace("\n\n", "\n&#10;");
    format!(
        "<section class=\"check\" id=\"{}\"><h3>{title}</h3><p>{summary} <code>{}:{check_line}</code></p>\
         <pre><code class=\"language-rust\">{listing}</code></pre></section>\n",
        anchor(number),
        escape(check_file)
    )
}

#[cfg(test)]
mod tests {
    use formula_check::Against;

    use super::*;

    #[test]
    fn a_directive_becomes_one_section_a_check() {
        let passed = Passed {
            number: "2".into(),
            check_file: "content/checks/src/x.rs".into(),
            check_line: 10,
            against: Against::Function("conv_backward".into()),
            source: "// (2)\n\nCheck::new(2 < 3)".into(),
            geometries: 3,
            elements: 42,
        };
        let checks = [Checked { passed }];
        let edits = edits("x\n\n<!-- checks -->\n", &checks);
        assert_eq!(edits.len(), 1);
        let html = &edits[0].1;
        assert!(
            html.contains("id=\"check-2\"") && html.contains("2 &lt; 3"),
            "{html}"
        );
        assert!(!html.trim().contains("\n\n"), "{html}");
    }
}
