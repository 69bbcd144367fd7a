//! Mistakes in the backward pass of the pooling layer, and in the functions that it calls.

use std::ops::Range;

use cnn_backprop::{
    PoolMode, PoolParams, Result, TieRule, create_mask_from_window, create_mask_with_ties,
    distribute_value,
};
use ndarray::{Array2, Array4, ArrayView2, ArrayView4, Axis, s};

use crate::numpy::{add, assign, cut, element, mismatch, times};
use crate::set::Mistakes;

/// Where the windows of a pass stand; a mistake of the forward pass has another name than that of the backward pass.
pub(crate) struct Corner<'a> {
    pub mistakes: Mistakes<'a>,
    pub params: PoolParams,
    pub forward: bool,
}

impl Corner<'_> {
    fn has(&self, [forward, backward]: [&str; 2]) -> bool {
        self.mistakes
            .has(if self.forward { forward } else { backward })
    }

    pub fn window(&self, h: usize, w: usize) -> [Range<usize>; 2] {
        let PoolParams { f, stride } = self.params;
        let (vert_start, mut horiz_start) = if self
            .has(["pool-forward-stride-ignored", "pool-stride-ignored"])
            || self.mistakes.has("pool-forward-loops-with-stride")
        {
            (h, w)
        } else {
            (h * stride, w * stride)
        };
        if self.has(["pool-forward-column-from-row", "pool-column-from-row"]) {
            horiz_start = h * stride;
        }
        let (vert_end, horiz_end) =
            if self.has(["pool-forward-end-from-stride", "pool-end-from-stride"]) {
                // ANCHOR: pool_end_from_stride
                let vert_end = vert_start + stride; // wrong: should be + f
                let horiz_end = horiz_start + stride;
                // ANCHOR_END: pool_end_from_stride
                (vert_end, horiz_end)
            } else {
                let less = self.has(["pool-forward-end-minus-one", "pool-end-minus-one"]);
                let f = f - usize::from(less);
                (vert_start + f, horiz_start + f)
            };
        [vert_start..vert_end, horiz_start..horiz_end]
    }
}

/// The mask of a window, as numbers, with mistakes or without. Without `every-maximum` the first maximum is marked, as in
/// PyTorch and JAX.
///
/// # Errors
/// Those of [`create_mask_from_window`].
pub fn mask<'a>(mistakes: impl Into<Mistakes<'a>>, window: ArrayView2<f64>) -> Result<Array2<f64>> {
    let mistakes = mistakes.into();
    let a_slice = match mistakes {
        _ if mistakes.has("mask-of-magnitude") => window.mapv(f64::abs),
        _ if mistakes.any(&["mask-of-minimum", "pool-minimum"]) => -&window,
        _ => window.to_owned(),
    };
    let a_slice = a_slice.view();
    let mut marked = if mistakes.any(&["mask-of-rows", "mask-of-columns"]) {
        let axis = Axis(usize::from(mistakes.has("mask-of-rows")));
        let most = a_slice
            .fold_axis(axis, f64::NEG_INFINITY, |&most, &x| most.max(x))
            .insert_axis(axis);
        let most = most
            .broadcast(a_slice.raw_dim())
            .expect("an axis of length 1 repeats");
        ndarray::Zip::from(a_slice)
            .and(most)
            .map_collect(|&x, &most| f64::from(u8::from(x == most)))
    } else if mistakes.has("every-maximum") {
        let gradient = 1.0;
        // ANCHOR: every_maximum
        let mask = create_mask_from_window(a_slice)?; // x == max(x)
        mask * gradient
        // ANCHOR_END: every_maximum
    } else {
        let shared = mistakes.has("shared-maximum");
        let ties = if shared {
            TieRule::Shared
        } else {
            TieRule::First
        };
        create_mask_with_ties(a_slice, ties)?
    };
    if mistakes.has("mask-against-magnitude") {
        let most = window.fold(0.0, |most: f64, x| most.max(x.abs()));
        marked.zip_mut_with(&window, |mark, &x| *mark = f64::from(u8::from(x == most)));
    }
    if mistakes.has("mask-inverted") {
        marked.mapv_inplace(|mark| 1.0 - mark);
    }
    if mistakes.has("mask-keeps-value") {
        marked *= &window;
    }
    Ok(marked)
}

/// `dz` divided over a window, with mistakes or without.
///
/// # Errors
/// Those of [`distribute_value`].
pub fn distribute<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    dz: f64,
    shape: (usize, usize),
) -> Result<Array2<f64>> {
    let mistakes = mistakes.into();
    let dz = if mistakes.any(&["value-left-out", "pool-upstream-left-out"]) {
        1.0
    } else {
        dz
    };
    let (n_h, n_w) = (shape.0 as f64, shape.1 as f64);
    Ok(match mistakes {
        _ if mistakes.any(&["value-not-shared", "not-shared"]) => {
            Array2::from_elem(shape, dz) // wrong: not divided by f * f
        }
        _ if mistakes.any(&["value-divided-by-side", "pool-divided-by-side"]) => {
            Array2::from_elem(shape, dz / n_h)
        }
        _ if mistakes.has("value-divided-by-sum") => Array2::from_elem(shape, dz / (n_h + n_w)),
        _ if mistakes.has("value-as-integer") => {
            Array2::from_elem(shape, (dz / (n_h * n_w)).floor())
        }
        _ => distribute_value(dz, shape)?,
    })
}

