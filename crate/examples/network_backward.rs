//! The worked example, backward: every gradient, from the loss to the image.

// ANCHOR: program
use cnn_backprop::{Error, network::worked_example};
use ndarray::{Array4, s};

fn main() -> Result<(), Error> {
    let (network, images, labels) = worked_example();
    let forward = network.forward(images.view(), &labels)?;
    let grads = network.backward(&forward)?;
    println!("dz:\n{:.3}", grads.dlogits);
    println!(
        "dW, db of the dense layer:\n{:.3}\n{:.3}",
        grads.dense.dw, grads.dense.db
    );
    println!("dx:\n{:.3}", grads.dense.dx);
    show("dA in front of max pooling", &grads.da);
    show("dZ", &grads.dz);
    println!("dW, db of the filter:");
    println!("{:.3}", grads.conv.dw.slice(s![.., .., 0, 0]));
    println!("{:.3}", grads.conv.db.slice(s![0, 0, 0, ..]));
    show("dA_prev", &grads.conv.da_prev);
    Ok(())
}

fn show(name: &str, batch: &Array4<f64>) {
    println!("{name}:");
    for image in 0..2 {
        println!("{:.3}", batch.slice(s![image, .., .., 0]));
    }
}
// ANCHOR_END: program
