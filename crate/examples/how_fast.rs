//! What a layer has to compute and to move at least, forward and backward, in f32.

// ANCHOR: program
use cnn_backprop::ConvParams;
use cnn_backprop::geometry::output_size;

fn main() -> Result<(), cnn_backprop::Error> {
    println!("A_prev               W                 pass     Mflop   MB  flop/byte");
    for (a_prev, w, pad) in [
        ([32, 28, 28, 1], [5, 5, 1, 8], 0),
        ([8, 56, 56, 64], [3, 3, 64, 64], 1),
        ([8, 56, 56, 256], [1, 1, 256, 64], 0),
    ] {
        let params = ConvParams { stride: 1, pad };
        let size = |axis, n, f| output_size(axis, n, f, params.pad, params.stride);
        let n_h = size("height", a_prev[1], w[0])?;
        let n_w = size("width", a_prev[2], w[1])?;
        let z = [a_prev[0], n_h, n_w, w[3]];
        let count = |shape: [usize; 4]| shape.iter().product::<usize>() as f64;

        let products = count(z) * count([w[0], w[1], w[2], 1]);
        let once = count(a_prev) + count(w) + w[3] as f64 + count(z);
        let again = once + count(a_prev) + count(w); // read A and W, write dA and dW
        for (pass, n, numbers) in [
            ("forward", products, once),
            ("backward", 2. * products, again),
        ] {
            let (flop, bytes) = (2. * n, 4. * numbers);
            let (mflop, mb, per_byte) = (flop / 1e6, bytes / 1e6, flop / bytes);
            let (a_prev, w) = (format!("{a_prev:?}"), format!("{w:?}"));
            println!("{a_prev:<20} {w:<17} {pass:<8} {mflop:5.0} {mb:4.1} {per_byte:10.1}");
        }
    }
    Ok(())
}
// ANCHOR_END: program
