//! Sums and masks. tests/numpy/from_numpy_sums.py prints the same numbers with NumPy.

// ANCHOR: program
use ndarray::{Array, Axis, ShapeError, array};

fn main() -> Result<(), ShapeError> {
    let a = array![[1, 2], [3, 4]];
    let b = array![[1, 1], [2, 2]];
    println!("elementwise\n{}", &a * &b);
    println!("matrix product\n{}", a.dot(&b));
    println!("sum of products {}", (&a * &b).sum());

    // a bias for each column, spread over the rows
    println!("broadcast\n{}", &a + &array![[10, 20]]);

    // (m, n_H, n_W, n_C)
    let dz = Array::from_iter(0..24);
    let dz = dz.into_shape_with_order((2, 3, 2, 2))?;
    let one = dz.sum_axis(Axis(0)); // (n_H, n_W, n_C)
    let db = one.sum_axis(Axis(0)).sum_axis(Axis(0));
    println!("db {db}");
    let kept = db.into_shape_with_order((1, 1, 1, 2))?;
    println!("db kept {:?}", kept.dim());

    let x = array![[1, 7], [7, 2]]; // a tie
    let max = x.fold(i32::MIN, |max, &v| max.max(v));
    println!("max {max}");
    let mask = x.mapv(|v| i32::from(v == max));
    println!("mask\n{mask}");
    let first = x.indexed_iter().find(|&(_, &v)| v == max);
    println!("argmax {:?}", first.map_or((0, 0), |(at, _)| at));
    Ok(())
}
// ANCHOR_END: program
