//! Winograd's minimal filtering F(2×2, 3×3): the same layer with 16 multiplications instead of 36.
//!
//! The output is made in 2×2 tiles, each from a 4×4 tile of the input; neighbouring tiles of the
//! input overlap by 2. With the matrices of [`transforms`], for one tile `X` and one filter `W`:
//!
//! ```text
//! forward   Z  = Aᵀ [(G W Gᵀ) ⊙ (Bᵀ X B)] A
//! backward  D  = A dZ Aᵀ
//!           dW = Gᵀ [(Bᵀ X B) ⊙ D] G
//!           dX = B  [(G W Gᵀ) ⊙ D] Bᵀ
//!           db = D₁₁, since row 1 of A is all ones
//! ```
//!
//! Arrays of tiles have the shape `(rows of a tile, columns of a tile, tiles, channels)`. Each position
//! in a tile thus has a matrix, and the sum over channels is 16 matrix products.

mod tiles;
mod transforms;

use ndarray::{Array4, ArrayView4, NdFloat, s};

use crate::checked::{owned, same_shape, zeros};
use crate::conv::{ConvCache, ConvGrads, ConvParams, conv_output_shape, zero_pad};
use crate::error::{Error, Result};

pub use tiles::{add_tiles, cut_tiles};
pub use transforms::{OUT, TILE, Transforms, both_sides, products, transforms};

/// The shape of the layer's output, if F(2×2, 3×3) supports the layer.
fn output_shape<F>(
    a_prev: &ArrayView4<F>,
    w: &ArrayView4<F>,
    params: ConvParams,
) -> Result<(usize, usize, usize, usize)> {
    let shape = conv_output_shape(a_prev, w, params)?;
    let (f_h, f_w, _, _) = w.dim();
    let stride = params.stride;
    if (f_h, f_w, stride) == (3, 3, 1) {
        Ok(shape)
    } else {
        Err(Error::NotWinograd { f_h, f_w, stride })
    }
}

/// [`conv_forward`](crate::conv_forward) with fewer multiplications, for 3×3 filters and stride 1.
///
/// Shapes: `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (3, 3, n_C_prev, n_C)`,
/// `b (1, 1, 1, n_C)` → `z (m, n_H, n_W, n_C)` and the cache, where `n_H = n_H_prev + 2·pad − 2`
/// and `n_W` likewise.
///
/// ```text
/// U = G W Gᵀ    V = Bᵀ X B    Z = Aᵀ [Σ_k V ⊙ U] A + b    for each 4×4 tile X of A_pad
/// ```
///
/// Rounding differs from that of `conv_forward`. A NaN or an infinity spreads over the tiles that
/// contain it, further than in `conv_forward`, because the transforms multiply it by 0.
///
/// # Errors
/// Those of [`conv_forward`](crate::conv_forward), and [`Error::NotWinograd`] if the filters are not
/// 3×3 or the stride is not 1.
///
/// # Source
/// A. Lavin and S. Gray, *Fast Algorithms for Convolutional Neural Networks* (2015); in the book,
/// *Winograd：少乘几次 · Winograd: fewer multiplications*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::winograd_conv_forward;
/// use cnn_backprop::{ConvParams, Error};
/// use ndarray::Array4;
///
/// let a_prev = Array4::<f32>::ones((2, 5, 4, 3));
/// let w = Array4::ones((3, 3, 3, 6));
/// let b = Array4::zeros((1, 1, 1, 6));
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, _cache) = winograd_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
/// assert_eq!(z.dim(), (2, 3, 2, 6));
/// assert_eq!(z[[1, 2, 1, 5]], 27.0); // 3·3·3 ones
///
/// let params = ConvParams { stride: 2, pad: 0 };
/// let refused = winograd_conv_forward(a_prev.view(), w.view(), b.view(), params);
/// assert!(matches!(refused, Err(Error::NotWinograd { stride: 2, .. })));
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn winograd_conv_forward<F: NdFloat>(
    a_prev: ArrayView4<F>,
    w: ArrayView4<F>,
    b: ArrayView4<F>,
    params: ConvParams,
) -> Result<(Array4<F>, ConvCache<F>)> {
    let (m, n_h, n_w, n_c) = output_shape(&a_prev, &w, params)?;
    same_shape("b", &[1, 1, 1, n_c], b.shape())?;
    let cache = ConvCache {
        a_prev: owned("a_prev", a_prev)?,
        w: owned("w", w)?,
        params,
    };

    // ANCHOR: forward
    let by = transforms();
    let a_prev_pad = zero_pad(a_prev, params.pad)?;
    let x = cut_tiles(a_prev_pad.view(), (n_h, n_w), TILE)?;
    let u = both_sides(by.g.view(), w)?;
    let v = both_sides(by.b.t(), x.view())?;
    let sums = products(v.view(), u.view())?;
    let tiles = both_sides(by.a.t(), sums.view())?;

    let mut z = zeros("z", (m, n_h, n_w, n_c))?;
    z += &b;
    add_tiles(tiles.view(), (n_h, n_w), &mut z)?; // these do not overlap
    // ANCHOR_END: forward
    Ok((z, cache))
}

