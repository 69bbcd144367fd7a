//! The numbers of this build, for the colophon.

use formula_checks::Directive;

use super::{Whole, boxed};
use crate::counts::{BREAKAGES, EQUIVALENT, SPOILT};
use crate::displays::displays;
use crate::expand::Context;
use crate::expand::html::bilingual;
use crate::markdown::code_blocks;

pub(super) fn table(whole: Whole<'_>, context: &Context) -> String {
    let rows: String = numbers(whole, context)
        .into_iter()
        .map(|(number, zh, en)| format!("<tr><td>{number}</td><td>{}</td></tr>", bilingual(zh, en)))
        .collect();
    let titles = [bilingual("个数", "Count"), bilingual("是什么", "Of what")];
    boxed("counts", &titles, &rows)
}

fn numbers(whole: Whole<'_>, context: &Context) -> Vec<(usize, &'static str, &'static str)> {
    let passed = || context.checked.iter().map(|checked| &checked.passed);
    let displays = displays(whole.source);
    let copies = displays
        .iter()
        .filter(|display| matches!(display.directive, Directive::SameAs(_)));
    let blocks: Vec<_> = whole
        .source
        .chapters
        .iter()
        .flat_map(|chapter| code_blocks(&chapter.text))
        .collect();
    let blocks = |word: &str| {
        let of_word = blocks
            .iter()
            .filter(|block| block.words().any(|other| other == word));
        of_word.count()
    };
    let counted = |name: &str| whole.counts.get(name).copied().unwrap_or_default();
    let functions = whole.items.iter().filter(|item| item.function);
    vec![
        (
            whole.source.chapters.len(),
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
            "formulas that are wrong as the page says, and were found to be",
        ),
        (
            mistakes::RECORDS.len(),
            "种有记录的错误，每种都编译运行过",
            "recorded mistakes, each compiled and run",
        ),
        (
            copies.count(),
            "个没有编号的副本，也被执行",
            "copies of them without a number, executed as well",
        ),
        (
            passed().map(|passed| passed.geometries).sum(),
            "次求值，每次换一种形状",
            "evaluations, each on another shape",
        ),
        (
            passed().map(|passed| passed.elements).sum(),
            "个数，与 crate 逐个比对",
            "numbers compared with the crate's, one by one",
        ),
        (
            counted(SPOILT),
            "个故意写错的公式，全被识破",
            "formulas spoilt on purpose, each of them caught",
        ),
        (
            counted(EQUIVALENT),
            "个改动不改变含义，逐个写了理由",
            "changes that change no meaning, listed with reasons",
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
            blocks("output"),
            "块输出，由程序印出",
            "blocks of output, printed by programs",
        ),
        (
            context.figures.files().len(),
            "幅图，由 crate 的数组画出",
            "figures, drawn from the crate's arrays",
        ),
        (functions.count(), "个公开函数", "public functions"),
        (
            counted(BREAKAGES),
            "种弄坏这本书的办法，检查必须发现",
            "ways to break the book that the checks must find",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Items;
    use crate::counts::Counts;
    use crate::expand::index::tests::two_pages;

    #[test]
    fn each_number_is_counted() {
        let source = two_pages(
            "```rust\n```\n\n```rust,should_panic\n```\n\n```text,output,example-x\n```\n",
            "<!-- same as: (1) -->\n$$ a $$\n\n```python\n```\n",
        );
        let counts = Counts::from([(SPOILT.to_owned(), 70), (BREAKAGES.to_owned(), 9)]);
        let items = Items::default();
        let whole = Whole {
            source: &source,
            texts: &[],
            items: &items,
            counts: &counts,
            api: false,
        };
        let found: Vec<_> = numbers(whole, &Context::default())
            .into_iter()
            .map(|(number, _, _)| number)
            .collect();
        let mistakes = mistakes::RECORDS.len();
        assert_eq!(found, [2, 0, 0, mistakes, 1, 0, 0, 70, 0, 2, 1, 1, 0, 0, 9]);
        let html = table(whole, &Context::default());
        assert!(
            html.contains("<tr><td>70</td>") && !html.contains('\n'),
            "{html}"
        );
    }
}
