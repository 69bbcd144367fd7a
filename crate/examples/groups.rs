//! The fewer channels a filter sees, the fewer get its gradient.

// ANCHOR: program
use cnn_backprop::ConvParams;
use cnn_backprop::extension::groups::{GroupedParams, grouped_conv_backward, grouped_conv_forward};
use ndarray::{Array4, s};

fn main() -> Result<(), cnn_backprop::Error> {
    let a_prev = Array4::<f64>::ones((1, 3, 4, 4)); // four channels
    let no_bias = Array4::zeros((1, 1, 1, 4));
    let conv = ConvParams { stride: 1, pad: 0 };
    for groups in [1, 2, 4] {
        let params = GroupedParams { conv, groups };
        let w = Array4::ones((2, 3, 4 / groups, 4)); // four filters
        let (z, cache) = grouped_conv_forward(a_prev.view(), w.view(), no_bias.view(), params)?;
        let mut dz = Array4::zeros(z.raw_dim());
        dz.slice_mut(s![.., .., .., 0]).fill(1.); // filter 0 alone
        let grads = grouped_conv_backward(dz.view(), &cache)?;
        println!("g = {groups}: W and dW {:?}", grads.dw.dim());
        println!(
            "  the centre's gradient, by channel: {}",
            grads.da_prev.slice(s![0, 1, 1, ..])
        );
    }
    Ok(())
}
// ANCHOR_END: program
