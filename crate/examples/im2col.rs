//! The windows of a 3×3 image as the rows of a matrix, and back.

// ANCHOR: program
use cnn_backprop::ConvParams;
use cnn_backprop::im2col::{col2im, im2col};
use ndarray::{Array2, Array4, s};

fn main() -> Result<(), cnn_backprop::Error> {
    let image = Array4::from_shape_fn((1, 3, 3, 1), |(_, y, x, _)| (3 * y + x + 1) as f64);
    let params = ConvParams { stride: 1, pad: 0 };
    let x = im2col(image.view(), (2, 2), params)?;
    println!("{x}");

    let ones = Array2::<f64>::ones(x.raw_dim());
    let times = col2im(ones.view(), image.dim(), (2, 2), params)?;
    println!("{}", times.slice(s![0, .., .., 0]));
    Ok(())
}
// ANCHOR_END: program
