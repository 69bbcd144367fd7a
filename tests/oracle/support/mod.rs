//! What the tests share: fixtures, random layers, and how close is close.

pub mod fixtures;
pub mod options;
pub mod random;
pub mod tolerance;
