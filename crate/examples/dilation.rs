//! The same 2×2 filter with growing holes, and where its gradient lands.

// ANCHOR: program
use cnn_backprop::ConvParams;
use cnn_backprop::extension::dilation::{
    DilatedParams, dilated_conv_backward, dilated_conv_forward,
};
use ndarray::{Array4, array, s};

fn main() -> Result<(), cnn_backprop::Error> {
    let a_prev = Array4::<f64>::ones((1, 4, 5, 1));
    let w = array![[[[1.]], [[2.]]], [[[3.]], [[4.]]]];
    let b = Array4::zeros((1, 1, 1, 1));
    let conv = ConvParams { stride: 1, pad: 0 };
    for dilation in 1..=3 {
        let params = DilatedParams { conv, dilation };
        let (z, cache) = dilated_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        let mut dz = Array4::zeros(z.raw_dim());
        dz[[0, 0, 0, 0]] = 1.; // the first position alone
        let da = dilated_conv_backward(dz.view(), &cache)?.da_prev;
        println!(
            "d = {dilation}: A {:?} -> Z {:?}, dA_prev =",
            a_prev.dim(),
            z.dim()
        );
        println!("{}", da.slice(s![0, .., .., 0]));
    }
    Ok(())
}
// ANCHOR_END: program
