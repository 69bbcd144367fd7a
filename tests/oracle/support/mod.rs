//! Shared by the tests: fixtures, random layers, and tolerances.

pub mod fixtures;
pub mod options;
pub mod random;
pub mod tolerance;
