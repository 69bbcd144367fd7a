//! The data of the kits: cases, right results, and the fingerprints of every mistake and pair on every case.

use std::fmt::Write as _;

use cnn_backprop::Result;
use ndarray::ArrayD;

use super::cases::{self, CONVOLUTIONS, Convolution, PADDINGS, POOLINGS, Pooling, STEPS, WINDOWS};
use super::function::{Function, Inputs, Outcome, run};
use super::known::known;
use super::print::{Print, Prints, digits, list};

/// The data in the text of `check.py`, with what stands before and behind them.
pub fn split(kit: &str) -> Option<[&str; 3]> {
    let before = kit.find(BEGIN)? + BEGIN.len();
    let behind = before + kit[before..].find(END)?;
    Some([&kit[..before], &kit[before..behind], &kit[behind..]])
}

const BEGIN: &str = "# data: begin\nDATA = r\"\"\"\n";
const END: &str = "\"\"\"\n# data: end";

/// The data as JSON, a line for each case, result, mistake and pair.
///
/// Of a pair, `[]` stands for a fingerprint that follows from its two mistakes: where one of them leaves an array right, the
/// array of the pair is that of the other; alone it stands for all arrays of a case, as `null` does. A pair all of whose
/// fingerprints follow is not listed. A pair is written as the places of its two mistakes in the list.
///
/// # Errors
/// Those of the layers.
pub fn json() -> Result<String> {
    let mut right = Vec::new();
    let mut prints = Vec::new();
    for function in Function::ALL {
        let inputs = cases::of(function)?;
        let sound = outcomes(function, &[], &inputs);
        let arrays: Vec<_> = sound
            .iter()
            .map(|outcome| list(outcome.iter().map(array)))
            .collect();
        right.push(format!(
            "\"{}\": [\n{}]",
            function.name(),
            arrays.join(",\n")
        ));
        let names = names_of(function);
        let lines = function_prints(function, &inputs, &sound)?;
        let lines: Vec<_> = lines.iter().map(|prints| line(prints, &names)).collect();
        prints.push(format!(
            "\"{}\": [\n{}]",
            function.name(),
            lines.join(",\n")
        ));
    }
    let mistakes: Vec<_> = known()
        .iter()
        .map(|known| {
            let (zh, en, page) = (known.zh(), known.en(), known.page());
            let shows = known.smallest().to_string();
            format!(
                "{:?}: {{\"zh\": {zh:?}, \"en\": {en:?}, \"page\": {page:?}, \"shows\": {shows:?}}}",
                known.name
            )
        })
        .collect();
    Ok(format!(
        "{{\"cases\": {{{}}},\n\"right\": {{{}}},\n\"mistakes\": {{\n{}}},\n\"prints\": {{{}}}}}\n",
        written_cases(),
        right.join(",\n"),
        mistakes.join(",\n"),
        prints.join(",\n")
    ))
}

fn outcomes(function: Function, names: &[&str], inputs: &[Inputs]) -> Vec<Outcome> {
    inputs
        .iter()
        .map(|inputs| run(function, names, inputs))
        .collect()
}

/// A mistake or two, by their places among those of the function, and what they give.
type Line = (Vec<usize>, Prints);

fn function_prints(function: Function, inputs: &[Inputs], sound: &[Outcome]) -> Result<Vec<Line>> {
    let names = names_of(function);
    let right = prints_of(sound, sound)?;
    let singles: Vec<_> = names
        .iter()
        .map(|name| prints_of(&outcomes(function, &[name], inputs), sound))
        .collect::<Result<_>>()?;
    let alone = singles.iter().cloned().enumerate();
    let mut lines: Vec<Line> = alone.map(|(at, prints)| (vec![at], prints)).collect();
    for (i, first) in names.iter().enumerate() {
        for (j, second) in names.iter().enumerate().skip(i + 1) {
            let pair = prints_of(&outcomes(function, &[first, second], inputs), sound)?;
            let follows = follows(&singles[i], &singles[j], &right);
            let differ = |(follows, pair)| follows != pair;
            if follows
                .iter()
                .flatten()
                .zip(pair.iter().flatten())
                .any(differ)
            {
                lines.push((vec![i, j], shortened(pair, &follows, &right)));
            }
        }
    }
    Ok(lines)
}

fn names_of(function: Function) -> Vec<&'static str> {
    let known = known().iter().filter(|known| known.function == function);
    known.map(|known| known.name).collect()
}

fn prints_of(outcomes: &[Outcome], sound: &[Outcome]) -> Result<Prints> {
    let cases = outcomes.iter().zip(sound);
    cases
        .map(|(outcome, sound)| {
            outcome
                .iter()
                .zip(sound)
                .map(|(found, right)| Print::of(found, right))
                .collect()
        })
        .collect()
}

/// The prints that a pair would have if its two mistakes never met in one array.
fn follows(first: &Prints, second: &Prints, right: &Prints) -> Prints {
    let cases = first.iter().zip(second).zip(right);
    cases
        .map(|((first, second), right)| {
            let arrays = first.iter().zip(second).zip(right);
            arrays
                .map(
                    |((first, second), right)| match (first == right, second == right) {
                        (true, _) => second.clone(),
                        (_, true) => first.clone(),
                        _ => Print::LeftOut,
                    },
                )
                .collect()
        })
        .collect()
}

