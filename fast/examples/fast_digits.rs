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
    pub use cnn_backprop_fast::{
        conv_backward, conv_backward_parameters, conv_forward, pool_backward_with_ties,
        pool_forward,
    };
}

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main()
}
