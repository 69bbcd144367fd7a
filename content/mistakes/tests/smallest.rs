//! Every mistake has a small test that catches it.

use std::collections::BTreeSet;

use cnn_backprop::Result;
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
