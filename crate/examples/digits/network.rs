//! A small network for the digits, from the crate's functions: two convolutions, two poolings and a dense layer.

use cnn_backprop::{
    ConvParams, NumpyRng, PoolMode, PoolParams, Result, TieRule, cross_entropy_backward,
    cross_entropy_forward, dense_backward, dense_forward, flatten, relu_backward, relu_forward,
    unflatten,
};
use ndarray::{Array2, Array4, ArrayView4, ArrayViewD, ArrayViewMutD};

use super::layers::{
    conv_backward, conv_backward_parameters, conv_forward, pool_backward_with_ties, pool_forward,
};
use super::train::Model;

// ANCHOR: network
/// 3×3 filters with this padding keep the size of the image.
const CONV: ConvParams = ConvParams { stride: 1, pad: 1 };
const POOL: PoolParams = PoolParams { f: 2, stride: 2 };
/// A blank corner of an image is a tie of equal numbers. The derivative is that of one of them.
const TIES: TieRule = TieRule::First;

/// The parameters. Their gradients have the same shapes, so they are a `Network` too.
#[derive(Clone, Debug)]
pub struct Network {
    pub w1: Array4<f64>,
    pub b1: Array4<f64>,
    pub w2: Array4<f64>,
    pub b2: Array4<f64>,
    pub w3: Array2<f64>,
    pub b3: Array2<f64>,
}
// ANCHOR_END: network

impl Network {
    // ANCHOR: new
    /// Random weights, with a variance of 2 over the number of inputs that each output sees; no bias.
    pub fn new(rng: &mut NumpyRng, filters: [usize; 2]) -> Result<Self> {
        let [n1, n2] = filters;
        let scaled = |n_inputs: usize| move |x: f64| x * (2.0 / n_inputs as f64).sqrt();
        Ok(Self {
            w1: rng.randn((3, 3, 1, n1))?.mapv(scaled(9)),
            b1: Array4::zeros((1, 1, 1, n1)),
            w2: rng.randn((3, 3, n1, n2))?.mapv(scaled(9 * n1)),
            b2: Array4::zeros((1, 1, 1, n2)),
            w3: rng.randn((4 * n2, 10))?.mapv(scaled(4 * n2)),
            b3: Array2::zeros((1, 10)),
        })
    }
    // ANCHOR_END: new
}

impl Model for Network {
    fn logits(&self, images: ArrayView4<f64>) -> Result<Array2<f64>> {
        let (z, _) = conv_forward(images, self.w1.view(), self.b1.view(), CONV)?;
        let (a, _) = pool_forward(relu_forward(z.view())?.view(), POOL, PoolMode::Max)?;
        let (z, _) = conv_forward(a.view(), self.w2.view(), self.b2.view(), CONV)?;
        let (a, _) = pool_forward(relu_forward(z.view())?.view(), POOL, PoolMode::Max)?;
        let x = flatten(a.view())?;
        let (logits, _) = dense_forward(x.view(), self.w3.view(), self.b3.view())?;
        Ok(logits)
    }

    // ANCHOR: gradients
    fn gradients(&self, images: ArrayView4<f64>, labels: &[usize]) -> Result<(f64, Self)> {
        let (z1, conv1) = conv_forward(images, self.w1.view(), self.b1.view(), CONV)?;
        let a1 = relu_forward(z1.view())?;
        let (p1, pool1) = pool_forward(a1.view(), POOL, PoolMode::Max)?;
        let (z2, conv2) = conv_forward(p1.view(), self.w2.view(), self.b2.view(), CONV)?;
        let a2 = relu_forward(z2.view())?;
        let (p2, pool2) = pool_forward(a2.view(), POOL, PoolMode::Max)?;
        let x = flatten(p2.view())?;
        let (logits, dense) = dense_forward(x.view(), self.w3.view(), self.b3.view())?;
        let (loss, classes) = cross_entropy_forward(logits.view(), labels)?;

        let dlogits = cross_entropy_backward(&classes)?;
        let dense = dense_backward(dlogits.view(), &dense)?;
        let dp2 = unflatten(dense.dx.view(), p2.dim())?;
        let da2 = pool_backward_with_ties(dp2.view(), &pool2, PoolMode::Max, TIES)?;
        let dz2 = relu_backward(da2.view(), z2.view())?;
        let conv2 = conv_backward(dz2.view(), &conv2)?;
        let da1 = pool_backward_with_ties(conv2.da_prev.view(), &pool1, PoolMode::Max, TIES)?;
        let dz1 = relu_backward(da1.view(), z1.view())?;
        let (dw1, db1) = conv_backward_parameters(dz1.view(), &conv1)?;
        let gradients = Self {
            w1: dw1,
            b1: db1,
            w2: conv2.dw,
            b2: conv2.db,
            w3: dense.dw,
            b3: dense.db,
        };
        Ok((loss, gradients))
    }
    // ANCHOR_END: gradients

    // ANCHOR: arrays
    fn arrays(&self) -> Vec<(&'static str, ArrayViewD<'_, f64>)> {
        vec![
            ("w1", self.w1.view().into_dyn()),
            ("b1", self.b1.view().into_dyn()),
            ("w2", self.w2.view().into_dyn()),
            ("b2", self.b2.view().into_dyn()),
            ("w3", self.w3.view().into_dyn()),
            ("b3", self.b3.view().into_dyn()),
        ]
    }

    fn arrays_mut(&mut self) -> Vec<ArrayViewMutD<'_, f64>> {
        vec![
            self.w1.view_mut().into_dyn(),
            self.b1.view_mut().into_dyn(),
            self.w2.view_mut().into_dyn(),
            self.b2.view_mut().into_dyn(),
            self.w3.view_mut().into_dyn(),
            self.b3.view_mut().into_dyn(),
        ]
    }
    // ANCHOR_END: arrays
}
