//! A transposed convolution enlarges; it is the way back of a convolution, not its inverse.

// ANCHOR: program
use cnn_backprop::extension::transposed::{TransposedParams, transposed_conv_forward};
use cnn_backprop::{ConvParams, Error, NumpyRng, conv_forward};
use ndarray::{Array4, array, s};

fn main() -> Result<(), Error> {
    let x = array![[[[1.], [10.]]]]; // one row of two numbers
    let w = array![[[[1.]], [[2.]], [[3.]]]];
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let conv = ConvParams { stride: 2, pad: 0 };
    for output_pad in [0, 1] {
        let params = TransposedParams { conv, output_pad };
        let (y, _) = transposed_conv_forward(x.view(), w.view(), no_bias.view(), params)?;
        println!("o = {output_pad}: {}", y.slice(s![0, 0, .., 0]));
    }

    let mut rng = NumpyRng::seed(1);
    let w = rng.randn((3, 2, 4, 5))?;
    let (bias, back_bias) = (rng.randn((1, 1, 1, 5))?, Array4::zeros((1, 1, 1, 4)));
    let conv = ConvParams { stride: 2, pad: 1 };
    for (n, output_pad) in [(7, 0), (8, 1)] {
        let a = rng.randn((2, n, n - 1, 4))?;
        let (z, _) = conv_forward(a.view(), w.view(), bias.view(), conv)?;
        let params = TransposedParams { conv, output_pad };
        let (back, _) = transposed_conv_forward(z.view(), w.view(), back_bias.view(), params)?;
        println!("{:?} -> {:?} -> {:?}", a.dim(), z.dim(), back.dim());
        println!("the same numbers again? {}", back == a);
    }
    Ok(())
}
// ANCHOR_END: program
