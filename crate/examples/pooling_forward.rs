//! Maximum and mean of 2×2 windows.

// ANCHOR: program
use cnn_backprop::{PoolMode, PoolParams, pool_forward};
use ndarray::{Array4, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pixels = vec![1.0, 3.0, 2.0, 0.0, 4.0, 2.0, 1.0, 5.0];
    let a_prev = Array4::from_shape_vec((1, 2, 4, 1), pixels)?;
    println!("A_prev =\n{}", a_prev.slice(s![0, .., .., 0]));

    let params = PoolParams { f: 2, stride: 2 };
    for mode in [PoolMode::Max, PoolMode::Average] {
        let (a, _cache) = pool_forward(a_prev.view(), params, mode)?;
        println!("{mode:?}: {}", a.slice(s![0, .., .., 0]));
    }
    Ok(())
}
// ANCHOR_END: program
