//! A border of zeros around a 2×2 image.

// ANCHOR: program
use cnn_backprop::{Error, zero_pad};
use ndarray::{array, s};

fn main() -> Result<(), Error> {
    let x = array![[[[1.0], [2.0]], [[3.0], [4.0]]]]; // (1, 2, 2, 1)
    let x_pad = zero_pad(x.view(), 1)?;
    println!("{:?} -> {:?}", x.dim(), x_pad.dim());
    println!("{}", x_pad.slice(s![0, .., .., 0]));
    Ok(())
}
// ANCHOR_END: program
