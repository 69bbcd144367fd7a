//! The same layers with the same numbers, fast: what the formulas become on a processor.
//!
//! The functions have the names and the signatures of the literal ones, which stay what the
//! formulas say; these are tested against them.

mod conv;
mod correlate;
mod direct;
mod element;
mod job;
mod planar;
mod simd;
mod tile;
mod workspace;

pub use conv::{conv_backward, conv_backward_into, conv_forward, conv_forward_into};
pub use element::Element;
pub use simd::Level;
pub use workspace::Workspace;
