//! Padding forward, cropping backward.

// ANCHOR: program
use cnn_backprop::{ConvCache, ConvParams, Error, conv_backward, zero_pad};
use ndarray::{Array4, array, s};

fn main() -> Result<(), Error> {
    let w = array![[[[1.]], [[2.]]], [[[3.]], [[4.]]]];
    let image = Array4::<f64>::zeros((1, 3, 3, 1)); // dA does not depend on it
    for pad in 0..=2 {
        let n = 3 + 2 * pad - 1;
        let dz = Array4::ones((1, n, n, 1));
        let layer = |a_prev: &Array4<f64>, pad| ConvCache {
            a_prev: a_prev.clone(),
            w: w.clone(),
            params: ConvParams { stride: 1, pad },
        };
        let framed = zero_pad(image.view(), pad)?;
        let all = conv_backward(dz.view(), &layer(&framed, 0))?.da_prev;
        let kept = conv_backward(dz.view(), &layer(&image, pad))?.da_prev;
        println!(
            "p = {pad}: dZ {n}x{n} -> dA_pad {:?} -> dA {:?}",
            all.dim(),
            kept.dim()
        );
        println!(
            "  kept {} + cut {} = {}",
            kept.sum(),
            all.sum() - kept.sum(),
            all.sum()
        );
    }

    let (pad, side) = (0, 3); // dA_pad[pad:-pad]: with pad = 0 the end is -0, which is 0
    let trap = image.slice(s![.., pad..(side * pad), .., ..]);
    println!("dA_pad[0:-0] has shape {:?}", trap.dim());
    Ok(())
}
// ANCHOR_END: program
