//! The index of formulas: each number with its page, and what it was compared with in this build.

use formula_check::Directive;

use super::link;
use crate::directive::Context;
use crate::html::{bilingual, table};
use crate::latex::anchor;
use crate::page::Page;
use crate::render::checked::mark;
use crate::render::checks::against;

pub(super) fn list(context: &Context<'_>) -> String {
    let mut rows = String::new();
    for page in &context.book.pages {
        for display in page.displays() {
            if let Some(number) = display.number() {
                let executed = !matches!(display.directive, Directive::NotExecutable(_));
                rows += &row(number, executed, page, context);
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
    table("formula-index", &titles, &rows)
}

fn row(number: &str, executed: bool, page: &Page, context: &Context<'_>) -> String {
    let mut passed = context.passed.iter();
    let passed = passed.find(|passed| executed && passed.number == number);
    let (against, counts) = match passed {
        Some(passed) => (
            against(passed),
            format!("<td>{}</td><td>{}</td>", passed.geometries, passed.elements),
        ),
        None => (
            bilingual("不执行，那一页说明原因", "not executed; its page says why"),
            "<td></td><td></td>".to_owned(),
        ),
    };
    format!(
        "<tr><td><a href=\"{}#{}\">({number})</a>{}</td><td>{}</td><td>{against}</td>{counts}</tr>",
        context.book.address(page),
        anchor(number),
        mark(number, context),
        link(page, context.book)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::checks::tests::passed;
    use crate::render::index::tests::two_pages;
    use crate::render::tests::with;

    #[test]
    fn every_number_has_its_row_and_a_tick_only_if_it_passed() {
        let book = two_pages(
            "$$ a = b \\tag{1} $$\n\n$$ c $$\n",
            "<!-- not executable: a name -->\n$$ a = d \\tag{2} $$\n",
        );
        let html = with(&book, &Default::default(), &[passed("1")], &[], list);
        assert_eq!(html.matches("<tr>").count(), 1 + 2, "{html}");
        assert_eq!(html.matches('✓').count(), 1, "{html}");
        for part in [
            "<a href=\"one.html#eq-1\">(1)</a>",
            "<a href=\"one.html\"><span lang=\"zh-CN\">一</span>",
            "<code>conv_backward</code></td><td>3</td><td>42</td>",
            "<a href=\"two.html#eq-2\">(2)</a></td>",
            "not executed",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains('\n'), "a blank line would end the HTML");
    }
}
