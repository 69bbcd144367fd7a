//! The convolutional layer on shapes that hide nothing. tests/numpy/conv.py prints the same numbers.

use cnn_backprop::{ConvParams, Error, NumpyRng, conv_backward, conv_forward};
use ndarray::Array4;

fn main() -> Result<(), Error> {
    for (stride, pad) in [(2, 1), (1, 0)] {
        let mut rng = NumpyRng::seed(1);
        let a_prev = rng.randn((2, 5, 6, 3))?;
        let w = rng.randn((3, 2, 3, 4))?;
        let b = rng.randn((1, 1, 1, 4))?;
        let params = ConvParams { stride, pad };
        let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        let grads = conv_backward(z.view(), &cache)?;
        println!("stride {stride}, pad {pad}");
        show("Z", &z);
        show("dA_prev", &grads.da_prev);
        show("dW", &grads.dw);
        show("db", &grads.db);
    }
    Ok(())
}

/// The mean, and the sum of each element times its position, because a mean hides numbers in the
/// wrong position.
fn show(name: &str, array: &Array4<f64>) {
    let mean = array.mean().unwrap_or(f64::NAN);
    let places = (0..array.len()).map(|place| place as f64);
    let by_place: f64 = places.zip(array).map(|(place, x)| place * x).sum();
    let shape = array.dim();
    println!("{name} {shape:?}: mean {mean:.10}, by place {by_place:.8}");
}
