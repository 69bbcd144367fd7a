//! Convolutions of signals and of volumes.

use std::sync::LazyLock;

use cnn_backprop::extension::padding::{PaddedConvCache, Padding, pad_sides, padded_conv_forward};
use cnn_backprop::extension::volume::{Conv3dCache, conv3d_forward};
use cnn_backprop::{ConvCache, ConvParams, NumpyRng, Result};
use formula::Env;
use formula_check::{Case, Computed, Values, tensor};
use ndarray::{Array4, Array5, Axis, s};

use super::drawn;
use crate::A_PAD;

/// A convolution of signals: images of one row.
#[derive(Clone, Debug)]
pub struct Signal {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Input, `(m, 1, n_W_prev, n_C_prev)`.
    pub a_prev: Array4<f64>,
    /// Biases, `(1, 1, 1, n_C)`.
    pub b: Array4<f64>,
    /// Upstream gradient, `(m, 1, n_W, n_C)`.
    pub dz: Array4<f64>,
    /// Padded input, filters, parameters.
    pub cache: PaddedConvCache<f64>,
}

/// Three convolutions of signals.
pub static SIGNALS: LazyLock<Vec<Signal>> = LazyLock::new(|| drawn(13, draw_signals));

fn draw_signals(rng: &mut NumpyRng) -> Result<Vec<Signal>> {
    let mut layer =
        |name, [m, n_w_prev, n_c_prev]: [usize; 3], [f_w, n_c]: [usize; 2], stride, pad| {
            let a_prev = rng.randn([m, 1, n_w_prev, n_c_prev])?;
            let (w, b) = (
                rng.randn([1, f_w, n_c_prev, n_c])?,
                rng.randn([1, 1, 1, n_c])?,
            );
            let sides = Padding {
                left: pad,
                right: pad,
                ..Padding::default()
            };
            let (z, cache) = padded_conv_forward(a_prev.view(), w.view(), b.view(), stride, sides)?;
            let dz = rng.randn(z.raw_dim())?;
            Ok(Signal {
                name,
                a_prev,
                b,
                dz,
                cache,
            })
        };
    Ok(vec![
        layer("filters of 3", [2, 12, 4], [3, 5], 2, 1)?,
        layer("filters of 4", [3, 13, 2], [4, 6], 3, 2)?,
        layer("filters of 5", [4, 11, 3], [5, 2], 2, 1)?,
    ])
}

/// Without the row, which is the only one.
fn without_row(array: &Array4<f64>, axis: usize) -> ndarray::Array3<f64> {
    array.index_axis(Axis(axis), 0).to_owned()
}

impl Signal {
    /// A layer that does the same without padding of its own: its input is padded already.
    pub fn padded(&self) -> PaddedConvCache<f64> {
        let padding = Padding::default();
        PaddedConvCache {
            padding,
            ..self.cache.clone()
        }
    }

    /// The case in which this layer must give `expected`, which still has its row at axis `row`: scope `signal`.
    pub fn case(&self, expected: Computed<Array4<f64>>, row: usize) -> Case {
        let ConvCache { a_prev, w, params } = &self.cache.conv;
        let (m, _, n_w_prev, n_c_prev) = self.a_prev.dim();
        let (_, f_w, _, n_c) = w.dim();
        let env = Env::new()
            .scalar("m", m as f64)
            .scalar(r"n_W^{\mathrm{prev}}", n_w_prev as f64)
            .scalar(r"n_C^{\mathrm{prev}}", n_c_prev as f64)
            .scalar("n_W", self.dz.dim().2 as f64)
            .scalar("n_C", n_c as f64)
            .scalar("f_w", f_w as f64)
            .scalar("s", params.stride as f64)
            .scalar("p", self.cache.padding.left as f64)
            .tensor(A_PAD, tensor(&without_row(a_prev, 1)))
            .tensor("W", tensor(&without_row(w, 0)))
            .tensor("b", tensor(&self.b.flatten()))
            .tensor("dZ", tensor(&without_row(&self.dz, 1)));
        Case::new(
            self.name,
            env,
            expected.map(|array| without_row(&array, row)),
        )
    }
}

