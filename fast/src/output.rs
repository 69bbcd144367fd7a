//! The output of a layer, for every geometry.

use cnn_backprop::Result;
use pulp::{Simd, WithSimd};

use crate::correlate::Filters;
use crate::layout::Bordered;
use crate::packing::Rows;
use crate::pass::{Extents, ForwardPass};
use crate::places::{Input, Output, Places};
use crate::simd::Lanes;
use crate::threads::{Bands, each};
use crate::workspace::Workspace;

/// The formula of the forward pass.
pub(crate) fn direct<F: Lanes>(pass: ForwardPass<F>, workspace: &mut Workspace<F>) -> Result<()> {
    let level = workspace.level().fitting::<F>(pass.extents.n_c);
    level.dispatch(Direct { pass, workspace })
}

struct Direct<'a, 'b, F> {
    pass: ForwardPass<'a, F>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for Direct<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { pass, workspace } = self;
        let (e, a_prev, w) = (pass.extents, pass.a_prev, pass.w);
        let run = e.f_w * e.n_c_prev;
        let extents = (e.f_h, run, e.n_c);
        let copy = |first, channel, rows: Rows<F>| {
            rows.copy(&w[first * e.n_c + channel..], e.n_c);
        };
        let shares = (run, e.products());
        let filters = Filters::pack(simd, workspace, extents, Some(pass.b), shares, copy)?;
        let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
        let (bands, row) = (Bands::new(e.n_h, 1), e.n_w * e.n_c);
        let mut work = Vec::new();
        for share in bands.split(pass.z, row, e.products()) {
            let padded = Bordered::new(workspace, "a_prev_pad", image, [0, 0, e.pad, e.pad], 0)?;
            work.push((padded, share));
        }
        let places = places(&e, work[0].0.pitch());
        let used = each(work, |(mut padded, share)| {
            for (image, bands, rows) in bands.of_each_image(share.bands) {
                let a_prev = padded.put(&a_prev[image * e.image_prev()..][..e.image_prev()]);
                let z = &mut share.out[rows.start * row..rows.end * row];
                filters.correlate(simd, &places.rows(bands), a_prev, z);
            }
            padded
        });
        for padded in used {
            padded.give_back(workspace);
        }
        filters.give_back(workspace);
        Ok(())
    }
}

/// Every place of an image whose rows are `pitch` elements apart.
fn places(e: &Extents, pitch: usize) -> Places {
    Places {
        n_h: e.n_h,
        n_w: e.n_w,
        input: Input {
            rows: e.n_h_prev,
            pitch,
            first_row: -(e.pad as isize),
            row_step: e.stride,
            first: 0,
            // A stride past the image belongs to a single column: nothing follows it.
            step: e.stride.saturating_mul(e.n_c_prev),
            inside: e.pad * e.n_c_prev..(e.pad + e.n_w_prev) * e.n_c_prev,
        },
        output: Output {
            first: 0,
            row: e.n_w * e.n_c,
            step: e.n_c,
        },
    }
}
