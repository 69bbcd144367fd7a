//! Convolution of volumes (video, scans): the formulas of [`conv`](crate::conv) with one index more.
//!
//! One dimension less needs no code of its own: a signal is an image with one row. The depth is the axis `(d, t)`, next to
//! `(h, u)` and `(w, v)`.

use ndarray::{Array4, Array5, ArrayView4, ArrayView5, NdFloat, s};

use crate::checked::{not_empty, owned, same_shape, zeros};
use crate::conv::ConvParams;
use crate::error::{Error, Result};
use crate::geometry::{output_size, padded_size};

/// What [`conv3d_forward`] saves for [`conv3d_backward`].
#[derive(Clone, Debug, PartialEq)]
pub struct Conv3dCache<F> {
    /// Input of the layer, `(m, n_D_prev, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: Array5<F>,
    /// Filters, `(f_d, f_h, f_w, n_C_prev, n_C)`.
    pub w: Array5<F>,
    /// Stride and padding, the same along all three axes.
    pub params: ConvParams,
}

/// What [`conv3d_backward`] returns.
#[derive(Clone, Debug, PartialEq)]
pub struct Conv3dGrads<F> {
    /// Gradient of the input, `(m, n_D_prev, n_H_prev, n_W_prev, n_C_prev)`.
    pub da_prev: Array5<F>,
    /// Gradient of the filters, `(f_d, f_h, f_w, n_C_prev, n_C)`.
    pub dw: Array5<F>,
    /// Gradient of the biases, `(1, 1, 1, n_C)`.
    pub db: Array4<F>,
}

/// Shape `(m, n_D, n_H, n_W, n_C)` of the output, once everything fits together.
fn output_shape<F>(
    a_prev: &ArrayView5<F>,
    w: &ArrayView5<F>,
    params: ConvParams,
) -> Result<[usize; 5]> {
    not_empty("a_prev", a_prev.shape())?;
    not_empty("w", w.shape())?;
    let (m, n_d_prev, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
    let (f_d, f_h, f_w, w_channels, n_c) = w.dim();
    if n_c_prev != w_channels {
        return Err(Error::ChannelMismatch {
            a_prev: n_c_prev,
            w: w_channels,
        });
    }
    let ConvParams { stride, pad } = params;
    let n_d = output_size("depth", n_d_prev, f_d, pad, stride)?;
    let n_h = output_size("height", n_h_prev, f_h, pad, stride)?;
    let n_w = output_size("width", n_w_prev, f_w, pad, stride)?;
    Ok([m, n_d, n_h, n_w, n_c])
}

/// Surrounds every volume with `pad` layers of zeros.
fn pad_volume<F: NdFloat>(x: ArrayView5<F>, pad: usize) -> Result<Array5<F>> {
    let (m, n_d, n_h, n_w, n_c) = x.dim();
    let [deep, high, wide] = [n_d, n_h, n_w].map(|n| padded_size("x", n, pad));
    let mut x_pad = zeros("x_pad", (m, deep?, high?, wide?, n_c))?;
    let inside = s![.., pad..pad + n_d, pad..pad + n_h, pad..pad + n_w, ..];
    x_pad.slice_mut(inside).assign(&x);
    Ok(x_pad)
}

/// The convolutional layer on volumes.
///
/// Shapes: `a_prev (m, n_D_prev, n_H_prev, n_W_prev, n_C_prev)`, `w (f_d, f_h, f_w, n_C_prev, n_C)`, `b (1, 1, 1, n_C)` →
/// `z (m, n_D, n_H, n_W, n_C)` and the cache.
///
/// ```text
/// Z[i, d, h, w, c] = b[c] + Σ_t Σ_u Σ_v Σ_k A_pad[i, d·s + t, h·s + u, w·s + v, k] · W[t, u, v, k, c]
/// ```
///
/// # Errors
/// Those of [`conv_forward`](crate::conv_forward); the third axis is called `depth`.
///
/// # Source
/// In the book, *一维和三维 · One dimension and three*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::volume::conv3d_forward;
/// use ndarray::{Array4, Array5};
///
/// let (a_prev, w) = (Array5::<f64>::ones((1, 4, 5, 6, 2)), Array5::ones((3, 2, 2, 2, 1)));
/// let b = Array4::zeros((1, 1, 1, 1));
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, _cache) = conv3d_forward(a_prev.view(), w.view(), b.view(), params)?;
/// assert_eq!(z, Array5::from_elem((1, 2, 4, 5, 1), 24.0)); // 3·2·2·2 ones
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: conv3d_forward
pub fn conv3d_forward<F: NdFloat>(
    a_prev: ArrayView5<F>,
    w: ArrayView5<F>,
    b: ArrayView4<F>,
    params: ConvParams,
) -> Result<(Array5<F>, Conv3dCache<F>)> {
    let [m, n_d, n_h, n_w, n_c] = output_shape(&a_prev, &w, params)?;
    same_shape("b", &[1, 1, 1, n_c], b.shape())?;
    let ConvParams { stride, pad } = params;
    let (f_d, f_h, f_w, _, _) = w.dim();
    let cache = Conv3dCache {
        a_prev: owned("a_prev", a_prev)?,
        w: owned("w", w)?,
        params,
    };

    let a_prev_pad = pad_volume(a_prev, pad)?;
    let filters = w;
    let mut z = zeros("z", [m, n_d, n_h, n_w, n_c])?;
    for ((i, d, h, w, c), z) in z.indexed_iter_mut() {
        let (near, top, left) = (d * stride, h * stride, w * stride);
        let window = s![i, near..near + f_d, top..top + f_h, left..left + f_w, ..];
        let w_c = filters.slice(s![.., .., .., .., c]);
        let mut products = owned("products", a_prev_pad.slice(window))?;
        products *= &w_c;
        *z = products.sum() + b[[0, 0, 0, c]];
    }
    Ok((z, cache))
}
// ANCHOR_END: conv3d_forward

