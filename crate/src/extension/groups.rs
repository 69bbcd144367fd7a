//! Grouped convolution: each filter sees only the channels of its group. Only the channels of the
//! slices differ from [`conv`](crate::conv).

use ndarray::{Array4, ArrayView4, NdFloat, s};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::conv::{ConvGrads, ConvParams, conv_single_step, zero_pad};
use crate::error::{Error, Result};
use crate::geometry::output_size;

/// Stride, padding, and the number of groups into which the channels are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupedParams {
    /// Stride and padding.
    pub conv: ConvParams,
    /// Number of groups; it must divide the input channels and the filters. With 1 it is the plain
    /// layer, with as many groups as input channels a depthwise convolution.
    pub groups: usize,
}

/// Shape `(m, n_H, n_W, n_C)` of a grouped convolution's output.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev/groups, n_C)`.
///
/// # Errors
/// - [`Error::EmptyAxis`] if `a_prev` or `w` has an axis of extent 0.
/// - [`Error::Groups`] if `groups` is 0 or does not divide both numbers of channels.
/// - [`Error::ShapeMismatch`] if the filters do not have `n_C_prev/groups` channels.
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

/// What [`grouped_conv_forward`] saves for [`grouped_conv_backward`].
#[derive(Clone, Debug, PartialEq)]
pub struct GroupedCache<F> {
    /// Input of the layer, `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: Array4<F>,
    /// Filters, `(f_h, f_w, n_C_prev/groups, n_C)`.
    pub w: Array4<F>,
    /// Stride, padding and groups.
    pub params: GroupedParams,
}

/// A convolution in which filter `c` sees only the `n_C_prev/groups` channels of its group.
///
/// Shapes: those of [`conv_forward`](crate::conv_forward), but `w (f_h, f_w, n_C_prev/groups, n_C)`.
///
/// ```text
/// q = n_C_prev/groups,  first = q · ⌊c · groups / n_C⌋
/// Z[i, h, w, c] = b[c] + Σ_u Σ_v Σ_{k<q} A_pad[i, h·s + u, w·s + v, first + k] · W[u, v, k, c]
/// ```
///
/// # Errors
/// Those of [`conv_forward`](crate::conv_forward), and:
/// - [`Error::Groups`] if `groups` is 0 or does not divide both numbers of channels.
/// - [`Error::ShapeMismatch`] if the filters do not have `n_C_prev/groups` channels.
///
/// # Source
/// In the book, *分组卷积 · Grouped convolution*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::groups::{GroupedParams, grouped_conv_forward};
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0, 10.0], [2.0, 20.0]]]]; // one row, two channels
/// let w = array![[[[1.0, 2.0]], [[1.0, 3.0]]]]; // 1×2 filters of one channel, two of them
/// let b = Array4::zeros((1, 1, 1, 2));
/// let conv = ConvParams { stride: 1, pad: 0 };
/// let params = GroupedParams { conv, groups: 2 }; // depthwise
/// let (z, _cache) = grouped_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// assert_eq!(z, array![[[[1.0 + 2.0, 20.0 + 60.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: grouped_conv_forward
pub fn grouped_conv_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: GroupedParams,
) -> Result<(Array4<F>, GroupedCache<F>)> {
    let (m, n_h, n_w, n_c) = grouped_output_shape(&a_prev, &w, params)?;
    same_shape("b", &[1, 1, 1, n_c], b.shape())?;
    let GroupedParams { conv, groups } = params;
    let (f_h, f_w, q, _) = w.dim();
    let cache = GroupedCache {
        a_prev: owned("a_prev", a_prev)?,
        w: owned("w", w)?,
        params,
    };

    let a_prev_pad = zero_pad(a_prev, conv.pad)?;
    let filters = w;
    let mut z = zeros("z", (m, n_h, n_w, n_c))?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let (top, left) = (h * conv.stride, w * conv.stride);
                    let first = q * (c / (n_c / groups));
                    let window = s![i, top..top + f_h, left..left + f_w, first..first + q];
                    let a_slice = a_prev_pad.slice(window);
                    let w_c = filters.slice(s![.., .., .., c]);
                    let b_c = b.slice(s![.., .., .., c]);
                    z[[i, h, w, c]] = conv_single_step(a_slice, w_c, b_c)?;
                }
            }
        }
    }
    Ok((z, cache))
}
// ANCHOR_END: grouped_conv_forward

