//! A small network that learns the digits on the page: the example `digits` of the companion crate, a few steps at a time.

use std::cell::RefCell;
use std::ops::ControlFlow;

use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{NumpyRng, cross_entropy_forward, softmax};
use ndarray::{Array2, Array4, Axis};

use crate::say::Say;
use crate::wire::{Answer, Numbers};

use crate::digits::data::{BYTES, CLASSES, Digits, Part, SIDE};
use crate::digits::network::Network;
use crate::digits::train::{Descent, Model, Plan, accuracy, epoch, shuffled};

/// Fewer filters than the example has, so that a page learns in seconds.
const FILTERS: [usize; 2] = [6, 12];

/// Images per step.
const BATCH: usize = 32;

/// What goes wrong on purpose, in the order of the page's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    Nothing,
    RateTooLarge,
    WrongSign,
    ZerosAsWeights,
    NoMean,
    NoShuffle,
}

const FAILURES: [Failure; 6] = [
    Failure::Nothing,
    Failure::RateTooLarge,
    Failure::WrongSign,
    Failure::ZerosAsWeights,
    Failure::NoMean,
    Failure::NoShuffle,
];

/// A network that is learning.
struct Training {
    digits: Digits,
    network: Network,
    descent: Descent<Network>,
    rng: NumpyRng,
    failure: Failure,
    rate: f64,
    /// What is left of the epoch.
    order: Vec<usize>,
}

thread_local! {
    static TRAINING: RefCell<Option<Training>> = const { RefCell::new(None) };
}

impl Training {
    fn new(seed: usize, rate: f64, failure: Failure) -> Result<Self, Say> {
        let mut rng = NumpyRng::seed(seed as u32);
        let mut network = Network::new(&mut rng, FILTERS)?;
        if failure == Failure::ZerosAsWeights {
            network
                .arrays_mut()
                .into_iter()
                .for_each(|mut array| array.fill(0.0));
        }
        let rate = match failure {
            Failure::RateTooLarge => 20.0 * rate,
            Failure::WrongSign => -rate,
            // the gradient of the sum instead of the mean
            Failure::NoMean => BATCH as f64 * rate,
            _ => rate,
        };
        Ok(Self {
            digits: Digits::parse(BYTES).map_err(|_| Say::other_version())?,
            descent: Descent::new(&network, 0.9, 0.0),
            network,
            rng,
            failure,
            rate,
            order: Vec::new(),
        })
    }

    /// One step, and its loss. The flag says whether the epoch ends with it.
    fn step(&mut self) -> Result<(f64, bool), Say> {
        let (training, _) = self.digits.split();
        if self.order.is_empty() {
            self.order = match self.failure {
                // all zeros first, then all ones, and so on; the order is read from its end
                Failure::NoShuffle => {
                    let mut order: Vec<_> = (0..training.labels.len()).collect();
                    order.sort_by_key(|&i| std::cmp::Reverse(training.labels[i]));
                    order
                }
                _ => shuffled(training.labels.len(), &mut self.rng)?,
            };
        }
        let batch = self.order.split_off(self.order.len().saturating_sub(BATCH));
        let images = training.images.select(Axis(0), &batch);
        let labels: Vec<_> = batch.iter().map(|&i| training.labels[i]).collect();
        let part = Part {
            images: images.view(),
            labels: &labels,
        };
        let plan = Plan {
            batch: BATCH,
            rate: self.rate,
            moves: 0,
        };
        let mut loss = f64::NAN;
        epoch(
            &mut self.network,
            &mut self.descent,
            part,
            plan,
            &mut self.rng,
            |of| {
                loss = of;
                ControlFlow::Continue(())
            },
        )?;
        Ok((loss, self.order.is_empty()))
    }

    /// How many of the held-out images of each class are read as which: rows are labels.
    fn confusion(&self) -> Result<Array2<f64>, Say> {
        let (_, held_out) = self.digits.split();
        let mut counts = Array2::zeros((CLASSES, CLASSES));
        let logits = self.network.logits(held_out.images)?;
        for (row, &label) in logits.rows().into_iter().zip(held_out.labels) {
            let best = (0..CLASSES).max_by(|&a, &b| row[a].total_cmp(&row[b]));
            counts[[label, best.unwrap_or_default()]] += 1.0;
        }
        Ok(counts)
    }

    /// The probabilities of the classes for a drawing, and the gradient of the loss with respect to each of its pixels if it
    /// should be `label`, by finite differences.
    fn read(&self, drawing: Array4<f64>, label: usize) -> Result<(Array2<f64>, Array4<f64>), Say> {
        let probabilities = softmax(self.network.logits(drawing.view())?.view())?;
        let gradient = numerical_gradient(drawing.view(), 1e-4, |moved| {
            let logits = self.network.logits(moved)?;
            Ok(cross_entropy_forward(logits.view(), &[label])?.0)
        })?;
        Ok((probabilities, gradient))
    }
}

/// 0, seed, rate and failure begin. 1 and a number take so many steps: the losses, and the accuracy on the held-out images
/// if an epoch ended with the last one, otherwise −1. 2 shows the first filters and the confusion matrix. 3 reads a drawing
/// `(1, 8, 8, 1)` as a label: the probabilities and the gradient.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn answer(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let command = numbers.choice(&[0, 1, 2, 3])?;
    let mut answer = Answer::default();
    if command == 0 {
        let (seed, rate) = (numbers.count("种子", "seed")?, numbers.number()?);
        let training = Training::new(seed, rate, numbers.choice(&FAILURES)?)?;
        TRAINING.set(Some(training));
        return Ok(answer);
    }
    TRAINING.with_borrow_mut(|training| {
        let training = training.as_mut().ok_or_else(Say::other_version)?;
        match command {
            1 => {
                let mut ended = false;
                for _ in 0..numbers.count("步数", "number of steps")? {
                    let (loss, end) = training.step()?;
                    answer.number(loss);
                    ended = end;
                    if end {
                        break;
                    }
                }
                let right = match ended {
                    true => accuracy(&training.network, training.digits.split().1)?,
                    false => -1.0,
                };
                answer.number(right);
            }
            2 => {
                answer.array(training.network.w1.view());
                answer.array(training.confusion()?.view());
            }
            _ => {
                let drawing = numbers.array4()?;
                if drawing.dim() != (1, SIDE, SIDE, 1) {
                    return Err(Say::other_version());
                }
                let (probabilities, gradient) =
                    training.read(drawing, numbers.count("类别", "class")?)?;
                answer.array(probabilities.view());
                answer.array(gradient.view());
            }
        }
        Ok(answer)
    })
}
