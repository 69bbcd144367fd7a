//! `cnn-backprop`: the layers, the variants of convolution, and the other functions.

mod adjoint;
mod classes;
mod course_values;
mod digits;
mod errors;
mod errors_extension;
mod errors_options;
mod f32_agrees;
mod fit;
mod fixtures;
mod gradcheck;
mod hostile;
mod im2col;
mod layouts;
mod non_finite;
mod numpy_stream;
mod options;
mod ties;
mod uncovered;
mod views;
mod winograd;
