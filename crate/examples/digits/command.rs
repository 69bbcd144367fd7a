//! The command line: trains, then compares with simpler methods.

use std::error::Error;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use cnn_backprop::NumpyRng;
use indicatif::{ProgressBar, ProgressStyle};

use super::baselines::{Linear, nearest_neighbour};
use super::data::{self, Digits, Part};
use super::log::{self, Compared, Curve, Log, Run, Settings};
use super::network::Network;
use super::stop::Stop;
use super::train::{Descent, Model, Plan, accuracy, epoch};
use super::weights;

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
    /// Writes the settings, the curves and the mistakes into a file, as TOML
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
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

/// What all models are trained with.
struct Trainer<'a> {
    options: &'a Options,
    training: Part<'a>,
    held_out: Part<'a>,
    stop: &'a Stop,
}

impl Trainer<'_> {
    /// All epochs, until it is asked to stop. A terminal shows a bar, otherwise each epoch prints a line.
    fn train<M: Model>(
        &self,
        name: &str,
        model: &mut M,
        moves: usize,
        rng: &mut NumpyRng,
    ) -> Result<Curve, Box<dyn Error>> {
        let options = self.options;
        let batch = options.batch.get();
        let steps = self.training.labels.len().div_ceil(batch);
        let bar = ProgressBar::new((options.epochs * steps) as u64);
        bar.set_style(ProgressStyle::with_template(
            "{prefix} {bar:30} {pos}/{len} {msg} {eta}",
        )?);
        bar.set_prefix(name.to_owned());
        let mut descent = Descent::new(model, options.momentum, options.decay);
        let mut right = self.right(model)?;
        let mut curve = Curve::default();
        curve.right.push(right);
        for done in 0..options.epochs {
            if self.stop.is_asked() {
                break;
            }
            let last_third = 3 * done >= 2 * options.epochs;
            let rate = if last_third {
                options.rate / 10.0
            } else {
                options.rate
            };
            let mut losses = Vec::new();
            let plan = Plan { batch, rate, moves };
            epoch(model, &mut descent, self.training, plan, rng, |loss| {
                losses.push(loss);
                let percent = self.percent(right);
                bar.set_message(format!("L = {loss:.4}, {percent:.1} % right"));
                bar.inc(1);
                self.stop.flow()
            })?;
            right = self.right(model)?;
            let loss = losses.iter().sum::<f64>() / losses.len() as f64;
            curve.loss.push(loss);
            curve.right.push(right);
            if bar.is_hidden() {
                let (number, percent) = (done + 1, self.percent(right));
                println!("{name}, epoch {number}: L = {loss:.4}, {percent:.1} % right");
            }
        }
        bar.finish_and_clear();
        Ok(curve)
    }

    /// How many of the held-out images the model reads correctly.
    fn right(&self, model: &impl Model) -> Result<usize, Box<dyn Error>> {
        let part = accuracy(model, self.held_out)?;
        Ok((part * self.held_out.labels.len() as f64).round() as usize)
    }

    fn percent(&self, right: usize) -> f64 {
        100.0 * right as f64 / self.held_out.labels.len() as f64
    }

    /// The networks of all seeds.
    fn networks(&self) -> Result<Vec<Run>, Box<dyn Error>> {
        let options = self.options;
        let mut runs = Vec::new();
        for seed in (options.seed..).take(options.runs.get()) {
            if self.stop.is_asked() {
                break;
            }
            let mut rng = NumpyRng::seed(seed);
            let mut network = Network::new(&mut rng, FILTERS)?;
            if let Some(file) = &options.load {
                weights::load(file, &mut network)?;
            }
            let name = format!("seed {seed}");
            let curve = self.train(&name, &mut network, options.moves, &mut rng)?;
            if let Some(file) = &options.save {
                weights::save(file, &network)?;
            }
            runs.push(Run::new(seed, curve, &network, self.held_out)?);
        }
        Ok(runs)
    }

    /// The simpler methods, unless it was asked to stop.
    fn compared(&self) -> Result<Option<Compared>, Box<dyn Error>> {
        let rng = &mut NumpyRng::seed(self.options.seed);
        // one weight per pixel cannot follow an image that moves
        let curve = self.train("dense", &mut Linear::new(), 0, rng)?;
        if self.stop.is_asked() {
            return Ok(None);
        }
        Ok(Some(Compared {
            dense: curve.right.last().copied().unwrap_or_default(),
            nearest: nearest_neighbour(self.training, self.held_out),
        }))
    }

    fn settings(&self) -> Settings {
        Settings {
            filters: FILTERS,
            epochs: self.options.epochs,
            batch: self.options.batch.get(),
            rate: self.options.rate,
            moves: self.options.moves,
            momentum: self.options.momentum,
            decay: self.options.decay,
            images: self.held_out.labels.len(),
        }
    }
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let digits = Digits::parse(data::BYTES)?;
    let (training, held_out) = digits.split();
    let stop = Stop::by_ctrl_c()?;
    eprintln!("Ctrl-C ends the training after its step");
    let trainer = Trainer {
        options,
        training,
        held_out,
        stop: &stop,
    };
    let log = Log {
        settings: trainer.settings(),
        run: trainer.networks()?,
        compared: trainer.compared()?,
    };
    if let Some(file) = &options.log {
        log::write(file, &log)?;
    }

    let images = held_out.labels.len();
    println!("right of {images} images that no step has seen:");
    for Run { seed, curve, .. } in &log.run {
        let right = curve.right.last().copied().unwrap_or_default();
        let percent = trainer.percent(right);
        println!("  network, seed {seed}: {percent:.1} %");
    }
    if let Some(Compared { dense, nearest }) = log.compared {
        println!("  one dense layer: {:.1} %", trainer.percent(dense));
        println!("  nearest neighbour: {:.1} %", trainer.percent(nearest));
    }
    if stop.is_asked() {
        println!("stopped by Ctrl-C");
    }
    Ok(())
}

pub fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(bad) => {
            eprintln!("{bad}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_training_that_is_asked_to_stop_ends_after_its_step() {
        let digits = Digits::parse(data::BYTES).unwrap();
        let (training, held_out) = digits.split();
        let (options, stop) = (Options::parse_from(["digits"]), Stop::default());
        stop.ask();
        let trainer = Trainer {
            options: &options,
            training,
            held_out,
            stop: &stop,
        };
        let mut steps = 0;
        let mut model = Linear::new();
        let mut descent = Descent::new(&model, 0.0, 0.0);
        let (batch, rate, moves) = (8, 0.1, 0);
        let plan = Plan { batch, rate, moves };
        let rng = &mut NumpyRng::seed(1);
        epoch(&mut model, &mut descent, training, plan, rng, |_| {
            steps += 1;
            stop.flow()
        })
        .unwrap();
        assert_eq!(steps, 1);
        assert!(model.arrays()[0].1.iter().any(|&w| w != 0.0));
        assert!(trainer.networks().unwrap().is_empty());
        assert!(trainer.compared().unwrap().is_none());
    }
}
