//! The mask of a window, and the gradient that it passes on.

// ANCHOR: program
use cnn_backprop::{Error, create_mask_from_window};
use ndarray::array;

fn main() -> Result<(), Error> {
    let x = array![[1.0, 3.0], [4.0, 2.0]];
    let mask = create_mask_from_window(x.view())?;
    println!("M =\n{mask}");
    println!("M · 10 =\n{}", mask * 10.0);
    Ok(())
}
// ANCHOR_END: program
