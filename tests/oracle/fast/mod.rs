//! Compares `cnn-backprop-fast` with the literal layers and the bounds of its documentation. A separate
//! program, `memory.rs`, tests its memory.

mod arrays;
mod convolution;
mod layer;
mod levels;
mod pixels;
mod pooling;
#[cfg(feature = "rayon")]
mod threads;
mod winograd;
