//! Slices. tests/numpy/from_numpy_slices.py prints the same numbers with NumPy.

// ANCHOR: program
use ndarray::{Array, Array4, array, s};

fn main() -> Result<(), ndarray::ShapeError> {
    let a = Array::from_iter(0..12);
    let mut a = a.into_shape_with_order((3, 4))?;
    println!("window\n{}", a.slice(s![0..2, 1..3]));
    println!("last row {}", a.slice(s![-1, ..]));
    let end = 9.min(a.nrows()); // a slice too long panics
    let rows = a.slice(s![1..end, ..]).nrows();
    println!("from row 1, at most 9 rows: {rows}");

    // to change the array, ask for a mutable view
    let mut corner = a.slice_mut(s![0..2, 0..2]);
    corner += 10;
    println!("+=\n{a}");

    // the border comes off, until pad is 0
    let pad = 1_isize;
    let inside = a.slice(s![pad..-pad, pad..-pad]);
    println!("inside {:?}", inside.dim());
    let pad = 0_isize;
    let empty = a.slice(s![pad..-pad, pad..-pad]);
    println!("wrong {:?}", empty.dim());
    let (n, m) = a.dim();
    let pad = 0_usize;
    let whole = a.slice(s![pad..pad + n, pad..pad + m]);
    println!("right {:?}", whole.dim());

    // turned by 180°, and the axes swapped
    let w = array![[1, 2], [3, 4]];
    println!("turned\n{}", w.slice(s![..;-1, ..;-1]));
    println!("swapped\n{}", w.t());
    let x = Array4::<f64>::zeros((2, 3, 4, 5));
    println!("NCHW {:?}", x.permuted_axes([0, 3, 1, 2]).dim());
    Ok(())
}
// ANCHOR_END: program
