//! Means and fingerprints of a wrong array.

// ANCHOR: program
use cnn_backprop::{Error, NumpyRng, fingerprint};
use ndarray::{Axis, s};

fn main() -> Result<(), Error> {
    let dw = NumpyRng::seed(2).randn((3, 3, 2, 4))?;
    for (name, x) in [
        ("right", dw.view()),
        ("turned", dw.slice(s![..;-1, ..;-1, .., ..])),
        ("transposed", dw.view().permuted_axes([1, 0, 2, 3])),
        ("two exchanged", dw.select(Axis(3), &[1, 0, 2, 3]).view()),
    ] {
        let mean = x.mean().unwrap_or(f64::NAN);
        println!(
            "{name:<14} mean {mean:.6}  fingerprint {:.6}",
            fingerprint(x)?
        );
    }
    Ok(())
}
// ANCHOR_END: program
