//! Batch normalisation of two images with three pixels each, forward and backward.

// ANCHOR: program
use cnn_backprop::{batch_norm_backward, batch_norm_forward};
use ndarray::{Array4, ArrayView4, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let z = Array4::from_shape_vec((2, 1, 3, 1), vec![1., 5., 7., 7., 5., 5.])?;
    let dy = Array4::from_shape_vec((2, 1, 3, 1), vec![1., 3., 2., 6., 0., 0.])?;
    let (gamma, beta) = (array![[[[4.]]]], array![[[[1.]]]]);

    let (y, cache) = batch_norm_forward(z.view(), gamma.view(), beta.view(), 1e-12)?;
    let grads = batch_norm_backward(dy.view(), &cache)?;
    let show = |name, x: ArrayView4<f64>| {
        println!("{name} =\n{:.0}", x.slice(s![.., 0, .., 0]));
    };
    show("Z", z.view());
    show("Z_hat", cache.z_hat.view());
    show("Y", y.view());
    println!("dbeta = {:.0}", grads.dbeta.sum());
    println!("dgamma = {:.0}", grads.dgamma.sum());
    show("dZ", grads.dz.view());
    println!("sum of dZ = {:.0}", grads.dz.sum().abs());
    Ok(())
}
// ANCHOR_END: program
