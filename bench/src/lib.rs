//! What the benchmarks measure, and what they compare the fast path with.

pub mod case;
pub mod layer;
pub mod serve;
