//! Each network that fails to learn is recognised by its curve, and the log has the curves that the program draws today.

#[path = "../../../crate/examples/digits/data.rs"]
mod data;
#[path = "../examples/failures/failing.rs"]
mod failing;
#[path = "../examples/failures/layers.rs"]
mod layers;
#[path = "../../../crate/examples/digits/network.rs"]
mod network;
#[allow(dead_code, reason = "only the losses are compared")]
#[path = "../../../crate/examples/digits/train.rs"]
mod train;
#[allow(dead_code, reason = "the training with one batch is only printed")]
#[path = "../examples/failures/training.rs"]
mod training;

use data::{BYTES, Digits};
use failing::Failure::{self, *};
use training::{Curve, IMAGES, Log, STEPS, trained};

fn log() -> Vec<Curve> {
    let text = include_str!("../../../bench/results/failures.toml");
    toml::from_str::<Log>(text).unwrap().curve
}

#[test]
fn the_log_begins_as_the_training_does() {
    let digits = Digits::parse(BYTES).unwrap();
    let log = log();
    assert_eq!(log.len(), Failure::ALL.len());
    for ((failure, name), curve) in Failure::ALL.into_iter().zip(log) {
        assert_eq!(curve.name, name);
        let losses = trained(&digits, failure, IMAGES, 1).unwrap();
        for (step, (now, logged)) in losses.iter().zip(&curve.loss).enumerate() {
            // the log is rounded, and what grows without limit also makes differences of rounding grow
            let same = (now - logged).abs() <= 1e-3 * logged.abs().max(1.0)
                || !logged.is_finite()
                || *logged > 1e6;
            assert!(same, "{name}, step {step}: {now}, the log has {logged}");
        }
    }
}

/// The mean of some losses, and how far they are from it.
fn spread(losses: &[f64]) -> (f64, f64) {
    let n = losses.len() as f64;
    let mean = losses.iter().sum::<f64>() / n;
    let squares: f64 = losses.iter().map(|loss| (loss - mean).powi(2)).sum();
    (mean, (squares / n).sqrt())
}

/// How much the last two epochs are alike: 1 if they are the same.
fn alike(curve: &Curve) -> f64 {
    let [.., before, last] = *curve.loss.chunks(STEPS).collect::<Vec<_>>() else {
        return 0.0;
    };
    let ((m1, s1), (m2, s2)) = (spread(before), spread(last));
    let products = before.iter().zip(last).map(|(a, b)| (a - m1) * (b - m2));
    products.sum::<f64>() / STEPS as f64 / (s1 * s2)
}

/// The failures that a curve can come from, by what the page says of it.
fn recognised(curve: &Curve) -> Vec<Failure> {
    let chance = 10_f64.ln();
    if curve
        .loss
        .iter()
        .any(|loss| !loss.is_finite() || *loss > 1e6)
    {
        return vec![WrongSign];
    }
    if (curve.loss[0] - chance).abs() < 1e-3 {
        return vec![ZerosAsWeights];
    }
    let last = &curve.loss[curve.loss.len() - STEPS..];
    let (mean, noise) = spread(last);
    let lowest_epoch = curve.epochs().into_iter().fold(f64::INFINITY, f64::min);
    let lowest = curve.loss.iter().copied().fold(f64::INFINITY, f64::min);
    let learnt = lowest_epoch < 2.1;
    match mean > 2.2 {
        true if learnt => vec![InputSubtracted],
        true if alike(curve) > 0.9 => vec![NoShuffle],
        true if noise > 0.05 => vec![RateTooLarge, NoMean, GradientsKept],
        true => vec![LabelsNotMoved],
        // a softmax of probabilities gives the right class at most e / (e + 9)
        false if lowest > (1.0 + 9.0 / 1_f64.exp()).ln() => vec![SoftmaxTwice],
        false if mean > 2.0 * lowest_epoch && mean > 0.1 => vec![StrideIgnored],
        false => vec![Nothing],
    }
}

#[test]
fn each_failure_is_recognised_by_its_curve() {
    for ((failure, name), curve) in Failure::ALL.into_iter().zip(log()) {
        let found = recognised(&curve);
        assert!(found.contains(&failure), "{name}: taken for {found:?}");
        // only steps that are too large, for any reason, look the same
        assert!(found.len() == 1 || [RateTooLarge, NoMean, GradientsKept].contains(&failure));
    }
}
