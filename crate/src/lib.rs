//! Convolution and pooling layers, forward and **backward**, written the way the formulas are.
//!
//! This is the companion crate of the book *卷积神经网络中的反向传播 · Backpropagation in
//! Convolutional Neural Networks*. The book's listings are regions of these files.
//!
//! Names and shapes are those of deeplearning.ai, course 4, week 1 (吴恩达《卷积神经网络》第一周):
//!
//! | array | shape | meaning |
//! |---|---|---|
//! | `a_prev` | `(m, n_H_prev, n_W_prev, n_C_prev)` | input of the layer, channels last |
//! | `w` | `(f_h, f_w, n_C_prev, n_C)` | filters |
//! | `b` | `(1, 1, 1, n_C)` | one bias per filter |
//! | `z`, `dz` | `(m, n_H, n_W, n_C)` | output of a convolution, and the gradient of the loss with respect to it |
//! | `a`, `da` | `(m, n_H, n_W, n_C)` | output of a ReLU or pooling layer, and the gradient of the loss with respect to it |
//! | `x`, `dx` | `(m, n_x)` | input of a dense layer, one example per row, and the gradient of the loss with respect to it |
//!
//! Functions take arrays as views and return owned arrays. The number of axes is part of the type,
//! so a wrong number does not compile. Anything else that is wrong with an argument is reported as
//! an [`Error`] that carries the values. No function panics, and the crate has no `unsafe` code.
//!
//! An axis of extent 0 is an error as well, because it is nearly always a mistake, and there is no maximum of no
//! numbers and no mean of no examples. If your last batch can be empty, skip it before you call a layer: it has no
//! output, and the gradients of the parameters would be 0.
//!
//! ```
//! use approx::assert_relative_eq;
//! use cnn_backprop::{ConvParams, NumpyRng, conv_backward, conv_forward};
//!
//! # fn main() -> Result<(), cnn_backprop::Error> {
//! let mut rng = NumpyRng::seed(1);
//! let a_prev = rng.randn((10, 4, 4, 3))?;
//! let w = rng.randn((2, 2, 3, 8))?;
//! let b = rng.randn((1, 1, 1, 8))?;
//!
//! let params = ConvParams { stride: 2, pad: 2 };
//! let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
//! let grads = conv_backward(z.view(), &cache)?; // dZ = Z, as in the course's cell
//!
//! assert_relative_eq!(grads.dw.mean().unwrap(), 1.72699145831, max_relative = 1e-11);
//! # Ok(())
//! # }
//! ```
//!
//! The loops here are literal and slow on purpose: they are meant to be read next to the formulas.
//! [`extension`] contains variants of the layer: transposed, dilated and grouped convolution.
//! [`im2col`] computes the same layer as one matrix product, and [`winograd`] computes it with fewer
//! multiplications. A separate package, `cnn-backprop-fast`, has convolution and pooling with the
//! same signatures, using vector instructions and threads.

// `deny`, not `forbid`: ndarray's `s!` carries an `allow` of its own.
#![deny(unsafe_code)]
#![deny(missing_docs)]

pub mod batch_norm;
pub mod checked;
pub mod conv;
pub mod dense;
mod error;
pub mod extension;
mod fingerprint;
pub mod fit;
pub mod geometry;
pub mod gradcheck;
pub mod im2col;
pub mod network;
mod numpy_rng;
pub mod pool;
pub mod relu;
pub mod softmax;
pub mod window;
pub mod winograd;

pub use batch_norm::{BatchNormCache, BatchNormGrads, batch_norm_backward, batch_norm_forward};
pub use conv::{ConvCache, ConvGrads, ConvParams};
pub use conv::{conv_backward, conv_forward, conv_single_step, zero_pad};
pub use dense::{DenseCache, DenseGrads};
pub use dense::{dense_backward, dense_forward, flatten, unflatten};
pub use error::{Error, Result};
pub use fingerprint::fingerprint;
pub use fit::fit_filter;
pub use network::{Forward, Network, NetworkGrads};
pub use numpy_rng::NumpyRng;
pub use pool::{PoolCache, PoolMode, PoolParams};
pub use pool::{pool_backward, pool_backward_with_ties, pool_forward};
pub use relu::{relu_backward, relu_forward};
pub use softmax::{CrossEntropyCache, cross_entropy_backward, cross_entropy_forward, softmax};
pub use window::{TieRule, create_mask_from_window, create_mask_with_ties, distribute_value};
