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
/// before it wakes.
#[cfg(feature = "rayon")]
const WORTH_WAKING: usize = 1 << 17;

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
