//! The functions of the course, run with mistakes on any inputs.

use cnn_backprop::{ConvCache, PoolMode, PoolParams, Result};
use ndarray::{Array2, Array3, Array4, ArrayD, arr0};

use crate::pool_forward::pool_forward;
use crate::set::Mistakes;
use crate::{backward, forward, pooling};

/// A function of the course's assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// `zero_pad`.
    ZeroPad,
    /// `conv_single_step`.
    ConvSingleStep,
    /// `conv_forward`.
    ConvForward,
    /// `conv_backward`.
    ConvBackward,
    /// `pool_forward`.
    PoolForward,
    /// `create_mask_from_window`.
    CreateMask,
    /// `distribute_value`.
    DistributeValue,
    /// `pool_backward`.
    PoolBackward,
}

impl Function {
    /// All of them, in the order of the assignment.
    pub const ALL: [Self; 8] = [
        Self::ZeroPad,
        Self::ConvSingleStep,
        Self::ConvForward,
        Self::ConvBackward,
        Self::PoolForward,
        Self::CreateMask,
        Self::DistributeValue,
        Self::PoolBackward,
    ];

    /// Its name in the course.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZeroPad => "zero_pad",
            Self::ConvSingleStep => "conv_single_step",
            Self::ConvForward => "conv_forward",
            Self::ConvBackward => "conv_backward",
            Self::PoolForward => "pool_forward",
            Self::CreateMask => "create_mask_from_window",
            Self::DistributeValue => "distribute_value",
            Self::PoolBackward => "pool_backward",
        }
    }

    /// The page of the book about its mistakes, without `.html`.
    pub const fn page(self) -> &'static str {
        match self {
            Self::ZeroPad | Self::ConvSingleStep | Self::ConvForward => "errata-forward",
            Self::ConvBackward => "errata-backward",
            Self::PoolForward | Self::CreateMask | Self::DistributeValue | Self::PoolBackward => {
                "errata-pooling"
            }
        }
    }
}

/// The arguments of a function.
#[derive(Clone, Debug)]
pub enum Inputs {
    /// Of `zero_pad`.
    Pad {
        /// The array.
        x: Array4<f64>,
        /// The width of the border.
        pad: usize,
    },
    /// Of `conv_single_step`.
    Step {
        /// `(f_h, f_w, n_C_prev)`.
        a_slice: Array3<f64>,
        /// The same shape.
        w: Array3<f64>,
        /// The bias.
        b: f64,
    },
    /// Of `conv_forward` and `conv_backward`.
    Conv {
        /// A_prev, W and hparameters.
        layer: ConvCache<f64>,
        /// `(1, 1, 1, n_C)`.
        b: Array4<f64>,
        /// `(m, n_H, n_W, n_C)`.
        dz: Array4<f64>,
    },
    /// Of `pool_forward` and `pool_backward`.
    Pool {
        /// `(m, n_H_prev, n_W_prev, n_C)`.
        a_prev: Array4<f64>,
        /// `(m, n_H, n_W, n_C)`.
        da: Array4<f64>,
        /// Window and stride.
        params: PoolParams,
    },
    /// Of `create_mask_from_window` and `distribute_value`.
    Window {
        /// The window.
        x: Array2<f64>,
        /// What is distributed.
        dz: f64,
    },
}

/// The arrays that a function returns: dA, dW, db of `conv_backward`, max and average of pooling, otherwise one. `None` if
/// it stops.
pub type Outcome = Vec<Option<ArrayD<f64>>>;

/// The function with these mistakes, on these inputs; without mistakes it follows the course, whose rule gives each of
/// several tied maxima the whole gradient.
///
/// Empty if the inputs are those of another function.
pub fn run(function: Function, mistakes: &[&str], inputs: &Inputs) -> Outcome {
    let mut names = mistakes.to_vec();
    let other_rule = ["first-maximum", "shared-maximum"];
    if !names.iter().any(|name| other_rule.contains(name)) {
        names.push("every-maximum");
    }
    let mistakes = Mistakes(&names);
    match (function, inputs) {
        (Function::ZeroPad, Inputs::Pad { x, pad }) => {
            vec![array(forward::zero_pad(mistakes, x.view(), *pad))]
        }
        (Function::ConvSingleStep, Inputs::Step { a_slice, w, b }) => {
            vec![array(
                forward::conv_single_step(mistakes, a_slice.view(), w.view(), *b).map(arr0),
            )]
        }
        (Function::ConvForward, Inputs::Conv { layer, b, .. }) => {
            vec![array(forward::conv_forward(mistakes, layer, b))]
        }
        (Function::ConvBackward, Inputs::Conv { layer, dz, .. }) => {
            match backward::conv_backward(mistakes, dz.view(), layer) {
                Ok(grads) => vec![
                    Some(grads.da_prev.into_dyn()),
                    Some(grads.dw.into_dyn()),
                    Some(grads.db.into_dyn()),
                ],
                Err(_) => vec![None; 3],
            }
        }
        (Function::PoolForward, Inputs::Pool { a_prev, params, .. }) => {
            both_modes(|mode| pool_forward(mistakes, a_prev.view(), *params, mode))
        }
        (Function::PoolBackward, Inputs::Pool { a_prev, da, params }) => {
            both_modes(|mode| pooling::pool_backward(mistakes, da.view(), a_prev, *params, mode))
        }
        (Function::CreateMask, Inputs::Window { x, .. }) => {
            vec![array(pooling::mask(mistakes, x.view()))]
        }
        (Function::DistributeValue, Inputs::Window { x, dz }) => {
            vec![array(pooling::distribute(mistakes, *dz, x.dim()))]
        }
        _ => Vec::new(),
    }
}

fn both_modes(of: impl Fn(PoolMode) -> Result<Array4<f64>>) -> Outcome {
    [PoolMode::Max, PoolMode::Average]
        .map(|mode| array(of(mode)))
        .into()
}

fn array<D: ndarray::Dimension>(result: Result<ndarray::Array<f64, D>>) -> Option<ArrayD<f64>> {
    result.ok().map(ndarray::Array::into_dyn)
}
