//! Work for several threads, with feature `rayon`; one after the other without.
//!
//! Every part writes to places of its own, and every sum is added up by one part, in the order of
//! the images: so the result has the same bits for any number of threads, and without the feature.

/// How many parts to split `n` pieces of work into, in the order in which they are done.
pub(super) fn parts(n: usize) -> usize {
    #[cfg(feature = "rayon")]
    let threads = rayon::current_num_threads();
    #[cfg(not(feature = "rayon"))]
    let threads = 1;
    threads.clamp(1, n.max(1))
}

/// `f` of each part, in the order of the parts.
pub(super) fn each<T: Send, R: Send>(parts: Vec<T>, f: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if parts.len() == 1 {
        return parts.into_iter().map(f).collect();
    }
    #[cfg(feature = "rayon")]
    return rayon::iter::ParallelIterator::collect(rayon::iter::ParallelIterator::map(
        rayon::iter::IntoParallelIterator::into_par_iter(parts),
        f,
    ));
    #[cfg(not(feature = "rayon"))]
    parts.into_iter().map(f).collect()
}

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use crate::{ConvParams, NumpyRng, fast};

    #[test]
    fn the_bits_are_the_same_for_any_number_of_threads() {
        let mut rng = NumpyRng::seed(2);
        for (a_prev, w, stride, pad) in [
            ((5, 9, 8, 3), (3, 3, 3, 9), 1, 1),  // planes
            ((3, 9, 11, 1), (5, 4, 1, 8), 1, 0), // woven rows
            ((4, 7, 8, 20), (3, 2, 20, 33), 2, 2),
            ((1, 6, 6, 70), (1, 1, 70, 5), 1, 0),
        ] {
            let params = ConvParams { stride, pad };
            let b = rng.randn((1, 1, 1, w.3)).unwrap();
            let (a_prev, w) = (rng.randn(a_prev).unwrap(), rng.randn(w).unwrap());
            let mut results = [1, 2, 3, 7].map(|threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
                pool.build().unwrap().install(|| {
                    let (a_prev, w, b) = (a_prev.view(), w.view(), b.view());
                    let (z, cache) = fast::conv_forward(a_prev, w, b, params).unwrap();
                    let grads = fast::conv_backward(z.view(), &cache).unwrap();
                    (z, grads)
                })
            });
            let one = results[0].clone();
            results.iter_mut().for_each(|more| assert!(*more == one));
        }
    }
}
