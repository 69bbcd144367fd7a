//! New arrays. tests/numpy/from_numpy_arrays.py prints the same numbers with NumPy.

// ANCHOR: program
use cnn_backprop::{Error, NumpyRng, zero_pad};
use ndarray::{Array2, Array4, array, s};

fn main() -> Result<(), Error> {
    let x = array![[1, 2], [3, 4]];
    let mut dx = Array2::<i64>::zeros(x.raw_dim());
    dx[[0, 0]] += 0.75 as i64; // cut off: you write it
    println!("like x: {}", dx[[0, 0]]);
    let mut dx = Array2::<f64>::zeros(x.raw_dim());
    dx[[0, 0]] += 0.75;
    println!("floats: {}", dx[[0, 0]]);

    let (n, m) = x.dim();
    let mut padded = Array2::zeros((n + 2, m + 2));
    padded.slice_mut(s![1..1 + n, 1..1 + m]).assign(&x);
    println!("pad\n{padded}");
    let batch = Array4::<f64>::zeros((2, 3, 4, 5));
    let padded = zero_pad(batch.view(), 1)?;
    println!("pad a batch {:?}", padded.dim());

    let mut rng = NumpyRng::seed(1);
    let r = rng.randn((2, 2))?;
    for row in r.rows() {
        println!("randn {row:.12}");
    }
    println!("rand {:.12}", rng.rand(())?.into_scalar());
    Ok(())
}
// ANCHOR_END: program
