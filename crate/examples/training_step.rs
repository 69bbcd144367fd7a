//! How many numbers a training step keeps, and when each array can go.

// ANCHOR: program
use cnn_backprop::{Error, network::worked_example};

/// Prints what is in memory; takes how many numbers each array has.
fn step([images, z, a, x, logits]: [usize; 5]) -> usize {
    let (mut live, mut peak) = (images, images);
    println!("images: {live}");
    for (name, made, freed) in [
        ("Z", z, 0), // kept for ReLU
        ("A", a, 0), // kept for the pooling
        ("x", x, 0), // kept for the dense layer
        ("logits", logits, 0),
        ("y_hat", logits, logits),   // kept for the loss
        ("dlogits", logits, logits), // y_hat is done with
        ("dx", x, x + logits),       // and so are x, dlogits
        ("dA", a, a + x),
        ("dZ", z, z + a),
        ("dW, db", 0, images + z),
    ] {
        live += made;
        peak = peak.max(live);
        live -= freed;
        println!("{name}: + {made} - {freed} = {live}");
    }
    println!("at most {peak}");
    peak
}

fn main() -> Result<(), Error> {
    println!("the book's network, 2 images");
    let (network, images, labels) = worked_example();
    let forward = network.forward(images.view(), &labels)?;
    step([
        forward.conv.a_prev.len(),
        forward.z.len(),
        forward.pool.a_prev.len(),
        forward.dense.x.len(),
        forward.classes.y_hat.len(),
    ]);
    println!("8 filters on 64 images of 28x28");
    let m = 64;
    let (image, map) = (28 * 28, 28 * 28 * 8);
    let peak = step([image, map, map, 14 * 14 * 8, 10].map(|n| m * n));
    println!("in f32: {:.1} MB", (4 * peak) as f64 / 1e6);
    Ok(())
}
// ANCHOR_END: program
