//! One gradient, spread evenly.

// ANCHOR: program
use cnn_backprop::{Error, distribute_value};

fn main() -> Result<(), Error> {
    println!("{}", distribute_value(1.0, (2, 2))?);
    println!("{}", distribute_value(6.0, (2, 3))?);
    Ok(())
}
// ANCHOR_END: program
