//! Does the code agree with mathematics?
//!
//! Each module answers one question, and its first sentence states the law. What is right comes
//! from outside the crate: JAX and NumPy (`fixtures/`, with the script that made them), finite
//! differences, identities of linear algebra, and loops that count windows one by one.

mod fast_layer;
mod fixtures;
mod random;
mod tolerance;

mod adjoint;
mod classes;
mod course_values;
mod errors;
mod errors_extension;
mod f32_agrees;
mod fast_arrays;
mod fast_convolution;
mod fast_levels;
mod fast_pixels;
mod fast_pooling;
mod fast_winograd;
mod fit;
mod fixtures_convolution;
mod fixtures_extension;
mod fixtures_network;
mod fixtures_pooling;
mod gradcheck;
mod hostile;
mod im2col;
mod layouts;
mod non_finite;
mod numpy_stream;
mod ties;
mod uncovered;
mod views;
mod winograd;
