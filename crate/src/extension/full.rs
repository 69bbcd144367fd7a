//! The gradient of the input as a convolution: the filters, turned by 180°, slide over the
//! zero-inserted `dz`.

use ndarray::{Array4, ArrayView4, NdFloat, s};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::conv::{ConvCache, ConvParams, conv_forward, conv_output_shape};
use crate::error::{Error, Result};
use crate::geometry::padded_size;

/// Size of the zero-inserted `dz` along one axis: `n_prev + 2·pad + f − 1`, whatever the stride.
///
/// A window of `f` elements thus has exactly `n_prev + 2·pad` positions on it, one for each element
/// of the padded input. `axis` is only the name of the axis in the error.
///
/// # Errors
/// [`Error::ZeroWindow`] if `f` is 0, [`Error::TooLarge`] if the sum overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::{extension::full::expanded_size, geometry::output_size};
///
/// // stride 2 leaves one of 8 columns uncovered, but the size still matches:
/// let expanded = expanded_size("width", 8, 3, 0)?;
/// assert_eq!(expanded, 10);
/// assert_eq!(output_size("width", expanded, 3, 0, 1)?, 8);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn expanded_size(axis: &'static str, n_prev: usize, f: usize, pad: usize) -> Result<usize> {
    let border = f.checked_sub(1).ok_or(Error::ZeroWindow)?;
    let padded = padded_size(axis, n_prev, pad)?;
    padded.checked_add(border).ok_or_else(|| Error::TooLarge {
        array: axis,
        reason: format!("{padded} + {f} − 1 overflows"),
    })
}

/// Every filter turned by 180°, with its two channel axes exchanged.
///
/// Shapes: `w (f_h, f_w, n_C_prev, n_C)` → `(f_h, f_w, n_C, n_C_prev)`.
///
/// ```text
/// turned[u, v, c, k] = w[f_h − 1 − u, f_w − 1 − v, k, c]
/// ```
///
/// # Errors
/// - [`Error::EmptyAxis`] if `w` has an axis of extent 0.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// In the book, *全卷积与翻转 · Full convolution and the flip*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::full::turn_filters;
/// use ndarray::array;
///
/// let w = array![[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]];
/// let turned = array![[[[4.0]], [[3.0]]], [[[2.0]], [[1.0]]]];
/// assert_eq!(turn_filters(w.view())?, turned);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: turn_filters
pub fn turn_filters<F: NdFloat>(w: ArrayView4<F>) -> Result<Array4<F>> {
    not_empty("w", w.shape())?;
    let mut turned = w.slice(s![..;-1, ..;-1, .., ..]); // rows and columns backwards
    turned.swap_axes(2, 3); // input channels last: they are what comes out now
    owned("turned", turned)
}
// ANCHOR_END: turn_filters

/// `dz` with `stride − 1` zeros inserted between neighbouring entries, and with enough zeros around
/// it that the turned filters have one position for each element of the padded input.
///
/// Shapes: `dz (m, n_H, n_W, n_C)` → `(m, n_H_prev + 2·pad + f_h − 1, n_W_prev + 2·pad + f_w − 1, n_C)`.
///
/// ```text
/// dZ_dil[i, h·s + f_h − 1, w·s + f_w − 1, c] = dZ[i, h, w, c], 0 elsewhere
/// ```
///
/// Rows and columns that no window covers become additional zeros at the end.
///
/// # Errors
/// Those of [`conv_backward`](crate::conv_backward).
///
/// # Source
/// In the book, *步幅大于 1 · Stride above 1*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::full::dilate_gradient;
/// use cnn_backprop::{ConvCache, ConvParams};
/// use ndarray::{Array4, array, s};
///
/// let (a_prev, w) = (Array4::zeros((1, 1, 6, 1)), Array4::zeros((1, 2, 1, 1)));
/// let params = ConvParams { stride: 3, pad: 0 }; // no window covers the last column
/// let dz = array![[[[5.0], [7.0]]]];
/// let spread = dilate_gradient(dz.view(), &ConvCache { a_prev, w, params })?;
/// assert_eq!(spread.slice(s![0, 0, .., 0]), array![0.0, 5.0, 0.0, 0.0, 7.0, 0.0, 0.0]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: dilate_gradient
pub fn dilate_gradient<F: NdFloat>(dz: ArrayView4<F>, cache: &ConvCache<F>) -> Result<Array4<F>> {
    let (a_prev, filters) = (cache.a_prev.view(), cache.w.view());
    let (m, n_h, n_w, n_c) = conv_output_shape(&a_prev, &filters, cache.params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let ConvParams { stride, pad } = cache.params;
    let (f_h, f_w, _, _) = filters.dim();
    let (_, n_h_prev, n_w_prev, _) = a_prev.dim();

    let rows = expanded_size("height", n_h_prev, f_h, pad)?;
    let cols = expanded_size("width", n_w_prev, f_w, pad)?;
    let mut dz_dilated = zeros("dz_dilated", (m, rows, cols, n_c))?;
    for h in 0..n_h {
        for w in 0..n_w {
            let (row, col) = (h * stride + f_h - 1, w * stride + f_w - 1);
            let number = dz.slice(s![.., h, w, ..]); // of every example and channel
            dz_dilated.slice_mut(s![.., row, col, ..]).assign(&number);
        }
    }
    Ok(dz_dilated)
}
// ANCHOR_END: dilate_gradient

/// The gradient of the input, computed by a convolution: `da_prev` of
/// [`conv_backward`](crate::conv_backward), obtained in another way.
///
/// Shapes: `dz (m, n_H, n_W, n_C)` → `da_prev (m, n_H_prev, n_W_prev, n_C_prev)`.
///
/// ```text
/// dA_pad[i, y, x, k] = Σ_u Σ_v Σ_c dZ_dil[i, y + u, x + v, c] · turned[u, v, c, k]
/// ```
///
/// # Errors
/// Those of [`conv_backward`](crate::conv_backward).
///
/// # Source
/// In the book, *全卷积与翻转 · Full convolution and the flip*.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::full::input_gradient_by_convolution;
/// use cnn_backprop::{ConvParams, NumpyRng, conv_backward, conv_forward};
///
/// let mut rng = NumpyRng::seed(1);
/// let (a_prev, w) = (rng.randn((2, 6, 5, 3))?, rng.randn((3, 2, 3, 4))?);
/// let b = rng.randn((1, 1, 1, 4))?;
/// let params = ConvParams { stride: 2, pad: 1 };
/// let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// let scattered = conv_backward(z.view(), &cache)?.da_prev;
/// let gathered = input_gradient_by_convolution(z.view(), &cache)?;
/// approx::assert_relative_eq!(gathered, scattered, epsilon = 1e-12);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: input_gradient_by_convolution
pub fn input_gradient_by_convolution<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &ConvCache<F>,
) -> Result<Array4<F>> {
    let dz_dilated = dilate_gradient(dz, cache)?;
    let turned = turn_filters(cache.w.view())?;
    let (_, n_h_prev, n_w_prev, n_c_prev) = cache.a_prev.dim();
    let no_bias = zeros("no_bias", (1, 1, 1, n_c_prev))?;

    let every_place = ConvParams { stride: 1, pad: 0 };
    let (a, w, b) = (dz_dilated.view(), turned.view(), no_bias.view());
    let (da_prev_pad, _) = conv_forward(a, w, b, every_place)?;

    let pad = cache.params.pad;
    let inside = s![.., pad..pad + n_h_prev, pad..pad + n_w_prev, ..];
    owned("da_prev", da_prev_pad.slice(inside))
}
// ANCHOR_END: input_gradient_by_convolution
