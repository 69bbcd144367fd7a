//! The gradient of the input from each dZ and from each weight, and a convolution that turns the examples as well.

use cnn_backprop::{ConvCache, ConvParams, Error, conv_backward};
use ndarray::{Array2, Array3, Array4, Axis, array, s};

fn show(name: &str, arrays: &[Array2<f64>]) {
    println!("{name}");
    for row in 0..arrays[0].nrows() {
        let rows = arrays.iter().map(|array| {
            let numbers = array.row(row);
            numbers.iter().map(|x| format!("{x:5}")).collect()
        });
        println!("{}", rows.collect::<Vec<String>>().join("  +"));
    }
}

// ANCHOR: views
fn views() {
    let w: Array2<f64> = array![[1., 10.], [100., 1000.]];
    let dz = array![[1., 2.], [3., 4.]];

    let mut from_dz = Vec::new(); // one dZ, the whole filter
    for ((h, x), &number) in dz.indexed_iter() {
        let mut da = Array2::zeros((3, 3));
        let mut window = da.slice_mut(s![h..h + 2, x..x + 2]);
        window.scaled_add(number, &w);
        from_dz.push(da);
    }
    show("from dZ", &from_dz);

    let mut from_w = Vec::new(); // one weight, all of dZ
    for ((u, v), &weight) in w.indexed_iter() {
        let mut da = Array2::zeros((3, 3));
        let mut shifted = da.slice_mut(s![u..u + 2, v..v + 2]);
        shifted.scaled_add(weight, &dz);
        from_w.push(da);
    }
    show("from W", &from_w);

    let sum = |parts: &[Array2<f64>]| parts.iter().fold(Array2::zeros((3, 3)), |sum, x| sum + x);
    let da = sum(&from_dz);
    assert_eq!(da, sum(&from_w));
    show("dA", &[da]);
}
// ANCHOR_END: views

// ANCHOR: convn
fn convn(a: &Array3<f64>, dz: &Array3<f64>) -> Result<(), Error> {
    let cache = ConvCache {
        a_prev: a.clone().insert_axis(Axis(3)),
        w: Array4::zeros((2, 2, 1, 1)), // dW does not depend on it
        params: ConvParams { stride: 1, pad: 0 },
    };
    let dz = dz.view().insert_axis(Axis(3));
    let turned = dz.slice(s![..;-1, .., .., ..]); // the examples backwards
    for (name, dz) in [
        ("turned in rows and columns", turned),
        ("turned in every axis", dz),
    ] {
        let dw = conv_backward(dz, &cache)?.dw;
        show(name, &[dw.slice(s![.., .., 0, 0]).to_owned()]);
    }
    Ok(())
}
// ANCHOR_END: convn

fn main() -> Result<(), Error> {
    views();
    let a = Array3::from_shape_fn((2, 3, 3), |(i, y, x)| (9 * i + 3 * y + x) as f64);
    convn(&a, &array![[[1., 0.], [0., 0.]], [[0., 0.], [0., 10.]]])
}
