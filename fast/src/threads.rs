//! Divides work among several threads with feature `rayon`; without it the parts run one after the other.
//!
//! Every part writes to its own elements, and every sum is computed by a single part, in the order of
//! the images. The result therefore has the same bits for any number of threads, and without the feature.

use std::ops::Range;
#[cfg(feature = "rayon")]
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Products, or elements that are compared, for which a thread is woken: with fewer, the others would finish
/// before it wakes. The tests here divide whatever there is.
#[cfg(feature = "rayon")]
const WORTH_WAKING: usize = if cfg!(test) { 1 } else { 1 << 17 };

/// How long a thread that has finished its part spins while it waits for the others: going to sleep and being
/// woken takes a large part of that time.
#[cfg(feature = "rayon")]
const PATIENCE: Duration = Duration::from_micros(200);

/// How many neighbouring pieces of work, out of `n`, one thread takes. All of them together are `products`.
#[cfg_attr(not(feature = "rayon"), expect(unused_variables))]
pub(crate) fn share(n: usize, products: usize) -> usize {
    #[cfg(feature = "rayon")]
    let threads = rayon::current_num_threads().min(products / WORTH_WAKING);
    #[cfg(not(feature = "rayon"))]
    let threads = 1;
    n.div_ceil(threads.clamp(1, n.max(1)))
}

/// Images cut into bands of `step` rows, so that even a single image can be divided among threads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bands {
    rows: usize,
    step: usize,
    per_image: usize,
}

/// Neighbouring bands that one thread writes.
pub(crate) struct Share<'a, F> {
    pub bands: Range<usize>,
    /// Of all rows of all images, the one with which `out` begins.
    pub first_row: usize,
    pub out: &'a mut [F],
}

impl Bands {
    pub fn new(rows: usize, step: usize) -> Self {
        let per_image = rows.div_ceil(step);
        Self {
            rows,
            step,
            per_image,
        }
    }

    /// First row of a band, counting the rows of all images.
    fn row(&self, band: usize) -> usize {
        band / self.per_image * self.rows + band % self.per_image * self.step
    }

    /// Divides images whose rows have `width` elements, and which take this many products.
    pub fn split<'a, F>(
        &self,
        mut out: &'a mut [F],
        width: usize,
        products: usize,
    ) -> Vec<Share<'a, F>> {
        let all = out.len() / width / self.rows * self.per_image;
        let share = share(all, products);
        let mut shares = Vec::new();
        for first in (0..all).step_by(share) {
            let after = (first + share).min(all);
            let first_row = self.row(first);
            let (mine, rest) = out.split_at_mut((self.row(after) - first_row) * width);
            out = rest;
            shares.push(Share {
                bands: first..after,
                first_row,
                out: mine,
            });
        }
        shares
    }

    /// Of neighbouring bands, those of each image: which one, the bands in it, and its rows in `out`.
    pub fn of_each_image(
        self,
        bands: Range<usize>,
    ) -> impl Iterator<Item = (usize, Range<usize>, Range<usize>)> {
        let first_row = self.row(bands.start);
        let images = bands.start / self.per_image..bands.end.div_ceil(self.per_image);
        images.map(move |image| {
            let all = image * self.per_image;
            let (from, to) = (bands.start.max(all), bands.end.min(all + self.per_image));
            let rows = self.row(from) - first_row..self.row(to) - first_row;
            (image, from - all..to - all, rows)
        })
    }
}

