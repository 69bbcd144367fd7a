//! Transposed convolution: the backward pass of a convolution, used as the forward pass of a layer.

use ndarray::{Array4, ArrayView4, Axis, NdFloat};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::conv::{ConvCache, ConvGrads, ConvParams, conv_backward, conv_forward};
use crate::error::{Error, Result};

/// Stride, padding and output padding of a transposed convolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TransposedParams {
    /// Stride and padding of the convolution that is transposed; `pad` is cut off the output.
    pub conv: ConvParams,
    /// Rows and columns that this convolution would leave uncovered; less than the stride.
    pub output_pad: usize,
}

/// Size of a transposed convolution's output along one axis: `(n − 1)·s + f + output_pad − 2·pad`,
/// the input size from which a convolution with these parameters makes `n`.
///
/// # Errors
/// - [`Error::ZeroStride`] if the stride is 0, [`Error::OutputPadding`] if `output_pad` is not less than it.
/// - [`Error::ZeroExtent`] if `n` is 0, [`Error::ZeroWindow`] if `f` is 0.
/// - [`Error::PaddingLeavesNothing`] if `2·pad` is not less than the rest.
/// - [`Error::TooLarge`] if a product or sum overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::transposed::{TransposedParams, transposed_size};
/// use cnn_backprop::geometry::output_size;
///
/// let conv = ConvParams { stride: 2, pad: 1 };
/// for (output_pad, n_prev) in [(0, 5), (1, 6)] {
///     let params = TransposedParams { conv, output_pad };
///     assert_eq!(transposed_size("height", 3, 3, params)?, n_prev);
///     assert_eq!(output_size("height", n_prev, 3, 1, 2)?, 3); // both sizes give 3
/// }
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn transposed_size(
    axis: &'static str,
    n: usize,
    f: usize,
    params: TransposedParams,
) -> Result<usize> {
    let (ConvParams { stride, pad }, output_pad) = (params.conv, params.output_pad);
    if stride == 0 {
        return Err(Error::ZeroStride);
    }
    if output_pad >= stride {
        return Err(Error::OutputPadding { output_pad, stride });
    }
    let stops = n.checked_sub(1).ok_or(Error::ZeroExtent { axis })?;
    if f == 0 {
        return Err(Error::ZeroWindow);
    }
    let uncut = stops
        .checked_mul(stride)
        .and_then(|moved| moved.checked_add(f)?.checked_add(output_pad))
        .ok_or_else(|| Error::TooLarge {
            array: axis,
            reason: format!("({n} − 1)·{stride} + {f} + {output_pad} overflows"),
        })?;
    pad.checked_mul(2)
        .and_then(|cut| uncut.checked_sub(cut))
        .filter(|&rest| rest > 0)
        .ok_or(Error::PaddingLeavesNothing { axis, uncut, pad })
}

/// What [`transposed_conv_forward`] saves for [`transposed_conv_backward`].
#[derive(Clone, Debug, PartialEq)]
pub struct TransposedCache<F> {
    /// Input of the layer, `(m, n_H, n_W, n_C)`.
    pub x: Array4<F>,
    /// Filters, shaped as for the convolution that is transposed: `(f_h, f_w, n_C_out, n_C)`.
    pub w: Array4<F>,
    /// Stride, padding and output padding.
    pub params: TransposedParams,
}

