//! Trains the network with each failure, on a few images.

use std::ops::ControlFlow;

use cnn_backprop::{Error, NumpyRng, Result};
use ndarray::{Axis, s};
use serde::{Deserialize, Serialize};

use super::data::{Digits, Part};
use super::failing::{Failing, Failure};
use super::train::{Descent, Plan, epoch, shuffled};

const FILTERS: [usize; 2] = [4, 8];
/// Images of the training.
pub const IMAGES: usize = 160;
const BATCH: usize = 8;
const RATE: f64 = 0.02;
const MOMENTUM: f64 = 0.9;

/// Steps of one epoch.
pub const STEPS: usize = IMAGES / BATCH;

/// Steps with the same batch again and again.
const REPEATED: usize = 60;

/// The file of all curves.
#[derive(Debug, Deserialize, Serialize)]
pub struct Log {
    pub curve: Vec<Curve>,
}

/// How a training went.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Curve {
    /// The name of the failure.
    pub name: String,
    /// Of each step, until a layer refuses NaN.
    pub loss: Vec<f64>,
    /// The last loss if only one batch is used, again and again.
    pub one_batch: f64,
}

impl Curve {
    /// Trains for so many epochs, and with one batch.
    pub fn new(digits: &Digits, (failure, name): (Failure, &str), epochs: usize) -> Result<Self> {
        let loss = trained(digits, failure, IMAGES, epochs)?;
        let repeated = trained(digits, failure, BATCH, REPEATED)?;
        Ok(Self {
            name: name.to_owned(),
            loss,
            one_batch: repeated.last().copied().unwrap_or(f64::NAN),
        })
    }

    /// The mean loss of each epoch.
    pub fn epochs(&self) -> Vec<f64> {
        let mean = |losses: &[f64]| losses.iter().sum::<f64>() / losses.len() as f64;
        self.loss.chunks(STEPS).map(mean).collect()
    }
}

/// The loss of each step with the first images.
pub fn trained(digits: &Digits, failure: Failure, n: usize, epochs: usize) -> Result<Vec<f64>> {
    let (training, _) = digits.split();
    let mut images = training.images.slice(s![..n, .., .., ..]).to_owned();
    let mut labels = training.labels[..n].to_vec();
    if failure == Failure::NoShuffle {
        let mut order: Vec<_> = (0..n).collect();
        order.sort_by_key(|&i| labels[i]);
        images = images.select(Axis(0), &order);
        labels = order.iter().map(|&i| labels[i]).collect();
    }
    let rng = &mut NumpyRng::seed(1);
    let mut model = Failing::new(failure, FILTERS, rng)?;
    let momentum = match failure {
        Failure::GradientsKept => 1.0, // v is then the sum of all gradients so far
        _ => MOMENTUM,
    };
    let rate = match failure {
        Failure::RateTooLarge => 20.0 * RATE,
        Failure::WrongSign => -RATE,
        _ => RATE,
    };
    let mut descent = Descent::new(&model, momentum, 0.0);
    let (batch, moves) = (BATCH, 0);
    let plan = Plan { batch, rate, moves };
    // `epoch` shuffles what it gets, so it gets a batch at a time if the order should stay
    let at_once = match failure {
        Failure::NoShuffle => BATCH,
        _ => n,
    };
    let mut losses = Vec::new();
    for _ in 0..epochs {
        if failure == Failure::LabelsNotMoved && n > BATCH {
            images = images.select(Axis(0), &shuffled(n, rng)?);
        }
        for start in (0..n).step_by(at_once) {
            let part = Part {
                images: images.slice(s![start..start + at_once, .., .., ..]),
                labels: &labels[start..start + at_once],
            };
            let ended = epoch(&mut model, &mut descent, part, plan, rng, |loss| {
                losses.push(loss);
                ControlFlow::Continue(())
            });
            match ended {
                Err(Error::NotANumber { .. }) => return Ok(losses),
                ended => ended?,
            }
        }
    }
    Ok(losses)
}
