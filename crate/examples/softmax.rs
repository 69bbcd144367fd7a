//! From two rows of logits to the loss and back; and logits too large for `exp`.

// ANCHOR: program
use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{Error, cross_entropy_backward, cross_entropy_forward, softmax};
use ndarray::{ArrayView2, array};

fn main() -> Result<(), Error> {
    let ln3 = 3.0_f64.ln();
    let z = array![[ln3, 0.0], [ln3, 0.0]]; // e^ln3 : e^0 is 3 : 1
    let labels = [1, 0];

    let (loss, cache) = cross_entropy_forward(z.view(), &labels)?;
    println!("ŷ =\n{:.4}", cache.y_hat);
    println!("L = {loss:.4}");
    println!("dz =\n{:.4}", cross_entropy_backward(&cache)?);
    let loss_at = |z: ArrayView2<f64>| Ok(cross_entropy_forward(z, &labels)?.0);
    let slope = numerical_gradient(z.view(), 1e-5, loss_at)?;
    println!("slope of L =\n{slope:.4}");

    println!("e^1000 = {}", 1000.0_f64.exp());
    let large = array![[1000.0 + ln3, 1000.0]];
    println!("ŷ = {:.4}", softmax(large.view())?);
    Ok(())
}
// ANCHOR_END: program
