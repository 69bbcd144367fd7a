//! One array read by two branches: its gradients add up.

// ANCHOR: program
use cnn_backprop::extension::padding::{Padding, padded_conv_backward, padded_conv_forward};
use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{Error, relu_backward, relu_forward};
use ndarray::{Array4, ArrayView4, array};

fn main() -> Result<(), Error> {
    let row = |numbers: [f64; 4]| -> Array4<f64> {
        Array4::from_shape_fn((1, 1, 4, 1), |(_, _, x, _)| numbers[x])
    };
    let a = row([1., 2., 3., 4.]);
    let w = array![[[[1.]], [[-1.]], [[2.]]]];
    let b = Array4::zeros((1, 1, 1, 1));
    let mut dy = row([1., 10., 100., 1000.]);
    let sides = Padding {
        left: 1,
        right: 1,
        ..Padding::default()
    };
    let filtered = |a: ArrayView4<f64>| padded_conv_forward(a, w.view(), b.view(), 1, sides);
    let forward = |a: ArrayView4<f64>| -> Result<Array4<f64>, Error> {
        Ok(relu_forward(filtered(a)?.0.view())? + a) // a filter, a shortcut
    };

    let (z, cache) = filtered(a.view())?;
    println!("Z {} -> Y {}", z.flatten(), forward(a.view())?.flatten());

    let dz = relu_backward(dy.view(), z.view())?; // a new array
    let by_filter = padded_conv_backward(dz.view(), &cache)?.da_prev;
    println!("by the filter {}", by_filter.flatten());
    println!("by the shortcut {}", dy.flatten());
    println!("dA {}", (&by_filter + &dy).flatten()); // (T1)

    let loss = |a: ArrayView4<f64>| Ok((&dy * &forward(a)?).sum());
    let slopes = numerical_gradient(a.view(), 0.25, loss)?;
    println!("measured {}", slopes.flatten());

    // ReLU backward in place: the shortcut reads this too
    dy *= &z.mapv(|z| if z > 0. { 1. } else { 0. });
    println!("in place, dA {}", (by_filter + dy).flatten());
    Ok(())
}
// ANCHOR_END: program
