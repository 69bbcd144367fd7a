//! Training the example's network on digits gives the losses and parameters that JAX gives, after every step.

#[path = "../../../crate/examples/digits/data.rs"]
mod data;
#[path = "../../../crate/examples/digits/layers.rs"]
mod layers;
#[path = "../../../crate/examples/digits/network.rs"]
mod network;
#[path = "../../../crate/examples/digits/train.rs"]
mod train;

use std::ops::ControlFlow;

use cnn_backprop::NumpyRng;
use ndarray::{Array1, s};

use crate::support::fixtures::{Training, trainings};
use crate::support::tolerance::{Faults, Tolerance};
use data::{BYTES, Digits, Part};
use network::Network;
use train::{Descent, Model, Plan, accuracy, epoch};

/// The differences of rounding grow a little with each step.
const WITHIN: Tolerance = Tolerance::MaxNorm(1e-9);

fn trained(case: &Training, digits: Part) -> (Array1<f64>, Network) {
    let mut rng = NumpyRng::seed(case.seed);
    let mut network = Network::new(&mut rng, case.filters).unwrap();
    let mut descent = Descent::new(&network, case.momentum, case.decay);
    let some = Part {
        images: digits.images.slice_move(s![..case.images, .., .., ..]),
        labels: &digits.labels[..case.images],
    };
    let mut losses = Vec::new();
    for &rate in &case.rates {
        let (batch, moves) = (case.batch, case.moves);
        let plan = Plan { batch, rate, moves };
        let observe = |loss| {
            losses.push(loss);
            ControlFlow::Continue(())
        };
        epoch(&mut network, &mut descent, some, plan, &mut rng, observe).unwrap();
    }
    (losses.into(), network)
}

#[test]
fn training_on_digits_is_jax() {
    let digits = Digits::parse(BYTES).unwrap();
    let (training, held_out) = digits.split();
    let mut faults = Faults::default();
    for case in trainings() {
        let (losses, network) = trained(&case, training);
        faults.compare(&case.name, "losses", &losses, &case.losses, WITHIN);
        let expected = [&case.w1, &case.b1, &case.w2, &case.b2, &case.w3, &case.b3];
        for ((name, array), expected) in network.arrays().into_iter().zip(expected) {
            faults.compare(&case.name, name, &array.to_owned(), expected, WITHIN);
        }
        let right = accuracy(&network, held_out).unwrap();
        let expected = case.right as f64 / held_out.labels.len() as f64;
        assert!((right - expected).abs() < 1e-12, "{}: {right}", case.name);
    }
    faults.assert_none();
}
