//! Global average pooling: one window as large as the feature map.

// ANCHOR: program
use cnn_backprop::{Error, distribute_value, window::mean};
use ndarray::{Array2, Array4, s};

fn main() -> Result<(), Error> {
    let numbers = (1..=12).map(f64::from).collect();
    let a_prev = Array4::from_shape_vec((1, 2, 3, 2), numbers).expect("12 numbers");
    let (m, n_h_prev, n_w_prev, n_c) = a_prev.dim();

    let mut a = Array2::<f64>::zeros((m, n_c));
    for i in 0..m {
        for c in 0..n_c {
            a[[i, c]] = mean(a_prev.slice(s![i, .., .., c]))?;
        }
    }
    println!("A {:?} = {a}", a.shape());

    let da = Array2::from_elem((m, n_c), 6.0);
    let mut da_prev = Array4::<f64>::zeros(a_prev.raw_dim());
    for i in 0..m {
        for c in 0..n_c {
            let share = distribute_value(da[[i, c]], (n_h_prev, n_w_prev))?;
            da_prev.slice_mut(s![i, .., .., c]).assign(&share);
        }
    }
    println!(
        "dA_prev {:?}, channel 0 =\n{}",
        da_prev.shape(),
        da_prev.slice(s![0, .., .., 0])
    );
    Ok(())
}
// ANCHOR_END: program
