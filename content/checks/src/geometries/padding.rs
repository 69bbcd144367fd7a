//! Convolutions with a padding of its own on each side.

use std::sync::LazyLock;

use cnn_backprop::extension::padding::{PaddedConvCache, Padding, padded_conv_forward};
use cnn_backprop::{Result, conv_backward};
use formula::Env;
use formula_check::{Case, Computed, Values, tensor};
use ndarray::{Array4, s};

use super::{Layer, drawn, layer, layer_env};
use crate::{A_PAD, DA_PAD};

/// Three convolutions. "Same" would need 3, 0 and 4 rows: an odd number, none at all because the stride is larger than the
/// filters, and an even number.
pub static PADDED: LazyLock<Vec<Layer<PaddedConvCache<f64>>>> = LazyLock::new(|| {
    drawn(11, |rng| {
        let mut draw = |name, input, filters: [usize; 4], stride, sides| {
            let [top, bottom, left, right] = sides;
            let padding = Padding {
                top,
                bottom,
                left,
                right,
            };
            layer(rng, name, [input, filters], filters[3], |a, w, b| {
                padded_conv_forward(a, w, b, stride, padding)
            })
        };
        Ok(vec![
            draw("4×3 filters", [2, 9, 13, 7], [4, 3, 7, 8], 2, [1, 3, 0, 5])?,
            draw("1×5 filters", [2, 10, 9, 7], [1, 5, 7, 6], 4, [0, 2, 3, 6])?,
            draw("5×4 filters", [2, 7, 11, 8], [5, 4, 8, 6], 3, [4, 1, 3, 0])?,
        ])
    })
});

impl Layer<PaddedConvCache<f64>> {
    /// The input as it was before it was padded.
    pub fn a_prev(&self) -> Array4<f64> {
        let Padding {
            top,
            bottom,
            left,
            right,
        } = self.cache.padding;
        let (_, high, wide, _) = self.cache.conv.a_prev.dim();
        let inside = s![.., top..high - bottom, left..wide - right, ..];
        self.cache.conv.a_prev.slice(inside).to_owned()
    }

    fn sizes(&self) -> Env {
        let (conv, padding) = (&self.cache.conv, self.cache.padding);
        let (f_h, f_w, ..) = conv.w.dim();
        layer_env(&self.a_prev(), self.dz.view(), conv.params.stride)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("p_t", padding.top as f64)
            .scalar("p_b", padding.bottom as f64)
            .scalar("p_l", padding.left as f64)
            .scalar("p_r", padding.right as f64)
    }

    /// The case in which this layer must give `expected`, in the symbols of scope `sides`.
    pub fn case(&self, expected: Computed<impl Values>) -> Result<Case> {
        let conv = &self.cache.conv;
        let with_border = conv_backward(self.dz.view(), conv)?.da_prev;
        let env = self.sizes().tensor(A_PAD, tensor(&conv.a_prev));
        let env = env.tensor(DA_PAD, tensor(&with_border));
        Ok(Case::new(self.name, env, expected))
    }

    /// The same without the padded arrays, for another padding than the layer's.
    pub fn unpadded_case(&self, expected: Computed<impl Values>) -> Case {
        Case::new(self.name, self.sizes(), expected)
    }
}
