//! Which weights meet which element: stride 2 splits the input into two phases.

// ANCHOR: program
use cnn_backprop::{ConvCache, ConvParams, Result, conv_backward};
use ndarray::{Array4, array};

fn main() -> Result<()> {
    let w = array![[[[1.0]], [[10.0]], [[100.0]], [[1000.0]], [[10000.0]]]]; // 1×5
    let a_prev = Array4::zeros((1, 1, 11, 1));
    let params = ConvParams { stride: 2, pad: 0 };
    let cache = ConvCache { a_prev, w, params };
    let grads = conv_backward(Array4::ones((1, 1, 4, 1)).view(), &cache)?;
    for (x, da_prev) in grads.da_prev.iter().enumerate() {
        println!("x = {x:2}, phase {}: dA = {da_prev:5}", x % params.stride);
    }
    Ok(())
}
// ANCHOR_END: program
