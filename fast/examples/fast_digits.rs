//! The example `digits` of `cnn-backprop`, with the fast layers: `cargo run --release -p cnn-backprop-fast --example
//! fast_digits`. It differs only in the layers.

#[path = "../../crate/examples/digits/baselines.rs"]
mod baselines;
#[path = "../../crate/examples/digits/command.rs"]
mod command;
#[path = "../../crate/examples/digits/data.rs"]
mod data;
#[path = "../../crate/examples/digits/log.rs"]
mod log;
#[path = "../../crate/examples/digits/network.rs"]
mod network;
#[path = "../../crate/examples/digits/stop.rs"]
mod stop;
#[path = "../../crate/examples/digits/train.rs"]
mod train;
#[path = "../../crate/examples/digits/weights.rs"]
mod weights;

mod layers {
    use cnn_backprop::{ConvCache, Result};
    pub use cnn_backprop_fast::{
        conv_backward, conv_forward, pool_backward_with_ties, pool_forward,
    };
    use ndarray::{Array4, ArrayView4};

    /// All three gradients are computed at once, and the input's is dropped.
    pub fn conv_backward_parameters(
        dz: ArrayView4<f64>,
        cache: &ConvCache<f64>,
    ) -> Result<(Array4<f64>, Array4<f64>)> {
        let grads = conv_backward(dz, cache)?;
        Ok((grads.dw, grads.db))
    }
}

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main()
}