/// Gradients of the loss with respect to input, filters and biases of [`conv3d_forward`].
///
/// Shapes: `dz (m, n_D, n_H, n_W, n_C)` → those of [`Conv3dGrads`].
///
/// ```text
/// dA_pad[i, d·s + t, h·s + u, w·s + v, k] += W[t, u, v, k, c] · dZ[i, d, h, w, c]    for all i, d, h, w, c, t, u, v, k
/// dW[t, u, v, k, c] = Σ_i Σ_d Σ_h Σ_w A_pad[i, d·s + t, h·s + u, w·s + v, k] · dZ[i, d, h, w, c]
/// db[c]             = Σ_i Σ_d Σ_h Σ_w dZ[i, d, h, w, c]
/// ```
///
/// # Errors
/// - [`Error::ShapeMismatch`] if `dz` is not shaped like this layer's output.
/// - Those of [`conv3d_forward`] if the parts of `cache` do not fit together.
///
/// # Source
/// In the book, *一维和三维 · One dimension and three*.
///
/// # Examples
/// ```
/// use cnn_backprop::ConvParams;
/// use cnn_backprop::extension::volume::{conv3d_backward, conv3d_forward};
/// use ndarray::{Array4, Array5};
///
/// let (a_prev, w) = (Array5::<f64>::ones((1, 3, 1, 1, 1)), Array5::ones((2, 1, 1, 1, 1)));
/// let b = Array4::zeros((1, 1, 1, 1));
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, cache) = conv3d_forward(a_prev.view(), w.view(), b.view(), params)?;
/// let grads = conv3d_backward(Array5::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev.iter().copied().collect::<Vec<_>>(), [1.0, 2.0, 1.0]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: conv3d_backward
pub fn conv3d_backward<F: NdFloat>(
    dz: ArrayView5<F>,
    cache: &Conv3dCache<F>,
) -> Result<Conv3dGrads<F>> {
    let (a_prev, filters) = (cache.a_prev.view(), cache.w.view());
    let [m, n_d, n_h, n_w, n_c] = output_shape(&a_prev, &filters, cache.params)?;
    same_shape("dz", &[m, n_d, n_h, n_w, n_c], dz.shape())?;
    let ConvParams { stride, pad } = cache.params;
    let (f_d, f_h, f_w, _, _) = filters.dim();
    let (_, n_d_prev, n_h_prev, n_w_prev, _) = a_prev.dim();

    let a_prev_pad = pad_volume(a_prev, pad)?;
    let mut da_prev_pad = zeros("da_prev_pad", a_prev_pad.raw_dim())?;
    let mut dw = zeros("dw", filters.raw_dim())?;
    let mut db = zeros("db", (1, 1, 1, n_c))?;
    for ((i, d, h, w, c), &dz) in dz.indexed_iter() {
        // ANCHOR: conv3d_window
        let (near, top, left) = (d * stride, h * stride, w * stride);
        let window = s![i, near..near + f_d, top..top + f_h, left..left + f_w, ..];

        let w_c = filters.slice(s![.., .., .., .., c]);
        let mut da_slice = da_prev_pad.slice_mut(window);
        da_slice += &(&w_c * dz);

        let a_slice = a_prev_pad.slice(window);
        let mut dw_c = dw.slice_mut(s![.., .., .., .., c]);
        dw_c += &(&a_slice * dz);

        db[[0, 0, 0, c]] += dz;
        // ANCHOR_END: conv3d_window
    }
    let inside = s![
        ..,
        pad..pad + n_d_prev,
        pad..pad + n_h_prev,
        pad..pad + n_w_prev,
        ..
    ];
    let da_prev = owned("da_prev", da_prev_pad.slice(inside))?;
    Ok(Conv3dGrads { da_prev, dw, db })
}
// ANCHOR_END: conv3d_backward
