//! Which known mistakes give what the reader's code gives: all of it, on every case.
//!
//! `data/mistakes.txt` has the fingerprint of every array for every mistake: its dot product with a fixed random vector. A
//! mean would not notice a number in the wrong place.

use std::collections::HashMap;

use ndarray::ArrayD;

use crate::attempt::attempt;
use crate::data::{Section, section};

/// How to look up what an exercise gives.
#[derive(Clone, Copy)]
pub struct Lookup {
    /// The function of the record.
    pub function: &'static str,
    /// The sections `[name N]` with its cases.
    pub name: &'static str,
    /// Which of them, counted from 1.
    pub cases: &'static [usize],
    /// The arrays of the function, in the record's order, that the exercise gives.
    pub arrays: &'static [usize],
    /// What the reader's code gives; each array is computed by itself, because one may stop.
    pub results: &'static [fn(&Section) -> ArrayD<f64>],
}

/// A mistake with its description.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub page: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// The smallest input on which it shows.
    pub shows: &'static str,
}

/// What the code gives for an array.
#[derive(Clone, Copy, PartialEq)]
enum Print {
    /// It stops.
    Stops,
    /// Nothing is recorded.
    LeftOut,
    /// The fingerprint, and the shape if it is a wrong one.
    Of(f64, Option<&'static str>),
}

/// An array of the reader's code.
enum Found {
    Stops,
    Array {
        /// As in the file, `2x3`.
        shape: String,
        /// Its fingerprint; `None` if it is longer than any that is recorded.
        fingerprint: Option<f64>,
        /// The sum of the absolute values of what the fingerprint adds up.
        size: f64,
    },
}

impl Found {
    fn array(array: &ArrayD<f64>) -> Self {
        let extents: Vec<_> = array.shape().iter().map(usize::to_string).collect();
        let weights = section("fingerprint").array("weights");
        let products = weights.iter().zip(array).map(|(r, x)| r * x);
        Self::Array {
            shape: extents.join("x"),
            fingerprint: (array.len() <= weights.len()).then(|| products.clone().sum()),
            size: products.map(f64::abs).sum(),
        }
    }
}

/// Mistakes that explain all that the code gives: single ones, or pairs if there is none. With more than one entry, these
/// cases cannot tell them apart.
pub fn known(lookup: Lookup) -> Vec<Vec<Known>> {
    let found: Vec<Vec<Found>> = lookup.cases.iter().map(|case| run(lookup, *case)).collect();
    let record = Record::read(lookup);
    // That the program stops explains nothing: very different mistakes stop.
    let mut arrays = record.right.iter().flatten().zip(found.iter().flatten());
    let is_wrong = |(right, found): (&Print, &Found)| {
        matches!(found, Found::Array { .. }) && !agrees(*right, *right, found)
    };
    if !arrays.any(is_wrong) {
        return Vec::new();
    }
    let explains = |prints: &Vec<Vec<Print>>| {
        let cases = prints.iter().zip(&record.right).zip(&found);
        cases.into_iter().all(|((prints, right), found)| {
            let arrays = prints.iter().zip(right).zip(found);
            arrays
                .into_iter()
                .all(|((print, right), found)| agrees(*print, *right, found))
        })
    };
    let singles = record
        .single
        .iter()
        .zip(&record.mistakes)
        .filter(|(prints, _)| explains(prints));
    let singles: Vec<_> = singles.map(|(_, known)| vec![*known]).collect();
    if !singles.is_empty() || lookup.cases.len() < record.cases {
        return singles; // the prints of pairs are complete for all cases only
    }
    let mut pairs = Vec::new();
    for i in 0..record.single.len() {
        for j in i + 1..record.single.len() {
            if record.pair(i, j).is_some_and(|prints| explains(&prints)) {
                pairs.push(vec![record.mistakes[i], record.mistakes[j]]);
            }
        }
    }
    pairs
}

fn run(lookup: Lookup, case: usize) -> Vec<Found> {
    let section = section(&format!("{} {case}", lookup.name));
    let run = |result: &fn(&Section) -> ArrayD<f64>| match attempt(|| result(section)) {
        Ok(array) => Found::array(&array),
        Err(_) => Found::Stops,
    };
    lookup.results.iter().map(run).collect()
}

fn agrees(print: Print, right: Print, found: &Found) -> bool {
    match (print, found) {
        (Print::LeftOut, _) | (Print::Stops, Found::Stops) => true,
        (
            Print::Of(value, wrong_shape),
            Found::Array {
                shape,
                fingerprint: Some(here),
                size,
            },
        ) => {
            let Print::Of(_, right_shape) = right else {
                return false;
            };
            let near = (here - value).abs() <= 1e-6 * size.max(value.abs()) + 1e-9;
            wrong_shape.or(right_shape) == Some(shape)
                && (near || (value.is_nan() && here.is_nan()))
        }
        _ => false,
    }
}

/// What is recorded of a function, for the arrays and the cases of a lookup.
struct Record {
    cases: usize,
    mistakes: Vec<Known>,
    /// With the right shapes.
    right: Vec<Vec<Print>>,
    single: Vec<Vec<Vec<Print>>>,
    pairs: HashMap<[usize; 2], Vec<Vec<Print>>>,
}

impl Record {
    fn read(lookup: Lookup) -> Self {
        let mut record = Self {
            cases: 0,
            mistakes: vec![],
            right: vec![],
            single: vec![],
            pairs: HashMap::new(),
        };
        for line in include_str!("data/mistakes.txt").lines() {
            let fields: Vec<&'static str> = line.split('\t').collect();
            match fields[..] {
                ["mistake", function, _, page, zh, en, shows] if function == lookup.function => {
                    record.mistakes.push(Known {
                        page,
                        zh,
                        en,
                        shows,
                    });
                }
                ["prints", function, places, ref cases @ ..] if function == lookup.function => {
                    record.cases = cases.len();
                    let chosen = lookup.cases.iter().map(|case| cases[case - 1]);
                    let prints = chosen.map(|case| prints(case, lookup.arrays)).collect();
                    let places: Vec<usize> = places
                        .split_whitespace()
                        .filter_map(|at| at.parse().ok())
                        .collect();
                    match places[..] {
                        [] => record.right = prints,
                        [_] => record.single.push(prints),
                        [i, j, ..] => drop(record.pairs.insert([i, j], prints)),
                    }
                }
                _ => {}
            }
        }
        record
    }

