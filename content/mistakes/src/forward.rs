//! Mistakes in the forward pass: the padding, one step of the convolution, and the layer that consists of such steps.

use cnn_backprop::{ConvCache, ConvParams, Result, zero_pad as right_zero_pad};
use ndarray::{Array4, ArrayView2, ArrayView3, ArrayView4, Axis, concatenate, s};

use crate::numpy::{cut, mismatch, times};
use crate::set::Mistakes;

/// The input with a border of zeros, with mistakes or without.
///
/// Shapes: `x (m, n_H, n_W, n_C)` → `(m, n_H + 2·pad, n_W + 2·pad, n_C)`, unless a mistake changes them.
///
/// # Errors
/// Those of [`cnn_backprop::zero_pad`].
pub fn zero_pad<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    x: ArrayView4<f64>,
    pad: usize,
) -> Result<Array4<f64>> {
    let mistakes = mistakes.into();
    let both = (pad, pad);
    let sides = match mistakes {
        _ if mistakes.has("pad-all-axes") => [both; 4],
        _ if mistakes.has("pad-rows-only") => [(0, 0), both, (0, 0), (0, 0)],
        _ if mistakes.has("pad-before-only") => [(0, 0), (pad, 0), (pad, 0), (0, 0)],
        _ if mistakes.has("pad-first-axes") => [both, both, (0, 0), (0, 0)],
        _ if mistakes.any(&["pad-with-ones", "pad-with-edge"]) => [(0, 0), both, both, (0, 0)],
        _ => return right_zero_pad(x, pad),
    };
    let mut padded = x.to_owned();
    for (axis, (before, after)) in sides.into_iter().enumerate() {
        padded = pad_axis(mistakes, &padded, Axis(axis), before, after);
    }
    Ok(padded)
}

fn pad_axis(
    mistakes: Mistakes,
    x: &Array4<f64>,
    axis: Axis,
    before: usize,
    after: usize,
) -> Array4<f64> {
    let border = |at: usize, n: usize| {
        let mut shape = x.raw_dim();
        shape[axis.index()] = n;
        let edge = x.index_axis(axis, at).insert_axis(axis);
        let repeated = edge
            .broadcast(shape)
            .expect("an axis of length 1 repeats")
            .to_owned();
        if mistakes.has("pad-with-edge") {
            repeated
        } else {
            repeated * 0.0 + f64::from(u8::from(mistakes.has("pad-with-ones")))
        }
    };
    let [first, last] = [border(0, before), border(x.len_of(axis) - 1, after)];
    concatenate(axis, &[first.view(), x.view(), last.view()])
        .expect("shapes that differ in this axis alone")
}

