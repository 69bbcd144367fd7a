//! How large the numbers are that have to cancel: F(2, 3) beside F(4, 3).

// ANCHOR: program
use cnn_backprop::winograd::{Transforms, transforms};
use ndarray::{Array1, Array2, Axis, array};

/// Four outputs from six inputs: 6 products in place of 12.
fn four() -> Transforms<f64> {
    let (s, q, e) = (1. / 6., 1. / 12., 1. / 24.);
    let b = array![
        [4., 0., -5., 0., 1., 0.],
        [0., -4., -4., 1., 1., 0.],
        [0., 4., -4., -1., 1., 0.],
        [0., -2., -1., 2., 1., 0.],
        [0., 2., -1., -2., 1., 0.],
        [0., 4., 0., -5., 0., 1.]
    ];
    let a = array![
        [1., 1., 1., 1., 1., 0.],
        [0., 1., -1., 2., -2., 0.],
        [0., 1., 1., 4., 4., 0.],
        [0., 1., -1., 8., -8., 1.]
    ];
    let g = array![
        [0.25, 0., 0.],
        [-s, -s, -s],
        [-s, s, -s],
        [e, q, s],
        [e, -q, s],
        [0., 0., 1.]
    ];
    let (a, b) = (a.reversed_axes(), b.reversed_axes()); // written down as their transposes
    Transforms { a, b, g }
}

fn main() {
    for (name, by) in [("F(2, 3)", transforms()), ("F(4, 3)", four())] {
        let x = Array1::from_iter((0..by.b.nrows()).map(|n| (n * n % 7) as f64));
        let z =
            by.a.t()
                .dot(&(by.g.dot(&array![1., 2., 3.]) * by.b.t().dot(&x)));
        let size = |m: &Array2<f64>, axis| m.mapv(f64::abs).sum_axis(Axis(axis));
        let products = size(&by.g, 1) * size(&by.b, 0);
        let sums = by.a.mapv(f64::abs).t().dot(&products);
        let worst = sums.fold(0., |max: f64, &sum| max.max(sum));
        println!("{name}: z = {z:.0}, worst sum {worst:.1}");
    }
}
// ANCHOR_END: program
