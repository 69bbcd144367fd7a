//! Batches of images whose channels are normalised.

use std::sync::LazyLock;

use cnn_backprop::{BatchNormCache, NumpyRng, Result, batch_norm_backward, batch_norm_forward};
use formula::Env;
use formula_check::{Case, Computed, Values, tensor};
use ndarray::{Array1, Array4, ArrayView4, Axis};

use super::drawn;

/// A batch with the parameters of its normalisation, and an upstream gradient.
#[derive(Clone, Debug)]
pub struct Normalised {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Input, `(m, n_H, n_W, n_C)`.
    pub z: Array4<f64>,
    /// Scales, `(1, 1, 1, n_C)`.
    pub gamma: Array4<f64>,
    /// Shifts, `(1, 1, 1, n_C)`.
    pub beta: Array4<f64>,
    /// What is added to the variance.
    pub epsilon: f64,
    /// Upstream gradient, in the shape of the input.
    pub dy: Array4<f64>,
    /// What the forward pass saves.
    pub cache: BatchNormCache<f64>,
}

/// Three batches; what is added to the variance is large enough to be missed.
pub static NORMALISED: LazyLock<Vec<Normalised>> = LazyLock::new(|| drawn(11, draw));

fn draw(rng: &mut NumpyRng) -> Result<Vec<Normalised>> {
    let mut layer = |name, [m, n_h, n_w, n_c]: [usize; 4], epsilon| {
        // neither centred nor of variance 1
        let z = rng.randn([m, n_h, n_w, n_c])?.mapv(|z: f64| 2.0 * z - 1.0);
        let (gamma, beta) = (rng.randn([1, 1, 1, n_c])?, rng.randn([1, 1, 1, n_c])?);
        let (y, cache) = batch_norm_forward(z.view(), gamma.view(), beta.view(), epsilon)?;
        Ok(Normalised {
            name,
            dy: rng.randn(y.raw_dim())?,
            z,
            gamma,
            beta,
            epsilon,
            cache,
        })
    };
    Ok(vec![
        layer("5 channels of 2×3 pixels", [4, 2, 3, 5], 0.4)?,
        layer("4 channels of 5×2 pixels", [3, 5, 2, 4], 0.9)?,
        layer("3 channels of 4×5 pixels", [2, 4, 5, 3], 0.6)?,
    ])
}

impl Normalised {
    /// Input, scales, shifts.
    pub fn views(
        &self,
    ) -> (
        ArrayView4<'_, f64>,
        ArrayView4<'_, f64>,
        ArrayView4<'_, f64>,
    ) {
        (self.z.view(), self.gamma.view(), self.beta.view())
    }

    /// What each channel is divided by.
    pub fn deviation(&self) -> Array1<f64> {
        self.cache.variance.mapv(|v| (v + self.epsilon).sqrt())
    }

    /// The gradient of the normalised input.
    pub fn dz_hat(&self) -> Array4<f64> {
        &self.dy * &self.gamma
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let (m, n_h, n_w, n_c) = self.z.dim();
        let BatchNormCache {
            z_hat,
            mean,
            variance,
            ..
        } = &self.cache;
        let dz_hat = self.dz_hat();
        let sums = |a: &Array4<f64>| {
            let rows = a.to_shape((m * n_h * n_w, n_c));
            rows.expect("channels are the last axis").sum_axis(Axis(0))
        };
        let dmean = -sums(&dz_hat) / self.deviation();
        let dvariance = -0.5 * sums(&(&dz_hat * z_hat)) / (variance + self.epsilon);
        let grads = batch_norm_backward(self.dy.view(), &self.cache);
        let grads = grads.expect("the crate takes what it returned");
        let env = Env::new()
            .scalar("m", m as f64)
            .scalar("n_H", n_h as f64)
            .scalar("n_W", n_w as f64)
            .scalar("n_C", n_c as f64)
            .scalar(r"\varepsilon", self.epsilon)
            .tensor("Z", tensor(&self.z))
            .tensor(r"\hat{Z}", tensor(z_hat))
            .tensor(r"\mu", tensor(mean))
            .tensor(r"\sigma^2", tensor(variance))
            .tensor(r"\gamma", tensor(&self.gamma.flatten()))
            .tensor(r"\beta", tensor(&self.beta.flatten()))
            .tensor("dY", tensor(&self.dy))
            .tensor(r"d\hat{Z}", tensor(&dz_hat))
            .tensor(r"d\mu", tensor(&dmean))
            .tensor(r"d\sigma^2", tensor(&dvariance))
            .tensor(r"d\gamma", tensor(&grads.dgamma.flatten()))
            .tensor(r"d\beta", tensor(&grads.dbeta.flatten()));
        Case::new(self.name, env, expected)
    }
}
