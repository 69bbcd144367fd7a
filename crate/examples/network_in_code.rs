//! Gradient descent on the worked example: the loss falls.

// ANCHOR: program
use cnn_backprop::{Error, network::worked_example};

fn main() -> Result<(), Error> {
    let (mut network, images, labels) = worked_example();
    let rate = 0.1;
    for step in 0..=8 {
        let forward = network.forward(images.view(), &labels)?;
        let y_hat = &forward.classes.y_hat;
        let right = [y_hat[[0, labels[0]]], y_hat[[1, labels[1]]]];
        println!(
            "{step}: L = {:.4}, ŷ of the right classes {right:.3?}",
            forward.loss
        );
        network.step(&network.backward(&forward)?, rate)?;
    }
    Ok(())
}
// ANCHOR_END: program
