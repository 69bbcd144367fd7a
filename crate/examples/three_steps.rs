//! Pooling backward, one point of the output at a time.

// ANCHOR: program
use cnn_backprop::{Error, create_mask_from_window};
use ndarray::{Array2, array, s};

fn main() -> Result<(), Error> {
    let a_prev = array![[1.0, 9.0, 2.0], [3.0, 4.0, 5.0]]; // 2×3, window 2×2, stride 1
    let da = array![[10.0, 7.0]]; // so the output is 1×2
    let mut da_prev = Array2::<f64>::zeros(a_prev.dim());

    for w in 0..2 {
        // 1. One point of the output, with its gradient.
        let gradient = da[[0, w]];
        // 2. Its window in the input, and the mask of that window.
        let window = s![0..2, w..w + 2];
        let mask = create_mask_from_window(a_prev.slice(window))?;
        // 3. Add the masked gradient to the gradient of the input.
        let mut da_window = da_prev.slice_mut(window);
        da_window += &(mask * gradient);
        println!("after w = {w}:\n{da_prev}");
    }
    Ok(())
}
// ANCHOR_END: program
