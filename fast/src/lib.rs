//! The layers of [`cnn_backprop`] with the same numbers, fast: what the formulas become on a processor.
//!
//! The functions have the names and the signatures of the literal ones, which stay what the
//! formulas say; these are tested against them. Read the literal ones, call these.
//!
//! ```
//! use approx::assert_relative_eq;
//! use cnn_backprop::{ConvParams, NumpyRng};
//!
//! # fn main() -> Result<(), cnn_backprop::Error> {
//! let mut rng = NumpyRng::seed(1);
//! let (a_prev, w) = (rng.randn((2, 9, 8, 3))?, rng.randn((3, 3, 3, 4))?);
//! let b = rng.randn((1, 1, 1, 4))?;
//! let params = ConvParams { stride: 2, pad: 1 };
//!
//! let (z, cache) = cnn_backprop_fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
//! let fast = cnn_backprop_fast::conv_backward(z.view(), &cache)?;
//! let literal = cnn_backprop::conv_backward(z.view(), &cache)?;
//! assert_relative_eq!(fast.dw, literal.dw, max_relative = 1e-12, epsilon = 1e-12);
//! # Ok(())
//! # }
//! ```
//!
//! - **Speed.** No product is written to memory (no im2col): the sums stay in registers, as wide as
//!   the processor has them, see [`Level`]. Which, is asked at run time; without any of them the
//!   same code runs on single numbers. 3×3 filters with stride 1 save multiplications, see [`Winograd`].
//! - **Accuracy.** Every result is a sum of the same products as in the formula, in another order and,
//!   where the processor can, with one rounding for a product and its addition. So a result differs
//!   from the exact one by at most `γ_n · Σ|products|`, where `n` is the number of its products,
//!   `γ_n = n·u / (1 − n·u)`, and `u = ε/2`: the bound that holds for the literal loops, too. With
//!   [`Winograd`] the bound is that of its matrices, `γ · |Aᵀ| [Σ (|G| |W| |Gᵀ|) ⊙ (|Bᵀ| |X| |B|)] |A|`.
//! - **Determinism.** The same call gives the same bits, whatever the workspace was used for. Another
//!   level may give others.
//! - **NaN and infinity.** What is finite is treated alike. But some zeros beside dZ are multiplied, too, and
//!   `0·∞` is NaN: an infinite weight reaches elements of `da_prev` that the literal loops keep clear.
//!   With [`Winograd`] a NaN or an infinity reaches all of its tile.
//! - **Threads.** With feature `rayon`: over bands of rows, over the rows of dW (over parts of the pixels,
//!   for 1×1 filters), and in pooling over the images of the batch; a small layer stays on one. Who is
//!   done first waits awake for the others, at most 0.2 ms. The bits are the same for any number of
//!   threads, and without the feature.
//! - **Memory.** Beside inputs and outputs: the filters once more (with [`Winograd`] 1.8 times for
//!   `Tiles2`, 4 times for `Tiles4`, and as much again while they are turned or dW is summed up), and
//!   for each thread one image with its border and one of dZ, or about 1 MB of tiles; for 1×1 filters
//!   up to 1 MB of sums. The `_into` functions keep that in a [`Workspace`]; fresh memory costs page
//!   faults, on large layers more time than the arithmetic.
//!   Arrays that are not in row-major order are copied first.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod choose;
mod column_sums;
mod conv;
mod correlate;
mod cuts;
mod dots;
mod element;
mod filters;
mod input_gradient;
mod layout;
mod output;
mod packing;
mod pass;
mod pixels;
mod places;
mod pool;
mod simd;
mod threads;
mod tile;
mod winograd;
mod workspace;

pub use conv::{conv_backward, conv_backward_into, conv_forward, conv_forward_into};
pub use element::Element;
pub use pool::{PoolCache, pool_backward, pool_backward_with_ties, pool_forward};
pub use pool::{pool_backward_into, pool_forward_into};
pub use simd::Level;
pub use workspace::{Winograd, Workspace};
