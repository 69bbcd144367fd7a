//! Convolutional layers, and single steps of them.

use std::sync::LazyLock;

use cnn_backprop::{ConvCache, ConvParams, NumpyRng, Result, conv_forward, zero_pad};
use formula::{Env, Tensor};
use ndarray::{Array3, Array4};

use super::layer_env;
use formula_check::{Case, tensor};

/// A convolutional layer with its input and an upstream gradient.
#[derive(Clone, Debug)]
pub struct Convolution {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Input, `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: Array4<f64>,
    /// The same with zeros around it.
    pub a_prev_pad: Array4<f64>,
    /// Filters, `(f_h, f_w, n_C_prev, n_C)`.
    pub w: Array4<f64>,
    /// Biases, `(1, 1, 1, n_C)`.
    pub b: Array4<f64>,
    /// Upstream gradient, `(m, n_H, n_W, n_C)`.
    pub dz: Array4<f64>,
    /// Stride and padding.
    pub params: ConvParams,
}

/// Three convolutional layers. In the first two the window skips columns or rows.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn convolutions() -> Result<&'static [Convolution]> {
    static LAYERS: LazyLock<Result<Vec<Convolution>>> = LazyLock::new(draw_convolutions);
    LAYERS.as_deref().map_err(Clone::clone)
}

fn draw_convolutions() -> Result<Vec<Convolution>> {
    let mut rng = NumpyRng::seed(1);
    let mut layer = |name, input, filters: [usize; 4], stride, pad| {
        let params = ConvParams { stride, pad };
        let a_prev: Array4<f64> = rng.randn(input)?;
        let w = rng.randn(filters)?;
        let b = rng.randn([1, 1, 1, filters[3]])?;
        let (z, _cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        Ok(Convolution {
            name,
            a_prev_pad: zero_pad(a_prev.view(), pad)?,
            dz: rng.randn(z.raw_dim())?,
            a_prev,
            w,
            b,
            params,
        })
    };
    Ok(vec![
        layer("5×1 filters", [3, 11, 13, 2], [5, 1, 2, 7], 3, 2)?,
        layer("1×4 filters", [2, 12, 9, 6], [1, 4, 6, 7], 3, 1)?,
        layer("3×4 filters", [2, 10, 13, 7], [3, 4, 7, 8], 2, 1)?,
    ])
}

impl Convolution {
    /// The layer as `conv_backward` takes it.
    pub fn cache(&self) -> ConvCache<f64> {
        ConvCache {
            a_prev: self.a_prev.clone(),
            w: self.w.clone(),
            params: self.params,
        }
    }

    /// A layer that does the same without padding of its own: its input is padded already.
    pub fn padded_cache(&self) -> ConvCache<f64> {
        ConvCache {
            a_prev: self.a_prev_pad.clone(),
            w: self.w.clone(),
            params: ConvParams {
                pad: 0,
                ..self.params
            },
        }
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Tensor) -> Case {
        let (f_h, f_w, ..) = self.w.dim();
        let env = layer_env(&self.a_prev, self.dz.view(), self.params.stride)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("p", self.params.pad as f64)
            .tensor(r"A^{\mathrm{pad}}", tensor(&self.a_prev_pad))
            .tensor("W", tensor(&self.w))
            .tensor("b", tensor(&self.b.flatten()))
            .tensor("dZ", tensor(&self.dz));
        Case::new(self.name, env, expected)
    }
}

/// One filter at one place.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// The window, `(f_h, f_w, n_C_prev)`.
    pub a_slice: Array3<f64>,
    /// The filter, `(f_h, f_w, n_C_prev)`.
    pub w: Array3<f64>,
    /// The bias, `(1, 1, 1)`.
    pub b: Array3<f64>,
}

/// Three steps of a convolution.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn steps() -> Result<&'static [Step]> {
    static STEPS: LazyLock<Result<Vec<Step>>> = LazyLock::new(draw_steps);
    STEPS.as_deref().map_err(Clone::clone)
}

fn draw_steps() -> Result<Vec<Step>> {
    let mut rng = NumpyRng::seed(2);
    let mut step = |name, shape: [usize; 3]| {
        Ok(Step {
            name,
            a_slice: rng.randn(shape)?,
            w: rng.randn(shape)?,
            b: rng.randn([1, 1, 1])?,
        })
    };
    Ok(vec![
        step("a 3×4 window of 5 channels", [3, 4, 5])?,
        step("a 5×1 window of 3 channels", [5, 1, 3])?,
        step("a 4×6 window of 2 channels", [4, 6, 2])?,
    ])
}

impl Step {
    /// The case in which this step must give `expected`.
    pub fn case(&self, expected: Tensor) -> Case {
        let (f_h, f_w, n_c_prev) = self.w.dim();
        let env = Env::new()
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar(r"n_C^{\mathrm{prev}}", n_c_prev as f64)
            .tensor("a", tensor(&self.a_slice))
            .tensor("W", tensor(&self.w))
            .scalar("b", self.b.sum());
        Case::new(self.name, env, expected)
    }
}
