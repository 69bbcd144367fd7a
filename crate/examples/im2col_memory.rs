//! How much larger X is than the input: one image of 56×56 with 64 channels, in f32.

// ANCHOR: program
use cnn_backprop::ConvParams;
use cnn_backprop::im2col::im2col;
use ndarray::Array4;

fn main() -> Result<(), cnn_backprop::Error> {
    let a_prev = Array4::<f32>::zeros((1, 56, 56, 64));
    for (f, stride, pad) in [(3, 1, 1), (5, 1, 2), (3, 2, 1), (1, 1, 0), (1, 1, 1)] {
        let x = im2col(a_prev.view(), (f, f), ConvParams { stride, pad })?;
        let kib = |numbers: usize| numbers * size_of::<f32>() / 1024;
        println!(
            "{f}×{f}, s = {stride}, p = {pad}: A {} KiB, X {} KiB, {:.2} times",
            kib(a_prev.len()),
            kib(x.len()),
            x.len() as f64 / a_prev.len() as f64
        );
    }
    Ok(())
}
// ANCHOR_END: program
