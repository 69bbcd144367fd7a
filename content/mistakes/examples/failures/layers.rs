//! The layers of the network. They are the fast ones, because many networks are trained here; their tests say how close they
//! are to those of the book.

pub use cnn_backprop_fast::{
    PoolCache, conv_backward, conv_backward_parameters, conv_forward, pool_backward_with_ties,
    pool_forward,
};
