//! The forward equations of one channel, and who stands in how many of them.

// ANCHOR: program
use cnn_backprop::{ConvCache, ConvParams, Error, conv_backward};
use ndarray::{Array4, indices};

const N: usize = 3; // the input is N×N
const F: usize = 2; // the filter is F×F

fn main() -> Result<(), Error> {
    let stops = N - F + 1;
    let number_of_weight = |(u, v, _, _)| (u * F + v + 1) as f64;
    let cache = ConvCache {
        a_prev: Array4::zeros((1, N, N, 1)),
        w: Array4::from_shape_fn((F, F, 1, 1), number_of_weight),
        params: ConvParams { stride: 1, pad: 0 },
    };

    let mut terms = Vec::new(); // (weight, pixel, output)
    for (h, w) in indices((stops, stops)) {
        let mut dz = Array4::zeros((1, stops, stops, 1));
        dz[[0, h, w, 0]] = 1.0; // nudge one output: which weight met which pixel?
        let met = conv_backward(dz.view(), &cache)?.da_prev;
        let mut line = format!("z{h}{w} = b");
        for ((_, y, x, _), &number) in met.indexed_iter().filter(|(_, met)| **met > 0.0) {
            let weight = number as usize - 1;
            let (u, v) = (weight / F, weight % F);
            line += &format!(" + w{u}{v} a{y}{x}");
            terms.push((format!("w{u}{v}"), format!("a{y}{x}"), format!("dz{h}{w}")));
        }
        println!("{line}");
    }
    for asked in ["a00", "a01", "a11", "a22", "w00"] {
        let of_pixel = terms.iter().filter(|(_, pixel, _)| pixel == asked);
        let of_weight = terms.iter().filter(|(weight, _, _)| weight == asked);
        let shares = of_pixel.map(|(w, _, dz)| format!("{w} {dz}"));
        let shares: Vec<_> = shares
            .chain(of_weight.map(|(_, a, dz)| format!("{a} {dz}")))
            .collect();
        println!("{}: d{asked} = {}", shares.len(), shares.join(" + "));
    }
    Ok(())
}
// ANCHOR_END: program
