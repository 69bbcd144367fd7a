//! `cnn-backprop-fast`, against the literal layers and the bounds of its documentation. What memory
//! it takes is asked by a program of its own, `memory.rs`.

mod arrays;
mod convolution;
mod layer;
mod levels;
mod pixels;
mod pooling;
mod winograd;
