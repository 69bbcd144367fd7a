//! TensorFlow's "same" beside one ring of zeros.

// ANCHOR: program
use cnn_backprop::Error;
use cnn_backprop::extension::padding::{Padding, padded_conv_backward, padded_conv_forward};
use ndarray::{Array, Array4, array, s};

fn main() -> Result<(), Error> {
    let numbers = Array::range(1., 17., 1.);
    let a_prev = numbers.into_shape_with_order((1, 4, 4, 1)).unwrap();
    let mut w = Array4::<f64>::zeros((3, 3, 1, 1));
    (w[[1, 1, 0, 0]], w[[2, 2, 0, 0]]) = (1., 2.);
    let b = Array4::zeros((1, 1, 1, 1));
    let dz = array![[[[1.], [10.]], [[100.], [1000.]]]];
    let stride = 2;
    for (name, padding) in [
        ("same", Padding::same((4, 4), (3, 3), stride)?),
        ("pad 1", Padding::from(1)),
    ] {
        let Padding {
            top,
            bottom,
            left,
            right,
        } = padding;
        println!("{name}: top {top}, bottom {bottom}, left {left}, right {right}");
        let (z, cache) = padded_conv_forward(a_prev.view(), w.view(), b.view(), stride, padding)?;
        let grads = padded_conv_backward(dz.view(), &cache)?;
        println!("Z =\n{}", z.slice(s![0, .., .., 0]));
        println!("dA =\n{}", grads.da_prev.slice(s![0, .., .., 0]));
        println!("dW =\n{}", grads.dw.slice(s![.., .., 0, 0]));
    }
    Ok(())
}
// ANCHOR_END: program
