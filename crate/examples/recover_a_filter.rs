//! An edge filter is hidden; an image and its edge image are all that is known.

// ANCHOR: program
use cnn_backprop::{ConvParams, Error, conv_forward, fit, fit_filter};
use indicatif::ProgressBar;
use ndarray::{Array4, s};

const STEPS: usize = 200;

fn main() -> Result<(), Error> {
    let (image, hidden) = fit::hidden_filter();
    let params = ConvParams { stride: 1, pad: 0 };
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (edges, _) = conv_forward(image.view(), hidden.view(), no_bias.view(), params)?;

    let bar = ProgressBar::new(STEPS as u64); // on stderr, and only on a terminal
    let start = Array4::zeros(hidden.dim());
    let show = |step: usize, loss: f64, w: &Array4<f64>| {
        bar.set_position(step as u64);
        if [0, 10, 50, STEPS].contains(&step) {
            let w = w.mapv(|w| (w * 100.0).round() / 100.0 + 0.0); // no -0.00
            println!("step {step}: L = {loss:.1e}");
            println!("{:5.2}", w.slice(s![.., .., 0, 0]));
        }
    };
    fit_filter(image.view(), edges.view(), start, params, 0.5, STEPS, show)?;
    bar.finish();
    println!("hidden:\n{:5.2}", hidden.slice(s![.., .., 0, 0]));
    Ok(())
}
// ANCHOR_END: program