/// `f` of each part, in the order of the parts.
pub(crate) fn each<T: Send, R: Send>(parts: Vec<T>, f: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if parts.len() == 1 {
        return parts.into_iter().map(f).collect();
    }
    #[cfg(feature = "rayon")]
    {
        let mut results: Vec<_> = parts.iter().map(|_| None).collect();
        let mut work = parts.into_iter().zip(&mut results);
        let mine = work.next();
        let others = AtomicUsize::new(work.len());
        let run = |(part, result): (T, &mut Option<R>)| *result = Some(f(part));
        // The caller computes one part itself, and does not sleep while another thread wakes up.
        rayon::in_place_scope(|scope| {
            for other in work {
                scope.spawn(|_| {
                    run(other);
                    others.fetch_sub(1, Ordering::Release);
                });
            }
            mine.map(run);
            if rayon::current_thread_index().is_some() {
                return; // a thread of the pool takes other work while it waits
            }
            let done = Instant::now();
            while others.load(Ordering::Acquire) > 0 && done.elapsed() < PATIENCE {
                thread::yield_now();
            }
        });
        results.into_iter().flatten().collect()
    }
    #[cfg(not(feature = "rayon"))]
    parts.into_iter().map(f).collect()
}

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use cnn_backprop::{ConvParams, NumpyRng, PoolMode, PoolParams, Result};
    use ndarray::Array4;

    use crate as fast;

    #[test]
    fn the_bits_are_the_same_for_any_number_of_threads() {
        let mut rng = NumpyRng::seed(2);
        for (a_prev, w, stride, pad) in [
            ((5, 9, 8, 3), (3, 3, 3, 9), 1, 1),  // dot products
            ((3, 9, 11, 1), (5, 4, 1, 8), 1, 0), // rows of taps taken as one
            ((4, 7, 8, 20), (3, 2, 20, 33), 2, 2),
            ((1, 6, 6, 70), (1, 1, 70, 5), 1, 0),
            ((1, 13, 8, 9), (3, 2, 9, 7), 3, 1), // one image, rows that no window meets
            ((2, 11, 10, 17), (3, 3, 17, 20), 1, 1), // Winograd
            ((9, 9, 7, 16), (1, 1, 16, 8), 1, 0), // parts of the pixels
        ] {
            let params = ConvParams { stride, pad };
            let b = rng.randn((1, 1, 1, w.3)).unwrap();
            let (a_prev, w) = (rng.randn(a_prev).unwrap(), rng.randn(w).unwrap());
            same_for_any_number_of_threads(|| {
                let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
                let grads = fast::conv_backward(z.view(), &cache)?;
                Ok((z, grads))
            });
        }
    }

    /// `0·∞` is NaN, so this shows which products with the zeros around an image are left out.
    #[test]
    fn any_number_of_threads_multiplies_the_same_zeros() {
        let mut rng = NumpyRng::seed(5);
        for (a_prev, f, stride) in [
            ((1, 20, 20, 4), 1, 1), // rows that follow on each other, in spite of the padding
            ((1, 19, 11, 7), 3, 1),
            ((2, 5, 11, 7), 3, 2), // a low image
        ] {
            let params = ConvParams { stride, pad: 1 };
            let mut w = rng.randn((f, f, a_prev.3, 20)).unwrap();
            w.fill(f64::INFINITY);
            let b = rng.randn((1, 1, 1, 20)).unwrap();
            let a_prev = rng.randn(a_prev).unwrap();
            same_for_any_number_of_threads(|| {
                let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
                let da_prev = fast::conv_backward(Array4::ones(z.dim()).view(), &cache)?.da_prev;
                Ok((z.mapv(f64::is_nan), da_prev.mapv(f64::is_nan)))
            });
        }
    }

    #[test]
    fn pooling_gives_the_same_bits_for_any_number_of_threads() {
        let mut rng = NumpyRng::seed(3);
        for (shape, f, stride) in [((5, 9, 8, 19), 3, 2), ((1, 6, 7, 5), 2, 2)] {
            let a_prev = rng.randn(shape).unwrap();
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
        let mut a_prev = NumpyRng::seed(4).randn((5, 4, 4, 2)).unwrap();
        a_prev[[4, 3, 1, 1]] = f64::NAN;
        let params = PoolParams { f: 2, stride: 2 };
        let result = with_threads(3, || {
            fast::pool_forward(a_prev.view(), params, PoolMode::Max)
        });
        let error = result.err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains("[4, 3, 1, 1]")));
    }

    fn with_threads<R: Send>(threads: usize, f: impl FnOnce() -> R + Send) -> R {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(f)
    }

    fn same_for_any_number_of_threads<R: PartialEq + Send>(f: impl Fn() -> Result<R> + Sync) {
        let [one, more @ ..] = [1, 2, 3, 7].map(|threads| with_threads(threads, &f).unwrap());
        assert!(more.iter().all(|more| *more == one));
    }
}
