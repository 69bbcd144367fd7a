//! F(2, 3), and F(2×2, 3×3) as F(2, 3) of rows: every product passes through a counter.

use std::array::from_fn;
use std::ops::{Add, Mul, Sub};

use ndarray::{Array1, Array2, array};

// ANCHOR: line
/// Two outputs from four inputs and three weights; all of them numbers, or all of them rows.
fn line<X, W, Z>(x: [X; 4], w: [W; 3], mut times: impl FnMut(X, W) -> Z) -> [Z; 2]
where
    X: Clone + Add<Output = X> + Sub<Output = X>,
    W: Clone + Add<Output = W> + Sub<Output = W> + Mul<f64, Output = W>,
    Z: Clone + Add<Output = Z> + Sub<Output = Z>,
{
    let ([x0, x1, x2, x3], [w0, w1, w2]) = (x, w);
    let ends = w0.clone() + w2.clone();
    let t0 = times(x0 - x2.clone(), w0);
    let t1 = times(x1.clone() + x2.clone(), (ends.clone() + w1.clone()) * 0.5);
    let t2 = times(x2 - x1.clone(), (ends - w1) * 0.5);
    let t3 = times(x1 - x3, w2);
    [t0 + t1.clone() + t2.clone(), t1 - t2 - t3]
}
// ANCHOR_END: line

fn main() {
    let (x, w) = ([1., 4., 2., 7.], [1., 2., 3.]);
    let mut count = 0;
    let z: [f64; 2] = from_fn(|h| {
        let product = |u| {
            count += 1;
            x[h + u] * w[u]
        };
        (0..3).map(product).sum()
    });
    println!("directly: {count} products, z = {z:?}");

    let mut count = 0;
    let z = line(x, w, |x, w| {
        println!("t{count} = {x} * {w}");
        count += 1;
        x * w
    });
    println!("F(2, 3): {count} products, z = {z:?}");

    // ANCHOR: tile
    let x = array![
        [1., 4., 2., 7.],
        [0., 3., 5., 1.],
        [2., 6., 4., 8.],
        [9., 1., 3., 5.]
    ];
    let w = array![[1., 2., 3.], [0., 1., 4.], [5., 0., 1.]];
    let rows = |m: &Array2<f64>, r| m.row(r).to_owned();
    let mut count = 0;
    let times = |x: Array1<f64>, w: Array1<f64>| {
        let number = |x, w| {
            count += 1;
            x * w
        };
        // the product of two rows is a row
        Array1::from_iter(line(from_fn(|c| x[c]), from_fn(|c| w[c]), number))
    };
    let z = line(from_fn(|r| rows(&x, r)), from_fn(|r| rows(&w, r)), times);
    // ANCHOR_END: tile
    println!("F(2x2, 3x3): {count} products, z = {}, {}", z[0], z[1]);
    let mut count = 0;
    let z = Array2::from_shape_fn((2, 2), |(h, c)| {
        let product = |((u, v), w): ((usize, usize), &f64)| {
            count += 1;
            x[[h + u, c + v]] * w
        };
        w.indexed_iter().map(product).sum::<f64>()
    });
    println!("directly: {count} products, z = {}, {}", z.row(0), z.row(1));
}
