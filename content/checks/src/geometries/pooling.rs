//! Pooling layers, and single windows of them.

use std::sync::LazyLock;

use cnn_backprop::{NumpyRng, PoolCache, PoolMode, PoolParams, Result, pool_forward};
use formula::Env;
use ndarray::{Array2, Array4};

use super::{drawn, layer_env};
use formula_check::{Case, Computed, Values, tensor};

/// A pooling layer with its input and an upstream gradient.
#[derive(Clone, Debug)]
pub struct Pooling {
    /// The name of the geometry in messages.
    pub name: &'static str,
    /// Input, `(m, n_H_prev, n_W_prev, n_C)`.
    pub a_prev: Array4<f64>,
    /// Upstream gradient, `(m, n_H, n_W, n_C)`.
    pub da: Array4<f64>,
    /// Window and stride.
    pub params: PoolParams,
}

/// Three pooling layers without ties, and one after a ReLU, in which whole windows are 0.
pub static POOLINGS: LazyLock<Vec<Pooling>> = LazyLock::new(|| drawn(3, draw_poolings));

fn draw_poolings(rng: &mut NumpyRng) -> Result<Vec<Pooling>> {
    let mut layer = |name, input: [usize; 4], f, stride, prepare: fn(f64) -> f64| {
        let params = PoolParams { f, stride };
        let a_prev: Array4<f64> = rng.randn(input)?;
        let a_prev = a_prev.mapv(prepare);
        let (a, _cache) = pool_forward(a_prev.view(), params, PoolMode::Average)?;
        Ok(Pooling {
            name,
            da: rng.randn(a.raw_dim())?,
            a_prev,
            params,
        })
    };
    let as_drawn = |x| x;
    let with_ties = |x: f64| (2.0 * x - 3.0).round().max(0.0);
    Ok(vec![
        layer("3×3 windows", [2, 10, 12, 6], 3, 2, as_drawn)?,
        layer("5×5 windows", [3, 12, 8, 6], 5, 2, as_drawn)?,
        layer("5×5 windows, stride 3", [2, 13, 15, 6], 5, 3, as_drawn)?,
        layer("3×3 windows with ties", [2, 12, 10, 6], 3, 2, with_ties)?,
    ])
}

impl Pooling {
    /// The layer in the form that `pool_backward` takes.
    pub fn cache(&self) -> PoolCache<f64> {
        PoolCache {
            a_prev: self.a_prev.clone(),
            params: self.params,
        }
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let env = layer_env(&self.a_prev, self.da.view(), self.params.stride)
            .scalar("f", self.params.f as f64)
            .tensor("dA", tensor(&self.da));
        Case::new(self.name, env, expected)
    }
}

/// One window of a pooling layer and the gradient of its output.
#[derive(Clone, Debug)]
pub struct Window {
    /// The name of the geometry in messages.
    pub name: &'static str,
    /// The window, `(f_h, f_w)`.
    pub x: Array2<f64>,
    /// The gradient.
    pub dz: f64,
}

/// Six windows; all but the first two have more than one maximum.
pub static WINDOWS: LazyLock<Vec<Window>> = LazyLock::new(|| drawn(4, draw_windows));

fn draw_windows(rng: &mut NumpyRng) -> Result<Vec<Window>> {
    let mut window = |name, shape: [usize; 2], prepare: fn(f64) -> f64| {
        let x: Array2<f64> = rng.randn(shape)?;
        Ok(Window {
            name,
            x: x.mapv(prepare),
            dz: rng.randn([1])?.sum(),
        })
    };
    let mut windows = vec![
        window("a 3×4 window", [3, 4], |x| x)?,
        window("a 5×3 window", [5, 3], |x| x)?,
        window("a 4×6 window with ties", [4, 6], |x| x.round().min(1.0))?,
        window("a 3×5 window of zeros", [3, 5], |x| 0.0 * x)?,
    ];
    // A wrong order or a sum that stops early must not find the first maximum by chance.
    for (name, shape, maxima) in [
        (
            "a 3×6 window with ties across rows",
            [3, 6],
            [[0, 5], [1, 0]],
        ),
        (
            "a 5×4 window with ties in its last row",
            [5, 4],
            [[4, 1], [4, 3]],
        ),
    ] {
        let mut tied = window(name, shape, |x| x)?;
        maxima.into_iter().for_each(|place| tied.x[place] = 9.0);
        windows.push(tied);
    }
    Ok(windows)
}

impl Window {
    /// The case in which this window must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let (f_h, f_w) = self.x.dim();
        let env = Env::new()
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .tensor("x", tensor(&self.x))
            .scalar("dz", self.dz);
        Case::new(self.name, env, expected)
    }
}
