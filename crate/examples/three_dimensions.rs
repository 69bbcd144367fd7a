//! Convolution of a film of three frames: the change from one frame to the next.

// ANCHOR: program
use cnn_backprop::ConvParams;
use cnn_backprop::extension::volume::{conv3d_backward, conv3d_forward};
use ndarray::{Array4, Array5, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let frames = vec![1., 2., 1., 5., 4., 9.]; // each has 1×2 pixels
    let a_prev = Array5::from_shape_vec((1, 3, 1, 2, 1), frames)?;
    let w = Array5::from_shape_vec((2, 1, 1, 1, 1), vec![-1., 1.])?; // next minus this
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let params = ConvParams { stride: 1, pad: 0 };
    let (z, cache) = conv3d_forward(a_prev.view(), w.view(), no_bias.view(), params)?;
    let dz = Array5::from_shape_vec(z.raw_dim(), vec![1., 2., 10., 20.])?;
    let grads = conv3d_backward(dz.view(), &cache)?;
    println!("Z =\n{}", z.slice(s![0, .., 0, .., 0]));
    println!("dA_prev =\n{}", grads.da_prev.slice(s![0, .., 0, .., 0]));
    println!("dW = {}", grads.dw.flatten());
    println!("db = {}", grads.db.flatten());
    Ok(())
}
// ANCHOR_END: program
