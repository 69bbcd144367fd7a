//! A stride above 1 going backward: zeros where the forward pass skipped.

// ANCHOR: program
use cnn_backprop::extension::full::{dilate_gradient, input_gradient_by_convolution};
use cnn_backprop::geometry::output_size;
use cnn_backprop::{ConvCache, ConvParams, Error, NumpyRng, conv_backward};
use ndarray::{Array4, array, s};

fn main() -> Result<(), Error> {
    let params = ConvParams { stride: 2, pad: 0 };
    let a_prev = Array4::zeros((1, 4, 5, 1)); // dA does not depend on it
    let w = array![[[[1.]], [[2.]]], [[[3.]], [[4.]]]];
    let cache = ConvCache { a_prev, w, params };
    let dz = array![[[[1.], [10.]], [[100.], [1000.]]]];
    let spread = dilate_gradient(dz.view(), &cache)?;
    println!("dZ {:?} -> spread {:?}", dz.dim(), spread.dim());
    println!("{}", spread.slice(s![0, .., .., 0]));
    let da = input_gradient_by_convolution(dz.view(), &cache)?;
    println!("dA {:?}\n{}", da.dim(), da.slice(s![0, .., .., 0]));

    let mut rng = NumpyRng::seed(1);
    for (stride, pad) in [(1, 0), (2, 0), (2, 1), (3, 2), (4, 1)] {
        let params = ConvParams { stride, pad };
        let (a_prev, w) = (rng.randn((2, 9, 11, 3))?, rng.randn((4, 3, 3, 5))?);
        let n_h = output_size("height", 9, 4, pad, stride)?;
        let n_w = output_size("width", 11, 3, pad, stride)?;
        let dz = rng.randn((2, n_h, n_w, 5))?;
        let cache = ConvCache { a_prev, w, params };
        let gathered = input_gradient_by_convolution(dz.view(), &cache)?;
        let scattered = conv_backward(dz.view(), &cache)?.da_prev;
        let same = (&gathered - &scattered).iter().all(|d| d.abs() < 1e-12);
        println!("s = {stride}, p = {pad}: dZ {n_h}x{n_w}, the two ways agree: {same}");
    }
    Ok(())
}
// ANCHOR_END: program
