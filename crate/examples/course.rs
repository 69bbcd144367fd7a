//! The course's own test cells, with NumPy's random numbers made in Rust.

use cnn_backprop::{
    ConvParams, Error, NumpyRng, PoolMode, PoolParams, conv_backward, conv_forward,
    conv_single_step, distribute_value, pool_backward, pool_forward,
};
use ndarray::s;

fn main() -> Result<(), Error> {
    single_step()?;
    for stride in [1, 2] {
        convolution(stride)?;
    }
    pooling()?;
    println!(
        "distribute_value(2, (2, 2)) =\n{}",
        distribute_value(2.0, (2, 2))?
    );
    Ok(())
}

// ANCHOR: single_step
fn single_step() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let a_slice = rng.randn((4, 4, 3))?;
    let w = rng.randn((4, 4, 3))?;
    let b = rng.randn((1, 1, 1))?;
    let z = conv_single_step(a_slice.view(), w.view(), b.view())?;
    println!("conv_single_step: Z = {z:.11}");
    Ok(())
}
// ANCHOR_END: single_step

// ANCHOR: convolution
fn convolution(stride: usize) -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((10, 4, 4, 3))?;
    let w = rng.randn((2, 2, 3, 8))?;
    let b = rng.randn((1, 1, 1, 8))?;
    let params = ConvParams { stride, pad: 2 };

    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let grads = conv_backward(z.view(), &cache)?; // the cell passes dZ = Z

    println!(
        "stride {stride}: Z_mean  = {:.12}",
        z.mean().unwrap_or(f64::NAN)
    );
    for (name, gradient) in [("dA", grads.da_prev), ("dW", grads.dw), ("db", grads.db)] {
        let mean = gradient.mean().unwrap_or(f64::NAN);
        println!("          {name}_mean = {mean:.12}");
    }
    Ok(())
}
// ANCHOR_END: convolution

// ANCHOR: pooling
fn pooling() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((5, 5, 3, 2))?;
    let params = PoolParams { f: 2, stride: 1 };
    let (a, cache) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
    let da = rng.randn(a.raw_dim())?; // the stream goes on, it is not seeded again

    println!("mean of dA = {:.12}", da.mean().unwrap_or(f64::NAN));
    for mode in [PoolMode::Max, PoolMode::Average] {
        let da_prev = pool_backward(da.view(), &cache, mode)?;
        println!(
            "{mode:?}: dA_prev[1, 1] =\n{:.8}",
            da_prev.slice(s![1, 1, .., ..])
        );
    }
    Ok(())
}
// ANCHOR_END: pooling
