//! How many places a window of 3 finds, and how many rows it leaves over.

// ANCHOR: program
use cnn_backprop::{Error, geometry::output_size};

fn main() -> Result<(), Error> {
    println!("n_prev  f  p  s | n  left over");
    for (n_prev, f, pad, stride) in [(6, 3, 0, 1), (6, 3, 1, 1), (7, 3, 0, 2), (8, 3, 0, 2)] {
        let n = output_size("height", n_prev, f, pad, stride)?;
        let reached = (n - 1) * stride + f;
        let left_over = n_prev + 2 * pad - reached;
        println!("{n_prev:>6}  {f}  {pad}  {stride} | {n}  {left_over}");
    }

    if let Err(error) = output_size("height", 2, 5, 1, 1) {
        println!("{error}");
    }
    Ok(())
}
// ANCHOR_END: program
