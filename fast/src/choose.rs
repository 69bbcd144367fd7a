//! Chooses how a pass is computed, by the extents of the layer and by the workspace, and runs it.

use cnn_backprop::Result;

use crate::pass::{BackwardPass, Extents, ForwardPass};
use crate::simd::Lanes;
use crate::winograd::{self, Tile2, Tile4};
use crate::workspace::{Winograd, Workspace};
use crate::{filters, input_gradient, output, pixels};

/// A way through a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    /// Winograd's F(2×2, 3×3).
    Tiles2,
    /// Winograd's F(4×4, 3×3).
    Tiles4,
    /// The products of the formulas; backward, a single pass over the pixels computes all three gradients.
    Pixels,
    /// The products of the formulas, each gradient on its own.
    Direct,
}

impl Plan {
    fn choose<F: Lanes>(e: &Extents, workspace: &Workspace<F>) -> Self {
        match workspace.winograd() {
            Winograd::Tiles2 if winograd::pays(e) => Self::Tiles2,
            Winograd::Tiles4 if winograd::pays(e) => Self::Tiles4,
            _ if pixels::pays::<F>(e, workspace.level()) => Self::Pixels,
            _ => Self::Direct,
        }
    }
}

/// The formula of the forward pass.
pub(crate) fn forward<F: Lanes>(pass: ForwardPass<F>, workspace: &mut Workspace<F>) -> Result<()> {
    match Plan::choose(&pass.extents, workspace) {
        Plan::Tiles2 => winograd::forward::<F, Tile2>(pass, workspace),
        Plan::Tiles4 => winograd::forward::<F, Tile4>(pass, workspace),
        Plan::Pixels | Plan::Direct => output::direct(pass, workspace),
    }
}

/// Formulas (1), (2) and (3).
pub(crate) fn backward<F: Lanes>(
    mut pass: BackwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    match Plan::choose(&pass.extents, workspace) {
        Plan::Tiles2 => winograd::backward::<F, Tile2>(pass, workspace),
        Plan::Tiles4 => winograd::backward::<F, Tile4>(pass, workspace),
        Plan::Pixels => pixels::gradients(pass, workspace),
        Plan::Direct => {
            input_gradient::direct(&mut pass, workspace)?;
            filters::gradients(&mut pass, workspace)
        }
    }
}

/// Formulas (2) and (3).
pub(crate) fn backward_parameters<F: Lanes>(
    mut pass: BackwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    filters::gradients(&mut pass, workspace)
}
