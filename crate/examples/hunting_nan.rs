//! Which array is not finite first?

// ANCHOR: program
use cnn_backprop::conv::conv_backward_parameters;
use cnn_backprop::{ConvParams, Error, conv_forward};
use cnn_backprop::{dense_backward, dense_forward, relu_backward, relu_forward};
use ndarray::{Array4, arr0, array};

// ANCHOR: look
fn look<'a>(name: &str, x: impl IntoIterator<Item = &'a f64>) {
    let (mut infinite, mut nan, mut size, mut largest) = (0, 0, 0, 0.0);
    for x in x {
        size += 1;
        infinite += usize::from(x.is_infinite());
        nan += usize::from(x.is_nan());
        largest = x.abs().max(largest);
    }
    if infinite + nan == 0 {
        println!("{name}: finite, largest {largest:.1}");
    } else {
        println!("{name}: {infinite} infinite, {nan} NaN of {size}");
    }
}
// ANCHOR_END: look

fn main() -> Result<(), Error> {
    // pixels that nobody scaled
    let image = array![[0., 2., 3., 3.], [0., 3., 3., 1.], [1., 2., 1., 0.]] * 200_f64;
    let image = image.into_shape_with_order((1, 3, 4, 1)).unwrap();
    let w = array![[[[1.]], [[-1.]]], [[[2.]], [[-1.]]]];
    let w_fc = array![
        [1., 0.],
        [0., 1.],
        [2., -1.],
        [1., 1.],
        [-1., 2.],
        [0., -1.]
    ];
    let (b, b_fc) = (Array4::zeros((1, 1, 1, 1)), array![[0., 0.]]);
    let params = ConvParams { stride: 1, pad: 0 };
    for (name, shift) in [("exp(z)", false), ("exp(z - max z)", true)] {
        println!("{name}");
        let (z, conv) = conv_forward(image.view(), w.view(), b.view(), params)?;
        let a = relu_forward(z.view())?;
        let x = a.to_shape((1, 6)).unwrap();
        let (logits, dense) = dense_forward(x.view(), w_fc.view(), b_fc.view())?;
        let max = logits.fold(f64::NEG_INFINITY, |max, z| max.max(*z));
        let shifted = &logits - if shift { max } else { 0. };
        let e = shifted.exp();
        let y_hat = &e / e.sum();
        let loss = arr0(e.sum().ln() - shifted[[0, 1]]); // the right class is 1
        let dlogits = &y_hat - array![[0., 1.]];
        let grads = dense_backward(dlogits.view(), &dense)?;
        let da = grads.dx.to_shape(a.dim()).unwrap();
        let dz = relu_backward(da.view(), z.view())?;
        let (dw, _) = conv_backward_parameters(dz.view(), &conv)?;
        look("Z", &z);
        look("A", &a);
        look("logits", &logits);
        look("exp", &e);
        look("y_hat", &y_hat);
        look("L", &loss);
        look("dlogits", &dlogits);
        look("dW_fc", &grads.dw);
        look("dA", &da);
        look("dZ", &dz);
        look("dW", &dw);
    }
    Ok(())
}
// ANCHOR_END: program
