//! The geometries of `shapes.toml`.

use std::fmt;

use cnn_backprop::{ConvParams, PoolParams};
use serde::Deserialize;

/// Four extents, as in the file.
pub type Shape = (usize, usize, usize, usize);

/// One convolution.
#[derive(Clone, Debug, Deserialize)]
pub struct Conv {
    pub name: String,
    /// Whether the fast path was tuned with it.
    #[serde(default)]
    pub tuned: bool,
    pub a_prev: Shape,
    pub w: Shape,
    pub stride: usize,
    pub pad: usize,
}

impl Conv {
    pub fn params(&self) -> ConvParams {
        let Self { stride, pad, .. } = *self;
        ConvParams { stride, pad }
    }
}

/// One pooling layer.
#[derive(Clone, Debug, Deserialize)]
pub struct Pool {
    pub name: String,
    pub a_prev: Shape,
    pub f: usize,
    pub stride: usize,
}

impl Pool {
    pub fn params(&self) -> PoolParams {
        let Self { f, stride, .. } = *self;
        PoolParams { f, stride }
    }
}

/// A network whose training steps are timed: convolutions, each followed by ReLU and max pooling 2×2, then dense layers
/// with ReLU between them.
#[derive(Clone, Debug, Deserialize)]
pub struct Network {
    pub name: String,
    /// The images.
    pub a_prev: Shape,
    /// The filters of each convolution, whose stride is 1.
    pub filters: Vec<Shape>,
    /// The padding of each convolution.
    pub pads: Vec<usize>,
    /// Inputs and outputs of each dense layer.
    pub dense: Vec<(usize, usize)>,
}

/// All of them.
#[derive(Debug, Deserialize)]
pub struct Cases {
    pub conv: Vec<Conv>,
    pub pool: Vec<Pool>,
}

impl Cases {
    /// The shapes of the file, read at compile time.
    pub fn read() -> Self {
        toml::from_str(include_str!("../shapes.toml")).expect("shapes.toml holds shapes")
    }
}

impl fmt::Display for Conv {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.name)
    }
}

impl fmt::Display for Pool {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.name)
    }
}
