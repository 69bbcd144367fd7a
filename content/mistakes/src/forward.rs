//! What goes wrong going forward: one step of the convolution, and the layer made of it.

use cnn_backprop::checked::same_shape;
use cnn_backprop::conv::conv_output_shape;
use cnn_backprop::{ConvCache, Result, zero_pad};
use ndarray::{Array4, ArrayView2, ArrayView3, s};

use crate::record::Mistake;

/// One filter at one place, with a mistake or without.
///
/// Shapes: `a_slice (f_h, f_w, n_C_prev)`, `w` the same, `b` a number → one number.
///
/// # Errors
/// [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `w` is not shaped like
/// `a_slice`, and for the matrix product unless the window is square.
pub fn conv_single_step(
    mistake: Option<Mistake>,
    a_slice: ArrayView3<f64>,
    w: ArrayView3<f64>,
    b: f64,
) -> Result<f64> {
    same_shape("w", a_slice.shape(), w.shape())?;
    let (f_h, f_w, _) = w.dim();
    Ok(match mistake {
        Some(Mistake::BiasInTheSum) => bias_in_the_sum(a_slice, w, b),
        Some(Mistake::MatrixProduct) => {
            same_shape("w", &[f_h, f_h], &[f_h, f_w])?;
            matrix_product(a_slice, w, b)
        }
        Some(Mistake::TrueConvolution) => true_convolution(a_slice, w, b),
        _ => (&a_slice * &w).sum() + b,
    })
}

// ANCHOR: bias_in_the_sum
fn bias_in_the_sum(a_slice: ArrayView3<f64>, w: ArrayView3<f64>, b: f64) -> f64 {
    (&a_slice * &w + b).sum() // wrong: b is added to every product
}
// ANCHOR_END: bias_in_the_sum

// ANCHOR: matrix_product
fn matrix_product(a_slice: ArrayView3<f64>, w: ArrayView3<f64>, b: f64) -> f64 {
    let channels = 0..w.dim().2;
    let of = |k| {
        let a_k: ArrayView2<f64> = a_slice.slice(s![.., .., k]);
        let w_k: ArrayView2<f64> = w.slice(s![.., .., k]);
        a_k.dot(&w_k).sum() // wrong: rows times columns, not place by place
    };
    channels.map(of).sum::<f64>() + b
}
// ANCHOR_END: matrix_product

// ANCHOR: true_convolution
fn true_convolution(a_slice: ArrayView3<f64>, w: ArrayView3<f64>, b: f64) -> f64 {
    let turned = w.slice(s![..;-1, ..;-1, ..]); // wrong: no flip here
    (&a_slice * &turned).sum() + b
}
// ANCHOR_END: true_convolution

/// The layer, with a mistake or without.
///
/// Shapes: those of [`cnn_backprop::conv_forward`].
///
/// # Errors
/// Those of `conv_forward` and of [`conv_single_step`].
pub fn conv_forward(
    mistake: Option<Mistake>,
    layer: &ConvCache<f64>,
    b: &Array4<f64>,
) -> Result<Array4<f64>> {
    let (a_prev, filters) = (layer.a_prev.view(), layer.w.view());
    let shape = conv_output_shape(&a_prev, &filters, layer.params)?;
    let (f_h, f_w, ..) = filters.dim();
    let (stride, pad) = (layer.params.stride, layer.params.pad);
    let a_prev_pad = zero_pad(a_prev, pad)?;
    let mut z = Array4::zeros(shape);
    for ((i, h, w, c), z) in z.indexed_iter_mut() {
        let (top, left) = (h * stride, w * stride);
        let a_slice = a_prev_pad.slice(s![i, top..top + f_h, left..left + f_w, ..]);
        let w_c = filters.slice(s![.., .., .., c]);
        *z = conv_single_step(mistake, a_slice, w_c, b[[0, 0, 0, c]])?;
    }
    Ok(z)
}
