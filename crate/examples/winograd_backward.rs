//! Both backward passes of one layer, and where their tiles overlap.

// ANCHOR: program
use cnn_backprop::winograd::{add_tiles, winograd_conv_backward, winograd_conv_forward};
use cnn_backprop::{ConvParams, Error, NumpyRng, conv_backward};
use ndarray::{Array4, s};

fn main() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let (a_prev, w) = (rng.randn((2, 5, 8, 3))?, rng.randn((3, 3, 3, 4))?);
    let b = rng.randn((1, 1, 1, 4))?;
    let params = ConvParams { stride: 1, pad: 1 };
    let (z, cache) = winograd_conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let dz = rng.randn(z.raw_dim())?;
    let literal = conv_backward(dz.view(), &cache)?; // the same cache serves
    let grads = winograd_conv_backward(dz.view(), &cache)?;
    for (name, one, other) in [
        ("dA", literal.da_prev, grads.da_prev),
        ("dW", literal.dw, grads.dw),
        ("db", literal.db, grads.db),
    ] {
        let apart = (&one - &other).iter().filter(|x| x.abs() > 1e-12).count();
        println!("{name} {:?}: {apart} of {} apart", one.dim(), one.len());
    }

    let mut tiles_over = Array4::<f64>::zeros((1, 6, 8, 1));
    add_tiles(Array4::ones((4, 4, 6, 1)).view(), (4, 6), &mut tiles_over)?;
    println!(
        "tiles over each pixel:\n{}",
        tiles_over.slice(s![0, .., .., 0])
    );
    Ok(())
}
// ANCHOR_END: program
