//! Convolutional layers; the first steps of the derivation use simpler ones.

use std::error::Error;
use std::sync::LazyLock;

use cnn_backprop::{ConvCache, ConvParams, NumpyRng, Result, conv_forward, zero_pad};
use formula::Env;
use formula_check::{Case, Computed, Values, tensor};
use ndarray::{Array2, Array4, ArrayView4, Axis};

use super::{drawn, layer_env};
use crate::A_PAD;

/// A layer, its biases and an upstream gradient.
#[derive(Clone, Debug)]
pub struct Layer<Cache = ConvCache<f64>> {
    /// The name of the geometry in messages.
    pub name: &'static str,
    /// Biases, `(1, 1, 1, channels of the output)`.
    pub b: Array4<f64>,
    /// Upstream gradient, in the shape of the output.
    pub dz: Array4<f64>,
    /// Input, filters and parameters.
    pub cache: Cache,
}

/// Draws the input, the filters, the biases of `n_c` channels, and the gradient of what `forward` returns.
pub fn layer<Cache>(
    rng: &mut NumpyRng,
    name: &'static str,
    [input, filters]: [[usize; 4]; 2],
    n_c: usize,
    forward: impl Fn(ArrayView4<f64>, ArrayView4<f64>, ArrayView4<f64>) -> Result<(Array4<f64>, Cache)>,
) -> Result<Layer<Cache>> {
    let (a_prev, w) = (rng.randn(input)?, rng.randn(filters)?);
    let b = rng.randn([1, 1, 1, n_c])?;
    let (z, cache) = forward(a_prev.view(), w.view(), b.view())?;
    let dz = rng.randn(z.raw_dim())?;
    Ok(Layer { name, b, dz, cache })
}

/// Names, shapes of inputs and filters, stride and padding.
pub type Shapes = [(&'static str, [[usize; 4]; 2], (usize, usize)); 3];

/// Three convolutional layers.
pub fn convolutional(seed: u32, shapes: Shapes) -> Vec<Layer> {
    drawn(seed, |rng| {
        let draw = |(name, [input, filters], (stride, pad)): (_, [[usize; 4]; 2], _)| {
            let params = ConvParams { stride, pad };
            let forward = |a: ArrayView4<f64>, w: ArrayView4<f64>, b: ArrayView4<f64>| {
                conv_forward(a, w, b, params)
            };
            layer(rng, name, [input, filters], filters[3], forward)
        };
        shapes.into_iter().map(draw).collect()
    })
}

/// Stride and padding. In the first two layers the window skips columns or rows.
pub static CONVOLUTIONS: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    convolutional(
        1,
        [
            ("5×1 filters", [[3, 11, 13, 2], [5, 1, 2, 7]], (3, 2)),
            ("1×4 filters", [[2, 12, 9, 6], [1, 4, 6, 7]], (3, 1)),
            ("3×4 filters", [[2, 10, 13, 7], [3, 4, 7, 8]], (2, 1)),
        ],
    )
});

/// Several channels, but stride 1 and no padding.
pub static PLAINS: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    convolutional(
        5,
        [
            ("3×2 filters", [[2, 6, 7, 4], [3, 2, 4, 5]], (1, 0)),
            ("2×4 filters", [[3, 7, 5, 2], [2, 4, 2, 4]], (1, 0)),
            ("4×3 filters", [[2, 5, 8, 5], [4, 3, 5, 3]], (1, 0)),
        ],
    )
});

/// One image with one channel, and one filter.
pub static PLANES: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    convolutional(
        6,
        [
            ("a 3×4 filter", [[1, 7, 9, 1], [3, 4, 1, 1]], (1, 0)),
            ("a 2×3 filter", [[1, 9, 6, 1], [2, 3, 1, 1]], (1, 0)),
            ("a 4×3 filter", [[1, 10, 8, 1], [4, 3, 1, 1]], (1, 0)),
        ],
    )
});

/// 1×1 filters.
pub static POINTWISE: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    convolutional(
        7,
        [
            ("4 channels to 5", [[2, 3, 6, 4], [1, 1, 4, 5]], (1, 0)),
            ("5 channels to 2", [[3, 6, 4, 5], [1, 1, 5, 2]], (1, 0)),
            ("3 channels to 6", [[4, 2, 5, 3], [1, 1, 3, 6]], (1, 0)),
        ],
    )
});

impl Layer {
    /// The same layer without padding, on an input that is padded already.
    pub fn padded(&self) -> Result<ConvCache<f64>> {
        let ConvCache { a_prev, w, params } = &self.cache;
        let a_prev = zero_pad(a_prev.view(), params.pad)?;
        let (w, params) = (w.clone(), ConvParams { pad: 0, ..*params });
        Ok(ConvCache { a_prev, w, params })
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let ConvCache { a_prev, w, params } = &self.cache;
        let (f_h, f_w, ..) = w.dim();
        let padded = zero_pad(a_prev.view(), params.pad);
        let env = layer_env(a_prev, self.dz.view(), params.stride)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("p", params.pad as f64)
            .tensor(A_PAD, tensor(&padded.expect("it was padded before")))
            .tensor("W", tensor(w))
            .tensor("b", tensor(&self.b.flatten()))
            .tensor("dZ", tensor(&self.dz));
        Case::new(self.name, env, expected)
    }

    /// The same without the axes that have one element: scope `plane`.
    pub fn plane_case(&self, expected: Computed<impl Values>) -> Case {
        let ConvCache { a_prev, w, .. } = &self.cache;
        let (_, n_h_prev, n_w_prev, _) = a_prev.dim();
        let (f_h, f_w, ..) = w.dim();
        let (_, n_h, n_w, _) = self.dz.dim();
        let env = Env::new()
            .scalar(r"n_H^{\mathrm{prev}}", n_h_prev as f64)
            .scalar(r"n_W^{\mathrm{prev}}", n_w_prev as f64)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("n_H", n_h as f64)
            .scalar("n_W", n_w as f64)
            .tensor("A", tensor(&plane(a_prev.clone())))
            .tensor("W", tensor(&square(w.clone())))
            .scalar("b", self.b.sum())
            .tensor("dZ", tensor(&plane(self.dz.clone())));
        Case::new(self.name, env, expected)
    }

    /// A 1×1 filter as a matrix: scope `pointwise`.
    pub fn pointwise_case(
        &self,
        expected: Computed<impl Values>,
    ) -> std::result::Result<Case, Box<dyn Error>> {
        let (_, _, n_c_prev, n_c) = self.cache.w.dim();
        let w = self.cache.w.to_shape((n_c_prev, n_c))?;
        Ok(self.case(expected).given("W", w))
    }
}

/// The only channel of the only image.
pub fn plane(array: Array4<f64>) -> Array2<f64> {
    array
        .index_axis_move(Axis(3), 0)
        .index_axis_move(Axis(0), 0)
}

/// The only channel of the only filter, or of the only tile.
pub fn square(filter: Array4<f64>) -> Array2<f64> {
    filter
        .index_axis_move(Axis(3), 0)
        .index_axis_move(Axis(2), 0)
}