/// The gradient of the input, with mistakes or without.
///
/// Shapes: those of [`cnn_backprop::pool_backward`]. Without a mistake the first maximum gets the
/// gradient, as in PyTorch and JAX.
///
/// # Errors
/// [`Error::ShapeMismatch`](cnn_backprop::Error::ShapeMismatch) where NumPy would also stop.
pub fn pool_backward<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    da: ArrayView4<f64>,
    a_prev: &Array4<f64>,
    params: PoolParams,
    mode: PoolMode,
) -> Result<Array4<f64>> {
    let mistakes = mistakes.into();
    let (m, n_h, n_w, n_c) = da.dim();
    let mut da_prev = Array4::zeros(a_prev.raw_dim());
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                for c in 0..n_c {
                    add_window(
                        mistakes,
                        [i, h, w, c],
                        da,
                        a_prev,
                        params,
                        mode,
                        &mut da_prev,
                    )?;
                    if mistakes.has("pool-last-channel-only") {
                        da_prev.slice_mut(s![i, .., .., ..c]).fill(0.0);
                    }
                    if mistakes.has("pool-returned-after-channel") {
                        return Ok(da_prev);
                    }
                }
                if mistakes.has("pool-returned-after-place") {
                    return Ok(da_prev);
                }
            }
            if mistakes.has("pool-returned-after-row") {
                return Ok(da_prev);
            }
        }
        if mistakes.has("pool-returned-after-example") {
            return Ok(da_prev);
        }
    }
    Ok(da_prev)
}

/// What one window adds.
fn add_window(
    mistakes: Mistakes,
    [i, h, w, c]: [usize; 4],
    da: ArrayView4<f64>,
    a_prev: &Array4<f64>,
    params: PoolParams,
    mode: PoolMode,
    da_prev: &mut Array4<f64>,
) -> Result<()> {
    let corner = Corner {
        mistakes,
        params,
        forward: false,
    };
    let (_, height, width, _) = a_prev.dim();
    let [rows, cols] = corner.window(h, w);
    let [inner_rows, inner_cols] = [cut(rows.clone(), height), cut(cols.clone(), width)];
    let first = |name, at| if mistakes.has(name) { 0 } else { at };
    let (of, channel) = (
        first("pool-mask-first-example", i),
        first("pool-mask-first-channel", c),
    );
    let a_slice = a_prev.slice(s![of, inner_rows.clone(), inner_cols.clone(), channel]);

    let from = first("pool-upstream-first-example", i);
    let upstream = if mistakes.any(&["pool-upstream-window", "pool-upstream-window-mean"]) {
        let [rows, cols] = [cut(rows, da.dim().1), cut(cols, da.dim().2)];
        da.slice(s![from, rows, cols, c]).to_owned()
    } else {
        let at = if mistakes.has("pool-upstream-transposed") {
            [from, w, h, c]
        } else {
            [from, h, w, c]
        };
        Array2::from_elem((1, 1), element(&da, at)?)
    };
    let max = (mode == PoolMode::Max) != mistakes.has("pool-modes-exchanged");
    let share = match (max, mistakes) {
        (true, _) if mistakes.has("pool-mask-left-out") => upstream,
        (true, _) if a_slice.is_empty() => {
            return Err(mismatch("the window", &[params.f; 2], a_slice.shape()));
        }
        (true, _) if mistakes.has("pool-upstream-left-out") => mask(mistakes, a_slice)?,
        (true, _) => times(mask(mistakes, a_slice)?.view(), upstream.view())?,
        (false, _) if mistakes.has("pool-upstream-window-mean") => {
            let mean = upstream.mean().unwrap_or(f64::NAN); // as `np.mean` of nothing
            distribute(mistakes, mean, (params.f, params.f))?
        }
        (false, _) if mistakes.has("pool-upstream-window") => {
            let divided_by = distribute(mistakes, 1.0, (params.f, params.f))?[[0, 0]];
            upstream * divided_by
        }
        // one number, which fits any slice
        (false, _) if mistakes.any(&["not-shared", "pool-divided-by-side"]) => {
            distribute(mistakes, upstream[[0, 0]], (params.f, params.f))?.slice_move(s![..1, ..1])
        }
        (false, _) => distribute(mistakes, upstream[[0, 0]], (params.f, params.f))?,
    };
    let mut da_slice = da_prev.slice_mut(s![i, inner_rows, inner_cols, c]);
    let whole_numbers = mistakes.has("whole-gradient") && a_prev.iter().all(|x| x.fract() == 0.0);
    match mistakes {
        // wrong: = for +=
        _ if mistakes.has("pool-assigned")
            || mistakes.has(if max {
                "pool-assigned-max"
            } else {
                "pool-assigned-average"
            }) =>
        {
            assign("da_slice", da_slice, &share)
        }
        _ if mistakes.has("pool-subtracted") => add("da_slice", da_slice, &-share),
        // `np.zeros_like` of an array of integers gives integers.
        _ if whole_numbers => {
            da_slice.zip_mut_with(&share, |sum, &part| *sum = (*sum + part).trunc());
            Ok(())
        }
        _ => add("da_slice", da_slice, &share),
    }
}
