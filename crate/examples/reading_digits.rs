//! The first epochs of the example `digits`, with fewer filters and fewer images, so that they take seconds.

#[path = "digits/data.rs"]
mod data;
#[path = "digits/layers.rs"]
mod layers;
#[path = "digits/network.rs"]
mod network;
#[path = "digits/train.rs"]
mod train;

use std::error::Error;
use std::ops::ControlFlow;

use cnn_backprop::{NumpyRng, softmax};
use ndarray::s;

use data::{BYTES, Digits, Part};
use network::Network;
use train::{Descent, Model, Plan, accuracy, epoch};

const IMAGES: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let digits = Digits::parse(BYTES)?;
    let (training, held_out) = digits.split();
    let some = Part {
        images: training.images.slice_move(s![..IMAGES, .., .., ..]),
        labels: &training.labels[..IMAGES],
    };
    // a tenth of the held-out images, because this is only a glance
    let few = Part {
        images: held_out.images.slice_move(s![..60, .., .., ..]),
        labels: &held_out.labels[..60],
    };
    let mut rng = NumpyRng::seed(2);
    let mut network = Network::new(&mut rng, [2, 6])?;
    let mut descent = Descent::new(&network, 0.9, 0.004);
    let plan = Plan {
        batch: 2,
        rate: 0.02,
        moves: 0,
    };
    let steps = IMAGES / plan.batch;
    for number in 1..=6 {
        let mut sum = 0.0;
        let observe = |loss| {
            sum += loss;
            ControlFlow::Continue(())
        };
        epoch(&mut network, &mut descent, some, plan, &mut rng, observe)?;
        let right = 60.0 * accuracy(&network, few)?;
        let loss = sum / steps as f64;
        println!("epoch {number}: L = {loss:.2}, {right:.0} of 60 right");
    }

    let image = few.images.slice(s![..1, .., .., ..]);
    for row in image.slice(s![0, .., .., 0]).rows() {
        let ink = |&x: &f64| [" ", "░", "▒", "▓", "█"][(4.0 * x).round() as usize].repeat(2);
        let row: String = row.iter().map(ink).collect();
        println!("{}", row.trim_end());
    }
    let y_hat = softmax(network.logits(image)?.view())?;
    let likely = y_hat.indexed_iter().filter(|(_, y)| **y >= 0.01);
    for ((_, digit), y) in likely {
        println!("ŷ of {digit}: {y:.2}");
    }
    Ok(())
}
