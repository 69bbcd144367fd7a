//! The input's gradient twice: scattered by the backward pass, and made by the forward pass.

// ANCHOR: program
use cnn_backprop::extension::full::{dilate_gradient, turn_filters};
use cnn_backprop::{ConvParams, Error, NumpyRng, conv_backward, conv_forward};
use ndarray::{Array4, s};

fn main() -> Result<(), Error> {
    let mut rng = NumpyRng::seed(1);
    let (a_prev, w) = (rng.randn((2, 6, 7, 3))?, rng.randn((3, 2, 3, 4))?);
    let b = rng.randn((1, 1, 1, 4))?;
    let plain = ConvParams { stride: 1, pad: 0 };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), plain)?;
    let dz = rng.randn(z.raw_dim())?;
    let scattered = conv_backward(dz.view(), &cache)?.da_prev;

    let bordered = dilate_gradient(dz.view(), &cache)?; // stride 1: only a border
    let turned = turn_filters(w.view())?;
    println!("dZ {:?} -> bordered {:?}", dz.dim(), bordered.dim());
    println!("W  {:?} -> turned   {:?}", w.dim(), turned.dim());

    let forward = |filter: &Array4<f64>| {
        let no_bias = Array4::zeros((1, 1, 1, filter.dim().3));
        conv_forward(bordered.view(), filter.view(), no_bias.view(), plain)
    };
    let swapped = w.view().permuted_axes([0, 1, 3, 2]).to_owned();
    let one_axis = swapped.slice(s![..;-1, .., .., ..]).to_owned();
    let filters = [
        ("turned", turned),
        ("not turned", swapped),
        ("one axis only", one_axis),
    ];
    for (name, filter) in filters {
        let (da, _) = forward(&filter)?;
        let apart = (&da - &scattered).mapv(f64::abs);
        let wrong = apart.iter().filter(|&&apart| apart > 1e-12).count();
        println!("{name}: dA {:?}, {wrong} of {} wrong", da.dim(), da.len());
    }
    if let Err(error) = forward(&w) {
        println!("channels not exchanged: {error}");
    }
    Ok(())
}
// ANCHOR_END: program
