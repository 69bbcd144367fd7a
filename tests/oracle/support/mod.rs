//! Shared by the tests: fixtures, random layers, and tolerances.

pub mod fixtures;
pub mod options;
pub mod random;
pub mod tolerance;

use cnn_backprop::Result;

/// An argument must be refused, with this message.
#[track_caller]
pub fn refused<T>(result: Result<T>, message: &str) {
    let Err(error) = result else {
        panic!("must be refused: {message}");
    };
    assert_eq!(error.to_string(), message);
}
