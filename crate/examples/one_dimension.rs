//! Convolution of a signal: an image with one row, padded on the left only.

// ANCHOR: program
use cnn_backprop::extension::padding::{Padding, padded_conv_backward, padded_conv_forward};
use ndarray::Array4;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // one row each: the height of the image and of the filter is 1
    let a_prev = Array4::from_shape_vec((1, 1, 4, 1), vec![1., 2., 3., 4.])?;
    let w = Array4::from_shape_vec((1, 2, 1, 1), vec![1., 2.])?;
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let before = Padding {
        left: 1,
        ..Padding::default()
    };
    let (z, cache) = padded_conv_forward(a_prev.view(), w.view(), no_bias.view(), 1, before)?;
    let dz = Array4::from_shape_vec(z.raw_dim(), vec![1., 10., 100., 1000.])?;
    let grads = padded_conv_backward(dz.view(), &cache)?;
    println!("Z = {}", z.flatten());
    println!("dA_prev = {}", grads.da_prev.flatten());
    println!("dW = {}", grads.dw.flatten());
    println!("db = {}", grads.db.flatten());
    Ok(())
}
// ANCHOR_END: program
