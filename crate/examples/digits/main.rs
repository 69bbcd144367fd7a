//! A small network learns to read handwritten digits: `cargo run --release -p cnn-backprop --example digits`.

mod baselines;
mod command;
mod data;
mod layers;
mod log;
mod network;
mod stop;
mod train;
mod weights;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main()
}
