//! Tables of symbols: below the formula that uses them, and on the notation page.

use formula::Symbol;

use crate::glossary::key;
use crate::html::{UNSEARCHED, bilingual, escape, table};
use crate::latex::mathml;

/// Whether a table has a column for shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Shapes {
    /// The table has the column.
    Shown,
    /// The table has no such column, because all its symbols are numbers.
    Left,
}

/// The table below a formula, folded until the reader opens it; empty if there are no symbols.
pub(in crate::render) fn under_formula(symbols: &[&Symbol]) -> String {
    if symbols.is_empty() {
        return String::new();
    }
    let summary = bilingual("符号与形状", "Symbols and shapes");
    let table = symbol_table(symbols, Shapes::Shown);
    let [from, to] = UNSEARCHED.map(|mark| format!("<span hidden>{mark}</span>"));
    format!("<details class=\"symbols\"><summary>{from}{summary}</summary>{table}{to}</details>")
}

/// A table with a row for each symbol: its LaTeX, its Rust name, its shape and its meaning.
pub(in crate::render) fn symbol_table(symbols: &[&Symbol], shapes: Shapes) -> String {
    let mut titles = vec![
        bilingual("符号", "Symbol"),
        "Rust".to_owned(),
        bilingual("形状", "Shape"),
        bilingual("含义", "Meaning"),
    ];
    if shapes == Shapes::Left {
        titles.remove(2);
    }
    let rows: String = symbols.iter().map(|symbol| row(symbol, shapes)).collect();
    table("symbol-table", &titles, &rows)
}

fn row(symbol: &Symbol, shapes: Shapes) -> String {
    let rust = symbol
        .rust
        .as_deref()
        .map(|name| format!("<code>{}</code>", escape(name)));
    let shape = match shapes {
        Shapes::Shown => format!("<td class=\"shape\">{}</td>", shape(symbol)),
        Shapes::Left => String::new(),
    };
    format!(
        "<tr data-sym=\"{}\"><td>{}</td><td>{}</td>{shape}<td>{}</td></tr>",
        key(symbol),
        set(&symbol.tex),
        rust.unwrap_or_default(),
        bilingual(&symbol.zh, &symbol.en),
    )
}

/// `(m, n_H)`, where a line may break between two sizes.
fn shape(symbol: &Symbol) -> String {
    if let Some(expansion) = &symbol.expand {
        let short = bilingual("就是", "short for");
        return format!("{short} {}", set(expansion));
    }
    if !symbol.is_array() {
        return bilingual("一个数", "one number");
    }
    let mut sizes: Vec<_> = symbol.shape.iter().map(|size| set(size)).collect();
    if let Some((last, rest)) = sizes.split_last_mut() {
        rest.iter_mut().for_each(|size| size.push(','));
        last.push(')');
    }
    if let Some(first) = sizes.first_mut() {
        first.insert(0, '(');
    }
    let unbroken = |size: &String| format!("<span class=\"keep\">{size}</span>");
    sizes.iter().map(unbroken).collect::<Vec<_>>().join(" ")
}

/// LaTeX of the glossary, which was checked when the glossary was read.
fn set(tex: &str) -> String {
    mathml(tex, false).unwrap_or_else(|_| format!("<code>{}</code>", escape(tex)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::symbols::page::tests::small;

    #[test]
    fn a_row_says_everything_that_the_glossary_says() {
        let glossary = small();
        let symbols: Vec<_> = glossary
            .symbols
            .symbols()
            .map(|(_, symbol)| symbol)
            .collect();
        let html = row(symbols[4], Shapes::Shown);
        assert_eq!(
            html,
            "<tr data-sym=\"step-window\"><td><math><mi>X</mi></math></td><td><code>window</code></td>\
             <td class=\"shape\"><span class=\"keep\">(<math><mi>n</mi></math>)</span></td>\
             <td><span lang=\"zh-CN\">窗口</span><span class=\"lang-sep\"> · </span>\
             <span lang=\"en\">window</span></td></tr>"
        );
        assert!(row(symbols[0], Shapes::Shown).contains(">one number<"));
        assert!(!row(symbols[0], Shapes::Left).contains("number"));
    }

    #[test]
    fn a_table_stands_on_one_line_and_its_header_is_in_words() {
        let glossary = small();
        let symbols: Vec<_> = glossary
            .symbols
            .symbols()
            .map(|(_, symbol)| symbol)
            .collect();
        let html = under_formula(&symbols);
        assert!(
            html.starts_with("<details class=\"symbols\"><summary>"),
            "{html}"
        );
        assert!(!html.contains('\n'), "a blank line would end the HTML");
        let header = html.split("</thead>").next().unwrap();
        assert_eq!(header.matches("<th scope=\"col\">").count(), 4);
        assert!(!header.contains("<math"));
        assert_eq!(under_formula(&[]), "");
    }
}
