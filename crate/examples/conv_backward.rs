//! All three gradients against finite differences, on a shape that hides nothing.

// ANCHOR: program
use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::{ConvParams, Error, NumpyRng, conv_backward, conv_forward};

fn main() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((2, 5, 7, 3))?; // height and width differ
    let w = rng.randn((3, 2, 3, 4))?; // so do the filter's sides
    let b = rng.randn((1, 1, 1, 4))?;
    let params = ConvParams { stride: 2, pad: 1 }; // and a column is left over

    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let dz = rng.randn(z.raw_dim())?;
    let grads = conv_backward(dz.view(), &cache)?;

    // L = sum of dZ * Z is a loss whose gradient with respect to Z is dZ.
    let step = 1e-5;
    let da = numerical_gradient(a_prev.view(), step, |a| {
        Ok((conv_forward(a, w.view(), b.view(), params)?.0 * &dz).sum())
    })?;
    let dw = numerical_gradient(w.view(), step, |w| {
        Ok((conv_forward(a_prev.view(), w, b.view(), params)?.0 * &dz).sum())
    })?;
    let db = numerical_gradient(b.view(), step, |b| {
        Ok((conv_forward(a_prev.view(), w.view(), b, params)?.0 * &dz).sum())
    })?;

    for (name, formula, slope) in [
        ("dA", &grads.da_prev, da),
        ("dW", &grads.dw, dw),
        ("db", &grads.db, db),
    ] {
        let error = relative_error(formula.view(), slope.view())?;
        println!("{name} {:?}: below 1e-8? {}", formula.dim(), error < 1e-8);
    }
    Ok(())
}
// ANCHOR_END: program
