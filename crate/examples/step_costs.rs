//! What one training step of the example `digits` costs, layer by layer: what it keeps and multiplies, and, if a file is
//! named, how long that takes.

#[path = "step_costs/clock.rs"]
mod clock;
#[path = "digits/data.rs"]
mod data;

use std::{env, error::Error};

use cnn_backprop::{
    ConvParams, NumpyRng, PoolMode, PoolParams, Result, TieRule, conv_backward, conv_forward,
    cross_entropy_backward, cross_entropy_forward, dense_backward, dense_forward, flatten,
    pool_backward_with_ties, pool_forward, relu_backward, relu_forward, unflatten,
};
use ndarray::{Array2, Array4, ArrayView4, s};

use clock::{Clock, Pass};
use data::{BYTES, Digits};

const BATCH: usize = 32;
const FILTERS: [usize; 2] = [16, 32];
const CONV: ConvParams = ConvParams { stride: 1, pad: 1 };
const POOL: PoolParams = PoolParams { f: 2, stride: 2 };

/// The cost of a layer.
struct Cost {
    name: &'static str,
    /// Numbers that the forward pass keeps for the backward pass.
    kept: usize,
    /// Products of the forward pass, as (K1) counts them, and of the backward pass.
    products: [usize; 2],
}

/// One training step, each layer timed.
fn step(images: ArrayView4<f64>, labels: &[usize], clock: &mut Clock) -> Result<Vec<Cost>> {
    use Pass::{Backward, Forward};
    let mut rng = NumpyRng::seed(1);
    let [n1, n2] = FILTERS;
    let (w1, w2) = (
        rng.randn((3, 3, 1, n1))? / 2.0,
        rng.randn((3, 3, n1, n2))? / 8.0,
    );
    let w3 = rng.randn((4 * n2, 10))? / 8.0;
    let (b1, b2) = (Array4::zeros((1, 1, 1, n1)), Array4::zeros((1, 1, 1, n2)));
    let b3 = Array2::zeros((1, 10));
    let (max, first) = (PoolMode::Max, TieRule::First);

    let conv = || conv_forward(images, w1.view(), b1.view(), CONV);
    let (z1, conv1) = clock.time("conv 1", Forward, conv)?;
    let a1 = clock.time("ReLU 1", Forward, || relu_forward(z1.view()))?;
    let (p1, pool1) = clock.time("pool 1", Forward, || pool_forward(a1.view(), POOL, max))?;
    let conv = || conv_forward(p1.view(), w2.view(), b2.view(), CONV);
    let (z2, conv2) = clock.time("conv 2", Forward, conv)?;
    let a2 = clock.time("ReLU 2", Forward, || relu_forward(z2.view()))?;
    let (p2, pool2) = clock.time("pool 2", Forward, || pool_forward(a2.view(), POOL, max))?;
    let x = flatten(p2.view())?;
    let dense = || dense_forward(x.view(), w3.view(), b3.view());
    let (logits, dense) = clock.time("dense", Forward, dense)?;
    let loss = || cross_entropy_forward(logits.view(), labels);
    let (_, classes) = clock.time("loss", Forward, loss)?;
    let costs = [
        ("conv 1", conv1.a_prev.len(), z1.len() * 9, 2),
        ("ReLU 1", z1.len(), 0, 0),
        ("pool 1", pool1.a_prev.len(), 0, 0),
        ("conv 2", conv2.a_prev.len(), z2.len() * 9 * n1, 2),
        ("ReLU 2", z2.len(), 0, 0),
        ("pool 2", pool2.a_prev.len(), 0, 0),
        ("dense", dense.x.len(), logits.len() * 4 * n2, 2),
        ("loss", classes.y_hat.len(), 0, 0),
    ];

    let dlogits = clock.time("loss", Backward, || cross_entropy_backward(&classes))?;
    let dense = clock.time("dense", Backward, || dense_backward(dlogits.view(), &dense))?;
    let dp2 = unflatten(dense.dx.view(), p2.dim())?;
    let pool = || pool_backward_with_ties(dp2.view(), &pool2, max, first);
    let da2 = clock.time("pool 2", Backward, pool)?;
    let relu = || relu_backward(da2.view(), z2.view());
    let dz2 = clock.time("ReLU 2", Backward, relu)?;
    let grads = clock.time("conv 2", Backward, || conv_backward(dz2.view(), &conv2))?;
    let pool = || pool_backward_with_ties(grads.da_prev.view(), &pool1, max, first);
    let da1 = clock.time("pool 1", Backward, pool)?;
    let relu = || relu_backward(da1.view(), z1.view());
    let dz1 = clock.time("ReLU 1", Backward, relu)?;
    // with dA, to see what leaving it out saves
    clock.time("conv 1", Backward, || conv_backward(dz1.view(), &conv1))?;
    let parameters = || cnn_backprop::conv::conv_backward_parameters(dz1.view(), &conv1);
    clock.time("conv 1", Pass::Parameters, parameters)?;
    Ok(costs
        .map(|(name, kept, forward, times)| Cost {
            name,
            kept,
            products: [forward, times * forward],
        })
        .into())
}

/// What is in memory during the backward pass. What a layer keeps is as large as its input, and so is the gradient of that;
/// the images need none.
fn in_memory(costs: &[Cost], kept: usize) {
    let (mut live, mut upstream) = (kept, 0);
    for (i, cost) in costs.iter().enumerate().rev() {
        let gradient = if i == 0 { 0 } else { cost.kept };
        let most = live + gradient;
        live = most - cost.kept - upstream;
        upstream = gradient;
        println!("{:<6} {most:>8}, then {live:>8}", cost.name);
    }
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let digits = Digits::parse(BYTES)?;
    let (training, _) = digits.split();
    let images = training.images.slice(s![..BATCH, .., .., ..]);
    let labels = &training.labels[..BATCH];
    let mut clock = Clock::default();
    let costs = step(images, labels, &mut clock)?;

    println!("layer      kept   forward  backward");
    for Cost {
        name,
        kept,
        products: [forward, backward],
    } in &costs
    {
        println!("{name:<6} {kept:>8}  {forward:>8}  {backward:>8}");
    }
    let kept: usize = costs.iter().map(|cost| cost.kept).sum();
    let sum = |pass: usize| costs.iter().map(|cost| cost.products[pass]).sum::<usize>();
    let (forward, backward) = (sum(0), sum(1));
    println!("sum    {kept:>8}  {forward:>8}  {backward:>8}");
    let saved = costs[0].products[0];
    println!("without dA of conv 1: {} backward", backward - saved);
    println!();
    in_memory(&costs, kept);

    if let Some(file) = env::args().nth(1) {
        for _ in 0..50 {
            step(images, labels, &mut clock)?;
        }
        std::fs::write(file, clock.written())?;
    }
    Ok(())
}
