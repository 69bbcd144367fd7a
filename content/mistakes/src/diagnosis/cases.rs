//! The cases on which the kits run the reader's functions.
//!
//! They are small and tell mistakes apart: the height differs from the width, of inputs and outputs; windows
//! overlap and leave rows over; there is padding, more than one example, and numbers of channels that differ. A square case
//! follows, because some mistakes stop on the others, and one whose stride is the side of the window.

use cnn_backprop::conv::conv_output_shape;
use cnn_backprop::pool::pool_output_shape;
use cnn_backprop::{ConvCache, ConvParams, NumpyRng, PoolParams, Result};
use ndarray::Array4;

use super::function::{Function, Inputs};
use crate::numpy::normals;

/// A convolution.
#[derive(Clone, Copy, Debug)]
pub struct Convolution {
    /// Seed of the random numbers.
    pub seed: u32,
    /// `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: [usize; 4],
    /// `(f_h, f_w, n_C_prev, n_C)`.
    pub w: [usize; 4],
    /// Stride.
    pub stride: usize,
    /// Padding.
    pub pad: usize,
}

/// The convolutions. The filters of the last alone are not square, because the course's code assumes square ones.
#[rustfmt::skip]
pub const CONVOLUTIONS: [Convolution; 5] = [
    Convolution { seed: 1, a_prev: [1, 3, 4, 1], w: [2, 2, 1, 1], stride: 1, pad: 0 },
    Convolution { seed: 2, a_prev: [2, 6, 9, 3], w: [3, 3, 3, 4], stride: 2, pad: 1 },
    Convolution { seed: 3, a_prev: [2, 5, 5, 3], w: [3, 3, 3, 2], stride: 2, pad: 1 },
    Convolution { seed: 4, a_prev: [3, 4, 6, 2], w: [2, 2, 2, 3], stride: 2, pad: 0 },
    Convolution { seed: 5, a_prev: [2, 5, 6, 2], w: [3, 2, 2, 3], stride: 1, pad: 0 },
];

/// A pooling layer.
#[derive(Clone, Copy, Debug)]
pub struct Pooling {
    /// Seed of the random numbers.
    pub seed: u32,
    /// `(m, n_H_prev, n_W_prev, n_C)`.
    pub a_prev: [usize; 4],
    /// Side of the window.
    pub f: usize,
    /// Stride.
    pub stride: usize,
    /// Whether the input is rounded, so that maxima tie.
    pub ties: bool,
}

/// The pooling layers.
#[rustfmt::skip]
pub const POOLINGS: [Pooling; 5] = [
    Pooling { seed: 1, a_prev: [1, 4, 5, 1], f: 2, stride: 1, ties: false },
    Pooling { seed: 2, a_prev: [2, 6, 9, 3], f: 3, stride: 2, ties: false },
    Pooling { seed: 3, a_prev: [2, 5, 5, 2], f: 3, stride: 1, ties: false },
    Pooling { seed: 4, a_prev: [2, 4, 6, 2], f: 2, stride: 2, ties: false },
    Pooling { seed: 5, a_prev: [2, 4, 5, 2], f: 2, stride: 1, ties: true },
];

/// A window: seed, shape, whether maxima tie.
pub const WINDOWS: [(u32, [usize; 2], bool); 3] =
    [(1, [2, 3], false), (2, [4, 3], false), (17, [3, 4], true)];

/// A padding: seed, shape, pad.
pub const PADDINGS: [(u32, [usize; 4], usize); 2] = [(1, [2, 3, 4, 2], 1), (2, [1, 2, 1, 1], 2)];

/// A step: seed, shape of the window.
pub const STEPS: [(u32, [usize; 3]); 2] = [(1, [3, 3, 4]), (2, [3, 2, 4])];

/// A case of one of the functions: the shapes and the seed from which its arrays are drawn.
#[derive(Clone, Copy, Debug)]
pub enum Case {
    /// Of `zero_pad`: seed, shape, pad.
    Pad(u32, [usize; 4], usize),
    /// Of `conv_single_step`: seed, shape of the window.
    Step(u32, [usize; 3]),
    /// Of `conv_forward` and `conv_backward`.
    Conv(Convolution),
    /// Of `pool_forward` and `pool_backward`.
    Pool(Pooling),
    /// Of `create_mask_from_window` and `distribute_value`: seed, shape, whether maxima tie.
    Window(u32, [usize; 2], bool),
}

/// The inputs of every case of a function.
///
/// # Errors
/// Those of the layers.
pub fn of(function: Function) -> Result<Vec<Inputs>> {
    let cases: Vec<Case> = match function {
        Function::ZeroPad => PADDINGS
            .map(|(seed, shape, pad)| Case::Pad(seed, shape, pad))
            .into(),
        Function::ConvSingleStep => STEPS.map(|(seed, shape)| Case::Step(seed, shape)).into(),
        Function::ConvForward | Function::ConvBackward => CONVOLUTIONS.map(Case::Conv).into(),
        Function::PoolForward | Function::PoolBackward => POOLINGS.map(Case::Pool).into(),
        Function::CreateMask | Function::DistributeValue => WINDOWS
            .map(|(seed, shape, ties)| Case::Window(seed, shape, ties))
            .into(),
    };
    cases.into_iter().map(Case::inputs).collect()
}

impl Case {
    /// Its arrays, of normal random numbers.
    ///
    /// # Errors
    /// Those of the layers.
    pub fn inputs(self) -> Result<Inputs> {
        match self {
            Self::Pad(seed, shape, pad) => Ok(Inputs::Pad {
                x: normals(&mut NumpyRng::seed(seed), shape)?,
                pad,
            }),
            Self::Step(seed, [f_h, f_w, n_c_prev]) => {
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
            }
            Self::Conv(case) => convolution(case),
            Self::Pool(case) => pooling(case),
            Self::Window(seed, [n_h, n_w], ties) => {
                let mut rng = NumpyRng::seed(seed);
                let x = rng.randn((n_h, n_w))?.mapv(|x| tied(x, ties));
                Ok(Inputs::Window {
                    x,
                    dz: rng.randn(())?.sum(),
                })
            }
        }
    }
}

fn convolution(case: Convolution) -> Result<Inputs> {
    let Convolution {
        seed,
        a_prev,
        w,
        stride,
        pad,
    } = case;
    let mut rng = NumpyRng::seed(seed);
    let params = ConvParams { stride, pad };
    let (layer, b) = layer(&mut rng, a_prev, w, params)?;
    let dz = rng.randn(conv_output_shape(
        &layer.a_prev.view(),
        &layer.w.view(),
        params,
    )?)?;
    Ok(Inputs::Conv { layer, b, dz })
}

/// A_prev, W and b, drawn in this order.
pub(super) fn layer(
    rng: &mut NumpyRng,
    a_prev: [usize; 4],
    w: [usize; 4],
    params: ConvParams,
) -> Result<(ConvCache<f64>, Array4<f64>)> {
    let layer = ConvCache {
        a_prev: normals(rng, a_prev)?,
        w: normals(rng, w)?,
        params,
    };
    let b = normals(rng, [1, 1, 1, w[3]])?;
    Ok((layer, b))
}

fn pooling(case: Pooling) -> Result<Inputs> {
    let Pooling {
        seed,
        a_prev,
        f,
        stride,
        ties,
    } = case;
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
