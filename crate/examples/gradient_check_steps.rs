//! How far the slope is off for each step, in `f64` and in `f32`.

// ANCHOR: error
use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::{ConvParams, NumpyRng, Result, conv_backward, conv_forward};
use ndarray::{Array4, NdFloat};

/// The relative error of dA by finite differences with this step. L = sum of tanh(Z).
pub fn error<F: NdFloat>(step: F) -> Result<F> {
    let mut rng = NumpyRng::seed(1);
    let mut array = |shape: (usize, usize, usize, usize)| -> Result<Array4<F>> {
        Ok(rng.randn(shape)?.mapv(|x| F::from(x).unwrap_or(F::nan())))
    };
    let (a_prev, w) = (array((1, 4, 5, 2))?, array((3, 2, 2, 3))?);
    let b = array((1, 1, 1, 3))?;
    let params = ConvParams { stride: 1, pad: 0 };

    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let dz = z.mapv(|z| F::one() - z.tanh() * z.tanh()); // the derivative of tanh
    let da = conv_backward(dz.view(), &cache)?.da_prev;

    let slopes = numerical_gradient(a_prev.view(), step, |a| {
        let (z, _) = conv_forward(a, w.view(), b.view(), params)?;
        Ok(z.mapv(F::tanh).sum())
    })?;
    relative_error(da.view(), slopes.view())
}
// ANCHOR_END: error

fn main() {
    println!(" step     f64      f32");
    for exponent in 1..=13 {
        let show = |error: Result<f64>| match error {
            Ok(error) => format!("{error:.0e}"),
            Err(_) => "refused".into(),
        };
        let wide = show(error(10_f64.powi(-exponent)));
        let narrow = show(error(10_f32.powi(-exponent)).map(f64::from));
        println!("1e-{exponent:<2}  {wide:>7}  {narrow:>7}");
    }
}
