//! What max pooling keeps for the backward pass.

use cnn_backprop::PoolParams;

use super::maxima::Maxima;

/// What [`pool_forward`](crate::pool_forward) saves for [`pool_backward`](crate::pool_backward): the shape of the input, the window, and in mode
/// `Max` the places of the maxima, which take 1 byte per output up to `f` = 2, 2 bytes up to 4, and 8 bytes for
/// every 64 elements of larger windows.
///
/// The default comes from no forward pass; [`pool_forward_into`](crate::pool_forward_into) fills it and reuses its memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolCache {
    pub(super) a_prev: (usize, usize, usize, usize),
    pub(super) params: PoolParams,
    pub(super) maxima: Option<Maxima>,
}

impl Default for PoolCache {
    fn default() -> Self {
        Self {
            a_prev: (0, 0, 0, 0),
            params: PoolParams { f: 1, stride: 1 },
            maxima: None,
        }
    }
}
