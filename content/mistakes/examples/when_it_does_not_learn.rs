//! Ten networks that fail to learn digits, each for one reason, and what their curves look like.

#[path = "../../../crate/examples/digits/data.rs"]
mod data;
#[path = "failures/failing.rs"]
mod failing;
#[path = "failures/layers.rs"]
mod layers;
#[path = "../../../crate/examples/digits/network.rs"]
mod network;
#[allow(dead_code, reason = "only the losses are shown")]
#[path = "../../../crate/examples/digits/train.rs"]
mod train;
#[path = "failures/training.rs"]
mod training;

use std::error::Error;
use std::{env, fs};

use data::{BYTES, Digits};
use failing::Failure;
use training::{Curve, Log};

/// The epochs that are printed, and those of the log.
const EPOCHS: [usize; 2] = [3, 30];

const HEAD: &str = "\
# Written by `cargo run --release -p mistakes --example when_it_does_not_learn FILE`.
";

fn main() -> Result<(), Box<dyn Error>> {
    let digits = Digits::parse(BYTES)?;
    let file = env::args().nth(1);
    let epochs = EPOCHS[usize::from(file.is_some())];
    let mut log = Log { curve: Vec::new() };
    println!("epoch                  1    2    3 batch");
    for failure in Failure::ALL {
        let mut curve = Curve::new(&digits, failure, epochs)?;
        let losses = curve.epochs().into_iter().take(EPOCHS[0]);
        let losses: String = losses.map(|loss| format!("{loss:5.2}")).collect();
        println!("{:19}{losses:15}{:6.2}", curve.name, curve.one_batch);
        for loss in &mut curve.loss {
            *loss = (*loss * 1e4).round() / 1e4;
        }
        log.curve.push(curve);
    }
    if let Some(file) = file {
        fs::write(file, format!("{HEAD}{}", toml::to_string(&log)?))?;
    }
    Ok(())
}
