//! Max pooling that remembers where each maximum was, one byte a window, instead of its input.

// ANCHOR: program
use cnn_backprop::{
    NumpyRng, PoolMode, PoolParams, TieRule, pool_backward_with_ties, pool_forward,
};
use ndarray::{Array4, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = rng.randn((2, 9, 8, 3))?;
    let (f, stride) = (3, 2);
    let (a, cache) = pool_forward(a_prev.view(), PoolParams { f, stride }, PoolMode::Max)?;
    let da = rng.randn(a.raw_dim())?;

    let mut argmax = Array4::<u8>::zeros(a.raw_dim());
    for ((i, h, w, c), place) in argmax.indexed_iter_mut() {
        let window = s![i, h * stride..h * stride + f, w * stride..w * stride + f, c];
        let is_max = |x: &f64| *x == a[[i, h, w, c]];
        let first = a_prev.slice(window).iter().position(is_max);
        *place = u8::try_from(first.ok_or("NaN")?)?; // u·f + v
    }

    let mut da_prev = Array4::<f64>::zeros(a_prev.raw_dim());
    for ((i, h, w, c), &place) in argmax.indexed_iter() {
        let (u, v) = (usize::from(place) / f, usize::from(place) % f);
        da_prev[[i, h * stride + u, w * stride + v, c]] += da[[i, h, w, c]];
    }

    let (mode, ties) = (PoolMode::Max, TieRule::First);
    assert_eq!(
        da_prev,
        pool_backward_with_ties(da.view(), &cache, mode, ties)?
    );
    println!("A_prev {:?} → A {:?}", a_prev.shape(), a.shape());
    println!("dA {:?} → dA_prev {:?}", da.shape(), da_prev.shape());
    println!("kept for the way back: input {} bytes", 8 * a_prev.len());
    println!("                      argmax {} bytes", argmax.len());
    Ok(())
}
// ANCHOR_END: program
