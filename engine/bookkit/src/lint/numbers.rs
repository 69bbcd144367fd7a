//! Long numbers in prose must come from an example. A number with four or more decimals must occur
//! in an output block of the book, with at least as many digits as in the prose.

use mdbook_markdown::pulldown_cmark::Event;

use super::listings::OUTPUT;
use super::translation::numbers;
use crate::book::Book;
use crate::fault::Fault;

const LONG: usize = 4;

/// A fault for every long number that no example prints.
pub(super) fn faults(book: &Book) -> Vec<Fault> {
    let blocks = book.pages.iter().flat_map(|page| &page.code);
    let printed: Vec<String> = blocks
        .filter(|block| block.has(OUTPUT))
        .flat_map(|block| numbers(&block.code))
        .collect();
    let mut faults = Vec::new();
    for page in &book.pages {
        for (event, range) in page.events_outside_code() {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                    let long = numbers(text).into_iter();
                    for number in long.filter(|number| decimals(number) >= LONG) {
                        if !is_printed(&number, &printed) {
                            let message = format!(
                                "no output block of the book shows {number}: \
                                 let an example print it, or leave it out"
                            );
                            faults.push(page.fault(range.start, message));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    faults
}

fn decimals(number: &str) -> usize {
    number
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len())
}

/// Whether a printed number, rounded to the digits of `number`, equals it.
fn is_printed(number: &str, printed: &[String]) -> bool {
    printed.iter().any(|printed| {
        printed == number
            || decimals(printed) > decimals(number)
                && printed
                    .parse::<f64>()
                    .is_ok_and(|value| format!("{value:.*}", decimals(number)) == number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_be_shorter_than_what_is_printed_but_not_other() {
        let printed = ["1.726991458314".to_owned()];
        assert!(is_printed("1.726991458314", &printed));
        assert!(is_printed("1.7270", &printed));
        assert!(!is_printed("1.7269", &printed));
        assert!(!is_printed("1.72699145831400", &printed));
        assert_eq!(decimals("12"), 0);
    }
}
