//! A training step of a whole network: forward, loss, backward, gradient descent with momentum. All memory is kept between
//! steps.

use bench::case::Network;
use bench::serve::{Case, Result};
use cnn_backprop::{
    ConvGrads, ConvParams, PoolMode, PoolParams, TieRule, cross_entropy_backward,
    cross_entropy_forward,
};
use cnn_backprop_fast::{self as fast, PoolCache, Workspace};
use ndarray::{Array4, ArrayView, ArrayView4, Dimension, ShapeArg, Zip};

use crate::jobs::Named;

/// As `peer_torch.py`.
const RATE: f32 = 0.01;
const MOMENTUM: f32 = 0.9;

const POOL: PoolParams = PoolParams { f: 2, stride: 2 };
const TIES: TieRule = TieRule::First;

/// A network, a batch, and the memory for a step.
pub struct Training {
    images: Array4<f32>,
    labels: Vec<usize>,
    layers: Vec<Layer>,
    workspace: Workspace<f32>,
}

/// A convolution and what follows it. A dense layer is one whose filters are 1×1 and whose input has one pixel.
struct Layer {
    /// Of `w` and `b`, for the results.
    names: [String; 4],
    params: ConvParams,
    w: Array4<f32>,
    b: Array4<f32>,
    /// Overwritten by the ReLU, if there is one.
    z: Array4<f32>,
    dz: Array4<f32>,
    grads: ConvGrads<f32>,
    velocity: [Array4<f32>; 2],
    /// The images need no gradient.
    first: bool,
    relu: bool,
    pool: Option<Pooled>,
}

struct Pooled {
    a: Array4<f32>,
    cache: PoolCache,
}

impl Training {
    /// The weights, the images and the labels that `run.py` wrote.
    pub fn new(case: &Case, network: &Network) -> Result<Self> {
        let convolutions = network.filters.iter().zip(&network.pads);
        let convolutions = convolutions.map(|(&w, &pad)| (w, pad, true));
        let dense = network.dense.iter();
        let dense = dense.map(|&(n_in, n_out)| ((1, 1, n_in, n_out), 0, false));
        let count = network.filters.len() + network.dense.len();
        let mut shape = network.a_prev;
        let mut layers = Vec::new();
        for (i, (w, pad, pooled)) in convolutions.chain(dense).enumerate() {
            if !pooled {
                shape = (shape.0, 1, 1, w.2);
            }
            let (f_h, f_w, _, n_c) = w;
            let size = |n: usize, f: usize| n + 2 * pad - f + 1;
            let z = (shape.0, size(shape.1, f_h), size(shape.2, f_w), n_c);
            let a = (z.0, z.1 / POOL.f, z.2 / POOL.f, n_c);
            let number = i + 1;
            let names = ["w", "b", "dw", "db"].map(|name| format!("{name}{number}"));
            layers.push(Layer {
                params: ConvParams { stride: 1, pad },
                w: case.read(&names[0], w)?,
                b: case.read(&names[1], (1, 1, 1, n_c))?,
                names,
                z: Array4::zeros(z),
                dz: Array4::zeros(z),
                grads: ConvGrads {
                    da_prev: Array4::zeros(shape),
                    dw: Array4::zeros(w),
                    db: Array4::zeros((1, 1, 1, n_c)),
                },
                velocity: [Array4::zeros(w), Array4::zeros((1, 1, 1, n_c))],
                first: i == 0,
                relu: number < count,
                pool: pooled.then(|| Pooled {
                    a: Array4::zeros(a),
                    cache: PoolCache::default(),
                }),
            });
            shape = if pooled { a } else { z };
        }
        let labels = case.read("labels", (network.a_prev.0, 1, 1, 1))?;
        Ok(Self {
            images: case.read("a_prev", network.a_prev)?,
            labels: labels.iter().map(|&label| label as usize).collect(),
            layers,
            workspace: Workspace::new(),
        })
    }

