//! The mask of a window, without and with ties.

// ANCHOR: program
use cnn_backprop::{Error, TieRule, create_mask_from_window, create_mask_with_ties};
use ndarray::array;

fn main() -> Result<(), Error> {
    let x = array![[1.0, 3.0], [4.0, 2.0]];
    println!("M =\n{}", create_mask_from_window(x.view())?);

    let tied = array![[0.0, 0.0], [0.0, -1.0]]; // three maxima
    for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
        let mask = create_mask_with_ties(tied.view(), ties)?;
        println!("{ties:?}:\n{:.2} (sum {})", mask, mask.sum());
    }
    Ok(())
}
// ANCHOR_END: program
