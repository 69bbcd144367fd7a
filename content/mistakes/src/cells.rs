//! The cells whose printed numbers people compare: the course's own, and one that hides fewer mistakes.

use cnn_backprop::{ConvCache, ConvParams, NumpyRng, PoolMode, PoolParams, Result};
use ndarray::{Array4, s};

use crate::record::Mistake;
use crate::signatures::{Cell, Printed};
use crate::{backward, forward, pooling};

/// A number that a cell prints, with its name.
pub type Number = (Printed, f64);

/// The numbers that `cell` prints if the code has this mistake, or no mistake.
///
/// # Errors
/// Those of the layers, because a mistake may lead to shapes that do not match.
pub fn printed(mistake: Option<Mistake>, cell: Cell) -> Result<Vec<Number>> {
    match cell {
        Cell::Step => step(mistake),
        Cell::Stride2 => convolution(mistake, [10, 4, 4, 3], [2, 2, 3, 8], 2, 2),
        Cell::Stride1 => convolution(mistake, [10, 4, 4, 3], [2, 2, 3, 8], 1, 2),
        Cell::Telling => convolution(mistake, [2, 5, 6, 3], [3, 3, 3, 4], 2, 1),
        Cell::Pooling => pool(mistake),
    }
}

fn step(mistake: Option<Mistake>) -> Result<Vec<Number>> {
    let mut rng = NumpyRng::seed(1);
    let (a_slice, w) = (rng.randn((4, 4, 3))?, rng.randn((4, 4, 3))?);
    let b = rng.randn((1, 1, 1))?.sum();
    let z = forward::conv_single_step(mistake, a_slice.view(), w.view(), b)?;
    Ok(vec![(Printed::Step, z)])
}

fn convolution(
    mistake: Option<Mistake>,
    a_prev: [usize; 4],
    w: [usize; 4],
    stride: usize,
    pad: usize,
) -> Result<Vec<Number>> {
    let mut rng = NumpyRng::seed(1);
    let n_c = w[3];
    let layer = ConvCache {
        a_prev: rng.randn(a_prev)?.into_dimensionality().expect("four axes"),
        w: rng.randn(w)?.into_dimensionality().expect("four axes"),
        params: ConvParams { stride, pad },
    };
    let b = rng.randn((1, 1, 1, n_c))?;
    let z = forward::conv_forward(mistake, &layer, &b)?;
    let grads = backward::conv_backward(mistake, z.view(), &layer)?; // the cell passes dZ = Z
    let mean = |x: &Array4<f64>| x.mean().unwrap_or(f64::NAN);
    Ok(vec![
        (Printed::ZMean, mean(&z)),
        (Printed::DaMean, mean(&grads.da_prev)),
        (Printed::DwMean, mean(&grads.dw)),
        (Printed::DbMean, mean(&grads.db)),
    ])
}

fn pool(mistake: Option<Mistake>) -> Result<Vec<Number>> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((5, 5, 3, 2))?;
    let da = rng.randn((5, 4, 2, 2))?; // the random stream continues without a new seed
    let params = PoolParams { f: 2, stride: 1 };
    let mut numbers = Vec::new();
    for (mode, printed) in [
        (PoolMode::Max, Printed::PoolMax),
        (PoolMode::Average, Printed::PoolAverage),
    ] {
        // A mistake may stop only one mode.
        let Ok(da_prev) = pooling::pool_backward(mistake, da.view(), &a_prev, params, mode) else {
            continue;
        };
        let shown = da_prev.slice(s![1, 1, .., ..]);
        numbers.extend(shown.iter().map(|&value| (printed, value)));
    }
    Ok(numbers)
}
