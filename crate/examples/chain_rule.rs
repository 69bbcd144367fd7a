//! The chain rule with every partial derivative written out, next to the result of `conv_backward`.

// ANCHOR: program
use cnn_backprop::{ConvParams, Error, conv_backward, conv_forward, flatten, unflatten};
use ndarray::{Array2, Array4, array};

fn main() -> Result<(), Error> {
    let w = array![[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]; // 2×2
    let no_bias = array![[[[0.0]]]];
    let params = ConvParams { stride: 1, pad: 0 };

    // Convolution is linear: the image with a single 1 at pixel j gives column j.
    let mut jacobian = Array2::zeros((4, 9));
    for j in 0..9 {
        let unit = Array2::from_shape_fn((1, 9), |(_, n)| if n == j { 1.0 } else { 0.0 });
        let image = unflatten(unit.view(), (1, 3, 3, 1))?;
        let (y, _) = conv_forward(image.view(), w.view(), no_bias.view(), params)?;
        jacobian.column_mut(j).assign(&flatten(y.view())?.row(0));
    }
    println!("∂y/∂x =\n{jacobian}");

    let dy = array![[1.0, 10.0, 100.0, 1000.0]];
    println!("dy · ∂y/∂x    = {}", dy.dot(&jacobian).row(0));

    let image = Array4::zeros((1, 3, 3, 1));
    let (y, cache) = conv_forward(image.view(), w.view(), no_bias.view(), params)?;
    let dx = conv_backward(unflatten(dy.view(), y.dim())?.view(), &cache)?.da_prev;
    println!("conv_backward = {}", flatten(dx.view())?.row(0));
    Ok(())
}
// ANCHOR_END: program
