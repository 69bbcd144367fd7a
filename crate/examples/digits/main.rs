//! A small network learns to read handwritten digits: `cargo run --release -p cnn-backprop --example digits`.

mod baselines;
mod data;
mod network;
mod train;
mod weights;

use std::error::Error;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use cnn_backprop::NumpyRng;
use indicatif::{ProgressBar, ProgressStyle};

use baselines::{Linear, nearest_neighbour};
use data::{Digits, Part};
use network::Network;
use train::{Descent, Model, Plan, accuracy, epoch};

/// Filters of the two convolutions.
const FILTERS: [usize; 2] = [16, 32];

/// Trains a small network on two thirds of 1797 handwritten digits, and reads the others.
#[derive(Parser)]
struct Options {
    /// How often every training image is used; the last third of the epochs has a tenth of the rate
    #[arg(long, default_value_t = 30)]
    epochs: usize,
    /// Images per step
    #[arg(long, default_value = "32")]
    batch: NonZeroUsize,
    /// Learning rate
    #[arg(long, default_value_t = 0.05, value_parser = not_negative)]
    rate: f64,
    /// By how many pixels every second training image is moved at random, at most
    #[arg(long, default_value = "1", value_parser = parse_moves)]
    moves: usize,
    /// Part of the last step that is added to the next
    #[arg(long, default_value_t = 0.9, value_parser = not_negative)]
    momentum: f64,
    /// How strongly the parameters are pulled towards 0
    #[arg(long, default_value_t = 0.004, value_parser = not_negative)]
    decay: f64,
    /// Seed of the weights and of the order of the images
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// Trains so many networks, with this seed and the following ones
    #[arg(long, default_value = "1", conflicts_with_all = ["save", "load"])]
    runs: NonZeroUsize,
    /// Writes the parameters into a file for np.load
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Starts from the parameters of such a file
    #[arg(long, value_name = "FILE")]
    load: Option<PathBuf>,
}

fn not_negative(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(number) if f64::is_finite(number) && number >= 0.0 => Ok(number),
        _ => Err("expected a number from 0 on".to_owned()),
    }
}

fn parse_moves(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(moves) if moves < data::SIDE => Ok(moves),
        _ => Err("expected a whole number from 0 to 7".to_owned()),
    }
}

/// All epochs. A terminal shows a bar, otherwise each epoch prints a line.
fn train<M: Model>(
    name: &str,
    model: &mut M,
    (training, held_out): (Part, Part),
    (options, moves): (&Options, usize),
    rng: &mut NumpyRng,
) -> Result<f64, Box<dyn Error>> {
    let batch = options.batch.get();
    let steps = training.labels.len().div_ceil(batch);
    let bar = ProgressBar::new((options.epochs * steps) as u64);
    bar.set_style(ProgressStyle::with_template(
        "{prefix} {bar:30} {pos}/{len} {msg} {eta}",
    )?);
    bar.set_prefix(name.to_owned());
    let mut descent = Descent::new(model, options.momentum, options.decay);
    let mut right = accuracy(model, held_out)?;
    for done in 0..options.epochs {
        let last_third = 3 * done >= 2 * options.epochs;
        let rate = if last_third {
            options.rate / 10.0
        } else {
            options.rate
        };
        let mut sum = 0.0;
        let plan = Plan { batch, rate, moves };
        epoch(model, &mut descent, training, plan, rng, |loss| {
            sum += loss;
            bar.set_message(format!("L = {loss:.4}, {:.1} % right", 100.0 * right));
            bar.inc(1);
        })?;
        right = accuracy(model, held_out)?;
        if bar.is_hidden() {
            let (number, loss, right) = (done + 1, sum / steps as f64, 100.0 * right);
            println!("{name}, epoch {number}: L = {loss:.4}, {right:.1} % right");
        }
    }
    bar.finish_and_clear();
    Ok(right)
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let digits = Digits::parse(data::BYTES)?;
    let (training, held_out) = digits.split();
    let parts = (training, held_out);
    let mut results = Vec::new();
    for seed in options.seed.. {
        if results.len() == options.runs.get() {
            break;
        }
        let mut rng = NumpyRng::seed(seed);
        let mut network = Network::new(&mut rng, FILTERS)?;
        if let Some(file) = &options.load {
            weights::load(file, &mut network)?;
        }
        let name = format!("seed {seed}");
        results.push(train(
            &name,
            &mut network,
            parts,
            (options, options.moves),
            &mut rng,
        )?);
        if let Some(file) = &options.save {
            weights::save(file, &network)?;
        }
    }
    // one weight per pixel cannot follow an image that moves
    let rng = &mut NumpyRng::seed(options.seed);
    let linear = train("dense", &mut Linear::new(), parts, (options, 0), rng)?;
    let nearest = nearest_neighbour(training, held_out);

    let images = held_out.labels.len();
    println!("right of {images} images that no step has seen:");
    for (seed, right) in (options.seed..).zip(&results) {
        println!("  network, seed {seed}: {:.1} %", 100.0 * right);
    }
    println!("  one dense layer: {:.1} %", 100.0 * linear);
    println!("  nearest neighbour: {:.1} %", 100.0 * nearest);
    Ok(())
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(bad) => {
            eprintln!("{bad}");
            ExitCode::FAILURE
        }
    }
}
