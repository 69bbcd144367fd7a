//! Both modes of pooling on windows that overlap. tests/numpy/pool.py prints the same numbers.

use cnn_backprop::{Error, NumpyRng, PoolMode, PoolParams, pool_backward, pool_forward};
use ndarray::Array4;

fn main() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((2, 5, 4, 3))?;
    let da = rng.randn((2, 3, 2, 3))?;
    let params = PoolParams { f: 3, stride: 1 };
    for (name, mode) in [("max", PoolMode::Max), ("average", PoolMode::Average)] {
        let (a, cache) = pool_forward(a_prev.view(), params, mode)?;
        println!("{name}");
        show("A", &a);
        show("dA_prev", &pool_backward(da.view(), &cache, mode)?);
    }
    Ok(())
}

/// The mean, and the sum of each element times its position, because a mean hides numbers in the
/// wrong position.
fn show(name: &str, array: &Array4<f64>) {
    let mean = array.mean().unwrap_or(f64::NAN);
    let places = (0..array.len()).map(|place| place as f64);
    let by_place: f64 = places.zip(array).map(|(place, x)| place * x).sum();
    let shape = array.dim();
    println!("{name} {shape:?}: mean {mean:.10}, by place {by_place:.8}");
}
