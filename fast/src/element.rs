//! The floats that the fast functions take.

use cnn_backprop::Result;

use crate::choose;
use crate::pass::{BackwardPass, ForwardPass};
use crate::simd::Lanes;
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
        }
    };
}

element!(f32);
element!(f64);
