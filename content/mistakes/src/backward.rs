//! Mistakes in the backward pass of a convolution: the loops of `conv_backward` with wrong lines.

mod terms;

use cnn_backprop::{ConvCache, ConvGrads, ConvParams, Result, zero_pad};
use ndarray::{Array1, Array3, Array4, ArrayView3, ArrayView4, Axis, s};

use crate::numpy::{assign, cut, mismatch};
use crate::set::Mistakes;
use terms::Pass;

/// The three gradients, with mistakes or without.
///
/// Shapes: those of [`cnn_backprop::conv_backward`], unless a mistake changes them. The fragments between anchors are what
/// the pages show.
///
/// # Errors
/// [`cnn_backprop::Error::ShapeMismatch`] where NumPy would stop, because the shapes of slices do not match.
pub fn conv_backward<'a>(
    mistakes: impl Into<Mistakes<'a>>,
    dz: ArrayView4<f64>,
    cache: &ConvCache<f64>,
) -> Result<ConvGrads<f64>> {
    let mistakes = mistakes.into();
    let pad = if mistakes.has("input-not-padded") {
        0
    } else {
        cache.params.pad
    };
    let a_prev_pad = zero_pad(cache.a_prev.view(), pad)?;
    let da_prev = Array4::zeros(cache.a_prev.raw_dim());
    let mut pass = Pass {
        mistakes,
        dz,
        cache,
        da_prev_pad: zero_pad(da_prev.view(), cache.params.pad)?,
        da_prev,
        grads: (Array4::zeros(cache.w.raw_dim()), Array1::zeros(dz.dim().3)),
    };
    let ended = pass.run(&a_prev_pad)?;
    Ok(pass.returned(ended))
}

/// The lines that a mistake can put under another loop.
const LINES: [[&str; 2]; 3] = [
    ["last-filter-only", "input-last-place-only"],
    ["filters-last-filter-only", "filters-last-place-only"],
    ["biases-last-filter-only", "biases-last-place-only"],
];

