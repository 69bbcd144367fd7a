//! The arrays on which every formula is evaluated: random, with shapes that reveal a mix-up.
//!
//! No two extents of a geometry are equal, so exchanged indices either leave an array or read different
//! numbers. Strides are above 1, padding above 0, and along both axes some elements are left over.

mod batch_norm;
mod borders;
mod chain;
mod dense;
mod dimensions;
mod extension;
mod layer;
mod padding;
mod pooling;
mod step;
mod winograd;

use cnn_backprop::{NumpyRng, Result};
use formula::Env;
use formula_check::tensor;
use ndarray::{Array4, ArrayView4};

pub use batch_norm::{NORMALISED, Normalised};
pub use borders::BORDERED;
pub use chain::CHAINS;
pub use dense::DENSES;
pub use dimensions::{SIGNALS, VOLUMES};
pub use extension::{DILATED, GROUPED, TRANSPOSED};
pub use layer::{CONVOLUTIONS, Layer, PLAINS, PLANES, POINTWISE, plane, square};
pub use padding::PADDED;
pub use pooling::{POOLINGS, Pooling, WINDOWS};
pub use step::STEPS;
pub use winograd::{LINES, TILED, TILES};

use layer::{convolutional, layer};

/// Draws from the random numbers of `seed`.
///
/// # Panics
/// If the crate rejects a shape that is written here.
pub fn drawn<T>(seed: u32, draw: impl FnOnce(&mut NumpyRng) -> Result<Vec<T>>) -> Vec<T> {
    draw(&mut NumpyRng::seed(seed)).expect("the crate accepts every shape of the checks")
}

/// The values that every layer has: the sizes of its input and output, the stride, the input.
fn layer_env(a_prev: &Array4<f64>, upstream: ArrayView4<f64>, stride: usize) -> Env {
    let (m, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
    let (_, n_h, n_w, n_c) = upstream.dim();
    Env::new()
        .scalar("m", m as f64)
        .scalar(r"n_H^{\mathrm{prev}}", n_h_prev as f64)
        .scalar(r"n_W^{\mathrm{prev}}", n_w_prev as f64)
        .scalar(r"n_C^{\mathrm{prev}}", n_c_prev as f64)
        .scalar("n_H", n_h as f64)
        .scalar("n_W", n_w as f64)
        .scalar("n_C", n_c as f64)
        .scalar("s", stride as f64)
        .tensor(r"A^{\mathrm{prev}}", tensor(a_prev))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn all_differ(name: &str, extents: &[usize]) {
        let distinct: HashSet<_> = extents.iter().collect();
        assert_eq!(distinct.len(), extents.len(), "{name}: {extents:?}");
    }

    #[test]
    fn convolutions_are_asymmetric() {
        for layer in CONVOLUTIONS.iter() {
            let (m, n_h_prev, n_w_prev, n_c_prev) = layer.cache.a_prev.dim();
            let (f_h, f_w, _, _) = layer.cache.w.dim();
            let (_, n_h, n_w, n_c) = layer.dz.dim();
            let extents = [m, n_h_prev, n_w_prev, n_c_prev, f_h, f_w, n_h, n_w, n_c];
            all_differ(layer.name, &extents);
            let (stride, pad) = (layer.cache.params.stride, layer.cache.params.pad);
            assert!(stride > 1 && pad > 0 && stride != pad, "{}", layer.name);
            assert!(![f_h, f_w].contains(&2), "{}", layer.name);
            assert_ne!((n_h_prev + 2 * pad - f_h) % stride, 0, "{}", layer.name);
            assert_ne!((n_w_prev + 2 * pad - f_w) % stride, 0, "{}", layer.name);
        }
    }

    #[test]
    fn paddings_are_asymmetric() {
        for layer in PADDED.iter() {
            let (m, n_h_prev, n_w_prev, n_c_prev) = layer.a_prev().dim();
            let (f_h, f_w, _, n_c) = layer.cache.conv.w.dim();
            let extents = [m, n_h_prev, n_w_prev, n_c_prev, f_h, f_w, n_c];
            all_differ(layer.name, &extents);
            let sides = layer.cache.padding;
            let sides = [sides.top, sides.bottom, sides.left, sides.right];
            all_differ(layer.name, &sides);
        }
    }

    #[test]
    fn poolings_are_asymmetric() {
        for layer in POOLINGS.iter() {
            let (m, n_h_prev, n_w_prev, n_c) = layer.a_prev.dim();
            let (_, n_h, n_w, _) = layer.da.dim();
            let (f, stride) = (layer.params.f, layer.params.stride);
            all_differ(layer.name, &[m, n_h_prev, n_w_prev, n_c, n_h, n_w, f]);
            assert!(stride > 1 && f > 2 && stride != f, "{}", layer.name);
            assert_ne!((n_h_prev - f) % stride, 0, "{}", layer.name);
            assert_ne!((n_w_prev - f) % stride, 0, "{}", layer.name);
        }
    }

    #[test]
    fn dense_layers_and_chains_are_asymmetric() {
        for layer in DENSES.iter() {
            let (m, n_h, n_w, n_c) = layer.a.dim();
            let (n_x, n_y) = layer.w.dim();
            all_differ(layer.name, &[m, n_h, n_w, n_c, n_x, n_y]);
            let classes: HashSet<_> = layer.labels.iter().collect();
            assert!(classes.len() > 2, "{}", layer.name);
            let largest = layer.y_hat.iter().fold(0.0_f64, |max, y| max.max(*y));
            assert!(
                largest < 0.99,
                "{}: one probability is almost 1",
                layer.name
            );
        }
        for chain in CHAINS.iter() {
            let (n_y, n_x) = chain.dy_dx.dim();
            all_differ(chain.name, &[n_x, n_y, chain.dz.len()]);
        }
    }

    #[test]
    fn steps_and_windows_are_asymmetric() {
        for step in STEPS.iter() {
            all_differ(step.name, step.w.shape());
        }
        for window in WINDOWS.iter() {
            all_differ(window.name, window.x.shape());
        }
    }

    #[test]
    fn ties_are_where_the_names_say() {
        let maxima = |values: Vec<f64>| {
            let max = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            values.into_iter().filter(|value| *value == max).count()
        };
        for window in WINDOWS.iter() {
            let tied = window.name.contains("ties") || window.name.contains("zeros");
            let count = maxima(window.x.iter().copied().collect());
            assert_eq!(count > 1, tied, "{}: {count} maxima", window.name);
        }
        for layer in POOLINGS.iter() {
            let distinct: HashSet<u64> = layer.a_prev.iter().map(|x| x.to_bits()).collect();
            let tied = layer.name.contains("ties");
            assert_eq!(distinct.len() < layer.a_prev.len(), tied, "{}", layer.name);
        }
    }
}