    pub fn step(&mut self) -> cnn_backprop::Result<()> {
        for i in 0..self.layers.len() {
            let (before, rest) = self.layers.split_at_mut(i);
            let x = before.last().map_or(self.images.view(), Layer::output);
            rest[0].forward(x, &mut self.workspace)?;
        }
        let dz = self.loss_backward()?;
        for i in (0..self.layers.len()).rev() {
            let (before, rest) = self.layers.split_at_mut(i);
            let (layer, after) = rest.split_first_mut().expect("i is a layer");
            let x = before.last().map_or(self.images.view(), Layer::output);
            let upstream = after
                .first()
                .map_or(dz.view(), |next| next.grads.da_prev.view());
            layer.backward(upstream, x, &mut self.workspace)?;
        }
        self.layers.iter_mut().for_each(Layer::descend);
        Ok(())
    }

    /// The parameters, and the velocities, which after the first step are the gradients.
    pub fn changes(&self) -> Named<'_> {
        let layers = self.layers.iter();
        layers.flat_map(Layer::changes).collect()
    }

    /// The gradient of the mean loss with respect to the output of the last layer.
    fn loss_backward(&self) -> cnn_backprop::Result<Array4<f32>> {
        let z = self.layers.last().expect("a network has layers").output();
        let shape = z.raw_dim();
        let logits = reshaped(z, (shape[0], shape[3]));
        let (_, cache) = cross_entropy_forward(logits, &self.labels)?;
        let dlogits = cross_entropy_backward(&cache)?;
        Ok(dlogits
            .into_shape_with_order(shape)
            .expect("as many numbers"))
    }
}

impl Layer {
    fn output(&self) -> ArrayView4<'_, f32> {
        self.pool.as_ref().map_or(&self.z, |pool| &pool.a).view()
    }

    fn forward(
        &mut self,
        x: ArrayView4<f32>,
        memory: &mut Workspace<f32>,
    ) -> cnn_backprop::Result<()> {
        let x = reshaped(x, self.grads.da_prev.raw_dim());
        let (w, b, params) = (self.w.view(), self.b.view(), self.params);
        fast::conv_forward_into(x, w, b, params, &mut self.z, memory)?;
        if self.relu {
            self.z.mapv_inplace(|z| z.max(0.0));
        }
        if let Some(Pooled { a, cache }) = &mut self.pool {
            fast::pool_forward_into(self.z.view(), POOL, PoolMode::Max, a, cache, memory)?;
        }
        Ok(())
    }

    fn backward(
        &mut self,
        upstream: ArrayView4<f32>,
        x: ArrayView4<f32>,
        memory: &mut Workspace<f32>,
    ) -> cnn_backprop::Result<()> {
        match &self.pool {
            Some(Pooled { a, cache }) => {
                let da = reshaped(upstream, a.raw_dim());
                fast::pool_backward_into(da, cache, PoolMode::Max, TIES, &mut self.dz, memory)?;
            }
            None => self.dz.assign(&upstream),
        }
        if self.relu {
            let dz = Zip::from(&mut self.dz).and(&self.z);
            dz.for_each(|dz, &a| *dz = if a > 0.0 { *dz } else { 0.0 });
        }
        let x = reshaped(x, self.grads.da_prev.raw_dim());
        let (dz, w, params) = (self.dz.view(), self.w.view(), self.params);
        if self.first {
            let ConvGrads { dw, db, .. } = &mut self.grads;
            return fast::conv_backward_parameters_into(dz, x, params, dw, db, memory);
        }
        fast::conv_backward_into(dz, x, w, params, &mut self.grads, memory)
    }

    fn descend(&mut self) {
        let ConvGrads { dw, db, .. } = &self.grads;
        let [vw, vb] = &mut self.velocity;
        for (parameter, v, gradient) in [(&mut self.w, vw, dw), (&mut self.b, vb, db)] {
            let arrays = Zip::from(parameter).and(v).and(gradient);
            arrays.for_each(|parameter, v, gradient| {
                *v = MOMENTUM * *v + gradient;
                *parameter -= RATE * *v;
            });
        }
    }

    fn changes(&self) -> Named<'_> {
        let [w, b, dw, db] = &self.names;
        let [vw, vb] = &self.velocity;
        vec![(w, &self.w), (b, &self.b), (dw, vw), (db, vb)]
    }
}

fn reshaped<D: Dimension>(x: ArrayView4<f32>, shape: impl ShapeArg<Dim = D>) -> ArrayView<f32, D> {
    x.into_shape_with_order(shape)
        .expect("as many numbers, in row-major order")
}
