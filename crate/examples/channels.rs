//! Two examples, three channels, two filters: small enough to redo by hand.

// ANCHOR: program
use cnn_backprop::{ConvParams, conv_backward, conv_forward};
use ndarray::{array, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let a_prev = array![
        [[[1., 4., 7.], [2., 5., 8.], [3., 6., 9.]]], // example 0: one row, three columns
        [[[0., 1., 2.], [1., 0., 1.], [2., 1., 0.]]], // example 1
    ];
    let w = array![[
        [[1., 6.], [2., 4.], [3., 2.]], // left weights: [channel][filter]
        [[2., 5.], [4., 3.], [6., 1.]], // right weights
    ]];
    let b = array![[[[0., 0.]]]];
    let plain = ConvParams { stride: 1, pad: 0 };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), plain)?;
    let dz = array![[[[1., 100.], [10., 1000.]]], [[[2., 0.], [3., 1.]]]];
    let grads = conv_backward(dz.view(), &cache)?;

    println!("A  {:?} * W {:?} -> Z {:?}", a_prev.dim(), w.dim(), z.dim());
    println!("dZ {:?} and W -> dA {:?}", dz.dim(), grads.da_prev.dim());
    println!(
        "A and dZ -> dW {:?}, db {:?}",
        grads.dw.dim(),
        grads.db.dim()
    );
    for i in 0..2 {
        println!("example {i}: A =\n{}", a_prev.slice(s![i, 0, .., ..]).t());
        println!("dA =\n{}", grads.da_prev.slice(s![i, 0, .., ..]).t());
    }
    for c in 0..2 {
        println!("filter {c}: W =\n{}", w.slice(s![0, .., .., c]).t());
        println!("Z of examples 0, 1 =\n{}", z.slice(s![.., 0, .., c]));
        println!("dW =\n{}", grads.dw.slice(s![0, .., .., c]).t());
    }
    println!("db = {}", grads.db.slice(s![0, 0, 0, ..]));
    Ok(())
}
// ANCHOR_END: program
