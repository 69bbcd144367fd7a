//! Finding a filter from its effect on an image.

use ndarray::{Array2, Array4, ArrayView4, Axis, NdFloat, array};

use crate::checked::{same_shape, zeros};
use crate::conv::{ConvParams, conv_backward, conv_forward};
use crate::error::{Error, Result};

/// Gradient descent on the filters, so that their output on `image` approaches `target`.
///
/// Shapes: `image (m, n_H_prev, n_W_prev, n_C_prev)`, `target (m, n_H, n_W, n_C)`, `start
/// (f_h, f_w, n_C_prev, n_C)` → filters of that shape. There is no bias.
///
/// ```text
/// (N8) L  = 1/(2N) · Σ (Z − T)²        N = m·n_H·n_W·n_C
/// (N9) dZ = (Z − T)/N
/// (N7) W := W − α·dW                   dW as in (2), α = rate
/// ```
///
/// `observe` is called before each step with its number, counted from 0, the loss and the filters,
/// and once more with number `steps` after the last step.
///
/// # Errors
/// - Those of [`conv_forward`].
/// - [`Error::ShapeMismatch`] if `target` does not have the shape of the output.
///
/// # Source
/// The book, *把过滤器找回来 · Recover a hidden filter*.
///
/// # Examples
/// ```
/// use cnn_backprop::{ConvParams, NumpyRng, conv_forward, fit_filter};
/// use ndarray::{Array4, array};
///
/// let image = NumpyRng::seed(1).randn((1, 6, 7, 1))?;
/// let hidden = array![[[[1.0]], [[-1.0]]]]; // 1×2
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (target, _) = conv_forward(image.view(), hidden.view(), array![[[[0.0]]]].view(), params)?;
///
/// let start = Array4::zeros(hidden.dim());
/// let found = fit_filter(image.view(), target.view(), start, params, 0.5, 100, |_, _, _| {})?;
/// approx::assert_relative_eq!(found, hidden, epsilon = 1e-9);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: fit_filter
pub fn fit_filter<F: NdFloat>(
    image: ArrayView4<F>,
    target: ArrayView4<F>,
    start: Array4<F>,
    params: ConvParams,
    rate: F,
    steps: usize,
    mut observe: impl FnMut(usize, F, &Array4<F>),
) -> Result<Array4<F>> {
    let no_bias = zeros("b", (1, 1, 1, start.dim().3))?;
    let mut w = start;
    for step in 0..=steps {
        let (z, cache) = conv_forward(image, w.view(), no_bias.view(), params)?;
        same_shape("target", z.shape(), target.shape())?;
        let n = count(z.len())?;
        let error = z - target;
        let loss = error.fold(F::zero(), |sum, &e| sum + e * e) / (n + n); // (N8)
        observe(step, loss, &w);

        if step < steps {
            let dz = error.mapv(|e| e / n); // (N9)
            let grads = conv_backward(dz.view(), &cache)?;
            w.scaled_add(-rate, &grads.dw); // (N7)
        }
    }
    Ok(w)
}
// ANCHOR_END: fit_filter

fn count<F: NdFloat>(n: usize) -> Result<F> {
    F::from(n).ok_or_else(|| Error::TooLarge {
        array: "z",
        reason: format!("{n} elements cannot be counted"),
    })
}

/// The image of the book's experiment, and the hidden filter: the Sobel filter for vertical edges.
///
/// Shapes: image `(1, 7, 8, 1)`, filter `(3, 3, 1, 1)`.
///
/// # Source
/// The book, *把过滤器找回来 · Recover a hidden filter*.
///
/// # Examples
/// ```
/// let (image, hidden) = cnn_backprop::fit::hidden_filter();
/// assert_eq!(image.dim(), (1, 7, 8, 1));
/// assert_eq!(hidden.sum(), 0.0); // a flat image has no edges
/// ```
// ANCHOR: hidden_filter
pub fn hidden_filter() -> (Array4<f64>, Array4<f64>) {
    let image = array![
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0],
    ];
    let hidden = array![[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]];
    let one_channel = |x: Array2<f64>, axes: [usize; 2]| {
        let [first, second] = axes.map(Axis);
        x.insert_axis(first).insert_axis(second)
    };
    (one_channel(image, [0, 3]), one_channel(hidden, [2, 3]))
}
// ANCHOR_END: hidden_filter
