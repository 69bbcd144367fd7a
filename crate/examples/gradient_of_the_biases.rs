//! A bias is added once to every output of its filter, so every output counts once.

// ANCHOR: program
use cnn_backprop::{ConvParams, conv_backward, conv_forward};
use ndarray::{Array4, array};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let a_prev = Array4::<f64>::zeros((2, 3, 2, 1)); // two examples
    let w = Array4::ones((2, 2, 1, 2)); // two filters
    let b = Array4::zeros((1, 1, 1, 2));
    let params = ConvParams { stride: 1, pad: 0 };
    let (_z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;

    let dz = array![
        [[[1.0, 10.0]], [[2.0, 20.0]]], // example 0: two outputs, two filters
        [[[3.0, 30.0]], [[4.0, 40.0]]], // example 1
    ];
    let grads = conv_backward(dz.view(), &cache)?;
    println!("{}", grads.db);
    Ok(())
}
// ANCHOR_END: program