/// Gradients of the loss with respect to input, filters and biases of a grouped convolution.
///
/// Shapes: those of [`conv_backward`](crate::conv_backward), but `dw (f_h, f_w, n_C_prev/groups, n_C)`.
///
/// ```text
/// dA_pad[i, h·s + u, w·s + v, first + k] += W[u, v, k, c] · dZ[i, h, w, c]    for all i, h, w, c, u, v, k
/// dW[u, v, k, c] = Σ_i Σ_h Σ_w A_pad[i, h·s + u, w·s + v, first + k] · dZ[i, h, w, c]
/// db[c]          = Σ_i Σ_h Σ_w dZ[i, h, w, c]
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `dz` is not shaped like this layer's output.
/// - Those of [`grouped_conv_forward`] if the parts of `cache` do not fit together.
///
/// # Source
/// In the book, *分组卷积 · Grouped convolution*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::groups::{
///     GroupedParams, grouped_conv_backward, grouped_conv_forward,
/// };
/// use ndarray::{Array4, array};
///
/// let a_prev = array![[[[1.0, 10.0], [2.0, 20.0]]]];
/// let w = array![[[[1.0, 2.0]], [[1.0, 3.0]]]];
/// let b = Array4::zeros((1, 1, 1, 2));
/// let conv = ConvParams { stride: 1, pad: 0 };
/// let params = GroupedParams { conv, groups: 2 };
/// let (z, cache) = grouped_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// let grads = grouped_conv_backward(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev, array![[[[1.0, 2.0], [1.0, 3.0]]]]); // no sum over filters
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: grouped_conv_backward
pub fn grouped_conv_backward<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &GroupedCache<F>,
) -> Result<ConvGrads<F>> {
    let (a_prev, filters) = (cache.a_prev.view(), cache.w.view());
    let (m, n_h, n_w, n_c) = grouped_output_shape(&a_prev, &filters, cache.params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let GroupedParams { conv, groups } = cache.params;
    let ConvParams { stride, pad } = conv;
    let (f_h, f_w, q, _) = filters.dim();
    let (_, n_h_prev, n_w_prev, _) = a_prev.dim();

    let a_prev_pad = zero_pad(a_prev, pad)?;
    let mut da_prev_pad = zeros("da_prev_pad", a_prev_pad.raw_dim())?;
    let mut dw = zeros("dw", filters.raw_dim())?;
    let mut db = zeros("db", (1, 1, 1, n_c))?;
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    // ANCHOR: grouped_window
                    let (top, left) = (h * stride, w * stride);
                    let first = q * (c / (n_c / groups));
                    let window = s![i, top..top + f_h, left..left + f_w, first..first + q];

                    let w_c = filters.slice(s![.., .., .., c]);
                    let mut da_slice = da_prev_pad.slice_mut(window);
                    da_slice += &(&w_c * dz[[i, h, w, c]]);

                    let a_slice = a_prev_pad.slice(window);
                    let mut dw_c = dw.slice_mut(s![.., .., .., c]);
                    dw_c += &(&a_slice * dz[[i, h, w, c]]);

                    db[[0, 0, 0, c]] += dz[[i, h, w, c]];
                    // ANCHOR_END: grouped_window
                }
            }
        }
    }
    let inside = s![.., pad..pad + n_h_prev, pad..pad + n_w_prev, ..];
    let da_prev = owned("da_prev", da_prev_pad.slice(inside))?;
    Ok(ConvGrads { da_prev, dw, db })
}
// ANCHOR_END: grouped_conv_backward
