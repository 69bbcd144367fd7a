//! A wrong dW that passes the check if the upstream gradient is all ones.

// ANCHOR: program
use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::{ConvParams, Error, NumpyRng, conv_backward, conv_forward};
use ndarray::Array4;

fn main() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let (a_prev, w) = (rng.randn((2, 5, 5, 3))?, rng.randn((2, 2, 3, 4))?);
    let b = rng.randn((1, 1, 1, 4))?;
    let params = ConvParams { stride: 1, pad: 0 };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;

    let ones = Array4::ones(z.raw_dim());
    let random = rng.randn(z.raw_dim())?;
    for (name, dz) in [("ones", ones), ("random", random)] {
        let slopes = numerical_gradient(w.view(), 1e-5, |w| {
            Ok((conv_forward(a_prev.view(), w, b.view(), params)?.0 * &dz).sum())
        })?;
        let right = conv_backward(dz.view(), &cache)?.dw;
        let mixed_up = dz.view().permuted_axes([0, 2, 1, 3]); // dZ[i, w, h, c]
        let wrong = conv_backward(mixed_up, &cache)?.dw;
        for (which, dw) in [("right", right), ("wrong", wrong)] {
            let passes = relative_error(dw.view(), slopes.view())? < 1e-7;
            println!("dZ = {name:6}  {which} dW passes? {passes}");
        }
    }
    Ok(())
}
// ANCHOR_END: program
