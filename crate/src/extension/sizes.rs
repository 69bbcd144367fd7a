//! Sizes that the extensions need beside those of [`geometry`](crate::geometry).

use ndarray::ArrayView4;

use super::dilation::DilatedParams;
use super::groups::GroupedParams;
use super::transposed::TransposedParams;
use crate::checked::{not_empty, same_shape};
use crate::conv::ConvParams;
use crate::error::{Error, Result};
use crate::geometry::{conv_output_shape, output_size, padded_size};

/// Size of the spread-out `dz` along one axis: `n_prev + 2·pad + f − 1`, whatever the stride.
///
/// So a window of `f` finds just `n_prev + 2·pad` places on it, one for each element of the padded
/// input. `axis` only names the axis in the error.
///
/// # Errors
/// [`Error::ZeroWindow`] if `f` is 0, [`Error::TooLarge`] if the sum overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::{extension::sizes::expanded_size, geometry::output_size};
///
/// // stride 2 on 8 columns leaves one over, and still:
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

/// Size of a transposed convolution's output along one axis: `(n − 1)·s + f + output_pad − 2·pad`,
/// the input size that a convolution with these parameters makes `n` of.
///
/// # Errors
/// - [`Error::ZeroStride`] if the stride is 0, [`Error::OutputPadding`] if `output_pad` reaches it.
/// - [`Error::EmptyAxis`] if `n` is 0, [`Error::ZeroWindow`] if `f` is 0.
/// - [`Error::PaddingLeavesNothing`] if `2·pad` is not below the rest.
/// - [`Error::TooLarge`] if a product or sum overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::sizes::transposed_size;
/// use cnn_backprop::extension::transposed::TransposedParams;
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
    let stops = n.checked_sub(1).ok_or_else(|| Error::EmptyAxis {
        array: axis,
        axis: 0,
        shape: vec![n],
    })?;
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

/// Extent of a window of `f` elements whose neighbours are `dilation` apart: `(f − 1)·dilation + 1`.
///
/// # Errors
/// [`Error::ZeroDilation`], [`Error::ZeroWindow`], or [`Error::TooLarge`] if the product overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::extension::sizes::dilated_window;
///
/// assert_eq!(dilated_window(3, 2)?, 5);
/// assert_eq!(dilated_window(3, 1)?, 3);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn dilated_window(f: usize, dilation: usize) -> Result<usize> {
    if dilation == 0 {
        return Err(Error::ZeroDilation);
    }
    let gaps = f.checked_sub(1).ok_or(Error::ZeroWindow)?;
    let reach = gaps.checked_mul(dilation).and_then(|r| r.checked_add(1));
    reach.ok_or_else(|| Error::TooLarge {
        array: "window",
        reason: format!("({f} − 1)·{dilation} + 1 overflows"),
    })
}

/// Shape `(m, n_H, n_W, n_C)` of a dilated convolution's output.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev, n_C)`.
///
/// # Errors
/// Those of [`conv_output_shape`] and of [`dilated_window`].
pub fn dilated_output_shape<F>(
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    params: DilatedParams,
) -> Result<(usize, usize, usize, usize)> {
    let DilatedParams { conv, dilation } = params;
    let (m, _, _, n_c) = conv_output_shape(a_prev, w, conv)?;
    let ((_, n_h_prev, n_w_prev, _), (f_h, f_w, _, _)) = (a_prev.dim(), w.dim());
    let (high, wide) = (
        dilated_window(f_h, dilation)?,
        dilated_window(f_w, dilation)?,
    );
    let n_h = output_size("height", n_h_prev, high, conv.pad, conv.stride)?;
    let n_w = output_size("width", n_w_prev, wide, conv.pad, conv.stride)?;
    Ok((m, n_h, n_w, n_c))
}

/// Shape `(m, n_H, n_W, n_C)` of a grouped convolution's output.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev/groups, n_C)`.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `a_prev` or `w` has an axis of extent 0.
/// - [`Error::Groups`] if `groups` is 0 or does not divide both numbers of channels.
/// - [`Error::ShapeMismatch`] if the filters have not `n_C_prev/groups` channels.
/// - Those of [`output_size`], along either axis.
pub fn grouped_output_shape<F>(
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    params: GroupedParams,
) -> Result<(usize, usize, usize, usize)> {
    not_empty("a_prev", a_prev.shape())?;
    not_empty("w", w.shape())?;
    let GroupedParams { conv, groups } = params;
    let (m, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
    let (f_h, f_w, _, n_c) = w.dim();
    if groups == 0 || n_c_prev % groups != 0 || n_c % groups != 0 {
        return Err(Error::Groups {
            groups,
            n_c_prev,
            n_c,
        });
    }
    same_shape("w", &[f_h, f_w, n_c_prev / groups, n_c], w.shape())?;
    let n_h = output_size("height", n_h_prev, f_h, conv.pad, conv.stride)?;
    let n_w = output_size("width", n_w_prev, f_w, conv.pad, conv.stride)?;
    Ok((m, n_h, n_w, n_c))
}
