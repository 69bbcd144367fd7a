//! The index of symbols: each with the pages and the formulas that use it.

use formula::Symbol;

use super::{folded, link};
use crate::book::Book;
use crate::directive::Context;
use crate::glossary::key;
use crate::html::{bilingual, escape, table};
use crate::latex::{anchor, mathml};
use crate::page::Page;
use crate::render::symbols::OfPage;

/// A page that uses a symbol, and the numbers of the formulas that use it.
struct Use<'a> {
    page: &'a Page,
    numbers: Vec<&'a str>,
}

/// The display formulas of a page: number, and keys of the symbols.
type Formulas<'a> = Vec<(Option<&'a str>, Vec<String>)>;

pub(super) fn list(context: &Context<'_>) -> String {
    let book = context.book;
    let read = |page| (page, read(page, context));
    let pages: Vec<(&Page, Formulas<'_>)> = book.pages.iter().map(read).collect();
    let rows: String = context
        .glossary
        .symbols
        .symbols()
        .map(|(_, symbol)| row(symbol, &uses(symbol, &pages), book))
        .collect();
    let titles = [
        bilingual("符号", "Symbol"),
        "Rust".to_owned(),
        bilingual("含义", "Meaning"),
        bilingual("用在", "Used in"),
    ];
    table("symbol-index", &titles, &rows)
}

fn read<'a>(page: &'a Page, context: &Context<'_>) -> Formulas<'a> {
    let symbols = OfPage::read(page, context.glossary);
    let display = page.formulas.iter().filter(|formula| formula.display);
    display
        .map(|formula| {
            let keys = symbols.of(formula).into_iter().map(key).collect();
            (formula.number.as_deref(), keys)
        })
        .collect()
}

fn uses<'a>(symbol: &Symbol, pages: &[(&'a Page, Formulas<'a>)]) -> Vec<Use<'a>> {
    let key = key(symbol);
    pages
        .iter()
        .filter_map(|(page, formulas)| {
            let of_symbol = || formulas.iter().filter(|(_, keys)| keys.contains(&key));
            let numbers = of_symbol().filter_map(|(number, _)| *number).collect();
            of_symbol().next().map(|_| Use { page, numbers })
        })
        .collect()
}

fn row(symbol: &Symbol, uses: &[Use<'_>], book: &Book) -> String {
    let rust = symbol.rust.as_deref().map_or(String::new(), |name| {
        format!("<code>{}</code>", escape(name))
    });
    let tex = mathml(&symbol.tex, false).unwrap_or_else(|_| escape(&symbol.tex));
    let meaning = bilingual(&symbol.zh, &symbol.en);
    format!(
        "<tr><td>{tex}</td><td>{rust}</td><td>{meaning}</td><td>{}</td></tr>",
        places(uses, book)
    )
}

fn places(uses: &[Use<'_>], book: &Book) -> String {
    if uses.is_empty() {
        return bilingual("只在形状里", "in shapes only");
    }
    let places: Vec<_> = uses.iter().map(|used| place(used, book)).collect();
    let formulas: usize = uses.iter().map(|used| used.numbers.len()).sum();
    folded(&places, &|pages| {
        (
            format!("{pages} 页，{formulas} 个公式"),
            format!("{pages} pages, {formulas} formulas"),
        )
    })
}

fn place(used: &Use<'_>, book: &Book) -> String {
    let address = book.address(used.page);
    let numbers = used.numbers.iter();
    let numbers: String = numbers
        .map(|number| format!(" <a href=\"{address}#{}\">({number})</a>", anchor(number)))
        .collect();
    format!("{}{numbers}", link(used.page, book))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::index::tests::two_pages;
    use crate::render::symbols::tests::small;
    use crate::render::tests::with;

    #[test]
    fn a_symbol_has_its_pages_and_their_formulas() {
        let book = two_pages(
            "$$ Y_i = X_{is} \\tag{1} $$\n\n$$ Y_i = X_i \\tag{2} $$\n",
            "$$ Y_i = X_i $$\n\n`$s$`\n",
        );
        let html = with(&book, &small(), &[], &[], list);
        let rows: Vec<_> = html.split("<tr>").skip(2).collect();
        assert_eq!(rows.len(), 5, "{html}");
        assert!(rows[0].contains("in shapes only"), "{}", rows[0]);
        assert!(
            rows[1].contains("one.html#eq-1") && !rows[1].contains("eq-2"),
            "{}",
            rows[1]
        );
        assert!(!rows[1].contains("two.html"), "{}", rows[1]);
        for part in ["one.html#eq-1", "one.html#eq-2", "two.html\""] {
            assert!(rows[2].contains(part), "{part}: {}", rows[2]);
        }
        assert!(!html.contains('\n'), "a blank line would end the HTML");
    }
}
