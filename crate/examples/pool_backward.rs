//! Both modes on overlapping windows.

// ANCHOR: program
use cnn_backprop::{PoolMode, PoolParams, pool_backward, pool_forward};
use ndarray::{Array4, array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pixels = vec![1.0, 9.0, 2.0, 3.0, 4.0, 5.0];
    let a_prev = Array4::from_shape_vec((1, 2, 3, 1), pixels)?;
    let params = PoolParams { f: 2, stride: 1 };
    let da = array![[[[10.0], [8.0]]]]; // (1, 1, 2, 1)

    for mode in [PoolMode::Max, PoolMode::Average] {
        let (_a, cache) = pool_forward(a_prev.view(), params, mode)?;
        let da_prev = pool_backward(da.view(), &cache, mode)?;
        println!("{mode:?}:\n{}", da_prev.slice(s![0, .., .., 0]));
    }
    Ok(())
}
// ANCHOR_END: program
