//! The forward pass without copies of the windows: each row of a window is one run of memory.

// ANCHOR: program
use cnn_backprop::{ConvParams, NumpyRng, Result, conv_forward, zero_pad};
use ndarray::{Array4, Axis, indices};

fn main() -> Result<()> {
    let mut rng = NumpyRng::seed(1);
    let (a_prev, w) = (rng.randn((2, 5, 6, 3))?, rng.randn((3, 2, 3, 4))?);
    let b = rng.randn((1, 1, 1, 4))?;
    let params = ConvParams { stride: 2, pad: 1 };
    let (literal, _) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;

    let a_prev_pad = zero_pad(a_prev.view(), params.pad)?;
    let (_, rows, cols, n_c_prev) = a_prev_pad.dim();
    let (f_h, f_w, _, n_c) = w.dim();
    let (pixels, weights) = (a_prev_pad.as_slice().unwrap(), w.as_slice().unwrap());
    let run = f_w * n_c_prev;

    let (mut z, mut products) = (Array4::zeros(literal.dim()), 0);
    let (m, n_h, n_w, _) = z.dim();
    for ((i, h, w), mut sums) in indices((m, n_h, n_w)).into_iter().zip(z.lanes_mut(Axis(3))) {
        sums.assign(&b.flatten());
        for u in 0..f_h {
            let (y, x) = (h * params.stride + u, w * params.stride);
            let from = ((i * rows + y) * cols + x) * n_c_prev; // (K13)
            let numbers = &pixels[from..from + run];
            let weights = weights[u * run * n_c..].chunks(n_c);
            products += run * n_c;
            for (number, weights) in numbers.iter().zip(weights) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += number * weight;
                }
            }
        }
    }

    let apart = z
        .iter()
        .zip(&literal)
        .filter(|(z, y)| (*z - *y).abs() > 1e-12);
    println!("a window: {f_h} runs of {run}");
    println!("{products} products, the zeros of the padding included"); // (K1)
    println!("Z {:?}: {} of {} apart", z.dim(), apart.count(), z.len());
    Ok(())
}
// ANCHOR_END: program
