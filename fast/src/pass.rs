//! One pass through a convolution: its extents, checked, and its arrays as slices in row-major order.

use cnn_backprop::checked::checked_len;
use cnn_backprop::conv::conv_output_shape;
use cnn_backprop::geometry::padded_size;
use cnn_backprop::{ConvParams, Result};
use ndarray::ArrayView4;

/// The extents of a convolution, checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extents {
    pub m: usize,
    pub n_h_prev: usize,
    pub n_w_prev: usize,
    pub n_c_prev: usize,
    pub f_h: usize,
    pub f_w: usize,
    pub n_h: usize,
    pub n_w: usize,
    pub n_c: usize,
    pub stride: usize,
    pub pad: usize,
}

impl Extents {
    /// Refuses what the literal functions refuse.
    pub fn checked<F>(
        a_prev: &ArrayView4<F>,
        w: &ArrayView4<F>,
        params: ConvParams,
    ) -> Result<Self> {
        let (m, n_h, n_w, n_c) = conv_output_shape(a_prev, w, params)?;
        let (_, n_h_prev, n_w_prev, n_c_prev) = a_prev.dim();
        let (f_h, f_w, _, _) = w.dim();
        let ConvParams { stride, pad } = params;
        Ok(Self {
            m,
            n_h_prev,
            n_w_prev,
            n_c_prev,
            f_h,
            f_w,
            n_h,
            n_w,
            n_c,
            stride,
            pad,
        })
    }

    /// Refuses a padded input that no memory could hold. It is not made here, but the literal functions make it.
    pub fn check_padded<F>(&self) -> Result<()> {
        let rows = padded_size("x", self.n_h_prev, self.pad)?;
        let cols = padded_size("x", self.n_w_prev, self.pad)?;
        checked_len(
            "x_pad",
            &[self.m, rows, cols, self.n_c_prev],
            size_of::<F>(),
        )?;
        Ok(())
    }

    /// Products of the formula.
    pub fn products(&self) -> usize {
        let window = self.f_h * self.f_w * self.n_c_prev;
        (self.m * self.image()).saturating_mul(window)
    }

    /// The shape of `z` and `dz`.
    pub fn z(&self) -> [usize; 4] {
        [self.m, self.n_h, self.n_w, self.n_c]
    }

    /// Elements of one image of the input.
    pub fn image_prev(&self) -> usize {
        self.n_h_prev * self.n_w_prev * self.n_c_prev
    }

    /// Elements of one image of the output.
    pub fn image(&self) -> usize {
        self.n_h * self.n_w * self.n_c
    }
}

/// The arrays of one forward pass.
pub struct ForwardPass<'a, F> {
    pub(crate) extents: Extents,
    pub(crate) a_prev: &'a [F],
    pub(crate) w: &'a [F],
    pub(crate) b: &'a [F],
    pub(crate) z: &'a mut [F],
}

/// The arrays of one backward pass; `w` and `da_prev` are empty if only the parameters get gradients.
pub struct BackwardPass<'a, F> {
    pub(crate) extents: Extents,
    pub(crate) a_prev: &'a [F],
    pub(crate) w: &'a [F],
    pub(crate) dz: &'a [F],
    pub(crate) da_prev: &'a mut [F],
    pub(crate) dw: &'a mut [F],
    pub(crate) db: &'a mut [F],
}