/// Without what follows from the two mistakes, and without the cases that two others make superfluous: the data would
/// otherwise be three times as long. The two are cases with wrong numbers, because right ones tell nothing of the mistakes;
/// the first case comes last, because it is the smallest.
fn shortened(pair: Prints, follows: &Prints, right: &Prints) -> Prints {
    let telling = |&case: &usize| !pair[case].contains(&Print::Stops) && pair[case] != right[case];
    let mut kept: Vec<usize> = (1..pair.len()).chain([0]).filter(telling).take(2).collect();
    if kept.is_empty() {
        kept = (0..pair.len()).collect();
    }
    let cases = pair.into_iter().zip(follows).enumerate();
    cases
        .map(|(at, (case, follows))| {
            let arrays = case.into_iter().zip(follows);
            arrays
                .map(|(print, follows)| match print {
                    Print::Stops => Print::Stops,
                    print
                        if print != *follows
                            && (kept.contains(&at) || *follows != Print::LeftOut) =>
                    {
                        print
                    }
                    _ => Print::LeftOut,
                })
                .collect()
        })
        .collect()
}

/// A single mistake is written with its name, a pair with the places of the two.
fn line((places, prints): &Line, names: &[&str]) -> String {
    let mistakes = match places[..] {
        [one] => format!("{:?}", [names[one]]),
        _ => list(places.iter()),
    };
    let case = |case: &Vec<Print>| match case.first() {
        Some(first @ (Print::Stops | Print::LeftOut))
            if case.iter().all(|print| print == first) =>
        {
            first.json()
        }
        _ => list(case.iter().map(Print::json)),
    };
    format!("[{mistakes},{}]", list(prints.iter().map(case)))
}

/// The same prints for the kit in Rust, which has no JSON: `mistake NAME PAGE ZH EN SHOWS` and `prints FUNCTION PLACES
/// CASE …`, separated by tabs. In a case the arrays are separated by spaces: a number, with its shape if that is wrong
/// (`1.5@2x3`), `-` if the code stops, `.` if it is left out.
///
/// # Errors
/// Those of the layers.
pub fn text() -> Result<String> {
    let mut text = String::from(
        "# Written by `cargo run -p mistakes --example kit_data` in the book's repository.\n",
    );
    for function in Function::ALL {
        for known in known().iter().filter(|known| known.function == function) {
            let (name, page, shows) = (function.name(), known.page(), known.smallest());
            let _ = writeln!(
                text,
                "mistake\t{name}\t{}\t{page}\t{}\t{}\t{shows}",
                known.name,
                known.zh(),
                known.en()
            );
        }
        let inputs = cases::of(function)?;
        let sound = outcomes(function, &[], &inputs);
        let none: Vec<Outcome> = sound
            .iter()
            .map(|outcome| vec![None; outcome.len()])
            .collect();
        let right = (Vec::new(), prints_of(&sound, &none)?); // with all shapes
        let mut lines = vec![right];
        lines.extend(function_prints(function, &inputs, &sound)?);
        for (places, prints) in lines {
            let places: Vec<_> = places.iter().map(usize::to_string).collect();
            let _ = write!(text, "prints\t{}\t{}", function.name(), places.join(" "));
            for case in prints {
                let arrays: Vec<_> = case.iter().map(Print::plain).collect();
                let _ = write!(text, "\t{}", arrays.join(" "));
            }
            text.push('\n');
        }
    }
    Ok(text)
}

fn array(array: &Option<ArrayD<f64>>) -> String {
    let array = array.as_ref().expect("the right functions do not stop");
    let values = list(array.iter().map(|&value| digits(value)));
    format!("[{}, {values}]", list(array.shape().iter()))
}

fn written_cases() -> String {
    let join = |cases: Vec<String>| cases.join(",\n");
    let conv = CONVOLUTIONS.map(|case| {
        let Convolution { seed, a_prev, w, stride, pad } = case;
        format!("{{\"seed\": {seed}, \"a_prev\": {a_prev:?}, \"w\": {w:?}, \"stride\": {stride}, \"pad\": {pad}}}")
    });
    let pool = POOLINGS.map(|case| {
        let Pooling { seed, a_prev, f, stride, ties } = case;
        format!("{{\"seed\": {seed}, \"a_prev\": {a_prev:?}, \"f\": {f}, \"stride\": {stride}, \"ties\": {ties}}}")
    });
    let window = WINDOWS.map(|(seed, shape, ties)| {
        format!("{{\"seed\": {seed}, \"shape\": {shape:?}, \"ties\": {ties}}}")
    });
    let pad = PADDINGS
        .map(|(seed, x, pad)| format!("{{\"seed\": {seed}, \"x\": {x:?}, \"pad\": {pad}}}"));
    let step = STEPS.map(|(seed, shape)| format!("{{\"seed\": {seed}, \"shape\": {shape:?}}}"));
    let kinds = [
        ("conv", join(conv.to_vec())),
        ("pool", join(pool.to_vec())),
        ("window", join(window.to_vec())),
        ("pad", join(pad.to_vec())),
        ("step", join(step.to_vec())),
    ];
    kinds
        .map(|(kind, cases)| format!("\"{kind}\": [\n{cases}]"))
        .join(",\n")
}
