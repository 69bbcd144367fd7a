//! What goes wrong going back through a convolution: the loops of `conv_backward`, one line wrong.

use cnn_backprop::checked::same_shape;
use cnn_backprop::{ConvCache, ConvGrads, ConvParams, Result, zero_pad};
use ndarray::{Array4, ArrayView4, Axis, s};

use crate::record::Bug;

/// The three gradients, with a mistake or without.
///
/// Shapes: those of [`cnn_backprop::conv_backward`]. The fragments between anchors are what the
/// pages show.
///
/// # Errors
/// [`cnn_backprop::Error::ShapeMismatch`] where NumPy would stop too: slices that do not fit together.
pub fn conv_backward(
    bug: Option<Bug>,
    dz: ArrayView4<f64>,
    cache: &ConvCache<f64>,
) -> Result<ConvGrads<f64>> {
    let filters = cache.w.view();
    let ConvParams { stride, pad } = cache.params;
    let (m, n_h, n_w, n_c) = dz.dim();
    let (f_h, f_w, ..) = filters.dim();
    let a_prev_pad = zero_pad(cache.a_prev.view(), pad)?;
    let mut da_prev_pad = Array4::zeros(a_prev_pad.raw_dim());
    let mut dw = Array4::zeros(filters.raw_dim());
    let mut db = Array4::zeros((1, 1, 1, n_c));
    for i in 0..m {
        if bug == Some(Bug::OneExampleOnly) {
            // ANCHOR: one_example_only
            dw.fill(0.0); // wrong: inside the loop over i
            db.fill(0.0);
            // ANCHOR_END: one_example_only
        }
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    let (vert_start, horiz_start) = match bug {
                        Some(Bug::StrideIgnored) => {
                            // ANCHOR: stride_ignored
                            let (vert_start, horiz_start) = (h, w); // wrong: no stride
                            // ANCHOR_END: stride_ignored
                            (vert_start, horiz_start)
                        }
                        _ => (h * stride, w * stride),
                    };
                    let (vert_end, horiz_end) = match bug {
                        Some(Bug::EndFromStride) => {
                            // ANCHOR: end_from_stride
                            let vert_end = vert_start + stride; // wrong: + f_h
                            let horiz_end = horiz_start + stride; // wrong: + f_w
                            // ANCHOR_END: end_from_stride
                            (vert_end, horiz_end)
                        }
                        _ => (vert_start + f_h, horiz_start + f_w),
                    };
                    let window = s![i, vert_start..vert_end, horiz_start..horiz_end, ..];
                    let w_c = filters.slice(s![.., .., .., c]);
                    let mut da_slice = da_prev_pad.slice_mut(window);
                    same_shape("da_slice", w_c.shape(), da_slice.shape())?;
                    let a_slice = a_prev_pad.slice(window);
                    let mut dw_c = dw.slice_mut(s![.., .., .., c]);
                    let upstream = match bug {
                        Some(Bug::UpstreamTransposed) => {
                            let shape = [m, n_w, n_h, n_c];
                            same_shape("dz", dz.shape(), &shape)?;
                            // ANCHOR: upstream_transposed
                            dz[[i, w, h, c]] // wrong: h before w
                            // ANCHOR_END: upstream_transposed
                        }
                        _ => dz[[i, h, w, c]],
                    };

                    match bug {
                        Some(Bug::InputAssigned) => {
                            // ANCHOR: input_assigned
                            da_slice.assign(&(&w_c * dz[[i, h, w, c]])); // wrong: = for +=
                            // ANCHOR_END: input_assigned
                        }
                        Some(Bug::WindowAssigned) => {
                            let rows = (f_h * f_w * a_prev_pad.len_of(Axis(3)), n_c);
                            // ANCHOR: window_assigned
                            let filters = filters.to_shape(rows).expect("as many elements");
                            let share = filters.dot(&dz.slice(s![i, h, w, ..])); // W @ dZ[i, h, w]
                            let share = share.to_shape(w_c.raw_dim()).expect("as many elements");
                            da_slice.assign(&share); // wrong: = for +=
                            // ANCHOR_END: window_assigned
                        }
                        Some(Bug::LastFilterOnly) if c + 1 < n_c => {}
                        Some(Bug::FilterTurned) => {
                            // ANCHOR: filter_turned
                            let turned = w_c.slice(s![..;-1, ..;-1, ..]); // wrong: += turns it
                            da_slice += &(&turned * dz[[i, h, w, c]]);
                            // ANCHOR_END: filter_turned
                        }
                        Some(Bug::FilterTransposed) => {
                            // ANCHOR: filter_transposed
                            let transposed = w_c.permuted_axes([1, 0, 2]); // wrong: v before u
                            // ANCHOR_END: filter_transposed
                            same_shape("w_c", da_slice.shape(), transposed.shape())?;
                            da_slice += &(&transposed * upstream);
                        }
                        _ => da_slice += &(&w_c * upstream),
                    }
                    match bug {
                        Some(Bug::FiltersAssigned) => {
                            // ANCHOR: filters_assigned
                            dw_c.assign(&(&a_slice * dz[[i, h, w, c]])); // wrong: = for +=
                            // ANCHOR_END: filters_assigned
                        }
                        Some(Bug::SliceTurned) => {
                            // ANCHOR: slice_turned
                            let turned = a_slice.slice(s![..;-1, ..;-1, ..]); // wrong: no flip in dW
                            dw_c += &(&turned * dz[[i, h, w, c]]);
                            // ANCHOR_END: slice_turned
                        }
                        _ => dw_c += &(&a_slice * upstream),
                    }
                    match bug {
                        Some(Bug::BiasesAssigned) => {
                            // ANCHOR: biases_assigned
                            db[[0, 0, 0, c]] = dz[[i, h, w, c]]; // wrong: = for +=
                            // ANCHOR_END: biases_assigned
                        }
                        _ => db[[0, 0, 0, c]] += upstream,
                    }
                }
            }
        }
    }
    if bug == Some(Bug::DividedByM) {
        let m = m as f64;
        // ANCHOR: divided_by_m
        dw /= m; // wrong if dZ carries the 1/m already
        db /= m;
        // ANCHOR_END: divided_by_m
    }
    let da_prev = without_padding(bug, &da_prev_pad, (n_h, n_w), cache)?;
    Ok(ConvGrads { da_prev, dw, db })
}

