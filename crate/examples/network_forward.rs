//! The worked example, forward: every intermediate array.

// ANCHOR: program
use cnn_backprop::{Error, network::worked_example};
use ndarray::{Array4, s};

fn main() -> Result<(), Error> {
    let (network, images, labels) = worked_example();
    let forward = network.forward(images.view(), &labels)?;
    show("Z, the convolution", &forward.z);
    show("A, after ReLU", &forward.a);
    show("after max pooling", &forward.pooled);
    println!("x, flattened:\n{}", forward.dense.x);
    println!("z, the logits:\n{:.4}", forward.logits);
    println!("ŷ, after softmax:\n{:.4}", forward.classes.y_hat);
    println!("L = {:.4}", forward.loss);
    Ok(())
}

fn show(name: &str, batch: &Array4<f64>) {
    println!("{name}:");
    for image in 0..2 {
        println!("{}", batch.slice(s![image, .., .., 0]));
    }
}
// ANCHOR_END: program
