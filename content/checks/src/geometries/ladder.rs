//! Convolutions with one thing left out: one channel, or neither stride nor padding.

use std::sync::LazyLock;

use cnn_backprop::{ConvCache, ConvParams, NumpyRng, Result, conv_forward};
use formula::{Env, Tensor};
use ndarray::{Array4, Axis};

use super::layer_env;
use formula_check::{Case, tensor};

/// Stride 1 and no padding: how the window moves on the first steps of the ladder.
const PLAIN: ConvParams = ConvParams { stride: 1, pad: 0 };

/// A convolution with stride 1 and no padding.
#[derive(Clone, Debug)]
pub struct Plain {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Biases, `(1, 1, 1, n_C)`.
    pub b: Array4<f64>,
    /// Upstream gradient, `(m, n_H, n_W, n_C)`.
    pub dz: Array4<f64>,
    /// Input and filters.
    pub cache: ConvCache<f64>,
}

/// Three convolutions of several channels.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn plains() -> Result<&'static [Plain]> {
    static LAYERS: LazyLock<Result<Vec<Plain>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(5);
        Ok(vec![
            draw(&mut rng, "3×2 filters", [2, 6, 7, 4], [3, 2, 4, 5])?,
            draw(&mut rng, "2×4 filters", [3, 7, 5, 2], [2, 4, 2, 4])?,
            draw(&mut rng, "4×3 filters", [2, 5, 8, 5], [4, 3, 5, 3])?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

/// Three convolutions of one image with one channel by one filter.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn planes() -> Result<&'static [Plain]> {
    static LAYERS: LazyLock<Result<Vec<Plain>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(6);
        Ok(vec![
            draw(&mut rng, "a 3×4 filter", [1, 7, 9, 1], [3, 4, 1, 1])?,
            draw(&mut rng, "a 2×3 filter", [1, 9, 6, 1], [2, 3, 1, 1])?,
            draw(&mut rng, "a 4×3 filter", [1, 10, 8, 1], [4, 3, 1, 1])?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

/// Three 1×1 convolutions.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn pointwise() -> Result<&'static [Plain]> {
    static LAYERS: LazyLock<Result<Vec<Plain>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(7);
        Ok(vec![
            draw(&mut rng, "4 channels to 5", [2, 3, 6, 4], [1, 1, 4, 5])?,
            draw(&mut rng, "5 channels to 2", [3, 6, 4, 5], [1, 1, 5, 2])?,
            draw(&mut rng, "3 channels to 6", [4, 2, 5, 3], [1, 1, 3, 6])?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

fn draw(
    rng: &mut NumpyRng,
    name: &'static str,
    input: [usize; 4],
    filters: [usize; 4],
) -> Result<Plain> {
    let (a_prev, w) = (rng.randn(input)?, rng.randn(filters)?);
    let b = rng.randn([1, 1, 1, filters[3]])?;
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), PLAIN)?;
    let dz = rng.randn(z.raw_dim())?;
    Ok(Plain { name, b, dz, cache })
}

impl Plain {
    fn sizes(&self) -> Env {
        let (f_h, f_w, ..) = self.cache.w.dim();
        layer_env(&self.cache.a_prev, self.dz.view(), 1)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("p", 0.0)
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Tensor) -> Case {
        let env = self
            .sizes()
            .tensor("W", tensor(&self.cache.w))
            .tensor("b", tensor(&self.b.flatten()))
            .tensor("dZ", tensor(&self.dz));
        Case::new(self.name, env, expected)
    }

    /// The same without the axes that have one element: scope `plane`.
    pub fn plane_case(&self, expected: Tensor) -> Case {
        let (_, n_h_prev, n_w_prev, _) = self.cache.a_prev.dim();
        let (f_h, f_w, ..) = self.cache.w.dim();
        let (_, n_h, n_w, _) = self.dz.dim();
        let env = Env::new()
            .scalar(r"n_H^{\mathrm{prev}}", n_h_prev as f64)
            .scalar(r"n_W^{\mathrm{prev}}", n_w_prev as f64)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("n_H", n_h as f64)
            .scalar("n_W", n_w as f64)
            .tensor("A", plane(&self.cache.a_prev))
            .tensor("W", matrix(&self.cache.w))
            .scalar("b", self.b.sum())
            .tensor("dZ", plane(&self.dz));
        Case::new(self.name, env, expected)
    }

    /// A 1×1 filter as a matrix: scope `pointwise`.
    pub fn pointwise_case(&self, expected: Tensor) -> Case {
        let (_, _, n_c_prev, n_c) = self.cache.w.dim();
        let w = Tensor::new([n_c_prev, n_c], self.cache.w.iter().copied().collect());
        let mut case = self.case(expected);
        case.env
            .set_tensor("W", w.expect("a 1×1 filter has as many elements"));
        case
    }
}

/// The only channel of the only image.
pub fn plane(array: &Array4<f64>) -> Tensor {
    tensor(&array.index_axis(Axis(3), 0).index_axis_move(Axis(0), 0))
}

/// The only channel of the only filter.
pub fn matrix(filter: &Array4<f64>) -> Tensor {
    tensor(&filter.index_axis(Axis(3), 0).index_axis_move(Axis(2), 0))
}
