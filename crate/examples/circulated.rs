//! The wrong values that circulated notes print, each made from the right code and its mistake.

// ANCHOR: program
use cnn_backprop::{
    ConvCache, ConvParams, Error, NumpyRng, conv_backward, conv_forward, conv_single_step,
};
use ndarray::{Array4, s};

fn main() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let (a, w) = (rng.randn((4, 4, 3))?, rng.randn((4, 4, 3))?);
    let b = rng.randn((1, 1, 1))? * 48.0; // added to each of the 4*4*3 products
    let z = conv_single_step(a.view(), w.view(), b.view())?;
    println!("conv_single_step, bias added 48 times: Z = {z:.10}");

    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((10, 4, 4, 3))?;
    let w = rng.randn((2, 2, 3, 8))?;
    let b = rng.randn((1, 1, 1, 8))?;

    let params = ConvParams { stride: 1, pad: 2 };
    let b_12_times = &b * 12.0; // added to each of the 2*2*3 products
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b_12_times.view(), params)?;
    print_means("stride 1, bias added 12 times", z, &cache)?;

    let params = ConvParams { stride: 2, pad: 2 };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    print_means("stride 2, right", z.clone(), &cache)?;
    print_means("stride 2, divided by m once more", &z / 10.0, &cache)?;

    // vert_start = h: the windows stand where those of stride 1 do, the first 4 by 4 of them.
    let cache = ConvCache {
        params: ConvParams { stride: 1, pad: 2 },
        ..cache
    };
    let mut dz = Array4::zeros((10, 7, 7, 8));
    dz.slice_mut(s![.., ..4, ..4, ..]).assign(&z);
    print_means("stride 2, ignored going backward", dz, &cache)
}

fn print_means(what: &str, dz: Array4<f64>, cache: &ConvCache<f64>) -> Result<(), Error> {
    let grads = conv_backward(dz.view(), cache)?;
    let [da, dw, db] = [grads.da_prev, grads.dw, grads.db].map(|g| g.mean().unwrap_or(f64::NAN));
    println!("{what}:\n  dA_mean = {da:.13}  dW_mean = {dw:.13}  db_mean = {db:.13}");
    Ok(())
}
// ANCHOR_END: program
