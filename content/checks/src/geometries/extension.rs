//! Relatives of the convolutional layer: transposed, dilated, grouped.

use std::sync::LazyLock;

use cnn_backprop::extension::dilation::{DilatedCache, DilatedParams, dilated_conv_forward};
use cnn_backprop::extension::groups::{GroupedCache, GroupedParams, grouped_conv_forward};
use cnn_backprop::extension::transposed::{
    TransposedCache, TransposedParams, transposed_conv_forward,
};
use cnn_backprop::{ConvParams, NumpyRng, Result, zero_pad};
use formula::{Env, Tensor};
use ndarray::Array4;

use super::layer_env;
use formula_check::{Case, tensor};

/// A layer, its biases and an upstream gradient.
#[derive(Clone, Debug)]
pub struct Layer<Cache> {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Biases, `(1, 1, 1, channels of the output)`.
    pub b: Array4<f64>,
    /// Upstream gradient, in the shape of the output.
    pub upstream: Array4<f64>,
    /// Input, filters and parameters.
    pub cache: Cache,
}

type Layers<Cache> = Result<Vec<Layer<Cache>>>;

/// Three dilated convolutions.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn dilated() -> Result<&'static [Layer<DilatedCache<f64>>]> {
    static LAYERS: LazyLock<Layers<DilatedCache<f64>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(8);
        let mut layer = |name, input: [usize; 4], filters: [usize; 4], conv, dilation| {
            let (a_prev, w) = (rng.randn(input)?, rng.randn(filters)?);
            let b = rng.randn([1, 1, 1, filters[3]])?;
            let params = DilatedParams { conv, dilation };
            let (z, cache) = dilated_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
            let upstream = rng.randn(z.raw_dim())?;
            Ok(Layer {
                name,
                b,
                upstream,
                cache,
            })
        };
        let conv = |stride, pad| ConvParams { stride, pad };
        Ok(vec![
            layer("3×4 filters", [2, 9, 11, 2], [3, 4, 2, 3], conv(2, 1), 3)?,
            layer("4×3 filters", [2, 10, 5, 3], [4, 3, 3, 2], conv(3, 2), 2)?,
            layer("1×4 filters", [3, 6, 9, 2], [1, 4, 2, 4], conv(2, 1), 2)?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

/// Three grouped convolutions.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn grouped() -> Result<&'static [Layer<GroupedCache<f64>>]> {
    static LAYERS: LazyLock<Layers<GroupedCache<f64>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(9);
        let mut layer = |name, input: [usize; 4], [f_h, f_w, n_c]: [usize; 3], conv, groups| {
            let a_prev: Array4<f64> = rng.randn(input)?;
            let w = rng.randn([f_h, f_w, input[3] / groups, n_c])?;
            let b = rng.randn([1, 1, 1, n_c])?;
            let params = GroupedParams { conv, groups };
            let (z, cache) = grouped_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
            let upstream = rng.randn(z.raw_dim())?;
            Ok(Layer {
                name,
                b,
                upstream,
                cache,
            })
        };
        let conv = |stride, pad| ConvParams { stride, pad };
        Ok(vec![
            layer("2 groups of 3", [2, 5, 7, 6], [3, 2, 4], conv(2, 1), 2)?,
            layer("3 groups of 2", [2, 7, 5, 6], [1, 4, 9], conv(3, 2), 3)?,
            layer("4 groups of 1", [3, 6, 4, 4], [4, 3, 8], conv(2, 1), 4)?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

/// Three transposed convolutions.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn transposed() -> Result<&'static [Layer<TransposedCache<f64>>]> {
    static LAYERS: LazyLock<Layers<TransposedCache<f64>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(10);
        let mut layer = |name, input: [usize; 4], filters: [usize; 4], conv, output_pad| {
            let (x, w) = (rng.randn(input)?, rng.randn(filters)?);
            let b = rng.randn([1, 1, 1, filters[2]])?;
            let params = TransposedParams { conv, output_pad };
            let (y, cache) = transposed_conv_forward(x.view(), w.view(), b.view(), params)?;
            let upstream = rng.randn(y.raw_dim())?;
            Ok(Layer {
                name,
                b,
                upstream,
                cache,
            })
        };
        let conv = |stride, pad| ConvParams { stride, pad };
        Ok(vec![
            layer("3×4 filters", [2, 3, 5, 2], [3, 4, 4, 2], conv(2, 1), 1)?,
            layer("5×3 filters", [2, 4, 2, 3], [5, 3, 2, 3], conv(3, 2), 2)?,
            layer("4×1 filters", [3, 2, 4, 5], [4, 1, 3, 5], conv(4, 1), 3)?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

fn with_filters(env: Env, conv: ConvParams, w: &Array4<f64>, b: &Array4<f64>) -> Env {
    let (f_h, f_w, ..) = w.dim();
    env.scalar("f_h", f_h as f64)
        .scalar("f_w", f_w as f64)
        .scalar("p", conv.pad as f64)
        .tensor("W", tensor(w))
        .tensor("b", tensor(&b.flatten()))
}

impl Layer<DilatedCache<f64>> {
    /// A layer that does the same without padding of its own: its input is padded already.
    ///
    /// # Errors
    /// None, as long as the crate takes what is given here.
    pub fn padded_cache(&self) -> Result<DilatedCache<f64>> {
        let mut cache = self.cache.clone();
        cache.a_prev = zero_pad(self.cache.a_prev.view(), cache.params.conv.pad)?;
        cache.params.conv.pad = 0;
        Ok(cache)
    }

    /// The case in which this layer must give `expected`.
    ///
    /// # Errors
    /// None, as long as the crate takes what is given here.
    pub fn case(&self, expected: Tensor) -> Result<Case> {
        let DilatedCache { a_prev, w, params } = &self.cache;
        let env = layer_env(a_prev, self.upstream.view(), params.conv.stride)
            .scalar("d", params.dilation as f64)
            .tensor(
                r"A^{\mathrm{pad}}",
                tensor(&zero_pad(a_prev.view(), params.conv.pad)?),
            )
            .tensor("dZ", tensor(&self.upstream));
        let env = with_filters(env, params.conv, w, &self.b);
        Ok(Case::new(self.name, env, expected))
    }
}

impl Layer<GroupedCache<f64>> {
    /// A layer that does the same without padding of its own: its input is padded already.
    ///
    /// # Errors
    /// None, as long as the crate takes what is given here.
    pub fn padded_cache(&self) -> Result<GroupedCache<f64>> {
        let mut cache = self.cache.clone();
        cache.a_prev = zero_pad(self.cache.a_prev.view(), cache.params.conv.pad)?;
        cache.params.conv.pad = 0;
        Ok(cache)
    }

    /// The case in which this layer must give `expected`.
    ///
    /// # Errors
    /// None, as long as the crate takes what is given here.
    pub fn case(&self, expected: Tensor) -> Result<Case> {
        let GroupedCache { a_prev, w, params } = &self.cache;
        let env = layer_env(a_prev, self.upstream.view(), params.conv.stride)
            .scalar("g", params.groups as f64)
            .scalar("q", w.dim().2 as f64)
            .tensor(
                r"A^{\mathrm{pad}}",
                tensor(&zero_pad(a_prev.view(), params.conv.pad)?),
            )
            .tensor("dZ", tensor(&self.upstream));
        let env = with_filters(env, params.conv, w, &self.b);
        Ok(Case::new(self.name, env, expected))
    }
}

impl Layer<TransposedCache<f64>> {
    /// The output and its gradient, not yet cut and without bias, in the symbols of scope `transposed`.
    ///
    /// # Errors
    /// None, as long as the crate takes what is given here.
    pub fn case(&self, expected: Tensor) -> Result<Case> {
        let TransposedCache { x, w, params } = &self.cache;
        let ((m, n_h, n_w, n_c), (_, rows, cols, n_c_out)) = (x.dim(), self.upstream.dim());
        let env = Env::new()
            .scalar("m", m as f64)
            .scalar("n_H", n_h as f64)
            .scalar("n_W", n_w as f64)
            .scalar("n_C", n_c as f64)
            .scalar(r"n_C^{\mathrm{prev}}", n_c_out as f64)
            .scalar("N_H", rows as f64)
            .scalar("N_W", cols as f64)
            .scalar("s", params.conv.stride as f64)
            .scalar("o", params.output_pad as f64)
            .tensor("X", tensor(x))
            .tensor(r"Y^{\mathrm{pad}}", tensor(&self.uncut()?))
            .tensor("dY", tensor(&self.upstream))
            .tensor(
                r"dY^{\mathrm{pad}}",
                tensor(&zero_pad(self.upstream.view(), params.conv.pad)?),
            );
        let env = with_filters(env, params.conv, w, &self.b);
        Ok(Case::new(self.name, env, expected))
    }

    /// The same layer's output with nothing cut off and no bias.
    ///
    /// # Errors
    /// None, as long as the crate takes what is given here.
    pub fn uncut(&self) -> Result<Array4<f64>> {
        let TransposedCache { x, w, params } = &self.cache;
        let mut params = *params;
        params.conv.pad = 0;
        let no_bias = Array4::zeros(self.b.raw_dim());
        Ok(transposed_conv_forward(x.view(), w.view(), no_bias.view(), params)?.0)
    }
}
