//! Max pooling of negative numbers, padded with zeros and with −∞.

// ANCHOR: program
use cnn_backprop::{PoolMode, PoolParams, pool_backward, pool_forward};
use ndarray::{Array4, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let image = Array4::from_shape_vec((1, 2, 2, 1), vec![-1.0, -2.0, -3.0, -4.0])?;
    let params = PoolParams { f: 2, stride: 2 };

    for border in [0.0, f64::NEG_INFINITY] {
        let mut padded = Array4::from_elem((1, 4, 4, 1), border);
        let inside = s![.., 1..3, 1..3, ..];
        padded.slice_mut(inside).assign(&image);

        let (a, cache) = pool_forward(padded.view(), params, PoolMode::Max)?;
        let da = Array4::ones(a.raw_dim());
        let da_padded = pool_backward(da.view(), &cache, PoolMode::Max)?;
        let da_prev = da_padded.slice(inside);
        println!("padded with {border}:");
        println!("A =\n{}", a.slice(s![0, .., .., 0]));
        println!("dA_prev =\n{}", da_prev.slice(s![0, .., .., 0]));
    }
    Ok(())
}
// ANCHOR_END: program