/// A transposed convolution: every number of `x` is multiplied by the filter and added to a window
/// of the output, just as a number of `dz` is added to `da_prev`; then the bias is added.
///
/// Shapes: `x (m, n_H, n_W, n_C)`, `w (f_h, f_w, n_C_out, n_C)`, `b (1, 1, 1, n_C_out)` →
/// `(m, N_H, N_W, n_C_out)` and the cache, where `N_H = (n_H − 1)·s + f_h + output_pad − 2·pad` and
/// `N_W` likewise.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `x` or `w` has an axis of extent 0.
/// - [`Error::ShapeMismatch`] if `b` is not `(1, 1, 1, n_C_out)`, or the last axes of `x` and `w` differ.
/// - [`Error::ZeroStride`], [`Error::OutputPadding`] if `output_pad` is not less than the stride.
/// - [`Error::PaddingLeavesNothing`] if `2·pad` cuts the whole output off.
/// - [`Error::TooLarge`] if a size overflows or memory cannot be allocated.
///
/// # Source
/// In the book, *转置卷积 · Transposed convolution*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::transposed::{TransposedParams, transposed_conv_forward};
/// use ndarray::{Array4, array};
///
/// let x = array![[[[1.0], [10.0]]]]; // one row
/// let w = array![[[[1.0]], [[2.0]], [[3.0]]]]; // 1×3 filter
/// let b = Array4::zeros((1, 1, 1, 1));
/// let conv = ConvParams { stride: 2, pad: 0 };
/// let params = TransposedParams { conv, output_pad: 0 };
/// let (y, _cache) = transposed_conv_forward(x.view(), w.view(), b.view(), params)?;
/// assert_eq!(y, array![[[[1.0], [2.0], [13.0], [20.0], [30.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: transposed_conv_forward
pub fn transposed_conv_forward<F: NdFloat>(
    x: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: TransposedParams,
) -> Result<(Array4<F>, TransposedCache<F>)> {
    not_empty("x", x.shape())?;
    not_empty("w", w.shape())?;
    let ((m, n_h, n_w, n_c), (f_h, f_w, n_c_out, filters)) = (x.dim(), w.dim());
    same_shape("x", &[m, n_h, n_w, filters], &[m, n_h, n_w, n_c])?;
    same_shape("b", &[1, 1, 1, n_c_out], b.shape())?;
    let rows = transposed_size("height", n_h, f_h, params)?;
    let cols = transposed_size("width", n_w, f_w, params)?;

    // x takes the place of dz: the result is the gradient of an input of that size,
    // whatever its values
    let nothing = zeros("y", (m, rows, cols, n_c_out))?;
    let turned_around = ConvCache {
        a_prev: nothing,
        w: owned("w", w)?,
        params: params.conv,
    };
    let y = conv_backward(x, &turned_around)?.da_prev + b;
    let (x, w) = (owned("x", x)?, turned_around.w);
    Ok((y, TransposedCache { x, w, params }))
}
// ANCHOR_END: transposed_conv_forward

/// Gradients of the loss with respect to input, filters and bias of a transposed convolution: the
/// gradient of the input is a plain convolution of `dy`.
///
/// Shapes: `dy (m, N_H, N_W, n_C_out)` → `da_prev (m, n_H, n_W, n_C)`, `dw` and `db` as `w` and `b`.
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `dy` is not shaped like this layer's output.
/// - Those of [`transposed_conv_forward`] if the parts of `cache` do not fit together.
///
/// # Source
/// In the book, *转置卷积 · Transposed convolution*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::transposed::{
///     TransposedParams, transposed_conv_backward, transposed_conv_forward,
/// };
/// use ndarray::{Array4, array};
///
/// let x = array![[[[1.0], [10.0]]]];
/// let w = array![[[[1.0]], [[2.0]], [[3.0]]]];
/// let b = Array4::zeros((1, 1, 1, 1));
/// let conv = ConvParams { stride: 2, pad: 0 };
/// let params = TransposedParams { conv, output_pad: 0 };
/// let (y, cache) = transposed_conv_forward(x.view(), w.view(), b.view(), params)?;
/// let grads = transposed_conv_backward(Array4::ones(y.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[6.0], [6.0]]]]); // 1 + 2 + 3, forward, not turned
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: transposed_conv_backward
pub fn transposed_conv_backward<F: NdFloat>(
    dy: ArrayView4<F>,
    cache: &TransposedCache<F>,
) -> Result<ConvGrads<F>> {
    let TransposedCache { x, w, params } = cache;
    let no_bias = zeros("no_bias", (1, 1, 1, w.len_of(Axis(3))))?;
    let ((m, n_h, n_w, _), (f_h, f_w, n_c_out, _)) = (x.dim(), w.dim());
    let rows = transposed_size("height", n_h, f_h, *params)?;
    let cols = transposed_size("width", n_w, f_w, *params)?;
    same_shape("dy", &[m, rows, cols, n_c_out], dy.shape())?;

    let (da_prev, conv) = conv_forward(dy, w.view(), no_bias.view(), params.conv)?;
    let dw = conv_backward(x.view(), &conv)?.dw; // dy was what the filter slid over, x plays dz
    let mut db = zeros("db", (1, 1, 1, n_c_out))?;
    for number in dy.lanes(Axis(3)) {
        db += &number;
    }
    Ok(ConvGrads { da_prev, dw, db })
}
// ANCHOR_END: transposed_conv_backward
