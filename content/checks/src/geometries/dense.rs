//! Dense layers between an array that is flattened and softmax with cross-entropy.

use std::sync::LazyLock;

use cnn_backprop::{
    DenseCache, NumpyRng, Result, cross_entropy_backward, cross_entropy_forward, dense_forward,
    flatten,
};
use formula::Env;
use ndarray::{Array2, Array4};

use super::drawn;

use formula_check::{Case, Computed, Values, tensor};

/// A dense layer with its input and the gradients from its loss.
#[derive(Clone, Debug)]
pub struct Dense {
    /// The name of the geometry in messages.
    pub name: &'static str,
    /// Before flattening, `(m, n_H, n_W, n_C)`.
    pub a: Array4<f64>,
    /// The gradient of that array.
    pub da: Array4<f64>,
    /// After flattening, `(m, n_x)`.
    pub x: Array2<f64>,
    /// Weights, `(n_x, n_y)`.
    pub w: Array2<f64>,
    /// Biases, `(1, n_y)`.
    pub b: Array2<f64>,
    /// Logits, `(m, n_y)`.
    pub z: Array2<f64>,
    /// Their gradient under the mean cross-entropy.
    pub dz: Array2<f64>,
    /// Probabilities.
    pub y_hat: Array2<f64>,
    /// The class of each example.
    pub labels: Vec<usize>,
}

/// Three dense layers.
pub static DENSES: LazyLock<Vec<Dense>> = LazyLock::new(|| drawn(5, draw));

fn draw(rng: &mut NumpyRng) -> Result<Vec<Dense>> {
    let mut layer = |name, [m, n_h, n_w, n_c]: [usize; 4], n_y: usize| {
        let n_x = n_h * n_w * n_c;
        let a = rng.randn([m, n_h, n_w, n_c])?;
        let x = flatten(a.view())?;
        // small, because otherwise one probability is almost 1 and the gradients vanish
        let w = rng.randn([n_x, n_y])?.mapv(|w: f64| 0.2 * w);
        let b = rng.randn([1, n_y])?;
        let (z, _cache) = dense_forward(x.view(), w.view(), b.view())?;
        let labels: Vec<usize> = (0..m).map(|i| (2 * i * i + i + 2) % n_y).collect();
        let (_loss, cache) = cross_entropy_forward(z.view(), &labels)?;
        Ok(Dense {
            name,
            da: rng.randn(a.raw_dim())?,
            dz: cross_entropy_backward(&cache)?,
            y_hat: cache.y_hat,
            a,
            x,
            w,
            b,
            z,
            labels,
        })
    };
    Ok(vec![
        layer("24 inputs, 7 classes", [5, 3, 4, 2], 7)?,
        layer("30 inputs, 6 classes", [4, 3, 2, 5], 6)?,
        layer("42 inputs, 5 classes", [4, 2, 7, 3], 5)?,
    ])
}

impl Dense {
    /// The layer in the form that `dense_backward` takes.
    pub fn cache(&self) -> DenseCache<f64> {
        let (x, w) = (self.x.clone(), self.w.clone());
        DenseCache { x, w }
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let (m, n_h, n_w, n_c) = self.a.dim();
        let (n_x, n_y) = self.w.dim();
        let labels = self.labels.iter().map(|&label| label as f64).collect();
        let largest = self.z.rows().into_iter();
        let largest = largest.map(|row| row.fold(f64::NEG_INFINITY, |max, &z| max.max(z)));
        let env = Env::new()
            .scalar("m", m as f64)
            .scalar("n_H", n_h as f64)
            .scalar("n_W", n_w as f64)
            .scalar("n_C", n_c as f64)
            .scalar("n_x", n_x as f64)
            .scalar("n_y", n_y as f64)
            .tensor("A", tensor(&self.a))
            .tensor("dA", tensor(&self.da))
            .tensor("x", tensor(&self.x))
            .tensor("W", tensor(&self.w))
            .tensor("b", tensor(&self.b.flatten()))
            .tensor("z", tensor(&self.z))
            .tensor("M", tensor(&largest.collect::<ndarray::Array1<f64>>()))
            .tensor("dz", tensor(&self.dz))
            .tensor(r"\hat{y}", tensor(&self.y_hat))
            .tensor("y", tensor(&ndarray::Array1::from_vec(labels)));
        Case::new(self.name, env, expected)
    }
}
