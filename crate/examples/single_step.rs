//! One filter at one place.

// ANCHOR: program
use cnn_backprop::{Error, conv_single_step};
use ndarray::array;

fn main() -> Result<(), Error> {
    let a_slice = array![[[1.0], [2.0]], [[4.0], [5.0]]]; // (2, 2, 1)
    let w = array![[[1.0], [2.0]], [[3.0], [4.0]]];
    let b = array![[[10.0]]]; // (1, 1, 1)

    let z = conv_single_step(a_slice.view(), w.view(), b.view())?;
    println!("1*1 + 2*2 + 4*3 + 5*4 + 10 = {z}");
    Ok(())
}
// ANCHOR_END: program
