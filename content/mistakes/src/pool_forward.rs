//! Mistakes in the forward pass of the pooling layer.

use cnn_backprop::pool::pool_output_shape;
use cnn_backprop::{PoolMode, PoolParams, Result};
use ndarray::{Array4, ArrayView4, Axis, s};

use crate::numpy::{cut, mismatch};
use crate::pooling::Corner;
use crate::set::Mistakes;

/// The results of the windows, with mistakes or without.
///
/// Shapes: those of [`cnn_backprop::pool_forward`], unless a mistake changes them.
///
/// # Errors
/// Those of `pool_forward`, and where NumPy would stop.
pub fn pool_forward<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    a_prev: ArrayView4<f64>,
    params: PoolParams,
    mode: PoolMode,
) -> Result<Array4<f64>> {
    let mistakes = mistakes.into();
    let (m, mut n_h, mut n_w, n_c) = pool_output_shape(&a_prev, params)?;
    if mistakes.has("pool-forward-size-without-one") {
        (n_h, n_w) = (n_h - 1, n_w - 1);
    }
    let mut a = Array4::zeros((m, n_h, n_w, n_c));
    let step = if mistakes.has("pool-forward-loops-with-stride") {
        params.stride
    } else {
        1
    };
    let corner = Corner {
        mistakes,
        params,
        forward: true,
    };
    for i in 0..m {
        let a_prev = a_prev.index_axis(
            Axis(0),
            if mistakes.has("pool-forward-first-example") {
                0
            } else {
                i
            },
        );
        for h in (0..n_h).step_by(step) {
            for w in (0..n_w).step_by(step) {
                for c in 0..n_c {
                    let [rows, cols] = corner.window(h, w);
                    let (rows, cols) = (cut(rows, a_prev.dim().0), cut(cols, a_prev.dim().1));
                    let channels = if mistakes.has("pool-forward-all-channels") {
                        0..n_c
                    } else {
                        c..c + 1
                    };
                    let window = a_prev.slice(s![rows, cols, channels]);
                    if window.is_empty() {
                        return Err(mismatch(
                            "the window",
                            &[params.f, params.f],
                            window.shape(),
                        )); // `np.max` of nothing
                    }
                    let found = result(mistakes, window.iter().copied(), mode, window.len());
                    let at = if mistakes.has("pool-forward-transposed") {
                        [i, w, h, c]
                    } else {
                        [i, h, w, c]
                    };
                    let outside = mismatch("the indices", a.shape(), &at);
                    *a.get_mut(at).ok_or(outside)? = found;
                    if mistakes.has("pool-forward-returned-after-channel") {
                        return Ok(a);
                    }
                }
                if mistakes.has("pool-forward-returned-after-place") {
                    return Ok(a);
                }
            }
            if mistakes.has("pool-forward-returned-after-row") {
                return Ok(a);
            }
        }
        if mistakes.has("pool-forward-returned-after-example") {
            return Ok(a);
        }
    }
    Ok(a)
}

/// The number of a window.
fn result(
    mistakes: Mistakes,
    window: impl Iterator<Item = f64>,
    mode: PoolMode,
    len: usize,
) -> f64 {
    let mut max = (mode == PoolMode::Max) != mistakes.has("pool-forward-modes-exchanged");
    max |= mistakes.has("pool-forward-always-max");
    max &= !mistakes.has("pool-forward-always-average");
    match (max, mistakes) {
        (false, _) if mistakes.has("pool-forward-sum-for-mean") => window.sum(),
        (false, _) => window.sum::<f64>() / len as f64,
        _ if mistakes.has("pool-forward-minimum") => {
            let least = if mistakes.has("pool-forward-max-of-magnitude") {
                window.map(f64::abs).fold(f64::INFINITY, f64::min)
            } else {
                window.fold(f64::INFINITY, f64::min)
            };
            if mistakes.has("pool-forward-max-with-zero") {
                least.max(0.0)
            } else {
                least
            }
        }
        _ => {
            let magnitude = mistakes.has("pool-forward-max-of-magnitude");
            let start = if mistakes.has("pool-forward-max-with-zero") {
                0.0
            } else {
                f64::NEG_INFINITY
            };
            window
                .map(|x| if magnitude { x.abs() } else { x })
                .fold(start, f64::max)
        }
    }
}
