//! A 3×3 image under a 2×2 filter.

// ANCHOR: program
use cnn_backprop::{ConvParams, conv_forward};
use ndarray::{Array4, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let a_prev = Array4::from_shape_vec((1, 3, 3, 1), (1..=9).map(f64::from).collect())?;
    let w = array![[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]; // (2, 2, 1, 1)
    let b = array![[[[10.0]]]];

    let params = ConvParams { stride: 1, pad: 0 };
    let (z, _cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    println!("A =\n{}", a_prev.slice(s![0, .., .., 0]));
    println!("W =\n{}", w.slice(s![.., .., 0, 0]));
    println!("Z =\n{}", z.slice(s![0, .., .., 0]));
    Ok(())
}
// ANCHOR_END: program
