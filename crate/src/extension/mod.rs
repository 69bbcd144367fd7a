//! Beyond the course's layer: another way to compute its gradient, and variants of the layer.
//!
//! The modules do not depend on each other and are written like [`conv`](crate::conv): literal loops,
//! with the backward function right below the forward function. None changes the plain layer.

pub mod dilation;
pub mod full;
pub mod groups;
pub mod padding;
pub mod pooling;
pub mod transposed;
pub mod volume;
