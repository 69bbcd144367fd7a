//! The layers of the network: those of the book.

pub use cnn_backprop::conv::conv_backward_parameters;
pub use cnn_backprop::{conv_backward, conv_forward, pool_backward_with_ties, pool_forward};
