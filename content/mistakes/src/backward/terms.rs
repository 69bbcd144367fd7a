//! One window: where it is, and what it adds to each of the three gradients.

use std::ops::Range;

use cnn_backprop::{ConvCache, Result};
use ndarray::{Array1, Array3, Array4, ArrayView3, ArrayView4, ArrayViewMut3, Axis, s};

use crate::numpy::{add, assign, cut, element};
use crate::set::Mistakes;

/// A run of the function: its arguments, and the gradients so far.
pub(super) struct Pass<'a> {
    pub mistakes: Mistakes<'a>,
    pub dz: ArrayView4<'a, f64>,
    pub cache: &'a ConvCache<f64>,
    pub da_prev_pad: Array4<f64>,
    pub da_prev: Array4<f64>,
    /// dW and db.
    pub grads: (Array4<f64>, Array1<f64>),
}

impl Pass<'_> {
    /// The rows and the columns of the window at `(h, w)`; `here` ignores the stride of this array alone.
    pub fn window(&self, [_, h, w, _]: [usize; 4], here: &str) -> [Range<usize>; 2] {
        let (mistakes, stride) = (self.mistakes, self.cache.params.stride);
        let (vert_start, mut horiz_start) = if mistakes.any(&["stride-ignored", here]) {
            // ANCHOR: stride_ignored
            let (vert_start, horiz_start) = (h, w); // wrong: no stride
            // ANCHOR_END: stride_ignored
            (vert_start, horiz_start)
        } else {
            (h * stride, w * stride)
        };
        if mistakes.has("column-stride-ignored") {
            horiz_start = w;
        }
        if mistakes.has("column-from-row") {
            horiz_start = h * stride;
        }
        let (height, width) = if mistakes.has("end-from-stride") {
            (stride, stride) // wrong: should be f_h, f_w
        } else {
            (self.cache.w.dim().0, self.cache.w.dim().1)
        };
        [
            vert_start..vert_start + height,
            horiz_start..horiz_start + width,
        ]
    }

    /// The upstream gradient as the line of one array reads it, whose names of the two mistakes are given.
    fn upstream(&self, [i, h, w, c]: [usize; 4], [left_out, transposed]: [&str; 2]) -> Result<f64> {
        if self.mistakes.has(left_out) {
            return Ok(1.0);
        }
        let i = if self.mistakes.has("upstream-first-example") {
            0
        } else {
            i
        };
        let transposed = self.mistakes.any(&["upstream-transposed", transposed]);
        let at = if transposed {
            [i, w, h, c]
        } else {
            [i, h, w, c]
        };
        element(&self.dz, at)
    }

    /// What filter `c` at `(i, h, w)` adds to the gradient of its window.
    pub fn add_to_input(
        &mut self,
        at: [usize; 4],
        [rows, cols]: [Range<usize>; 2],
        a_slice: ArrayView3<f64>,
    ) -> Result<()> {
        let [i, h, w, c] = at;
        let (mistakes, filters) = (self.mistakes, &self.cache.w);
        let upstream =
            self.upstream(at, ["upstream-left-out-input", "upstream-transposed-input"])?;
        let (_, height, width, _) = self.da_prev_pad.dim();
        let window = s![i, cut(rows, height), cut(cols, width), ..];
        let mut da_slice: ArrayViewMut3<f64> = self.da_prev_pad.slice_mut(window);
        if mistakes.has("window-assigned") {
            let share = filters
                .rows()
                .into_iter()
                .map(|row| row.dot(&self.dz.slice(s![i, h, w, ..])));
            let (f_h, f_w, n_c_prev, _) = filters.dim();
            let share = Array3::from_shape_vec((f_h, f_w, n_c_prev), share.collect());
            return assign("da_slice", da_slice, &share.expect("as many elements")); // wrong: = for +=
        }
        let c = if mistakes.has("first-filter-only") {
            0
        } else {
            c
        };
        let mut w_c = filters.slice(s![.., .., .., c]);
        if mistakes.any(&["factors-exchanged", "slice-for-filter"]) {
            w_c = a_slice;
        }
        if mistakes.has("filter-transposed") {
            w_c = w_c.permuted_axes([1, 0, 2]); // wrong: v before u
        }
        if mistakes.has("input-assigned")
            && w_c.shape() == da_slice.shape()
            && !mistakes.has("filter-turned")
        {
            let dz = Read(upstream);
            // ANCHOR: input_assigned
            da_slice.assign(&(&w_c * dz[[i, h, w, c]])); // wrong: = for +=
            // ANCHOR_END: input_assigned
            return Ok(());
        }
        if mistakes.has("filter-turned")
            && w_c.shape() == da_slice.shape()
            && !mistakes.any(&["input-assigned", "input-subtracted"])
        {
            let dz = Read(upstream);
            // ANCHOR: filter_turned
            let turned = w_c.slice(s![..;-1, ..;-1, ..]); // wrong: += needs no flip
            da_slice += &(&turned * dz[[i, h, w, c]]);
            // ANCHOR_END: filter_turned
            return Ok(());
        }
        if mistakes.has("filter-turned") {
            w_c.invert_axis(Axis(0));
            w_c.invert_axis(Axis(1));
        }
        let term = if mistakes.has("upstream-left-out-input") {
            w_c.to_owned()
        } else {
            &w_c * upstream
        };
        match mistakes {
            _ if mistakes.has("input-assigned") => assign("da_slice", da_slice, &term),
            _ if mistakes.has("input-subtracted") => add("da_slice", da_slice, &-term),
            _ => add("da_slice", da_slice, &term),
        }
    }

    /// What the window adds to the gradient of filter `c`.
    pub fn add_to_filters(&mut self, at: [usize; 4], a_slice: ArrayView3<f64>) -> Result<()> {
        let mistakes = self.mistakes;
        let upstream = self.upstream(
            at,
            ["upstream-left-out-filters", "upstream-transposed-filters"],
        )?;
        let mut a_slice = if mistakes.any(&["factors-exchanged", "filter-for-slice"]) {
            self.cache.w.slice(s![.., .., .., at[3]])
        } else {
            a_slice
        };
        if mistakes.has("slice-turned") {
            a_slice.invert_axis(Axis(0)); // wrong: dW needs no flip
            a_slice.invert_axis(Axis(1));
        }
        if mistakes.has("slice-transposed") {
            a_slice = a_slice.permuted_axes([1, 0, 2]);
        }
        let term = &a_slice * upstream;
        let dw_c = self.grads.0.slice_mut(s![.., .., .., at[3]]);
        match mistakes {
            _ if mistakes.has("filters-assigned") => assign("dw", dw_c, &term), // wrong: = for +=
            _ if mistakes.has("filters-subtracted") => add("dw", dw_c, &-term),
            _ => add("dw", dw_c, &term),
        }
    }

    /// What `(i, h, w)` adds to the gradient of bias `c`.
    pub fn add_to_biases(&mut self, at: [usize; 4]) -> Result<()> {
        let (mistakes, (_, n_h, n_w, _)) = (self.mistakes, self.dz.dim());
        let mut upstream = self.upstream(
            at,
            ["upstream-left-out-biases", "upstream-transposed-biases"],
        )?;
        if mistakes.has("biases-not-summed") {
            upstream /= (n_h * n_w) as f64;
        }
        let db_c = &mut self.grads.1[at[3]];
        match mistakes {
            _ if mistakes.has("biases-assigned") => *db_c = upstream, // wrong: = for +=
            _ if mistakes.has("biases-subtracted") => *db_c -= upstream,
            _ => *db_c += upstream,
        }
        Ok(())
    }
}

/// `dz[[i, h, w, c]]` in the lines that pages show, whatever a second mistake reads there.
struct Read(f64);

impl std::ops::Index<[usize; 4]> for Read {
    type Output = f64;

    fn index(&self, _: [usize; 4]) -> &f64 {
        &self.0
    }
}
