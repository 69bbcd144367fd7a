//! Every mistake has a small test that catches it: worked by hand, or found by trying.

use std::collections::BTreeSet;

use cnn_backprop::Result;
use mistakes::diagnosis::{known, run, smallest as search};
use mistakes::{RECORDS, smallest};

#[test]
fn the_smallest_tests_catch_what_they_are_for() -> Result<()> {
    let mut tests = smallest::forward()?;
    tests.extend(smallest::backward()?);
    tests.extend(smallest::pooling()?);
    for test in &tests {
        assert_ne!(test.right, test.wrong, "{test:?}");
        assert!(!test.right.starts_with("stops"), "{test:?}");
    }
    let tested: BTreeSet<_> = tests.iter().map(|test| test.mistake).collect();
    let all: BTreeSet<_> = RECORDS.iter().map(|record| record.mistake).collect();
    assert_eq!(tested, all);
    Ok(())
}

/// Without one, a mistake could not be shown to a reader, or would be none.
#[test]
fn every_mistake_shows_on_a_small_input() {
    for known in known() {
        let (function, name) = (known.function, known.name);
        let found = search(known).unwrap_or_else(|| {
            panic!(
                "no input that is tried shows `{name}` of {}",
                function.name()
            )
        });
        let inputs = found.inputs();
        let (right, wrong) = (run(function, &[], &inputs), run(function, &[name], &inputs));
        assert_ne!(right, wrong, "{name}: {found}");
        let numbers = right
            .iter()
            .flatten()
            .flatten()
            .chain(wrong.iter().flatten().flatten());
        for x in numbers.filter(|x| x.is_finite()) {
            assert!(
                x.abs() < 1000.0,
                "{name}: {found}: {x} is hard to check by hand"
            );
        }
    }
}

#[test]
fn the_smallest_input_has_what_the_mistake_needs() {
    for (name, shapes) in [
        (
            "stride-ignored",
            "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0",
        ),
        (
            "input-assigned",
            "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0",
        ),
        (
            "window-assigned",
            "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 1, pad 1",
        ), // windows overlap
        (
            "divided-by-m",
            "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0",
        ),
        (
            "size-from-output",
            "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 2, pad 0",
        ), // a column left over
        ("pool-assigned", "A_prev (1, 2, 3, 1), f 2, stride 1"),
        ("pad-rows-only", "X (1, 1, 1, 1), pad 1"),
        ("true-convolution", "a_slice_prev (2, 2, 1)"),
        ("first-maximum", "x (1, 2)"), // a tie
    ] {
        let known = known().iter().find(|known| known.name == name).expect(name);
        assert_eq!(search(known).expect(name).to_string(), shapes, "{name}");
    }
}
