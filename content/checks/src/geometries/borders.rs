//! Pooling layers whose windows reach into the padding, and past it.

use std::sync::LazyLock;

use cnn_backprop::extension::padding::{Padding, padded_conv_forward};
use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolCache, PaddedPoolParams, Window, padded_pool_forward,
};
use cnn_backprop::{NumpyRng, PoolMode, Result};
use formula::Env;
use formula_check::{Case, Computed, Values, computed, tensor};
use ndarray::{Array2, Array4, Axis};

use super::{drawn, layer_env};

/// A pooling layer with padding, with its input and an upstream gradient.
#[derive(Clone, Debug)]
pub struct Bordered {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Upstream gradient, `(m, n_H, n_W, n_C)`.
    pub da: Array4<f64>,
    /// Input and parameters.
    pub cache: PaddedPoolCache<f64>,
}

/// Three in ceil mode. In the first, a window is dropped that would begin past the image; in the second, the last window
/// reaches past the padding. The fourth rounds down, so that one more window at either end would hold pixels.
pub static BORDERED: LazyLock<Vec<Bordered>> = LazyLock::new(|| drawn(12, draw));

fn draw(rng: &mut NumpyRng) -> Result<Vec<Bordered>> {
    let mut layer =
        |name, input: [usize; 4], window: Window, stride, sides, (ceil_mode, divisor)| {
            let [top, bottom, left, right] = sides;
            let params = PaddedPoolParams {
                window,
                stride,
                padding: Padding {
                    top,
                    bottom,
                    left,
                    right,
                },
                ceil_mode,
                divisor,
            };
            let a_prev = rng.randn(input)?;
            let (a, cache) = padded_pool_forward(a_prev.view(), params, PoolMode::Average)?;
            let da = rng.randn(a.raw_dim())?;
            Ok(Bordered { name, da, cache })
        };
    let (pixels, positions) = (Divisor::Pixels, Divisor::Positions);
    Ok(vec![
        layer(
            "3×4 windows",
            [2, 6, 8, 3],
            (3, 4).into(),
            2,
            [2, 2, 2, 1],
            (true, pixels),
        )?,
        layer(
            "3×4 windows, stride 5",
            [3, 6, 11, 2],
            (3, 4).into(),
            5,
            [1, 0, 2, 1],
            (true, positions),
        )?,
        layer(
            "3×5 windows, stride 3",
            [2, 8, 7, 6],
            (3, 5).into(),
            3,
            [2, 0, 1, 3],
            (true, pixels),
        )?,
        layer(
            "4×5 windows, rounded down",
            [3, 12, 7, 2],
            (4, 5).into(),
            2,
            [1, 0, 2, 1],
            (false, positions),
        )?,
    ])
}

impl Bordered {
    /// How many pixels, or how many positions of the padded image, are under each window: a convolution of ones with ones.
    pub fn counts(&self, divisor: Divisor) -> Result<Computed<Array2<f64>>> {
        let PaddedPoolParams {
            window,
            stride,
            padding,
            ..
        } = self.cache.params;
        let (_, n_h_prev, n_w_prev, _) = self.cache.a_prev.dim();
        let (_, n_h, n_w, _) = self.da.dim();
        let (high, wide) = padding.around((n_h_prev, n_w_prev))?;
        let past =
            |n: usize, f: usize, padded: usize| ((n - 1) * stride + f).saturating_sub(padded);
        let past = (
            past(n_h, window.height, high),
            past(n_w, window.width, wide),
        );
        let (ones, zeros) = match divisor {
            Divisor::Pixels => (
                (n_h_prev, n_w_prev),
                Padding {
                    bottom: padding.bottom + past.0,
                    right: padding.right + past.1,
                    ..padding
                },
            ),
            Divisor::Positions => (
                (high, wide),
                Padding {
                    bottom: past.0,
                    right: past.1,
                    ..Padding::default()
                },
            ),
        };
        let image = Array4::ones((1, ones.0, ones.1, 1));
        let filter = Array4::ones((window.height, window.width, 1, 1));
        let no_bias = Array4::zeros((1, 1, 1, 1));
        let (image, filter, no_bias) = (image.view(), filter.view(), no_bias.view());
        let counts = computed!(padded_conv_forward(image, filter, no_bias, stride, zeros)?.0);
        Ok(counts.map(|z| z.index_axis_move(Axis(3), 0).index_axis_move(Axis(0), 0)))
    }

    /// The case in which this layer must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Result<Case> {
        let PaddedPoolCache { a_prev, params } = &self.cache;
        let Padding {
            top,
            bottom,
            left,
            right,
        } = params.padding;
        let n = self.counts(params.divisor)?.value;
        let (_, n_h_prev, ..) = a_prev.dim();
        let free = top + n_h_prev + bottom - params.window.height;
        let steps = free.div_ceil(params.stride);
        let env: Env = layer_env(a_prev, self.da.view(), params.stride)
            .scalar("f_h", params.window.height as f64)
            .scalar("f_w", params.window.width as f64)
            .scalar("p_t", top as f64)
            .scalar("p_b", bottom as f64)
            .scalar("p_l", left as f64)
            .scalar("p_r", right as f64)
            .scalar("K", steps as f64)
            .tensor("N", tensor(&n))
            .tensor("dA", tensor(&self.da));
        Ok(Case::new(self.name, env, expected))
    }
}
