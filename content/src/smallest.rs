//! `<!-- smallest: errata-backward -->` becomes the table of the smallest inputs on which the mistakes of a page show: of all
//! that the crate `mistakes` knows, not only of those that the page explains.

use std::sync::LazyLock;

use bookkit::directive::{Context, Directive, Place};
use bookkit::fault::Fault;
use bookkit::html::{bilingual, table};
use mistakes::diagnosis::{Function, Known, Smallest, known};

use crate::mistakes::{RECORD, nowhere, sentence, unknown};

/// The directive for the mistakes of the functions of a page.
pub struct SmallestInputs;

impl Directive for SmallestInputs {
    fn usage(&self) -> &'static str {
        "smallest: PAGE"
    }

    fn html(&self, page: &str, place: Place<'_>, _: &Context<'_>) -> Result<String, Vec<Fault>> {
        let names = pages();
        if !names.contains(&page) {
            return Err(vec![place.fault(unknown(RECORD, "page", page, &names))]);
        }
        let functions = Function::ALL.iter();
        let rows: String = functions
            .filter(|function| function.page() == page)
            .map(|function| rows(*function))
            .collect();
        let titles = [
            bilingual("看得出来的最小输入", "Smallest input that shows it"),
            bilingual("哪里错了", "What is wrong"),
        ];
        Ok(table("smallest", &titles, &rows))
    }

    fn missing(&self, used: &[&str], _: &Context<'_>) -> Vec<Fault> {
        nowhere(RECORD, "smallest", &pages(), used)
    }
}

/// The pages of the functions, each once.
fn pages() -> Vec<&'static str> {
    let mut pages = Function::ALL.map(Function::page).to_vec();
    pages.dedup();
    pages
}

/// Searched once, because the preview builds the book at every edit.
static FOUND: LazyLock<Vec<(&Known, Smallest)>> = LazyLock::new(|| {
    let known = known().iter();
    known.map(|known| (known, known.smallest())).collect()
});

/// A line with the name of the function, then a row for each input, the smallest first.
fn rows(function: Function) -> String {
    let of = |(known, _): &&(&Known, Smallest)| known.function == function;
    let mut found: Vec<_> = FOUND.iter().filter(of).collect();
    found.sort_by_key(|(_, smallest)| smallest.place);
    let rows: String = found
        .chunk_by(|(_, one), (_, other)| one.place == other.place)
        .map(|group| {
            let input = group[0].1.to_string().replace("), ", ")<br>");
            let wrong: String = group
                .iter()
                .map(|(known, _)| format!("<li>{}</li>", sentence(known.zh(), known.en())))
                .collect();
            format!("<tr><td>{input}</td><td><ul>{wrong}</ul></td></tr>")
        })
        .collect();
    let name = function.name();
    format!("<tr><th colspan=\"2\" scope=\"rowgroup\"><code>{name}</code></th></tr>{rows}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_stands_in_a_row_and_the_smallest_input_comes_first() {
        let html: String = Function::ALL.map(rows).concat();
        for known in known() {
            assert!(
                html.contains(&sentence(known.zh(), known.en())),
                "{known:?}"
            );
        }
        let backward = rows(Function::ConvBackward);
        let at = |input: &str| backward.find(input).expect(input);
        let one = at("A_prev (1, 1, 1, 1)<br>W (1, 1, 1, 1)<br>stride 1, pad 0");
        assert!(one < at("A_prev (1, 1, 3, 1)<br>W (1, 1, 1, 1)<br>stride 2, pad 0"));
        assert_eq!(
            pages(),
            ["errata-forward", "errata-backward", "errata-pooling"]
        );
    }
}
