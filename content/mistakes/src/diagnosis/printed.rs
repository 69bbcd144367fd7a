//! The numbers that the cells of circulated notebooks print, for every mistake: what the field of the page looks up.

use cnn_backprop::Result;

use super::function::Function;
use super::known::{Known, known};
use super::notebook::{Number, cells};
use super::print::{digits, list};

/// The numbers as they are written in `printed.json`, because computing them takes seconds.
pub const WRITTEN: &str = include_str!("../../printed.json");

/// The functions whose arrays the lab explains.
const LAB: [Function; 4] = [
    Function::ConvForward,
    Function::ConvBackward,
    Function::PoolForward,
    Function::PoolBackward,
];

/// The cells as JSON: for each the right numbers, and those of every mistake that changes one.
///
/// # Errors
/// Those of the layers.
pub fn json() -> Result<String> {
    let cells = cells()?;
    let mut used: Vec<&Known> = Vec::new();
    let mut written = Vec::new();
    for cell in &cells {
        let right = (cell.numbers)(None);
        let mut wrong = Vec::new();
        for known in known()
            .iter()
            .filter(|known| cell.functions.contains(&known.function))
        {
            let numbers = (cell.numbers)(Some(known));
            if !numbers
                .iter()
                .zip(&right)
                .all(|(wrong, right)| near(*wrong, *right))
            {
                wrong.push(format!(
                    "{:?}:{}",
                    known.name,
                    list(numbers.iter().map(number))
                ));
                used.push(known);
            }
        }
        let [zh, en] = cell.label;
        written.push(format!(
            "{{\"zh\":{zh:?},\"en\":{en:?},\"of\":{:?},\"right\":{},\"wrong\":{{{}}}}}",
            cell.of,
            list(right.iter().map(number)),
            wrong.join(",")
        ));
    }
    // those of the lab, which takes its words from here
    used.extend(known().iter().filter(|known| LAB.contains(&known.function)));
    used.sort_by(|a, b| a.name.cmp(b.name));
    used.dedup_by(|a, b| a.name == b.name);
    let mistakes: Vec<_> = used
        .iter()
        .map(|known| {
            format!(
                "{:?}:[{:?},{:?},{:?},{:?}]",
                known.name,
                known.zh(),
                known.en(),
                known.page(),
                known.function.name()
            )
        })
        .collect();
    Ok(format!(
        "{{\"cells\":[{}],\n\"mistakes\":{{{}}}}}\n",
        written.join(",\n"),
        mistakes.join(",\n")
    ))
}

fn near(a: Number, b: Number) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1e-6),
        (None, None) => true,
        _ => false,
    }
}

fn number(number: &Number) -> String {
    number
        .filter(|number| number.is_finite())
        .map_or("null".into(), digits)
}
