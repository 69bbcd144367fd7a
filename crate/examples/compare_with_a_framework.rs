//! Our gradients against a framework's, read from text files.

use cnn_backprop::{ConvParams, NumpyRng, Result, conv_backward, conv_forward};
use ndarray::{Array4, ArrayView4, NdFloat};

// ANCHOR: compare
/// Numbers, one a line, as an array of this shape; `None` if they are not as many.
fn read(text: &str, shape: (usize, usize, usize, usize)) -> Option<Array4<f64>> {
    let numbers = text.lines().map(|line| line.trim().parse());
    Array4::from_shape_vec(shape, numbers.collect::<std::result::Result<_, _>>().ok()?).ok()
}

/// The largest difference, relative to the largest number: 0 is perfect.
fn max_norm_error<F: NdFloat>(ours: ArrayView4<F>, theirs: &Array4<f64>) -> f64 {
    let largest = theirs.fold(0.0_f64, |max, x| max.max(x.abs()));
    let pairs = ours.iter().zip(theirs);
    let apart = |(a, b): (&F, &f64)| (a.to_f64().unwrap_or(f64::NAN) - b).abs();
    pairs.map(apart).fold(0.0, f64::max) / largest
}
// ANCHOR_END: compare

/// The layer in either width, against the files.
fn compare<F: NdFloat>(name: &str, enough: f64) -> Result<()> {
    let mut rng = NumpyRng::seed(1);
    let mut array = |shape: (usize, usize, usize, usize)| -> Result<Array4<F>> {
        Ok(rng.randn(shape)?.mapv(|x| F::from(x).unwrap_or(F::nan())))
    };
    let (a_prev, w) = (array((2, 5, 6, 3))?, array((3, 2, 3, 4))?);
    let b = array((1, 1, 1, 4))?;
    let params = ConvParams { stride: 2, pad: 1 };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let grads = conv_backward(z.view(), &cache)?;
    for (what, ours, text) in [
        ("Z", &z, include_str!("framework/z.txt")),
        ("dA", &grads.da_prev, include_str!("framework/da_prev.txt")),
        ("dW", &grads.dw, include_str!("framework/dw.txt")),
        ("db", &grads.db, include_str!("framework/db.txt")),
    ] {
        let Some(theirs) = read(text, ours.dim()) else {
            println!("{name} {what:2}: not as many numbers");
            continue;
        };
        let error = max_norm_error(ours.view(), &theirs);
        println!(
            "{name} {what:2} {:?}: below {enough:.0e}? {}",
            ours.dim(),
            error < enough
        );
    }
    Ok(())
}

fn main() -> Result<()> {
    compare::<f64>("f64", 1e-13)?;
    compare::<f32>("f32", 1e-5)
}
