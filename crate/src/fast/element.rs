//! The floats that the fast functions take.

use super::conv::{Backward, Forward};
use super::simd::Lanes;
use super::workspace::Workspace;
use crate::error::Result;

/// `f32` and `f64`.
///
/// Sealed. What it holds is not part of the interface: its functions are here so that they are
/// compiled with this crate, for its instruction sets, and not with the one that calls them.
pub trait Element: Lanes {
    #[doc(hidden)]
    fn forward(task: Forward<Self>, workspace: &mut Workspace<Self>) -> Result<()>;
    #[doc(hidden)]
    fn backward(task: Backward<Self>, workspace: &mut Workspace<Self>) -> Result<()>;
}

macro_rules! element {
    ($float:ty) => {
        impl Element for $float {
            fn forward(task: Forward<Self>, workspace: &mut Workspace<Self>) -> Result<()> {
                task.run(workspace)
            }

            fn backward(task: Backward<Self>, workspace: &mut Workspace<Self>) -> Result<()> {
                task.run(workspace)
            }
        }
    };
}

element!(f32);
element!(f64);
