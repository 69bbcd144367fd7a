//! Beyond the course's layer: its gradient seen from the other side, and its relatives.
//!
//! Each module stands by itself and is written like [`conv`](crate::conv): literal loops, backward
//! right under its forward. None of them changes the plain layer.

pub mod dilation;
pub mod full;
pub mod groups;
pub mod padding;
pub mod pooling;
pub mod transposed;
pub mod volume;