/// `da_prev_pad` without its border.
fn without_padding(
    bug: Option<Bug>,
    da_prev_pad: &Array4<f64>,
    (n_h, n_w): (usize, usize),
    cache: &ConvCache<f64>,
) -> Result<Array4<f64>> {
    let ConvParams { stride, pad } = cache.params;
    let (f_h, f_w, ..) = cache.w.dim();
    let (_, n_h_prev, n_w_prev, _) = cache.a_prev.dim();
    Ok(match bug {
        Some(Bug::MinusPad) => {
            let pad = pad as isize;
            // ANCHOR: minus_pad
            let da_prev = da_prev_pad.slice(s![.., pad..-pad, pad..-pad, ..]);
            // ANCHOR_END: minus_pad
            same_shape("da_prev", cache.a_prev.shape(), da_prev.shape())?;
            da_prev.to_owned()
        }
        Some(Bug::SizeFromOutput) => {
            // ANCHOR: size_from_output
            let rows = (n_h - 1) * stride + f_h - 2 * pad; // wrong: rows left over are missing
            let cols = (n_w - 1) * stride + f_w - 2 * pad;
            let da_prev = da_prev_pad.slice(s![.., pad..pad + rows, pad..pad + cols, ..]);
            // ANCHOR_END: size_from_output
            da_prev.to_owned()
        }
        _ => {
            let inside = s![.., pad..pad + n_h_prev, pad..pad + n_w_prev, ..];
            da_prev_pad.slice(inside).to_owned()
        }
    })
}
