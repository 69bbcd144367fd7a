//! The answers are those of the oracle, and every sum that is written out is the number it stands for.

use lab::{Question, ask};

use crate::support::{Convolution, Stored, convolutions, question};

/// The arrays of an answer.
fn arrays(mut list: &[f64]) -> Vec<Stored> {
    let mut arrays = Vec::new();
    while let [axes, rest @ ..] = list {
        let (dim, rest) = rest.split_at(*axes as usize);
        let dim: Vec<_> = dim.iter().map(|&n| n as usize).collect();
        let (data, rest) = rest.split_at(dim.iter().product());
        arrays.push(Stored {
            dim,
            data: data.to_vec(),
        });
        list = rest;
    }
    arrays
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

#[test]
fn answers_are_those_of_the_oracle() {
    for case in convolutions() {
        let answer = ask(Question::Layer, &case.layer(), b"").unwrap();
        let found = arrays(&answer.numbers);
        let expected = [&case.z, &case.dz, &case.da_prev, &case.dw, &case.db];
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found.dim, expected.dim, "{}", case.name);
            let same = found
                .data
                .iter()
                .zip(&expected.data)
                .all(|(a, b)| near(*a, *b));
            assert!(same, "{}", case.name);
        }
    }
}

/// The sum of the products that the page would write.
fn sum(case: &Convolution, array: usize, at: usize) -> f64 {
    let asked = question(&case.layer(), &[array as f64, at as f64]);
    let list = ask(Question::Links, &asked, b"").unwrap().numbers;
    let terms = list[1..].chunks(6).take(list[0] as usize);
    let inputs = case.inputs();
    terms
        .map(|term| {
            let value = |of: f64, at: f64| match of {
                -1.0 => 1.0,
                of => inputs[of as usize].data[at as usize],
            };
            assert_eq!(
                (value(term[0], term[1]), value(term[2], term[3])),
                (term[4], term[5])
            );
            term[4] * term[5]
        })
        .sum()
}

#[test]
fn written_out_sums_are_the_cells() {
    for case in convolutions() {
        let outputs = [&case.z, &case.da_prev, &case.dw, &case.db];
        for (array, output) in (4..).zip(outputs) {
            // some elements of each array, the last among them
            let len = output.data.len();
            for at in (0..len).step_by(len.div_ceil(5)).chain([len - 1]) {
                let found = sum(&case, array, at);
                assert!(
                    near(found, output.data[at]),
                    "{}: array {array}, {at}: {found}",
                    case.name
                );
            }
        }
    }
}

/// A cell depends on another exactly if that one is in its sum.
#[test]
fn dependents_are_the_other_way_round() {
    let case = convolutions().swap_remove(3);
    let links = |array: usize, at: usize| {
        let asked = question(&case.layer(), &[array as f64, at as f64]);
        let list = ask(Question::Links, &asked, b"").unwrap().numbers;
        let (terms, dependents) = list[1..].split_at(6 * list[0] as usize);
        let cell = |pair: &[f64]| (pair[0] as i64, pair[1] as usize);
        let terms: Vec<_> = terms
            .chunks(6)
            .flat_map(|term| [cell(&term[..2]), cell(&term[2..4])])
            .collect();
        (terms, dependents.chunks(2).map(cell).collect::<Vec<_>>())
    };
    let outputs = [&case.z, &case.da_prev, &case.dw, &case.db];
    for (array, input) in case.inputs().into_iter().enumerate() {
        for at in 0..input.data.len() {
            let (_, dependents) = links(array, at);
            for (output, of) in (4..).zip(outputs) {
                for place in (0..of.data.len()).step_by(7) {
                    let in_sum = links(output, place).0.contains(&(array as i64, at));
                    let depends = dependents.contains(&(output as i64, place));
                    assert_eq!(
                        in_sum, depends,
                        "array {array} at {at}, array {output} at {place}"
                    );
                }
            }
        }
        if input.data.len() > 100 {
            break;
        }
    }
}
