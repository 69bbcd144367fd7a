//! The index of formulas: each number with its page, and what it was compared with in this build.

use formula_check::{Against, Directive};

use super::{address, boxed, link};
use crate::displays::of_chapter;
use crate::expand::Checked;
use crate::expand::checked::mark;
use crate::expand::html::{bilingual, escape};
use crate::expand::math::anchor;
use crate::source::{Chapter, Source};

pub(super) fn table(source: &Source, checked: &[Checked]) -> String {
    let mut rows = String::new();
    for chapter in &source.chapters {
        for display in of_chapter(chapter) {
            if let Some(number) = display.number() {
                let executed = !matches!(display.directive, Directive::NotExecutable(_));
                rows += &row(number, executed, chapter, source, checked);
            }
        }
    }
    let titles = [
        bilingual("公式", "Formula"),
        bilingual("页", "Page"),
        bilingual("与什么比对", "Compared with"),
        bilingual("形状", "Shapes"),
        bilingual("个数", "Numbers"),
    ];
    boxed("formula-index", &titles, &rows)
}

fn row(
    number: &str,
    executed: bool,
    chapter: &Chapter,
    source: &Source,
    checked: &[Checked],
) -> String {
    let passed = checked.iter().map(|checked| &checked.passed);
    let passed = passed
        .into_iter()
        .find(|passed| executed && passed.number == number);
    let (compared_with, counts) = match passed {
        Some(passed) => (
            against(&passed.against),
            format!("<td>{}</td><td>{}</td>", passed.geometries, passed.elements),
        ),
        None => (
            bilingual("不执行，那一页说明原因", "not executed; its page says why"),
            "<td></td><td></td>".to_owned(),
        ),
    };
    format!(
        "<tr><td><a href=\"{}#{}\">({number})</a>{}</td><td>{}</td><td>{compared_with}</td>{counts}</tr>",
        address(chapter, source),
        anchor(number),
        mark(number, checked),
        link(chapter, source)
    )
}

/// The function's name, or in words that there is none.
fn against(against: &Against) -> String {
    match (against, against.words()) {
        (Against::Function(path), _) => format!("<code>{}</code>", escape(path)),
        (Against::BuiltInCheck, [zh, en]) => bilingual(zh, en),
    }
}

#[cfg(test)]
mod tests {
    use formula_check::Passed;

    use super::*;
    use crate::expand::index::tests::two_pages;

    #[test]
    fn every_number_has_its_row_and_a_tick_only_if_it_passed() {
        let source = two_pages(
            "$$ a = b \\tag{1} $$\n\n$$ c $$\n",
            "<!-- not executable: a name -->\n$$ a = d \\tag{2} $$\n",
        );
        let checked = [Checked {
            passed: Passed {
                number: "1".into(),
                check_file: "x.rs".into(),
                check_line: 1,
                against: Against::Function("conv_forward".into()),
                source: String::new(),
                geometries: 3,
                elements: 42,
            },
        }];
        let html = table(&source, &checked);
        assert_eq!(html.matches("<tr>").count(), 1 + 2, "{html}");
        assert_eq!(html.matches('✓').count(), 1, "{html}");
        for part in [
            "<a href=\"one.html#eq-1\">(1)</a>",
            "<a href=\"one.html\"><span lang=\"zh-CN\">一</span>",
            "<code>conv_forward</code></td><td>3</td><td>42</td>",
            "<a href=\"two.html#eq-2\">(2)</a></td>",
            "not executed",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains('\n'), "a blank line would end the HTML");
    }
}
