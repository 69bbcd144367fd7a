//! The index of symbols: each with the pages and the formulas that use it.

use formula::Symbol;

use super::{address, boxed, folded, link};
use crate::expand::html::{bilingual, escape};
use crate::expand::math::{anchor, mathml, split_tag};
use crate::expand::symbols::Page;
use crate::glossary::{Glossary, key};
use crate::markdown::formulas;
use crate::source::{Chapter, Source};

/// A page that uses a symbol, and the numbers of the formulas that do.
struct Use<'a> {
    chapter: &'a Chapter,
    numbers: Vec<String>,
}

pub(super) fn table(source: &Source, glossary: &Glossary) -> String {
    let pages: Vec<_> = source
        .chapters
        .iter()
        .map(|chapter| read(chapter, glossary))
        .collect();
    let rows: String = glossary
        .symbols
        .symbols()
        .map(|(_, symbol)| row(symbol, &uses(symbol, source, &pages), source))
        .collect();
    let titles = [
        bilingual("符号", "Symbol"),
        "Rust".to_owned(),
        bilingual("含义", "Meaning"),
        bilingual("用在", "Used in"),
    ];
    boxed("symbol-index", &titles, &rows)
}

/// The display formulas of a chapter: number, and keys of the symbols.
type Formulas = Vec<(Option<String>, Vec<String>)>;

fn read(chapter: &Chapter, glossary: &Glossary) -> Formulas {
    let page = Page::read(&chapter.text, glossary);
    let display = formulas(&chapter.text)
        .into_iter()
        .filter(|formula| formula.display);
    display
        .map(|formula| {
            let keys = page.symbols(&formula).into_iter().map(key).collect();
            (split_tag(&formula.latex).1, keys)
        })
        .collect()
}

fn uses<'a>(symbol: &Symbol, source: &'a Source, pages: &[Formulas]) -> Vec<Use<'a>> {
    let key = key(symbol);
    let pages = source.chapters.iter().zip(pages);
    pages
        .filter_map(|(chapter, formulas)| {
            let of_symbol = || formulas.iter().filter(|(_, keys)| keys.contains(&key));
            let numbers = of_symbol()
                .filter_map(|(number, _)| number.clone())
                .collect();
            of_symbol().next().map(|_| Use { chapter, numbers })
        })
        .collect()
}

fn row(symbol: &Symbol, uses: &[Use<'_>], source: &Source) -> String {
    let rust = symbol.rust.as_deref().map_or(String::new(), |name| {
        format!("<code>{}</code>", escape(name))
    });
    let tex = mathml(&symbol.tex, false).unwrap_or_else(|_| escape(&symbol.tex));
    let meaning = bilingual(&symbol.zh, &symbol.en);
    format!(
        "<tr><td>{tex}</td><td>{rust}</td><td>{meaning}</td><td>{}</td></tr>",
        places(uses, source)
    )
}

fn places(uses: &[Use<'_>], source: &Source) -> String {
    if uses.is_empty() {
        return bilingual("只在形状里", "in shapes only");
    }
    let places: Vec<_> = uses.iter().map(|used| place(used, source)).collect();
    let formulas: usize = uses.iter().map(|used| used.numbers.len()).sum();
    folded(&places, &|pages| {
        (
            format!("{pages} 页，{formulas} 个公式"),
            format!("{pages} pages, {formulas} formulas"),
        )
    })
}

fn place(used: &Use<'_>, source: &Source) -> String {
    let address = address(used.chapter, source);
    let numbers = used.numbers.iter();
    let numbers: String = numbers
        .map(|number| format!(" <a href=\"{address}#{}\">({number})</a>", anchor(number)))
        .collect();
    format!("{}{numbers}", link(used.chapter, source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::index::tests::two_pages;
    use crate::expand::symbols::tests::small;

    #[test]
    fn a_symbol_has_its_pages_and_their_formulas() {
        let source = two_pages(
            "$$ Y_i = X_{is} \\tag{1} $$\n\n$$ Y_i = X_i \\tag{2} $$\n",
            "$$ Y_i = X_i $$\n\n`$s$`\n",
        );
        let html = table(&source, &small());
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
