//! The numbers of this build.

use formula_check::Directive;

use crate::book::Count;
use crate::directive::Context;
use crate::html::{bilingual, table};
use crate::lint::OUTPUT;
use crate::page::Page;

pub(super) fn list(context: &Context<'_>) -> String {
    let mut counts = counts(context);
    counts.extend(&context.book.counts);
    let row = |(number, zh, en): Count| {
        format!("<tr><td>{number}</td><td>{}</td></tr>", bilingual(zh, en))
    };
    let rows: String = counts.into_iter().map(row).collect();
    let titles = [bilingual("个数", "Count"), bilingual("是什么", "Of what")];
    table("counts", &titles, &rows)
}

fn counts(context: &Context<'_>) -> Vec<Count> {
    let pages = &context.book.pages;
    let passed = || context.passed.iter();
    let displays = pages.iter().flat_map(Page::displays);
    let copies = displays.filter(|display| matches!(display.directive, Directive::SameAs(_)));
    let blocks = |word: &str| {
        let blocks = pages.iter().flat_map(|page| &page.code);
        blocks.filter(|block| block.has(word)).count()
    };
    let functions = context.book.items.iter().filter(|item| item.function);
    vec![
        (
            pages.len(),
            "页，每页两种语言",
            "pages, each in two languages",
        ),
        (
            passed().count(),
            "个编号公式，LaTeX 被执行",
            "numbered formulas whose LaTeX was executed",
        ),
        (
            context.refuted.len(),
            "个故意印错的公式，执行后确实是错的",
            "formulas that a page calls wrong, and that were found to be wrong",
        ),
        (
            copies.count(),
            "个没有编号的副本，也被执行",
            "copies of them without a number, executed as well",
        ),
        (
            passed().map(|passed| passed.geometries).sum(),
            "次求值，每次换一种形状",
            "evaluations, each on a different shape",
        ),
        (
            passed().map(|passed| passed.elements).sum(),
            "个数，与公式的值逐个比对",
            "numbers compared with the values of the formulas, one by one",
        ),
        (
            blocks("rust"),
            "段 Rust 代码，编译并运行",
            "Rust listings, compiled and run",
        ),
        (
            blocks("python"),
            "段 Python 代码，取自脚本",
            "Python listings, taken from scripts",
        ),
        (
            blocks(OUTPUT),
            "块输出，由程序印出",
            "blocks of output, printed by programs",
        ),
        (
            context.book.figures.files().len(),
            "幅图，由程序的数组画出",
            "figures, drawn from the arrays of programs",
        ),
        (functions.count(), "个公开函数", "public functions"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::index::tests::two_pages;
    use crate::render::tests::with;

    #[test]
    fn each_number_is_counted() {
        let mut book = two_pages(
            "```rust\n```\n\n```rust,should_panic\n```\n\n```text,output,example-x\n```\n",
            "<!-- same as: (1) -->\n$$ a $$\n\n```python\n```\n",
        );
        book.counts = vec![(70, "种错误", "mistakes")];
        with(&book, &Default::default(), &[], &[], |context| {
            let found: Vec<_> = counts(context).iter().map(|(number, ..)| *number).collect();
            assert_eq!(found, [2, 0, 0, 1, 0, 0, 2, 1, 1, 0, 0]);
            let html = list(context);
            assert!(
                html.contains("<tr><td>70</td>") && !html.contains('\n'),
                "{html}"
            );
        });
    }
}
