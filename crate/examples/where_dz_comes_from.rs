//! From two rows of logits to the loss and back, with the 1/m once and twice.

// ANCHOR: program
use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{Error, cross_entropy_backward, cross_entropy_forward, relu_backward, softmax};
use ndarray::array;

fn main() -> Result<(), Error> {
    let ln3 = 3.0_f64.ln();
    let z = array![[ln3, 0.0], [ln3, 0.0]]; // e^ln3 : e^0 is 3 : 1
    let labels = [1, 0];

    let (loss, cache) = cross_entropy_forward(z.view(), &labels)?;
    let dz = cross_entropy_backward(&cache)?;
    println!("ŷ  =\n{:.4}", cache.y_hat);
    println!("L  = {loss:.4}");
    println!("dz =\n{dz:.4}");

    let loss_at = |z: ndarray::ArrayView2<f64>| Ok(cross_entropy_forward(z, &labels)?.0);
    let slope = numerical_gradient(z.view(), 1e-5, loss_at)?;
    println!("slope of L =\n{slope:.4}");
    println!("dz / m, once too often =\n{:.4}", dz / 2.0);

    let large = array![[1000.0 + ln3, 1000.0]];
    println!("e^1000 = {}", 1000.0_f64.exp());
    println!("ŷ of logits above 1000 = {:.4}", softmax(large.view())?);

    let (z, da) = (array![-4.0, 3.0, 0.0], array![10.0, 20.0, 30.0]);
    println!("dZ behind ReLU = {}", relu_backward(da.view(), z.view())?);
    Ok(())
}
// ANCHOR_END: program
