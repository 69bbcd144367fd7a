//! What goes wrong going back through a pooling layer: the loops of `pool_backward`, one line wrong.

use cnn_backprop::checked::same_shape;
use cnn_backprop::{
    PoolMode, PoolParams, Result, TieRule, create_mask_from_window, create_mask_with_ties,
    distribute_value,
};
use ndarray::{Array2, Array4, ArrayView4, s};

use crate::record::Mistake;

/// The gradient of the input, with a mistake or without.
///
/// Shapes: those of [`cnn_backprop::pool_backward`]. Without a mistake the first maximum gets the
/// gradient, as in PyTorch and JAX.
///
/// # Errors
/// [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) where NumPy would stop too.
pub fn pool_backward(
    mistake: Option<Mistake>,
    da: ArrayView4<f64>,
    a_prev: &Array4<f64>,
    params: PoolParams,
    mode: PoolMode,
) -> Result<Array4<f64>> {
    let PoolParams { f, stride } = params;
    let whole_numbers = a_prev.iter().all(|x| x.fract() == 0.0);
    let mut da_prev = Array4::zeros(a_prev.raw_dim());
    for ((i, h, w, c), &gradient) in da.indexed_iter() {
        let (vert_start, horiz_start) = match mistake {
            Some(Mistake::PoolStrideIgnored) => (h, w),
            _ => (h * stride, w * stride),
        };
        let (vert_end, horiz_end) = match mistake {
            Some(Mistake::PoolEndFromStride) => {
                // ANCHOR: pool_end_from_stride
                let vert_end = vert_start + stride; // wrong: should be + f
                let horiz_end = horiz_start + stride;
                // ANCHOR_END: pool_end_from_stride
                (vert_end, horiz_end)
            }
            _ => (vert_start + f, horiz_start + f),
        };
        let window = s![i, vert_start..vert_end, horiz_start..horiz_end, c];
        let a_slice = a_prev.slice(window);
        let mut da_slice = da_prev.slice_mut(window);

        let share: Array2<f64> = match (mode, mistake) {
            (PoolMode::Max, Some(Mistake::EveryMaximum)) => {
                // ANCHOR: every_maximum
                let mask = create_mask_from_window(a_slice)?; // x == max(x)
                mask * gradient
                // ANCHOR_END: every_maximum
            }
            (PoolMode::Max, _) => create_mask_with_ties(a_slice, TieRule::First)? * gradient,
            (PoolMode::Average, Some(Mistake::NotShared)) => {
                Array2::from_elem((f, f), gradient) // wrong: not divided by f * f
            }
            (PoolMode::Average, _) => distribute_value(gradient, (f, f))?,
        };
        same_shape("da_slice", share.shape(), da_slice.shape())?;
        match mistake {
            Some(Mistake::PoolAssigned) => {
                da_slice.assign(&share); // wrong: = for +=
            }
            // `np.zeros_like` of an array of integers holds integers.
            Some(Mistake::WholeGradient) if whole_numbers => {
                da_slice.zip_mut_with(&share, |sum, &part| *sum = (*sum + part).trunc());
            }
            _ => da_slice += &share,
        }
    }
    Ok(da_prev)
}
