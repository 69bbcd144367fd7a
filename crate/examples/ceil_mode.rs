//! Pooling in ceil mode: the gradient of windows that reach past the image.

// ANCHOR: program
use cnn_backprop::extension::padding::Padding;
use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolParams, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::{PoolMode, TieRule};
use ndarray::{Array4, Axis, array, s};

fn main() -> Result<(), cnn_backprop::Error> {
    let image = array![[1., 2., 3., 1.], [4., 5., 4., 3.], [8., 4., 3., 2.]];
    let a_prev = image.insert_axis(Axis(0)).insert_axis(Axis(3));
    let ties = TieRule::default();
    for (rule, mode, divisor) in [
        ("maximum", PoolMode::Max, Divisor::default()),
        ("mean of the pixels", PoolMode::Average, Divisor::Pixels),
        (
            "mean of the positions",
            PoolMode::Average,
            Divisor::Positions,
        ),
    ] {
        let params = PaddedPoolParams {
            window: (2, 3).into(),
            stride: 2,
            padding: Padding {
                top: 0,
                bottom: 0,
                left: 1,
                right: 1,
            },
            ceil_mode: true,
            divisor,
        };
        let (a, cache) = padded_pool_forward(a_prev.view(), params, mode)?;
        let da = Array4::from_elem(a.raw_dim(), 12.);
        let da_prev = padded_pool_backward(da.view(), &cache, mode, ties)?;
        println!("{rule}:\nA =\n{}", a.slice(s![0, .., .., 0]));
        println!("dA_prev =\n{}", da_prev.slice(s![0, .., .., 0]));
    }
    Ok(())
}
// ANCHOR_END: program