    /// What two mistakes give together; `None` if they meet in an array and nothing is recorded of it.
    fn pair(&self, i: usize, j: usize) -> Option<Vec<Vec<Print>>> {
        let follows =
            |(right, (first, second)): (&Vec<Print>, (&Vec<Print>, &Vec<Print>))| -> Vec<Print> {
                let arrays = right.iter().zip(first.iter().zip(second));
                let of = |(right, (first, second)): (&Print, (&Print, &Print))| match (
                    same(first, right),
                    same(second, right),
                ) {
                    (true, _) => *second,
                    (_, true) => *first,
                    _ => Print::LeftOut,
                };
                arrays.map(of).collect()
            };
        let cases = self
            .right
            .iter()
            .zip(self.single[i].iter().zip(&self.single[j]));
        let follows: Vec<_> = cases.map(follows).collect();
        match self.pairs.get(&[i, j]) {
            None if follows
                .iter()
                .flatten()
                .any(|print| *print == Print::LeftOut) =>
            {
                None
            }
            None => Some(follows),
            Some(listed) => {
                let cases = listed.iter().zip(follows);
                let fill = |(print, follows): (&Print, Print)| match print {
                    Print::LeftOut => follows,
                    print => *print,
                };
                Some(
                    cases
                        .map(|(case, follows)| case.iter().zip(follows).map(fill).collect())
                        .collect(),
                )
            }
        }
    }
}

/// Whether a mistake leaves an array right.
fn same(print: &Print, right: &Print) -> bool {
    matches!((print, right), (Print::Of(a, None), Print::Of(b, _)) if a == b)
}

fn prints(case: &'static str, arrays: &[usize]) -> Vec<Print> {
    let all: Vec<&str> = case.split(' ').collect();
    let print = |at: &usize| match all[*at] {
        "-" => Print::Stops,
        "." => Print::LeftOut,
        print => {
            let (value, shape) = print
                .split_once('@')
                .map_or((print, None), |(value, shape)| (value, Some(shape)));
            Print::Of(value.parse().expect("a number"), shape)
        }
    };
    arrays.iter().map(print).collect()
}