/// [`conv_backward`](crate::conv_backward) by the transposed transforms, for 3×3 filters and stride 1.
///
/// Shapes: `dz (m, n_H, n_W, n_C)`, like the `z` of the forward pass with `cache` →
/// `da_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `dw (3, 3, n_C_prev, n_C)`, `db (1, 1, 1, n_C)`.
///
/// ```text
/// D = A dZ Aᵀ    dW = Gᵀ [Σ V ⊙ D] G    dX = B [Σ_c U ⊙ D] Bᵀ    dA_pad = the tiles dX, overlap-added
/// ```
///
/// # Errors
/// Those of [`conv_backward`](crate::conv_backward), and [`Error::NotWinograd`] if the filters are
/// not 3×3 or the stride is not 1.
///
/// # Source
/// In the book, *Winograd 的反向 · Winograd, backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::{winograd_conv_backward, winograd_conv_forward};
/// use cnn_backprop::ConvParams;
/// use ndarray::{Array4, array};
///
/// let a_prev = Array4::<f64>::ones((1, 4, 5, 1));
/// let w = Array4::ones((3, 3, 1, 1));
/// let b = array![[[[0.0]]]];
/// let params = ConvParams { stride: 1, pad: 0 };
/// let (z, cache) = winograd_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
///
/// let grads = winograd_conv_backward(Array4::ones(z.dim()).view(), &cache)?;
/// assert_eq!(grads.da_prev[[0, 1, 2, 0]], 6.0); // under 2·3 windows
/// assert_eq!(grads.dw, Array4::from_elem((3, 3, 1, 1), 6.0));
/// assert_eq!(grads.db, array![[[[6.0]]]]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn winograd_conv_backward<F: NdFloat>(
    dz: ArrayView4<F>,
    cache: &ConvCache<F>,
) -> Result<ConvGrads<F>> {
    let (a_prev, w, params) = (cache.a_prev.view(), cache.w.view(), cache.params);
    let (m, n_h, n_w, n_c) = output_shape(&a_prev, &w, params)?;
    same_shape("dz", &[m, n_h, n_w, n_c], dz.shape())?;
    let (_, n_h_prev, n_w_prev, _) = a_prev.dim();

    // ANCHOR: backward
    let by = transforms();
    let a_prev_pad = zero_pad(a_prev, params.pad)?;
    let x = cut_tiles(a_prev_pad.view(), (n_h, n_w), TILE)?;
    let u = both_sides(by.g.view(), w)?;
    let v = both_sides(by.b.t(), x.view())?;
    let dz_tiles = cut_tiles(dz, (n_h, n_w), OUT)?;
    let d = both_sides(by.a.view(), dz_tiles.view())?;
    let mut db = zeros("db", (1, 1, 1, n_c))?;
    for c in 0..n_c {
        db[[0, 0, 0, c]] = d.slice(s![1, 1, .., c]).sum(); // each the sum of a tile of dz
    }

    let transposed = [0, 1, 3, 2]; // of the matrix at each place
    let du = products(v.view().permuted_axes(transposed), d.view())?;
    let dv = products(d.view(), u.view().permuted_axes(transposed))?;
    let dw = both_sides(by.g.t(), du.view())?;
    let dx = both_sides(by.b.view(), dv.view())?;

    let mut da_prev_pad = zeros("da_prev_pad", a_prev_pad.raw_dim())?;
    add_tiles(dx.view(), (n_h, n_w), &mut da_prev_pad)?; // these overlap by 2
    // ANCHOR_END: backward
    let (rows, cols) = (
        params.pad..params.pad + n_h_prev,
        params.pad..params.pad + n_w_prev,
    );
    let da_prev = owned("da_prev", da_prev_pad.slice(s![.., rows, cols, ..]))?;
    Ok(ConvGrads { da_prev, dw, db })
}
