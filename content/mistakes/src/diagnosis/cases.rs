//! The cases on which the kits run the reader's functions.
//!
//! They are small and tell mistakes apart: the height differs from the width, of inputs, filters and outputs; windows
//! overlap and leave rows over; there is padding, more than one example, and numbers of channels that differ. A square case
//! follows, because some mistakes stop on the others, and one whose stride is the side of the window.

use cnn_backprop::conv::conv_output_shape;
use cnn_backprop::pool::pool_output_shape;
use cnn_backprop::{ConvCache, ConvParams, NumpyRng, PoolParams, Result};
use ndarray::Array4;

use super::function::{Function, Inputs};

/// A convolution: seed, A_prev, W, stride, pad.
pub const CONVOLUTIONS: [(u32, [usize; 4], [usize; 4], usize, usize); 4] = [
    (1, [1, 3, 4, 1], [2, 2, 1, 1], 1, 0),
    (2, [2, 6, 9, 3], [3, 2, 3, 4], 2, 1),
    (3, [2, 5, 5, 3], [3, 3, 3, 2], 2, 1),
    (4, [3, 4, 6, 2], [2, 2, 2, 3], 2, 0),
];

/// A pooling layer: seed, A_prev, f, stride, whether maxima tie.
pub const POOLINGS: [(u32, [usize; 4], usize, usize, bool); 5] = [
    (1, [1, 4, 5, 1], 2, 1, false),
    (2, [2, 6, 9, 3], 3, 2, false),
    (3, [2, 5, 5, 2], 3, 1, false),
    (4, [2, 4, 6, 2], 2, 2, false),
    (5, [2, 4, 5, 2], 2, 1, true),
];

/// A window: seed, shape, whether maxima tie.
pub const WINDOWS: [(u32, [usize; 2], bool); 3] =
    [(1, [2, 3], false), (2, [4, 3], false), (17, [3, 4], true)];

/// A padding: seed, shape, pad.
pub const PADDINGS: [(u32, [usize; 4], usize); 2] = [(1, [2, 3, 4, 2], 2), (2, [1, 2, 3, 3], 1)];

/// A step: seed, shape of the window.
pub const STEPS: [(u32, [usize; 3]); 2] = [(1, [3, 3, 4]), (2, [3, 2, 4])];

/// The inputs of every case of a function.
///
/// # Errors
/// Those of the layers.
pub fn of(function: Function) -> Result<Vec<Inputs>> {
    match function {
        Function::ZeroPad => PADDINGS
            .into_iter()
            .map(|(seed, shape, pad)| {
                Ok(Inputs::Pad {
                    x: normals(&mut NumpyRng::seed(seed), shape)?,
                    pad,
                })
            })
            .collect(),
        Function::ConvSingleStep => STEPS
            .into_iter()
            .map(|(seed, [f_h, f_w, n_c_prev])| {
                let mut rng = NumpyRng::seed(seed);
                let (a_slice, w) = (
                    rng.randn((f_h, f_w, n_c_prev))?,
                    rng.randn((f_h, f_w, n_c_prev))?,
                );
                Ok(Inputs::Step {
                    a_slice,
                    w,
                    b: rng.randn((1, 1, 1))?.sum(),
                })
            })
            .collect(),
        Function::ConvForward | Function::ConvBackward => {
            CONVOLUTIONS.into_iter().map(convolution).collect()
        }
        Function::PoolForward | Function::PoolBackward => {
            POOLINGS.into_iter().map(pooling).collect()
        }
        Function::CreateMask | Function::DistributeValue => WINDOWS
            .into_iter()
            .map(|(seed, [n_h, n_w], ties)| {
                let mut rng = NumpyRng::seed(seed);
                let x = rng.randn((n_h, n_w))?.mapv(|x| tied(x, ties));
                Ok(Inputs::Window {
                    x,
                    dz: rng.randn(())?.sum(),
                })
            })
            .collect(),
    }
}

fn convolution(
    (seed, a_prev, w, stride, pad): (u32, [usize; 4], [usize; 4], usize, usize),
) -> Result<Inputs> {
    let mut rng = NumpyRng::seed(seed);
    let params = ConvParams { stride, pad };
    let layer = ConvCache {
        a_prev: normals(&mut rng, a_prev)?,
        w: normals(&mut rng, w)?,
        params,
    };
    let b = normals(&mut rng, [1, 1, 1, w[3]])?;
    let dz = rng.randn(conv_output_shape(
        &layer.a_prev.view(),
        &layer.w.view(),
        params,
    )?)?;
    Ok(Inputs::Conv { layer, b, dz })
}

fn pooling(
    (seed, a_prev, f, stride, ties): (u32, [usize; 4], usize, usize, bool),
) -> Result<Inputs> {
    let mut rng = NumpyRng::seed(seed);
    let params = PoolParams { f, stride };
    let a_prev = normals(&mut rng, a_prev)?.mapv(|x| tied(x, ties));
    let da = rng.randn(pool_output_shape(&a_prev.view(), params)?)?;
    Ok(Inputs::Pool { a_prev, da, params })
}

fn tied(x: f64, ties: bool) -> f64 {
    if ties {
        (2.0 * x).round_ties_even().max(0.0)
    } else {
        x
    }
}

fn normals(rng: &mut NumpyRng, [m, h, w, c]: [usize; 4]) -> Result<Array4<f64>> {
    rng.randn((m, h, w, c))
}
