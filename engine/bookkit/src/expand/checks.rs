//! `<!-- checks -->` on a line of its own becomes the list of the checks that passed in this build,
//! each with its source.

use std::fs;
use std::ops::Range;
use std::path::Path;

use formula_check::Passed;
use mdbook_markdown::pulldown_cmark::Event;

use super::Checked;
use super::html::{bilingual, escape};
use crate::markdown::parser;

/// Where the check of formula `number` stands on the page of checks.
pub(super) fn anchor(number: &str) -> String {
    format!("check-{number}")
}

/// The source of a check: the function that `line` of `file` stands in, with its documentation.
pub(super) fn source(root: &Path, passed: &Passed) -> String {
    let text = fs::read_to_string(root.join(&passed.check_file)).unwrap_or_default();
    function_around(&text, passed.check_line)
}

fn function_around(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let at = line.clamp(1, lines.len().max(1)) - 1;
    let outermost = |line: &&str| line.starts_with('}');
    let from = (0..at.min(lines.len()))
        .rev()
        .find(|&i| outermost(&lines[i]))
        .map_or(0, |end| end + 1);
    let to = (at..lines.len())
        .find(|&i| outermost(&lines[i]))
        .unwrap_or(lines.len().saturating_sub(1));
    lines
        .get(from..=to)
        .unwrap_or_default()
        .join("\n")
        .trim()
        .to_owned()
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

fn section(Checked { passed, source }: &Checked) -> String {
    let Passed {
        number,
        check_file,
        check_line,
        against,
        geometries,
        elements,
    } = passed;
    let title = bilingual(&format!("公式 ({number})"), &format!("Formula ({number})"));
    let summary = bilingual(
        &format!("与 {against} 比对：{geometries} 种形状，共 {elements} 个数。"),
        &format!("Compared with {against}: {geometries} shapes, {elements} numbers."),
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
    use super::*;

    const CHECK: &str = "use x;\n\n/// First.\nfn a() {\n    1\n}\n\n/// Second.\nfn b() {\n    check(\n\n        2 < 3)\n}\n";

    #[test]
    fn the_function_around_a_line_comes_with_its_documentation() {
        assert_eq!(
            function_around(CHECK, 10),
            "/// Second.\nfn b() {\n    check(\n\n        2 < 3)\n}"
        );
        assert_eq!(
            function_around(CHECK, 4),
            "use x;\n\n/// First.\nfn a() {\n    1\n}"
        );
        assert_eq!(function_around("", 7), "");
    }

    #[test]
    fn a_directive_becomes_one_section_a_check() {
        let passed = Passed {
            number: "2".into(),
            check_file: "content/checks/src/x.rs".into(),
            check_line: 10,
            against: "conv_backward",
            geometries: 3,
            elements: 42,
        };
        let source = function_around(CHECK, 10);
        let checks = [Checked { passed, source }];
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