/// A convolution of volumes.
#[derive(Clone, Debug)]
pub struct Volume {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Biases, `(1, 1, 1, n_C)`.
    pub b: Array4<f64>,
    /// Upstream gradient, `(m, n_D, n_H, n_W, n_C)`.
    pub dz: Array5<f64>,
    /// Input, filters, parameters.
    pub cache: Conv3dCache<f64>,
}

/// Three convolutions of volumes.
pub static VOLUMES: LazyLock<Vec<Volume>> = LazyLock::new(|| drawn(14, draw_volumes));

fn draw_volumes(rng: &mut NumpyRng) -> Result<Vec<Volume>> {
    let mut layer = |name, input: [usize; 5], filters: [usize; 5], (stride, pad)| {
        let (a_prev, w) = (rng.randn(input)?, rng.randn(filters)?);
        let b = rng.randn([1, 1, 1, filters[4]])?;
        let params = ConvParams { stride, pad };
        let (z, cache) = conv3d_forward(a_prev.view(), w.view(), b.view(), params)?;
        let dz = rng.randn(z.raw_dim())?;
        Ok(Volume { name, b, dz, cache })
    };
    Ok(vec![
        layer("2×3×1 filters", [2, 5, 8, 4, 3], [2, 3, 1, 3, 5], (2, 1))?,
        layer("3×1×2 filters", [3, 8, 4, 7, 2], [3, 1, 2, 2, 4], (3, 1))?,
        layer("1×2×4 filters", [2, 3, 5, 8, 1], [1, 2, 4, 1, 3], (2, 1))?,
    ])
}

impl Volume {
    /// A layer that does the same without padding of its own: its input is padded already.
    pub fn padded(&self) -> Result<Conv3dCache<f64>> {
        let Conv3dCache { a_prev, w, params } = &self.cache;
        let (m, n_d, n_h, n_w, n_c) = a_prev.dim();
        let (pad, deep) = (params.pad, n_d + 2 * params.pad);
        let mut longer = Array5::zeros((m, deep, n_h, n_w, n_c));
        longer
            .slice_mut(s![.., pad..pad + n_d, .., .., ..])
            .assign(a_prev);
        let images = longer.into_shape_with_order((m * deep, n_h, n_w, n_c));
        let padded = pad_sides(images.expect("in order").view(), pad)?;
        let (_, high, wide, _) = padded.dim();
        let a_prev = padded.into_shape_with_order((m, deep, high, wide, n_c));
        Ok(Conv3dCache {
            a_prev: a_prev.expect("as many numbers"),
            w: w.clone(),
            params: ConvParams { pad: 0, ..*params },
        })
    }

    /// The case in which this layer must give `expected`: scope `volume`.
    pub fn case(&self, expected: Computed<impl Values>) -> Result<Case> {
        let Conv3dCache { a_prev, w, params } = &self.cache;
        let (m, n_d_prev, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
        let (f_d, f_h, f_w, _, n_c) = w.dim();
        let (_, n_d, n_h, n_w, _) = self.dz.dim();
        let env = Env::new()
            .scalar("m", m as f64)
            .scalar(r"n_D^{\mathrm{prev}}", n_d_prev as f64)
            .scalar(r"n_H^{\mathrm{prev}}", n_h_prev as f64)
            .scalar(r"n_W^{\mathrm{prev}}", n_w_prev as f64)
            .scalar(r"n_C^{\mathrm{prev}}", n_c_prev as f64)
            .scalar("n_D", n_d as f64)
            .scalar("n_H", n_h as f64)
            .scalar("n_W", n_w as f64)
            .scalar("n_C", n_c as f64)
            .scalar("f_d", f_d as f64)
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar("s", params.stride as f64)
            .scalar("p", params.pad as f64)
            .tensor(A_PAD, tensor(&self.padded()?.a_prev))
            .tensor("W", tensor(w))
            .tensor("b", tensor(&self.b.flatten()))
            .tensor("dZ", tensor(&self.dz));
        Ok(Case::new(self.name, env, expected))
    }
}
