//! One layer with stride 2 and padding 1, by hand: every window, and what each adds to the gradients.

// ANCHOR: program
use cnn_backprop::{ConvCache, ConvParams, Error, conv_backward, conv_forward, zero_pad};
use ndarray::{Array2, Array4, ArrayView2, array, s};

fn main() -> Result<(), Error> {
    let a_prev = array![
        [1., 2., 0., 3.],
        [0., 1., 4., 1.],
        [2., 0., 1., 0.],
        [1., 3., 0., 2.]
    ];
    let weights = array![[1., 0., -1.], [2., 1., 0.], [0., -1., 1.]];
    let b = array![[[[1.]]]];
    let dz = array![[1., 2.], [-1., 3.]];
    let (params, f) = (ConvParams { stride: 2, pad: 1 }, 3_usize);
    let four = |plane: &Array2<f64>| -> Array4<f64> {
        let (rows, columns) = plane.dim();
        plane.to_shape((1, rows, columns, 1)).unwrap().into_owned()
    };
    let filter = weights.to_shape((3, 3, 1, 1)).unwrap();

    let a_pad = zero_pad(four(&a_prev).view(), params.pad)?;
    let a_pad = a_pad.slice(s![0, .., .., 0]);
    show("A_pad", &[a_pad]);

    println!("\nFORWARD: window, W, products");
    let image = four(&a_prev);
    let (z, cache) = conv_forward(image.view(), filter.view(), b.view(), params)?;
    for ((h, w), z) in z.slice(s![0, .., .., 0]).indexed_iter() {
        let (y, x) = (h * params.stride, w * params.stride);
        let a = a_pad.slice(s![y..y + f, x..x + f]);
        let products = &a * &weights;
        let title = format!(
            "({h}, {w}) from row {y}, column {x}: {} + {} = {z}",
            products.sum(),
            b.sum()
        );
        show(&title, &[a, weights.view(), products.view()]);
    }
    show("Z", &[z.slice(s![0, .., .., 0])]);

    println!("\nBACKWARD: dZ W for dA_pad, dZ window for dW");
    for ((h, w), &dz) in dz.indexed_iter() {
        let (y, x) = (h * params.stride, w * params.stride);
        let a = a_pad.slice(s![y..y + f, x..x + f]);
        let (to_da, to_dw) = (&weights * dz, &a * dz); // (1), (2)
        let title = format!("({h}, {w}) from row {y}, column {x}: dZ = {dz}");
        show(&title, &[to_da.view(), to_dw.view()]);
    }
    let grads = conv_backward(four(&dz).view(), &cache)?;
    // with its border: the same layer on the padded input
    let padded = ConvCache {
        a_prev: four(&a_pad.to_owned()),
        params: ConvParams { pad: 0, ..params },
        ..cache
    };
    let da_pad = conv_backward(four(&dz).view(), &padded)?.da_prev;
    show("dA_pad", &[da_pad.slice(s![0, .., .., 0])]);
    show("dA", &[grads.da_prev.slice(s![0, .., .., 0])]);
    show("dW", &[grads.dw.slice(s![.., .., 0, 0])]);
    println!("db = {}", grads.db.sum());
    Ok(())
}

fn show(name: &str, arrays: &[ArrayView2<f64>]) {
    println!("{name}");
    for row in 0..arrays[0].nrows() {
        let numbers = arrays.iter().map(|array| {
            // + 0.0, so that -0 is 0
            array
                .row(row)
                .iter()
                .map(|x| format!("{:4}", x + 0.0))
                .collect()
        });
        println!("{}", numbers.collect::<Vec<String>>().join("  |"));
    }
}
// ANCHOR_END: program
