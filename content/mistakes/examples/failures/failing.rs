//! The network of the example `digits`, with one thing wrong.

use cnn_backprop::{
    ConvCache, ConvGrads, ConvParams, NumpyRng, PoolMode, PoolParams, Result, TieRule,
    cross_entropy_backward, cross_entropy_forward, dense_backward, dense_forward, flatten,
    relu_backward, relu_forward, softmax, unflatten,
};
use mistakes::pooling::pool_backward;
use mistakes::set::Mistakes;
use ndarray::{Array2, Array4, ArrayView4, ArrayViewD, ArrayViewMutD, Axis};

use super::layers::{
    PoolCache, conv_backward, conv_backward_parameters, conv_forward, pool_backward_with_ties,
    pool_forward,
};
use super::network::Network;
use super::train::Model;

const CONV: ConvParams = ConvParams { stride: 1, pad: 1 };
const POOL: PoolParams = PoolParams { f: 2, stride: 2 };

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Nothing,
    RateTooLarge,
    WrongSign,
    ZerosAsWeights,
    NoMean,
    GradientsKept,
    NoShuffle,
    LabelsNotMoved,
    SoftmaxTwice,
    InputSubtracted,
    StrideIgnored,
}

impl Failure {
    /// All of them, with their names in the log; the first is the network without one.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Nothing, "nothing wrong"),
        (Self::RateTooLarge, "rate too large"),
        (Self::WrongSign, "plus for minus"),
        (Self::ZerosAsWeights, "zeros as weights"),
        (Self::NoMean, "1/m forgotten"),
        (Self::GradientsKept, "never cleared"),
        (Self::NoShuffle, "not shuffled"),
        (Self::LabelsNotMoved, "labels not shuffled"),
        (Self::SoftmaxTwice, "softmax twice"),
        (Self::InputSubtracted, "minus in dA"),
        (Self::StrideIgnored, "stride ignored"),
    ];
}

/// A network, or its gradients, with a failure.
#[derive(Clone, Debug)]
pub struct Failing {
    network: Network,
    failure: Failure,
}

impl Failing {
    pub fn new(failure: Failure, filters: [usize; 2], rng: &mut NumpyRng) -> Result<Self> {
        let mut network = Network::new(rng, filters)?;
        if failure == Failure::ZerosAsWeights {
            for mut array in network.arrays_mut() {
                array.fill(0.0);
            }
        }
        Ok(Self { network, failure })
    }

    /// The loss, and its gradient with respect to the logits.
    fn loss(&self, logits: &Array2<f64>, labels: &[usize]) -> Result<(f64, Array2<f64>)> {
        if self.failure == Failure::SoftmaxTwice {
            let y_hat = softmax(logits.view())?;
            let (loss, cache) = cross_entropy_forward(y_hat.view(), labels)?;
            let dy_hat = cross_entropy_backward(&cache)?;
            let sums = (&dy_hat * &y_hat).sum_axis(Axis(1)).insert_axis(Axis(1));
            return Ok((loss, y_hat * (dy_hat - sums)));
        }
        let (loss, cache) = cross_entropy_forward(logits.view(), labels)?;
        let mut dlogits = cross_entropy_backward(&cache)?;
        if self.failure == Failure::NoMean {
            dlogits *= labels.len() as f64;
        }
        Ok((loss, dlogits))
    }

    /// The backward pass of both poolings.
    fn pooled(
        &self,
        da: &Array4<f64>,
        a_prev: &Array4<f64>,
        cache: &PoolCache,
    ) -> Result<Array4<f64>> {
        if self.failure == Failure::StrideIgnored {
            let wrong = Mistakes(&["pool-stride-ignored"]);
            return pool_backward(wrong, da.view(), a_prev, POOL, PoolMode::Max);
        }
        pool_backward_with_ties(da.view(), cache, PoolMode::Max, TieRule::First)
    }

    /// The backward pass of the second convolution.
    fn convolved(&self, dz: &Array4<f64>, cache: &ConvCache<f64>) -> Result<ConvGrads<f64>> {
        if self.failure == Failure::InputSubtracted {
            return mistakes::backward::conv_backward(
                Mistakes(&["input-subtracted"]),
                dz.view(),
                cache,
            );
        }
        conv_backward(dz.view(), cache)
    }
}

impl Model for Failing {
    fn logits(&self, images: ArrayView4<f64>) -> Result<Array2<f64>> {
        self.network.logits(images)
    }

    fn gradients(&self, images: ArrayView4<f64>, labels: &[usize]) -> Result<(f64, Self)> {
        let n = &self.network;
        let (z1, conv1) = conv_forward(images, n.w1.view(), n.b1.view(), CONV)?;
        let a1 = relu_forward(z1.view())?;
        let (p1, pool1) = pool_forward(a1.view(), POOL, PoolMode::Max)?;
        let (z2, conv2) = conv_forward(p1.view(), n.w2.view(), n.b2.view(), CONV)?;
        let a2 = relu_forward(z2.view())?;
        let (p2, pool2) = pool_forward(a2.view(), POOL, PoolMode::Max)?;
        let x = flatten(p2.view())?;
        let (logits, dense) = dense_forward(x.view(), n.w3.view(), n.b3.view())?;
        let (loss, dlogits) = self.loss(&logits, labels)?;

        let dense = dense_backward(dlogits.view(), &dense)?;
        let dp2 = unflatten(dense.dx.view(), p2.dim())?;
        let dz2 = relu_backward(self.pooled(&dp2, &a2, &pool2)?.view(), z2.view())?;
        let conv2 = self.convolved(&dz2, &conv2)?;
        let dz1 = relu_backward(self.pooled(&conv2.da_prev, &a1, &pool1)?.view(), z1.view())?;
        let (w1, b1) = conv_backward_parameters(dz1.view(), &conv1)?;
        let (w2, b2, w3, b3) = (conv2.dw, conv2.db, dense.dw, dense.db);
        let network = Network {
            w1,
            b1,
            w2,
            b2,
            w3,
            b3,
        };
        let failure = self.failure;
        Ok((loss, Self { network, failure }))
    }

    fn arrays(&self) -> Vec<(&'static str, ArrayViewD<'_, f64>)> {
        self.network.arrays()
    }

    fn arrays_mut(&mut self) -> Vec<ArrayViewMutD<'_, f64>> {
        self.network.arrays_mut()
    }
}
