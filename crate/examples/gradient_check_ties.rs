//! At a tie there is no slope: the difference is the mean of the slopes on both sides.

// ANCHOR: program
use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{Error, PoolMode, PoolParams, TieRule};
use cnn_backprop::{pool_backward_with_ties, pool_forward};
use ndarray::array;

fn main() -> Result<(), Error> {
    let params = PoolParams { f: 2, stride: 1 };
    let tied = array![[[[0.0], [0.0]], [[0.0], [-1.0]]]]; // three maxima
    let near = array![[[[0.0], [4e-6]], [[-1.0], [-1.0]]]]; // two within one step
    let apart = array![[[[0.0], [0.2]], [[0.1], [-1.0]]]]; // many steps apart
    for (name, a_prev) in [("tied", tied), ("near", near), ("apart", apart)] {
        let slopes = numerical_gradient(a_prev.view(), 1e-5, |a| {
            Ok(pool_forward(a, params, PoolMode::Max)?.0.sum())
        })?;
        println!("{name}: slopes {:.2}", slopes.flatten());
        let (a, cache) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
        let ones = a.mapv(|_| 1.0);
        for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
            let da = pool_backward_with_ties(ones.view(), &cache, PoolMode::Max, ties)?;
            println!("    {:6} {:.2}", format!("{ties:?}"), da.flatten());
        }
    }
    Ok(())
}
// ANCHOR_END: program
