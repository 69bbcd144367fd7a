//! How many windows cover each row: with 1 everywhere, the gradient counts them.

// ANCHOR: program
use cnn_backprop::geometry::output_size;
use cnn_backprop::{ConvCache, ConvParams, Error, conv_backward};
use ndarray::{Array4, s};

fn main() -> Result<(), Error> {
    println!("n_prev  f  p  s | n  left over | windows over each row");
    let layers = [
        (7, 3, 0, 2),
        (8, 3, 0, 2),
        (8, 3, 1, 2),
        (9, 2, 0, 3),
        (7, 4, 0, 1),
    ];
    for (n_prev, f, pad, stride) in layers {
        let n = output_size("height", n_prev, f, pad, stride)?;
        let left_over = (n_prev + 2 * pad - f) % stride;
        let column = ConvCache {
            a_prev: Array4::<f64>::zeros((1, n_prev, 1, 1)),
            w: Array4::ones((f, 1 + 2 * pad, 1, 1)),
            params: ConvParams { stride, pad },
        };
        let dz = Array4::ones((1, n, 1, 1));
        let covered = conv_backward(dz.view(), &column)?.da_prev;
        let covered = covered.slice(s![0, .., 0, 0]);
        println!("{n_prev:>6}  {f}  {pad}  {stride} | {n}  {left_over:>9} | {covered}");
    }
    Ok(())
}
// ANCHOR_END: program
