//! Each mistake, run on each cell, prints exactly the numbers of the record; correct code prints none of them.

use std::collections::BTreeSet;

use mistakes::cells::printed;
use mistakes::signatures::TOLERANCE;
use mistakes::{Cell, Mistake, Printed, RECORDS, SIGNATURES, Signature, lookup};

const CELLS: [Cell; 5] = [
    Cell::Step,
    Cell::Stride2,
    Cell::Stride1,
    Cell::Telling,
    Cell::Pooling,
];

/// The record computed by the code: the correct numbers, and the wrong numbers of each mistake.
fn found() -> Vec<Signature> {
    let mut found = Vec::new();
    for cell in CELLS {
        let right = printed(None, cell).expect("right code runs");
        let signature = |mistake| {
            move |(printed, value)| Signature {
                printed,
                cell,
                value,
                mistake,
            }
        };
        // most elements that pooling returns are 0
        let zero = |number: &(Printed, f64)| cell == Cell::Pooling && number.1 == 0.0;
        let told = right.iter().copied().filter(|number| !zero(number));
        found.extend(told.map(signature(None)));
        for record in RECORDS {
            let Ok(numbers) = printed(Some(record.mistake), cell) else {
                continue; // the program stops, so there is no number to look up
            };
            let is_right = |number: &(Printed, f64)| {
                let near = |r: &(Printed, f64)| r.0 == number.0 && close(r.1, number.1);
                right.iter().any(near)
            };
            let told = numbers.into_iter().filter(|n| !is_right(n) && !zero(n));
            found.extend(told.map(signature(Some(record.mistake))));
        }
    }
    found.sort_by(|a, b| {
        let key = |s: &Signature| (s.printed, s.cell, s.mistake);
        key(a).cmp(&key(b))
    });
    found
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-10 * a.abs().max(b.abs())
}

fn line(s: &Signature) -> String {
    let mistake = s.mistake.map_or("None".into(), |mistake| {
        format!("Some(Mistake::{mistake:?})")
    });
    let (printed, cell) = (s.printed, s.cell);
    let value: f64 = format!("{:.12e}", s.value).parse().expect("a number");
    format!("    signature(Printed::{printed:?}, Cell::{cell:?}, {value:?}, {mistake}),")
}

#[test]
fn the_mistakes_print_just_the_numbers_of_the_record() {
    let found = found();
    let same = |a: &Signature, b: &Signature| {
        (a.printed, a.cell, a.mistake) == (b.printed, b.cell, b.mistake) && close(a.value, b.value)
    };
    let lacks = found
        .iter()
        .filter(|f| !SIGNATURES.iter().any(|s| same(s, f)));
    let lacks: Vec<_> = lacks.map(line).collect();
    let idle = SIGNATURES
        .iter()
        .filter(|s| !found.iter().any(|f| same(s, f)));
    let idle: Vec<_> = idle.map(line).collect();
    assert!(
        lacks.is_empty(),
        "these numbers are missing in content/mistakes/src/signatures.rs:\n{}",
        lacks.join("\n")
    );
    assert!(
        idle.is_empty(),
        "no mistake prints these numbers of content/mistakes/src/signatures.rs:\n{}",
        idle.join("\n")
    );
}

/// Numbers that two mistakes share, so that another number or another cell has to decide.
#[rustfmt::skip]
const COINCIDE: &[(Printed, Cell, Mistake, Mistake)] = &[
    // if windows do not overlap, `=` keeps the last filter
    (Printed::DaMean, Cell::Stride2, Mistake::InputAssigned, Mistake::LastFilterOnly),
    // flipping both W and dZ flips dA, whose mean stays the same
    (Printed::DaMean, Cell::Stride1, Mistake::FilterTransposed, Mistake::UpstreamTransposed),
    // with stride 1 both leave each pixel the contribution of the window that begins at it
    (Printed::PoolMax, Cell::Pooling, Mistake::PoolAssigned, Mistake::PoolEndFromStride),
];

#[test]
fn signatures_tell_mistakes_apart() {
    let mut coincide = BTreeSet::new();
    for (n, a) in SIGNATURES.iter().enumerate() {
        for b in &SIGNATURES[n + 1..] {
            let near = (a.value - b.value).abs() <= 2.0 * TOLERANCE * a.value.abs();
            if a.printed == b.printed && a.mistake != b.mistake && near {
                let (x, y) = (a.mistake.min(b.mistake), a.mistake.max(b.mistake));
                coincide.insert((a.printed, a.cell, x, y));
            }
        }
    }
    let known: BTreeSet<_> = COINCIDE
        .iter()
        .map(|&(printed, cell, a, b)| (printed, cell, Some(a), Some(b)))
        .collect();
    assert_eq!(coincide, known);
}

#[test]
fn lookup_names_the_mistake_behind_a_number() {
    let mistakes = |printed, value| -> Vec<_> {
        let found = lookup(printed, value);
        found.iter().map(|s| (s.cell, s.mistake)).collect()
    };
    assert_eq!(
        mistakes(Printed::DaMean, 0.63477044727), // as the notes print it
        [(Cell::Stride2, Some(Mistake::StrideIgnored))]
    );
    assert_eq!(
        mistakes(Printed::DwMean, 10.5817412755),
        [(Cell::Stride1, Some(Mistake::BiasInTheSum))]
    );
    assert_eq!(
        mistakes(Printed::DaMean, 1.45243777754),
        [(Cell::Stride2, None)]
    );
    assert_eq!(
        mistakes(Printed::DwMean, 0.0),
        [
            (Cell::Stride2, Some(Mistake::FiltersAssigned)),
            (Cell::Stride1, Some(Mistake::FiltersAssigned))
        ]
    );
    assert_eq!(mistakes(Printed::DaMean, 0.6348), []); // rounded by more than the tolerance
    assert_eq!(mistakes(Printed::DaMean, f64::NAN), []);
}

/// The numbers that the notes print, with their known causes.
#[test]
fn the_circulated_numbers_are_in_the_record() {
    for (printed, value, mistake) in [
        (Printed::Step, -6.99908945068, None),
        (Printed::Step, -23.1602122025, Some(Mistake::BiasInTheSum)),
        (Printed::ZMean, 0.155859324889, Some(Mistake::BiasInTheSum)),
        (Printed::DaMean, 9.60899067587, Some(Mistake::BiasInTheSum)),
        (Printed::DbMean, 76.3710691956, Some(Mistake::BiasInTheSum)),
        (Printed::DwMean, 1.55726574285, Some(Mistake::StrideIgnored)),
        (Printed::DwMean, 0.172699145831, Some(Mistake::DividedByM)),
        (Printed::DbMean, 0.783923256462, Some(Mistake::DividedByM)),
    ] {
        let found: Vec<_> = lookup(printed, value).iter().map(|s| s.mistake).collect();
        assert_eq!(found, [mistake], "{printed:?} {value}");
    }
}

#[test]
fn every_mistake_is_recorded_once() {
    let ids: BTreeSet<_> = RECORDS.iter().map(|record| record.id).collect();
    assert_eq!(ids.len(), RECORDS.len());
    for signature in SIGNATURES {
        let known = signature
            .mistake
            .is_none_or(|mistake| mistake.record().is_some());
        assert!(known, "{signature:?} belongs to no mistake");
    }
}
