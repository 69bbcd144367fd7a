//! Results have the same bits for any number of threads.
//!
//! A thread is only woken for 2¹⁷ products, or elements that are compared, so these layers have enough for [`MOST`] threads.

use cnn_backprop::{ConvParams, NumpyRng, PoolMode, PoolParams, Result};
use cnn_backprop_fast as fast;
use ndarray::Array4;

const MOST: usize = 7;

type Shape = (usize, usize, usize, usize);

#[test]
fn convolution_has_the_same_bits() {
    let mut rng = NumpyRng::seed(2);
    for (a_prev, w, stride, pad) in [
        ((20, 17, 16, 3), (3, 3, 3, 9), 1, 1), // dot products
        ((30, 23, 21, 1), (5, 4, 1, 8), 1, 0), // rows of taps taken as one
        ((9, 7, 8, 20), (3, 2, 20, 33), 2, 2),
        ((1, 53, 53, 70), (1, 1, 70, 5), 1, 0),
        ((1, 62, 62, 9), (3, 2, 9, 47), 3, 1), // one image, rows that no window meets
        ((3, 11, 10, 17), (3, 3, 17, 20), 1, 1), // Winograd
        ((9, 31, 29, 16), (1, 1, 16, 8), 1, 0), // parts of the pixels
    ] {
        let params = ConvParams { stride, pad };
        let b = rng.randn((1, 1, 1, w.3)).unwrap();
        let (a_prev, w) = (rng.randn(a_prev).unwrap(), rng.randn(w).unwrap());
        same_for_any_number_of_threads(|| {
            let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
            enough(z.len() * w.len() / w.dim().3);
            let grads = fast::conv_backward(z.view(), &cache)?;
            Ok((z, grads))
        });
    }
}

/// `0·∞` is NaN, so this shows which products with the zeros around an image are left out.
#[test]
fn the_same_zeros_are_multiplied() {
    let mut rng = NumpyRng::seed(5);
    for (a_prev, f, stride) in [
        ((1, 110, 110, 4), 1, 1), // rows that follow on each other, in spite of the padding
        ((1, 39, 21, 7), 3, 1),
        ((42, 5, 11, 7), 3, 2), // low images
    ] {
        let params = ConvParams { stride, pad: 1 };
        let mut w = rng.randn((f, f, a_prev.3, 20)).unwrap();
        w.fill(f64::INFINITY);
        let b = rng.randn((1, 1, 1, 20)).unwrap();
        let a_prev = rng.randn(a_prev).unwrap();
        same_for_any_number_of_threads(|| {
            let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
            enough(z.len() * w.len() / 20);
            let da_prev = fast::conv_backward(Array4::ones(z.dim()).view(), &cache)?.da_prev;
            Ok((z.mapv(f64::is_nan), da_prev.mapv(f64::is_nan)))
        });
    }
}

#[test]
fn pooling_has_the_same_bits() {
    let mut rng = NumpyRng::seed(3);
    let cases: [(Shape, _, _); 2] = [((7, 90, 80, 19), 3, 2), ((9, 130, 160, 5), 2, 2)];
    for (shape, f, stride) in cases {
        let a_prev = rng.randn(shape).unwrap();
        enough(a_prev.len());
        let params = PoolParams { f, stride };
        for mode in [PoolMode::Max, PoolMode::Average] {
            same_for_any_number_of_threads(|| {
                let (a, cache) = fast::pool_forward(a_prev.view(), params, mode)?;
                let da_prev = fast::pool_backward(a.view(), &cache, mode)?;
                Ok((a, da_prev))
            });
        }
    }
}

#[test]
fn a_nan_in_the_last_image_is_found_by_whichever_thread_reads_it() {
    let mut a_prev = NumpyRng::seed(4).randn((MOST, 260, 254, 2)).unwrap();
    enough(a_prev.len());
    a_prev[[MOST - 1, 203, 151, 1]] = f64::NAN;
    let params = PoolParams { f: 2, stride: 2 };
    let result = with_threads(MOST, || {
        fast::pool_forward(a_prev.view(), params, PoolMode::Max)
    });
    let error = result.err().map(|error| error.to_string());
    assert!(error.is_some_and(|error| error.contains("[6, 203, 151, 1]")));
}

fn enough(products: usize) {
    assert!(products >= MOST << 17, "{products} products");
}

fn with_threads<R: Send>(threads: usize, f: impl FnOnce() -> R + Send) -> R {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    pool.build().unwrap().install(f)
}

fn same_for_any_number_of_threads<R: PartialEq + Send>(f: impl Fn() -> Result<R> + Sync) {
    let [one, more @ ..] = [1, 2, 3, MOST].map(|threads| with_threads(threads, &f).unwrap());
    assert!(more.iter().all(|more| *more == one));
}
