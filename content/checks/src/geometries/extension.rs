//! Variants of the convolutional layer: transposed, dilated, grouped.

use std::error::Error;
use std::result;
use std::sync::LazyLock;

use cnn_backprop::extension::dilation::{DilatedCache, DilatedParams, dilated_conv_forward};
use cnn_backprop::extension::groups::{GroupedCache, GroupedParams, grouped_conv_forward};
use cnn_backprop::extension::transposed::{self, TransposedCache, TransposedParams};
use cnn_backprop::{ConvParams, Result, zero_pad};
use formula::Env;
use formula_check::{Case, Computed, Values, computed, tensor};
use ndarray::Array4;

use super::{Layer, drawn, layer, layer_env};
use crate::A_PAD;

/// Three dilated convolutions.
pub static DILATED: LazyLock<Vec<Layer<DilatedCache<f64>>>> = LazyLock::new(|| {
    drawn(8, |rng| {
        let mut draw = |name, input, filters: [usize; 4], (stride, pad), dilation| {
            let conv = ConvParams { stride, pad };
            let params = DilatedParams { conv, dilation };
            layer(rng, name, [input, filters], filters[3], |a, w, b| {
                dilated_conv_forward(a, w, b, params)
            })
        };
        Ok(vec![
            draw("3×4 filters", [2, 9, 11, 2], [3, 4, 2, 3], (2, 1), 3)?,
            draw("4×3 filters", [2, 10, 5, 3], [4, 3, 3, 2], (3, 2), 2)?,
            draw("1×4 filters", [3, 6, 9, 2], [1, 4, 2, 4], (2, 1), 2)?,
        ])
    })
});

/// Three grouped convolutions.
pub static GROUPED: LazyLock<Vec<Layer<GroupedCache<f64>>>> = LazyLock::new(|| {
    drawn(9, |rng| {
        let mut draw = |name, input, filters: [usize; 4], (stride, pad), groups| {
            let conv = ConvParams { stride, pad };
            let params = GroupedParams { conv, groups };
            layer(rng, name, [input, filters], filters[3], |a, w, b| {
                grouped_conv_forward(a, w, b, params)
            })
        };
        Ok(vec![
            draw("2 groups of 3", [2, 5, 7, 6], [3, 2, 3, 4], (2, 1), 2)?,
            draw("3 groups of 2", [2, 7, 5, 6], [1, 4, 2, 9], (3, 2), 3)?,
            draw("4 groups of 1", [3, 6, 4, 4], [4, 3, 1, 8], (2, 1), 4)?,
        ])
    })
});

/// Three transposed convolutions.
pub static TRANSPOSED: LazyLock<Vec<Layer<TransposedCache<f64>>>> = LazyLock::new(|| {
    drawn(10, |rng| {
        let mut draw = |name, input, filters: [usize; 4], (stride, pad), output_pad| {
            let conv = ConvParams { stride, pad };
            let params = TransposedParams { conv, output_pad };
            layer(rng, name, [input, filters], filters[2], |x, w, b| {
                transposed::transposed_conv_forward(x, w, b, params)
            })
        };
        Ok(vec![
            draw("3×4 filters", [2, 3, 5, 2], [3, 4, 4, 2], (2, 1), 1)?,
            draw("5×3 filters", [2, 4, 2, 3], [5, 3, 2, 3], (3, 2), 2)?,
            draw("4×1 filters", [3, 2, 4, 5], [4, 1, 3, 5], (4, 1), 3)?,
        ])
    })
});

fn with_filters(env: Env, conv: ConvParams, w: &Array4<f64>, b: &Array4<f64>) -> Env {
    let (f_h, f_w, ..) = w.dim();
    env.scalar("f_h", f_h as f64)
        .scalar("f_w", f_w as f64)
        .scalar("p", conv.pad as f64)
        .tensor("W", tensor(w))
        .tensor("b", tensor(&b.flatten()))
}

impl Layer<DilatedCache<f64>> {
    /// The same layer without padding, on an input that is padded already.
    pub fn padded(&self) -> Result<DilatedCache<f64>> {
        let mut cache = self.cache.clone();
        cache.a_prev = zero_pad(self.cache.a_prev.view(), cache.params.conv.pad)?;
        cache.params.conv.pad = 0;
        Ok(cache)
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> result::Result<Case, Box<dyn Error>> {
        let DilatedCache { a_prev, w, params } = &self.cache;
        let env = layer_env(a_prev, self.dz.view(), params.conv.stride)
            .scalar("d", params.dilation as f64)
            .tensor(A_PAD, tensor(&zero_pad(a_prev.view(), params.conv.pad)?))
            .tensor("dZ", tensor(&self.dz));
        let env = with_filters(env, params.conv, w, &self.b);
        Ok(Case::new(self.name, env, expected))
    }
}

impl Layer<GroupedCache<f64>> {
    /// The same layer without padding, on an input that is padded already.
    pub fn padded(&self) -> Result<GroupedCache<f64>> {
        let mut cache = self.cache.clone();
        cache.a_prev = zero_pad(self.cache.a_prev.view(), cache.params.conv.pad)?;
        cache.params.conv.pad = 0;
        Ok(cache)
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> result::Result<Case, Box<dyn Error>> {
        let GroupedCache { a_prev, w, params } = &self.cache;
        let env = layer_env(a_prev, self.dz.view(), params.conv.stride)
            .scalar("g", params.groups as f64)
            .scalar("q", w.dim().2 as f64)
            .tensor(A_PAD, tensor(&zero_pad(a_prev.view(), params.conv.pad)?))
            .tensor("dZ", tensor(&self.dz));
        let env = with_filters(env, params.conv, w, &self.b);
        Ok(Case::new(self.name, env, expected))
    }
}

impl Layer<TransposedCache<f64>> {
    /// The output and its gradient, not yet cut and without bias, in the symbols of scope `transposed`.
    pub fn case(&self, expected: Computed<impl Values>) -> result::Result<Case, Box<dyn Error>> {
        let TransposedCache { x, w, params } = &self.cache;
        let ((m, n_h, n_w, n_c), (_, rows, cols, n_c_out)) = (x.dim(), self.dz.dim());
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
            .tensor(r"Y^{\mathrm{pad}}", tensor(&self.uncut()?.value))
            .tensor("dY", tensor(&self.dz))
            .tensor(
                r"dY^{\mathrm{pad}}",
                tensor(&zero_pad(self.dz.view(), params.conv.pad)?),
            );
        let env = with_filters(env, params.conv, w, &self.b);
        Ok(Case::new(self.name, env, expected))
    }

    /// The same layer's output with nothing cut off and no bias.
    pub fn uncut(&self) -> Result<Computed<Array4<f64>>> {
        let TransposedCache { x, w, params } = &self.cache;
        let mut params = *params;
        params.conv.pad = 0;
        let no_bias = Array4::zeros(self.b.raw_dim());
        let (x, w, b) = (x.view(), w.view(), no_bias.view());
        Ok(computed!(
            transposed::transposed_conv_forward(x, w, b, params)?.0
        ))
    }
}
