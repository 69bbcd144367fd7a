//! The log of a run, in TOML: its settings, its curves, and what the networks have learnt and misread.

use std::fs;
use std::path::Path;

use cnn_backprop::{Result, softmax};
use ndarray::Array2;
use serde::Serialize;

use super::data::{CLASSES, Part};
use super::network::Network;
use super::train::Model;

const HEAD: &str = "\
# Written by `cargo run --release -p cnn-backprop --example digits -- --log FILE`; README.md beside the program says
# where the images come from. Images are numbered from 0 in the part that was held out.

";

/// All of it.
#[derive(Debug, Serialize)]
pub struct Log {
    pub settings: Settings,
    /// How many of the held-out images simpler methods read correctly.
    pub compared: Option<Compared>,
    pub run: Vec<Run>,
}

#[derive(Debug, Serialize)]
pub struct Settings {
    pub filters: [usize; 2],
    pub epochs: usize,
    pub batch: usize,
    pub rate: f64,
    pub moves: usize,
    pub momentum: f64,
    pub decay: f64,
    /// Held-out images.
    pub images: usize,
}

#[derive(Debug, Serialize)]
pub struct Compared {
    pub dense: usize,
    pub nearest: usize,
}

/// How a training went.
#[derive(Debug, Default, Serialize)]
pub struct Curve {
    /// The mean loss of each epoch.
    pub loss: Vec<f64>,
    /// How many of the held-out images were read correctly, before the training and after each epoch.
    pub right: Vec<usize>,
}

/// The training of one network.
#[derive(Debug, Serialize)]
pub struct Run {
    pub seed: u32,
    #[serde(flatten)]
    pub curve: Curve,
    /// A row for each digit: as what its images were read.
    pub confusion: Vec<Vec<usize>>,
    /// The filters of the first layer, as `(3, 3, 1, n_C)` in row-major order, and its biases.
    pub w1: Vec<f64>,
    pub b1: Vec<f64>,
    /// The worst first.
    pub mistake: Vec<Mistake>,
}

/// An image that was misread.
#[derive(Debug, PartialEq, Serialize)]
pub struct Mistake {
    pub image: usize,
    pub label: usize,
    pub answer: usize,
    /// The probabilities of the right and of the wrong digit.
    pub of_label: f64,
    pub of_answer: f64,
}

impl Run {
    pub fn new(seed: u32, curve: Curve, network: &Network, held_out: Part) -> Result<Self> {
        let y_hat = softmax(network.logits(held_out.images)?.view())?;
        let (confusion, mistake) = read(&y_hat, held_out.labels);
        Ok(Self {
            seed,
            curve,
            confusion,
            w1: network.w1.iter().copied().collect(),
            b1: network.b1.iter().copied().collect(),
            mistake,
        })
    }
}

/// What the probabilities say about the images, compared with the labels.
fn read(y_hat: &Array2<f64>, labels: &[usize]) -> (Vec<Vec<usize>>, Vec<Mistake>) {
    let mut confusion = vec![vec![0; CLASSES]; CLASSES];
    let mut mistakes = Vec::new();
    for (image, (row, &label)) in y_hat.rows().into_iter().zip(labels).enumerate() {
        let best = (0..CLASSES).max_by(|&a, &b| row[a].total_cmp(&row[b]));
        let answer = best.unwrap_or_default();
        confusion[label][answer] += 1;
        if answer != label {
            let (of_label, of_answer) = (row[label], row[answer]);
            mistakes.push(Mistake {
                image,
                label,
                answer,
                of_label,
                of_answer,
            });
        }
    }
    mistakes.sort_by(|a, b| a.of_label.total_cmp(&b.of_label));
    (confusion, mistakes)
}

/// Why a log could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: cannot be written: {found}", file.display())]
pub struct Bad {
    file: std::path::PathBuf,
    found: String,
}

pub fn write(file: &Path, log: &Log) -> std::result::Result<(), Bad> {
    let text = toml::to_string(log).map_err(|error| error.to_string());
    let written = text.and_then(|text| {
        fs::write(file, format!("{HEAD}{text}")).map_err(|error| error.to_string())
    });
    written.map_err(|found| Bad {
        file: file.to_owned(),
        found,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_counted_by_class_and_the_worst_is_first() {
        let mut y_hat = Array2::zeros((3, CLASSES));
        for (image, digit, y) in [
            (0, 3, 1.0),
            (1, 7, 0.6),
            (1, 1, 0.4),
            (2, 8, 0.9),
            (2, 0, 0.1),
        ] {
            y_hat[[image, digit]] = y;
        }
        let (confusion, mistakes) = read(&y_hat, &[3, 1, 0]);
        assert_eq!([confusion[3][3], confusion[1][7], confusion[0][8]], [1; 3]);
        assert_eq!(confusion.iter().flatten().sum::<usize>(), 3);
        let images: Vec<_> = mistakes.iter().map(|mistake| mistake.image).collect();
        assert_eq!(images, [2, 1]);
        assert_eq!((mistakes[0].of_label, mistakes[0].of_answer), (0.1, 0.9));
    }
}
