//! The floats that the fast functions take.

use cnn_backprop::Result;
use cnn_backprop::pool::{PoolMode, PoolParams};
use cnn_backprop::window::TieRule;
use ndarray::ArrayView4;

use crate::choose;
use crate::pass::{BackwardPass, ForwardPass};
use crate::pool::PoolCache;
use crate::pool::images::{self, Results};
use crate::pool::maxima::Maxima;
use crate::simd::{Lanes, Level};
use crate::workspace::Workspace;

/// `f32` and `f64`.
///
/// Sealed. Its contents are not part of the interface: the functions are here so that they are
/// compiled with this crate, for its instruction sets, and not with the crate that calls them.
pub trait Element: Lanes {
    #[doc(hidden)]
    fn forward(pass: ForwardPass<Self>, workspace: &mut Workspace<Self>) -> Result<()>;
    #[doc(hidden)]
    fn backward(pass: BackwardPass<Self>, workspace: &mut Workspace<Self>) -> Result<()>;
    #[doc(hidden)]
    fn backward_parameters(pass: BackwardPass<Self>, workspace: &mut Workspace<Self>)
    -> Result<()>;
    #[doc(hidden)]
    fn pool_forward(
        a_prev: ArrayView4<Self>,
        params: PoolParams,
        mode: PoolMode,
        a: Results<Self>,
        left: Option<Maxima>,
        level: Level,
    ) -> Result<PoolCache>;
    #[doc(hidden)]
    fn pool_backward(
        da: ArrayView4<Self>,
        cache: &PoolCache,
        mode: PoolMode,
        ties: TieRule,
        da_prev: Results<Self>,
        level: Level,
    ) -> Result<()>;
}

macro_rules! element {
    ($float:ty) => {
        impl Element for $float {
            fn forward(pass: ForwardPass<Self>, workspace: &mut Workspace<Self>) -> Result<()> {
                choose::forward(pass, workspace)
            }

            fn backward(pass: BackwardPass<Self>, workspace: &mut Workspace<Self>) -> Result<()> {
                choose::backward(pass, workspace)
            }

            fn backward_parameters(
                pass: BackwardPass<Self>,
                workspace: &mut Workspace<Self>,
            ) -> Result<()> {
                choose::backward_parameters(pass, workspace)
            }

            fn pool_forward(
                a_prev: ArrayView4<Self>,
                params: PoolParams,
                mode: PoolMode,
                a: Results<Self>,
                left: Option<Maxima>,
                level: Level,
            ) -> Result<PoolCache> {
                images::forward(a_prev, params, mode, a, left, level)
            }

            fn pool_backward(
                da: ArrayView4<Self>,
                cache: &PoolCache,
                mode: PoolMode,
                ties: TieRule,
                da_prev: Results<Self>,
                level: Level,
            ) -> Result<()> {
                images::backward(da, cache, mode, ties, da_prev, level)
            }
        }
    };
}

element!(f32);
element!(f64);
