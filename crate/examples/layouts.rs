//! Channels last and channels first, and two products that look alike.

// ANCHOR: program
use cnn_backprop::{Error, conv_single_step, flatten};
use ndarray::{Array3, Array4, array, s};

fn main() -> Result<(), Error> {
    let a = Array4::<f64>::zeros((10, 5, 6, 3)); // (m, n_H, n_W, n_C)
    let w = Array4::<f64>::zeros((3, 2, 3, 8)); // (f_h, f_w, n_C_prev, n_C)
    println!("NHWC {:?}", a.dim());
    println!("NCHW {:?}", a.view().permuted_axes([0, 3, 1, 2]).dim());
    println!("HWIO {:?}", w.dim());
    println!("OIHW {:?}", w.view().permuted_axes([3, 2, 0, 1]).dim());

    // One row, two columns, three channels: pixel 1 has 1, 2, 3; pixel 2 has 4, 5, 6.
    let pixels = array![[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]];
    println!("flattened, NHWC: {}", flatten(pixels.view())?.row(0));
    let first = pixels.view().permuted_axes([0, 3, 1, 2]);
    println!("flattened, NCHW: {}", flatten(first)?.row(0));

    let window = array![[[1.0], [10.0]], [[100.0], [1000.0]]];
    let filter = array![[[1.0], [2.0]], [[3.0], [4.0]]];
    let no_bias = Array3::zeros((1, 1, 1));
    let elementwise = &window * &filter;
    println!("elementwise: {}", elementwise.slice(s![.., .., 0]));
    let dot = conv_single_step(window.view(), filter.view(), no_bias.view())?;
    println!("dot product: {dot}  (cross-correlation)");
    let turned = filter.slice(s![..;-1, ..;-1, ..]);
    let convolution = conv_single_step(window.view(), turned, no_bias.view())?;
    println!("filter turned: {convolution}  (convolution)");
    Ok(())
}
// ANCHOR_END: program
