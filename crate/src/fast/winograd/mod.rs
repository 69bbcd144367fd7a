//! Winograd's minimal filtering, for 3×3 filters and stride 1.
//!
//! Literally, with ndarray's matrices, it stands in [`winograd`](crate::winograd). Here the gradient of
//! the input is not the transposed algorithm but the forward one, on dZ: its tiles do not overlap.

mod correlation;
mod filters;
mod tiles;
mod transforms;
mod weights;

use std::marker::PhantomData;

use correlation::Correlation;
use filters::FilterGradient;
use tiles::Images;
use transforms::{Minimal, Tile2, Tile4};

use super::conv::{Backward, Forward};
use super::job::Extents;
use super::simd::Lanes;
use super::workspace::Workspace;
use crate::error::Result;

/// How a layer with 3×3 filters and stride 1 may save multiplications.
///
/// Other layers, and those too small to gain by it, are computed directly whatever is asked for.
///
/// # Examples
/// ```
/// use cnn_backprop::fast::{Winograd, Workspace};
///
/// let workspace = Workspace::<f32>::new().with_winograd(Winograd::Never);
/// assert_eq!(workspace.winograd(), Winograd::Never);
/// assert_eq!(Workspace::<f32>::new().winograd(), Winograd::Tiles2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Winograd {
    /// Every product of the formula, none saved.
    Never,
    /// F(2×2, 3×3): 16 products in place of 36. Its rounding errors are as large as those of the direct
    /// sum: there are more of them, but the sums are shorter.
    #[default]
    Tiles2,
    /// F(4×4, 3×3): 36 products in place of 144. Its rounding errors are up to eight times those of the
    /// direct sum: in training with `f32` they are lost in the noise, in a gradient check they are not.
    /// Faster than F(2×2) on large maps; on small ones with many channels its transforms cost more than they save.
    Tiles4,
}

/// Matrices whose products are needed: one for each element of a tile of the input.
fn matrices<M: Minimal>() -> usize {
    M::TILE * M::TILE
}

/// Tiles that are transformed and multiplied together, so that they stay in the second-level cache.
fn at_once<F, M: Minimal>(channels: usize) -> usize {
    let bytes = matrices::<M>() * channels * size_of::<F>();
    ((1 << 20) / bytes.max(1)).clamp(24, 96)
}

/// Whether this layer is one for Winograd, and large enough to gain by it.
pub(super) fn pays<F: Lanes>(e: &Extents, workspace: &Workspace<F>) -> bool {
    (e.f_h, e.f_w, e.stride) == (3, 3, 1)
        && e.n_c_prev.min(e.n_c) >= 16
        && e.m * e.n_h * e.n_w >= 64
        && workspace.winograd() != Winograd::Never
}

/// The padded input, and the output.
fn images(e: &Extents) -> (Images, Images) {
    let input = Images {
        rows: e.n_h_prev,
        cols: e.n_w_prev,
        channels: e.n_c_prev,
        first: -(e.pad as isize),
    };
    let output = Images {
        rows: e.n_h,
        cols: e.n_w,
        channels: e.n_c,
        first: 0,
    };
    (input, output)
}

/// The formula of the forward pass.
pub(super) fn forward<F: Lanes>(task: Forward<F>, workspace: &mut Workspace<F>) -> Result<()> {
    match workspace.winograd() {
        Winograd::Tiles4 => forward_with(PhantomData::<Tile4>, task, workspace),
        _ => forward_with(PhantomData::<Tile2>, task, workspace),
    }
}

fn forward_with<F: Lanes, M: Minimal>(
    algorithm: PhantomData<M>,
    task: Forward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let (from, into) = images(&task.extents);
    workspace.level().dispatch(Correlation {
        algorithm,
        from,
        into,
        x: task.a_prev,
        w: task.w,
        transposed: false,
        bias: Some(task.b),
        out: task.z,
        workspace,
    })
}

/// Formulas (1), (2) and (3).
pub(super) fn backward<F: Lanes>(
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    match workspace.winograd() {
        Winograd::Tiles4 => backward_with(PhantomData::<Tile4>, task, workspace),
        _ => backward_with(PhantomData::<Tile2>, task, workspace),
    }
}

fn backward_with<F: Lanes, M: Minimal>(
    algorithm: PhantomData<M>,
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let (input, output) = images(&task.extents);
    let m = task.extents.m;
    workspace.level().dispatch(Correlation {
        algorithm,
        // Element y of the input meets rows y + pad − 2 to y + pad of dZ.
        from: Images {
            first: task.extents.pad as isize - 2,
            ..output
        },
        // Where tiles begin is asked of what is read alone.
        into: input,
        x: task.dz,
        w: task.w,
        transposed: true,
        bias: None,
        out: task.da_prev,
        workspace,
    })?;
    workspace.level().dispatch(FilterGradient {
        algorithm,
        m,
        input,
        output,
        a_prev: task.a_prev,
        dz: task.dz,
        dw: task.dw,
        db: task.db,
        workspace,
    })
}
