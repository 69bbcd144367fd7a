//! Each gradient of Z lands on a whole window of A, weighted by the filter.

// ANCHOR: program
use cnn_backprop::{ConvParams, conv_backward, conv_forward};
use ndarray::{Array4, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let a_prev = Array4::from_shape_vec((1, 3, 3, 1), (1..=9).map(f64::from).collect())?;
    let w = array![[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]];
    let b = array![[[[10.0]]]];
    let params = ConvParams { stride: 1, pad: 0 };
    let (_z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;

    let dz = array![[[[1.0], [10.0]], [[100.0], [1000.0]]]]; // (1, 2, 2, 1)
    let grads = conv_backward(dz.view(), &cache)?;
    println!("{}", grads.da_prev.slice(s![0, .., .., 0]));
    Ok(())
}
// ANCHOR_END: program
