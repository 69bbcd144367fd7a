//! The 1/m of the loss, once and twice, next to the measured slope of the loss.

// ANCHOR: program
use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{Error, Network, network::worked_example};

fn main() -> Result<(), Error> {
    let (network, images, labels) = worked_example(); // m = 2
    let grads = network.backward(&network.forward(images.view(), &labels)?)?;
    let slope = numerical_gradient(network.w_fc.view(), 1e-5, |w| {
        let moved = Network {
            w_fc: w.to_owned(),
            ..network.clone()
        };
        Ok(moved.forward(images.view(), &labels)?.loss)
    })?;
    println!("slope of the loss:\n{slope:.4}");
    println!("1/m in dz:\n{:.4}", grads.dense.dw);
    println!("1/m in dz and in dW:\n{:.4}", grads.dense.dw / 2.0);
    Ok(())
}
// ANCHOR_END: program
