//! Average pooling as a convolution with constant filters.

// ANCHOR: program
use cnn_backprop::{ConvParams, NumpyRng, PoolMode, PoolParams};
use cnn_backprop::{conv_backward, conv_forward, pool_backward, pool_forward};
use ndarray::{Array4, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rng = NumpyRng::seed(1);
    let (f, stride, n_c) = (3, 2, 4);
    let a_prev = rng.randn((2, 7, 6, n_c))?;

    let mut filters = Array4::<f64>::zeros((f, f, n_c, n_c));
    for c in 0..n_c {
        let each = 1.0 / (f * f) as f64;
        filters.slice_mut(s![.., .., c, c]).fill(each); // k = c
    }

    let b = Array4::zeros((1, 1, 1, n_c));
    let params = ConvParams { stride, pad: 0 };
    let (z, conv) = conv_forward(a_prev.view(), filters.view(), b.view(), params)?;
    let (a, pool) = pool_forward(a_prev.view(), PoolParams { f, stride }, PoolMode::Average)?;
    approx::assert_abs_diff_eq!(z, a, epsilon = 1e-12);

    let da = rng.randn(a.raw_dim())?;
    let by_convolution = conv_backward(da.view(), &conv)?.da_prev;
    let by_pooling = pool_backward(da.view(), &pool, PoolMode::Average)?;
    approx::assert_abs_diff_eq!(by_convolution, by_pooling, epsilon = 1e-12);
    println!("forward  {:?} → {:?}: the same", a_prev.shape(), a.shape());
    println!(
        "backward {:?} → {:?}: the same",
        da.shape(),
        by_pooling.shape()
    );
    Ok(())
}
// ANCHOR_END: program