/// One filter at one position, with mistakes or without.
///
/// Shapes: `a_slice (f_h, f_w, n_C_prev)`, `w` the same, `b` a number → one number.
///
/// # Errors
/// [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) if `w` does not fit `a_slice`, and for the matrix product
/// unless the window is square.
pub fn conv_single_step<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    a_slice: ArrayView3<f64>,
    w: ArrayView3<f64>,
    mut b: f64,
) -> Result<f64> {
    let mistakes = mistakes.into();
    let has = |name: &str| {
        mistakes
            .0
            .iter()
            .any(|m| m.strip_prefix("forward-").unwrap_or(m) == name)
    };
    let (mut a_slice, mut w) = (a_slice.to_owned(), w.to_owned());
    if has("bias-left-out") {
        b = 0.0;
    }
    if has("bias-twice") {
        b *= 2.0;
    }
    if has("bias-subtracted") {
        b = -b;
    }
    if has("one-channel-only") {
        a_slice = a_slice.slice_move(s![.., .., ..1]);
        w = w.slice_move(s![.., .., ..1]);
    }
    if has("last-channel-only") {
        let last = w.dim().2 - 1;
        a_slice = a_slice.slice_move(s![.., .., last..]);
        w = w.slice_move(s![.., .., last..]);
    }
    let products = times(a_slice.view(), w.view())?;
    if has("mean-for-sum") {
        return Ok(products.sum() / products.len() as f64 + b);
    }
    Ok(
        match (
            has("bias-in-the-sum"),
            has("matrix-product"),
            has("true-convolution"),
        ) {
            (true, ..) if a_slice.shape() == w.shape() => {
                bias_in_the_sum(a_slice.view(), w.view(), b)
            }
            (true, ..) => (products + b).sum(),
            (_, true, _) if a_slice.dim().1 != w.dim().0 => {
                return Err(mismatch("w", a_slice.shape(), w.shape()));
            }
            (_, true, _) => matrix_product(a_slice.view(), w.view(), b),
            (.., true) if a_slice.shape() == w.shape() => {
                true_convolution(a_slice.view(), w.view(), b)
            }
            (.., true) => times(a_slice.view(), w.slice(s![..;-1, ..;-1, ..]))?.sum() + b,
            _ => products.sum() + b,
        },
    )
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

/// The layer, with mistakes or without.
///
/// Shapes: those of [`cnn_backprop::conv_forward`], unless a mistake changes them.
///
/// # Errors
/// Those of `conv_forward` and of [`conv_single_step`], and where NumPy would stop.
pub fn conv_forward<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    layer: &ConvCache<f64>,
    b: &Array4<f64>,
) -> Result<Array4<f64>> {
    let mistakes = mistakes.into();
    let (a_prev, filters) = (layer.a_prev.view(), layer.w.view());
    let (f_h, f_w, ..) = filters.dim();
    let ConvParams { stride, pad } = layer.params;
    let (m, n_h, n_w, n_c) =
        cnn_backprop::conv::conv_output_shape(&a_prev, &filters, layer.params)?;
    let size = |right: usize, n_prev: usize, f: usize| {
        let less = usize::from(mistakes.has("forward-size-without-one"));
        if mistakes.has("forward-size-without-padding") {
            // `int` of a quotient below 0 rounds towards 0
            (n_prev as isize - f as isize) / stride as isize + 1 - less as isize
        } else {
            right as isize - less as isize
        }
    };
    let n_h = size(n_h, a_prev.dim().1, f_h).max(0) as usize;
    let n_w = size(n_w, a_prev.dim().2, f_w).max(0) as usize;
    let a_prev_pad = if mistakes.has("forward-padding-left-out") {
        a_prev.to_owned()
    } else {
        right_zero_pad(a_prev, pad)?
    };

    let mut z = Array4::zeros((m, n_h, n_w, n_c));
    let step = if mistakes.has("forward-loops-with-stride") {
        stride
    } else {
        1
    };
    let ignored =
        step > 1 || mistakes.any(&["forward-stride-ignored", "forward-loops-with-stride"]);
    let less = usize::from(mistakes.has("forward-end-minus-one"));
    let end = if mistakes.has("forward-end-from-stride") {
        (stride, stride)
    } else {
        (f_h - less, f_w - less)
    };
    let first = |name, at| if mistakes.has(name) { 0 } else { at };
    for i in 0..m {
        let a_prev_pad = a_prev_pad.index_axis(Axis(0), first("forward-first-example", i));
        for h in (0..n_h).step_by(step) {
            for w in (0..n_w).step_by(step) {
                for c in 0..n_c {
                    let top = if ignored { h } else { h * stride };
                    let left = match mistakes {
                        _ if mistakes.has("forward-column-from-row") => h * stride,
                        _ if ignored || mistakes.has("forward-column-stride-ignored") => w,
                        _ => w * stride,
                    };
                    let rows = cut(top..top + end.0, a_prev_pad.dim().0);
                    let cols = cut(left..left + end.1, a_prev_pad.dim().1);
                    let a_slice = a_prev_pad.slice(s![rows, cols, ..]);
                    let w_c = filters.slice(s![.., .., .., first("forward-first-filter", c)]);
                    let b_c = b[[0, 0, 0, first("forward-first-bias", c)]];
                    let at = if mistakes.has("forward-transposed") {
                        [i, w, h, c]
                    } else {
                        [i, h, w, c]
                    };
                    let value = conv_single_step(mistakes, a_slice, w_c, b_c)?;
                    let found = mismatch("the indices", z.shape(), &at);
                    *z.get_mut(at).ok_or(found)? = value;
                    if mistakes.has("forward-returned-after-filter") {
                        return Ok(z);
                    }
                }
                if mistakes.has("forward-returned-after-place") {
                    return Ok(z);
                }
            }
            if mistakes.has("forward-returned-after-row") {
                return Ok(z);
            }
        }
        if mistakes.has("forward-returned-after-example") {
            return Ok(z);
        }
    }
    if mistakes.has("forward-relu") {
        z.mapv_inplace(|z| z.max(0.0));
    }
    Ok(z)
}
