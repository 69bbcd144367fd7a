//! Winograd's minimal filtering, for 3×3 filters and stride 1.
//!
//! The literal version, with ndarray's matrices, is [`cnn_backprop::winograd`]. Here the gradient of the
//! input is not computed by the transposed algorithm but by the forward one on dZ, because its output tiles do
//! not overlap.

mod correlation;
mod filters;
mod tiles;
mod transforms;
mod weights;

use std::marker::PhantomData;

use cnn_backprop::Result;

use crate::pass::{BackwardPass, Extents, ForwardPass};
use crate::simd::Lanes;
use crate::workspace::Workspace;
use correlation::Correlation;
use filters::TiledGradients;
use tiles::TiledImages;
use transforms::Minimal;

pub(crate) use transforms::{Tile2, Tile4};

/// Whether Winograd applies to this layer, and the layer is large enough to gain by it.
pub(crate) fn pays(e: &Extents) -> bool {
    (e.f_h, e.f_w, e.stride) == (3, 3, 1)
        && e.n_c_prev.min(e.n_c) >= 16
        && e.m * e.n_h * e.n_w >= 64
}

/// The padded input, and the output.
fn images(e: &Extents) -> (TiledImages, TiledImages) {
    let input = TiledImages {
        rows: e.n_h_prev,
        cols: e.n_w_prev,
        channels: e.n_c_prev,
        first: -(e.pad as isize),
    };
    let output = TiledImages {
        rows: e.n_h,
        cols: e.n_w,
        channels: e.n_c,
        first: 0,
    };
    (input, output)
}

/// The formula of the forward pass.
pub(crate) fn forward<F: Lanes, M: Minimal>(
    pass: ForwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let (from, into) = images(&pass.extents);
    workspace.level().dispatch(Correlation {
        algorithm: PhantomData::<M>,
        from,
        into,
        x: pass.a_prev,
        w: pass.w,
        transposed: false,
        bias: Some(pass.b),
        out: pass.z,
        workspace,
    })
}

/// Formulas (1), (2) and (3).
pub(crate) fn backward<F: Lanes, M: Minimal>(
    pass: BackwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let (input, output) = images(&pass.extents);
    workspace.level().dispatch(Correlation {
        algorithm: PhantomData::<M>,
        // Element y of the input meets rows y + pad − 2 to y + pad of dZ.
        from: TiledImages {
            first: pass.extents.pad as isize - 2,
            ..output
        },
        // Where tiles begin depends only on what is read.
        into: input,
        x: pass.dz,
        w: pass.w,
        transposed: true,
        bias: None,
        out: pass.da_prev,
        workspace,
    })?;
    workspace.level().dispatch(TiledGradients {
        algorithm: PhantomData::<M>,
        m: pass.extents.m,
        input,
        output,
        a_prev: pass.a_prev,
        dz: pass.dz,
        dw: pass.dw,
        db: pass.db,
        workspace,
    })
}
