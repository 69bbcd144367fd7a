//! What goes wrong going back through a convolution: the loops of `conv_backward`, one line wrong.

use std::ops::Range;

use cnn_backprop::checked::same_shape;
use cnn_backprop::{ConvCache, ConvGrads, ConvParams, Result, zero_pad};
use ndarray::{Array4, ArrayView4, ArrayViewMut3, s};

use crate::record::Mistake;

/// The three gradients, with a mistake or without.
///
/// Shapes: those of [`cnn_backprop::conv_backward`]. The fragments between anchors are what the
/// pages show.
///
/// # Errors
/// [`cnn_backprop::Error::ShapeMismatch`] where NumPy would stop too: slices that do not fit together.
pub fn conv_backward(
    mistake: Option<Mistake>,
    mut dz: ArrayView4<f64>,
    cache: &ConvCache<f64>,
) -> Result<ConvGrads<f64>> {
    let filters = cache.w.view();
    let (m, n_h, n_w, n_c) = dz.dim();
    let a_prev_pad = zero_pad(cache.a_prev.view(), cache.params.pad)?;
    let mut da_prev_pad = Array4::zeros(a_prev_pad.raw_dim());
    let mut dw = Array4::zeros(filters.raw_dim());
    let mut db = Array4::zeros((1, 1, 1, n_c));
    if mistake == Some(Mistake::UpstreamTransposed) {
        same_shape("dz", dz.shape(), &[m, n_w, n_h, n_c])?;
        dz = dz.permuted_axes([0, 2, 1, 3]); // wrong: dZ[i, w, h, c]
    }
    for i in 0..m {
        if mistake == Some(Mistake::OneExampleOnly) {
            // ANCHOR: one_example_only
            dw.fill(0.0); // wrong: inside the loop over i
            db.fill(0.0);
            // ANCHOR_END: one_example_only
        }
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let [rows, cols] = window(mistake, (h, w), cache);
                    let window = s![i, rows, cols, ..];
                    let da_slice = da_prev_pad.slice_mut(window);
                    add_to_input(mistake, [i, h, w, c], dz, filters, da_slice)?;
                    let a_slice = a_prev_pad.slice(window);
                    let mut dw_c = dw.slice_mut(s![.., .., .., c]);
                    let upstream = dz[[i, h, w, c]];
                    match mistake {
                        Some(Mistake::FiltersAssigned) => dw_c.assign(&(&a_slice * upstream)), // wrong: = for +=
                        Some(Mistake::SliceTurned) => {
                            let turned = a_slice.slice(s![..;-1, ..;-1, ..]); // wrong: dW needs no flip
                            dw_c += &(&turned * upstream);
                        }
                        _ => dw_c += &(&a_slice * upstream),
                    }
                    match mistake {
                        Some(Mistake::BiasesAssigned) => db[[0, 0, 0, c]] = upstream, // wrong: = for +=
                        _ => db[[0, 0, 0, c]] += upstream,
                    }
                }
            }
        }
    }
    if mistake == Some(Mistake::DividedByM) {
        dw /= m as f64; // wrong if dZ carries the 1/m already
        db /= m as f64;
    }
    let da_prev = without_padding(mistake, &da_prev_pad, (n_h, n_w), cache)?;
    Ok(ConvGrads { da_prev, dw, db })
}

/// The rows and the columns of the window at `(h, w)`.
fn window(
    mistake: Option<Mistake>,
    (h, w): (usize, usize),
    cache: &ConvCache<f64>,
) -> [Range<usize>; 2] {
    let stride = cache.params.stride;
    let (vert_start, horiz_start) = match mistake {
        Some(Mistake::StrideIgnored) => {
            // ANCHOR: stride_ignored
            let (vert_start, horiz_start) = (h, w); // wrong: no stride
            // ANCHOR_END: stride_ignored
            (vert_start, horiz_start)
        }
        _ => (h * stride, w * stride),
    };
    let (height, width) = match mistake {
        Some(Mistake::EndFromStride) => (stride, stride), // wrong: should be f_h, f_w
        _ => (cache.w.dim().0, cache.w.dim().1),
    };
    [
        vert_start..vert_start + height,
        horiz_start..horiz_start + width,
    ]
}

/// What filter `c` at `(i, h, w)` adds to the gradient of its window.
fn add_to_input(
    mistake: Option<Mistake>,
    [i, h, w, c]: [usize; 4],
    dz: ArrayView4<f64>,
    filters: ArrayView4<f64>,
    mut da_slice: ArrayViewMut3<f64>,
) -> Result<()> {
    let w_c = filters.slice(s![.., .., .., c]);
    same_shape("da_slice", w_c.shape(), da_slice.shape())?;
    match mistake {
        Some(Mistake::InputAssigned) => {
            // ANCHOR: input_assigned
            da_slice.assign(&(&w_c * dz[[i, h, w, c]])); // wrong: = for +=
            // ANCHOR_END: input_assigned
        }
        Some(Mistake::WindowAssigned) => {
            let rows = (w_c.len(), filters.dim().3);
            let filters = filters.to_shape(rows).expect("as many elements");
            let share = filters.dot(&dz.slice(s![i, h, w, ..])); // W @ dZ[i, h, w]
            let share = share.to_shape(w_c.raw_dim()).expect("as many elements");
            da_slice.assign(&share); // wrong: = for +=
        }
        Some(Mistake::LastFilterOnly) if c + 1 < filters.dim().3 => {}
        Some(Mistake::FilterTurned) => {
            // ANCHOR: filter_turned
            let turned = w_c.slice(s![..;-1, ..;-1, ..]); // wrong: += needs no flip
            da_slice += &(&turned * dz[[i, h, w, c]]);
            // ANCHOR_END: filter_turned
        }
        Some(Mistake::FilterTransposed) => {
            let transposed = w_c.permuted_axes([1, 0, 2]); // wrong: v before u
            same_shape("w_c", da_slice.shape(), transposed.shape())?;
            da_slice += &(&transposed * dz[[i, h, w, c]]);
        }
        _ => da_slice += &(&w_c * dz[[i, h, w, c]]),
    }
    Ok(())
}

/// `da_prev_pad` without its border.
fn without_padding(
    mistake: Option<Mistake>,
    da_prev_pad: &Array4<f64>,
    (n_h, n_w): (usize, usize),
    cache: &ConvCache<f64>,
) -> Result<Array4<f64>> {
    let ConvParams { stride, pad } = cache.params;
    let (_, mut rows, mut cols, _) = cache.a_prev.dim();
    if mistake == Some(Mistake::MinusPad) {
        let pad = pad as isize;
        // ANCHOR: minus_pad
        let da_prev = da_prev_pad.slice(s![.., pad..-pad, pad..-pad, ..]);
        // ANCHOR_END: minus_pad
        same_shape("da_prev", cache.a_prev.shape(), da_prev.shape())?;
        return Ok(da_prev.to_owned());
    }
    if mistake == Some(Mistake::SizeFromOutput) {
        let (f_h, f_w, ..) = cache.w.dim();
        rows = (n_h - 1) * stride + f_h - 2 * pad; // wrong: the rows left over are missing
        cols = (n_w - 1) * stride + f_w - 2 * pad;
    }
    let inside = s![.., pad..pad + rows, pad..pad + cols, ..];
    Ok(da_prev_pad.slice(inside).to_owned())
}