impl Pass<'_> {
    /// The four loops; whether they came to their end.
    fn run(&mut self, a_prev_pad: &Array4<f64>) -> Result<bool> {
        let (mistakes, (m, n_h, n_w, n_c)) = (self.mistakes, self.dz.dim());
        for i in 0..m {
            if mistakes.has("one-example-only") {
                let (dw, db) = &mut self.grads;
                // ANCHOR: one_example_only
                dw.fill(0.0); // wrong: inside the loop over i
                db.fill(0.0);
                // ANCHOR_END: one_example_only
            }
            let example = if mistakes.has("slice-first-example") {
                0
            } else {
                i
            };
            let a_prev_pad = a_prev_pad.index_axis(Axis(0), example);
            for h in 0..n_h {
                for w in 0..n_w {
                    for c in 0..n_c {
                        self.lines([i, h, w, c], a_prev_pad, |[by_filter, by_place]| {
                            !mistakes.any(&[by_filter, by_place])
                        })?;
                        if mistakes.has("returned-after-filter") {
                            return Ok(false);
                        }
                    }
                    let last = [i, h, w, n_c - 1];
                    self.lines(last, a_prev_pad, |[by_filter, _]| mistakes.has(by_filter))?;
                    if mistakes.has("returned-after-place") {
                        return Ok(false);
                    }
                }
                let last = [i, h, n_w - 1, n_c - 1];
                self.lines(last, a_prev_pad, |[_, by_place]| mistakes.has(by_place))?;
                if mistakes.has("returned-after-row") {
                    return Ok(false);
                }
            }
            if !mistakes.has("last-example-written") || i + 1 == m {
                let inside = self.without_padding(i)?;
                assign("da_prev", self.da_prev.index_axis_mut(Axis(0), i), &inside)?;
            }
            if mistakes.has("returned-after-example") {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Those of the three lines that stand under this loop.
    fn lines(
        &mut self,
        at: [usize; 4],
        a_prev_pad: ArrayView3<f64>,
        here: impl Fn([&str; 2]) -> bool,
    ) -> Result<()> {
        let [da, dw, db] = LINES.map(here);
        if !(da || dw || db) {
            return Ok(());
        }
        let [rows, cols] = self.window(at, "stride-ignored-filters");
        let (height, width, _) = a_prev_pad.dim();
        let a_slice = a_prev_pad.slice(s![cut(rows, height), cut(cols, width), ..]);
        if da {
            let window = self.window(at, "stride-ignored-input");
            self.add_to_input(at, window, a_slice)?;
        }
        if dw {
            self.add_to_filters(at, a_slice)?;
        }
        if db {
            self.add_to_biases(at)?;
        }
        Ok(())
    }

    /// The gradient of example `i` without its border.
    fn without_padding(&self, i: usize) -> Result<Array3<f64>> {
        let pad = self.cache.params.pad;
        let (_, rows, cols, _) = self.cache.a_prev.dim();
        let da_prev_pad = &self.da_prev_pad;
        if self.mistakes.has("minus-pad") {
            if pad == 0 {
                let (m, _, _, n_c_prev) = self.cache.a_prev.dim();
                let empty = [m, 0, 0, n_c_prev]; // 0..-0
                return Err(mismatch("da_prev", self.cache.a_prev.shape(), &empty));
            }
            let (pad, i) = (pad as isize, i..i + 1);
            let da_prev_pad = da_prev_pad.slice(s![i, .., .., ..]);
            // ANCHOR: minus_pad
            let da_prev = da_prev_pad.slice(s![.., pad..-pad, pad..-pad, ..]);
            // ANCHOR_END: minus_pad
            return Ok(da_prev.index_axis(Axis(0), 0).to_owned());
        }
        let pad = if self.mistakes.has("cut-from-the-corner") {
            0
        } else {
            pad
        };
        Ok(da_prev_pad
            .slice(s![i, pad..pad + rows, pad..pad + cols, ..])
            .to_owned())
    }

    /// What the function returns; a `return` inside the loops skips the lines below them.
    fn returned(self, ended: bool) -> ConvGrads<f64> {
        let mistakes = self.mistakes;
        let (m, n_h, n_w, n_c) = self.dz.dim();
        let ConvParams { stride, pad } = self.cache.params;
        let (mut da_prev, (mut dw, db)) = (self.da_prev, self.grads);
        let mut db = db
            .into_shape_with_order((1, 1, 1, n_c))
            .expect("as many elements");
        if !ended {
            return ConvGrads { da_prev, dw, db };
        }
        if mistakes.has("padding-kept") {
            da_prev = self.da_prev_pad;
        } else if mistakes.has("minus-pad-at-the-end") {
            let ends = [1, 2].map(|axis| self.da_prev_pad.len_of(Axis(axis)) - pad);
            let [rows, cols] = ends.map(|end| if pad == 0 { 0..0 } else { pad..end }); // 0..-0 is empty
            da_prev = self.da_prev_pad.slice_move(s![.., rows, cols, ..]);
        }
        if mistakes.has("size-from-output") {
            let (f_h, f_w, ..) = self.cache.w.dim();
            // wrong: the rows and columns left over are missing
            let rows = cut(
                0..((n_h - 1) * stride + f_h).saturating_sub(2 * pad),
                da_prev.dim().1,
            );
            let cols = cut(
                0..((n_w - 1) * stride + f_w).saturating_sub(2 * pad),
                da_prev.dim().2,
            );
            da_prev = da_prev.slice_move(s![.., rows, cols, ..]);
        }
        let by_m = |names: &[&str]| if mistakes.any(names) { m as f64 } else { 1.0 };
        // wrong if dZ carries the 1/m already
        dw /= by_m(&["divided-by-m", "filters-divided-by-m", "all-divided-by-m"]);
        db /= by_m(&["divided-by-m", "biases-divided-by-m", "all-divided-by-m"]);
        da_prev /= by_m(&["input-divided-by-m", "all-divided-by-m"]);
        ConvGrads { da_prev, dw, db }
    }
}
