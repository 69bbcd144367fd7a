//! Fast versions of the layers of [`cnn_backprop`]: the same numbers, computed the way a processor likes it.
//!
//! The functions have the same names and signatures as the literal ones and are tested against them.
//! Read the literal ones, which follow the formulas, and call these.
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
//! - **Speed.** No product is written to memory (no im2col). The sums stay in the widest vector registers that
//!   the processor has, see [`Level`]. This is determined at run time; without vector instructions the same code
//!   runs on single numbers. 3×3 filters with stride 1 save multiplications, see [`Winograd`].
//! - **Accuracy.** Every result is a sum of the same products as in the formula, added in a different order and,
//!   where the processor can, with a single rounding for a product and its addition. A result therefore differs
//!   from the exact one by at most `γ_n · Σ|products|`, where `n` is the number of its products,
//!   `γ_n = n·u / (1 − n·u)`, and `u = ε/2`. The literal loops have the same bound. With [`Winograd`] the bound
//!   depends on its matrices: `γ · |Aᵀ| [Σ (|G| |W| |Gᵀ|) ⊙ (|Bᵀ| |X| |B|)] |A|`.
//! - **Determinism.** The same call gives the same bits, whatever the workspace was used for before. A different
//!   level may give different bits.
//! - **NaN and infinity.** Finite numbers are treated as in the literal functions. But some of the zeros around dZ
//!   are multiplied as well, and `0·∞` is NaN, so an infinite weight reaches elements of `da_prev` that the literal
//!   loops keep clear. With [`Winograd`] a NaN or an infinity spreads over its whole tile.
//! - **Threads.** With feature `rayon` the work is divided by bands of rows, by the rows of dW (by parts of the
//!   pixels for 1×1 filters), and in pooling by the images of the batch; a small layer stays on one thread. A
//!   thread that finishes early spins for at most 0.2 ms before it sleeps. The bits are the same for any number of
//!   threads, and without the feature.
//! - **Memory.** In addition to inputs and outputs: one more copy of the filters (with [`Winograd`] 1.8 times their
//!   size for `Tiles2` and 4 times for `Tiles4`, and as much again while they are transformed or dW is summed),
//!   and for each thread one image with its border and one of dZ, or about 1 MB of tiles; for 1×1 filters up to
//!   1 MB of sums. The `_into` functions keep this memory in a [`Workspace`]. New memory costs page faults, which
//!   on large layers take more time than the arithmetic. The cache of [`conv_forward`] holds copies of input and filters,
//!   that of [`conv_forward_owned`] the arrays themselves.
//!   Arrays that are not in row-major order are copied first. The padded input is never made. If its size cannot be
//!   addressed, that is an error as in the literal functions; if it can be addressed, but there is no memory for it, only
//!   the literal functions fail.
//! - **Options.** The parameters are those of the course's layers: one stride, one padding, a square pooling window. Dilation,
//!   groups, three dimensions, and pooling with oblong, padded or incomplete windows have literal loops only, whose
//!   parameters are types of their own that these functions do not take. A padding per side needs no function of its own:
//!
//! ```
//! use approx::assert_relative_eq;
//! use cnn_backprop::extension::padding::{Padding, pad_sides, padded_conv_forward};
//! use cnn_backprop::{ConvParams, NumpyRng};
//!
//! # fn main() -> Result<(), cnn_backprop::Error> {
//! let mut rng = NumpyRng::seed(1);
//! let (a_prev, w) = (rng.randn((2, 9, 8, 3))?, rng.randn((2, 2, 3, 4))?);
//! let b = rng.randn((1, 1, 1, 4))?;
//! let same = Padding::same((9, 8), (2, 2), 1)?;
//!
//! let padded = pad_sides(a_prev.view(), same)?;
//! let params = ConvParams { stride: 1, pad: 0 };
//! let (z, cache) = cnn_backprop_fast::conv_forward(padded.view(), w.view(), b.view(), params)?;
//! let (literal, _) = padded_conv_forward(a_prev.view(), w.view(), b.view(), 1, same)?;
//! assert_relative_eq!(z, literal, max_relative = 1e-12, epsilon = 1e-12);
//! // grads.da_prev has the size of the padded input; cut the sides off it
//! let grads = cnn_backprop_fast::conv_backward(z.view(), &cache)?;
//! assert_eq!(grads.da_prev.dim(), padded.dim());
//! # Ok(())
//! # }
//! ```

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

pub use conv::{conv_backward, conv_backward_parameters, conv_forward, conv_forward_owned};
pub use conv::{conv_backward_into, conv_backward_parameters_into, conv_forward_into};
pub use element::Element;
pub use pool::{PoolCache, pool_backward, pool_backward_with_ties, pool_forward};
pub use pool::{pool_backward_into, pool_forward_into};
pub use simd::Level;
pub use workspace::{Winograd, Workspace};
