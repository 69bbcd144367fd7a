//! The same layers with the same numbers, fast: what the formulas become on a processor.
//!
//! The functions have the names and the signatures of the literal ones, which stay what the
//! formulas say; these are tested against them.

mod simd;
mod workspace;

pub use simd::Level;
pub use workspace::Workspace;
