//! All images of a batch, divided among the threads.

use cnn_backprop::checked::{not_nan, same_shape};
use cnn_backprop::pool::{PoolMode, PoolParams};
use cnn_backprop::pool::{pool_output_shape, pooled_shape};
use cnn_backprop::window::{TieRule, count};
use cnn_backprop::{Error, Result};
use ndarray::{Array4, ArrayView4};

use super::average::{Mean, Spread};
use super::cache::PoolCache;
use super::max::{Maximum, Scatter};
use super::maxima::{Maxima, Word, with_marks, words};
use super::windows::Windows;
use crate::layout::row_major;
use crate::simd::{Lanes, Level};
use crate::threads::{each, share};

/// [`pool_forward`](super::pool_forward), with memory `left` of an earlier call.
pub(crate) fn forward<F: Lanes>(
    a_prev: ArrayView4<F>,
    params: PoolParams,
    mode: PoolMode,
    a: Results<F>,
    left: Option<Maxima>,
    level: Level,
) -> Result<PoolCache> {
    let shape = pool_output_shape(&a_prev, params)?;
    let windows = Windows::new(a_prev.dim(), shape, params);
    let images = &*row_major("a_prev", a_prev)?;
    let maxima = match mode {
        PoolMode::Max => {
            let mut maxima = Maxima::with_room(left, params.f, shape)?;
            if with_marks!(&mut maxima, |marks| maximise(
                windows, images, a, marks, level
            )) {
                not_nan("a_prev", &a_prev)?; // says where it is
            }
            Some(maxima)
        }
        PoolMode::Average => {
            average(windows, count(params.f, params.f)?, images, a, level);
            None
        }
    };
    Ok(PoolCache {
        a_prev: a_prev.dim(),
        params,
        maxima,
    })
}

/// The largest elements of the windows, with their places in `marks`; is there a NaN?
fn maximise<F: Lanes, T: Word>(
    windows: Windows,
    images: &[F],
    a: Results<F>,
    marks: &mut [T],
    level: Level,
) -> bool {
    let (input, output) = (windows.input(), windows.output());
    let words = output * words::<T>(windows.f);
    let shares = marks.chunks_mut(share(images.len() / input, images.len()) * words);
    let work = a.beside(images, output, input).into_iter().zip(shares);
    let has_nan = each(work.collect(), |((mut a, images), marks)| {
        let images = images.chunks_exact(input);
        let mut images = images.zip(marks.chunks_exact_mut(words)).enumerate();
        images.any(|(i, (a_prev, maxima))| {
            level.dispatch(Maximum {
                windows,
                a_prev,
                a: a.get(i, output),
                maxima,
            })
        })
    });
    has_nan.contains(&true)
}

/// Means of the windows, each a sum by `count`.
fn average<F: Lanes>(windows: Windows, count: F, images: &[F], a: Results<F>, level: Level) {
    let (input, output) = (windows.input(), windows.output());
    each(a.beside(images, output, input), |(mut a, images)| {
        for (i, a_prev) in images.chunks_exact(input).enumerate() {
            level.dispatch(Mean {
                windows,
                count,
                a_prev,
                a: a.get(i, output),
            });
        }
    });
}

/// [`pool_backward_into`](super::pool_backward_into).
pub(crate) fn backward<F: Lanes>(
    da: ArrayView4<F>,
    cache: &PoolCache,
    mode: PoolMode,
    ties: TieRule,
    da_prev: Results<F>,
    level: Level,
) -> Result<()> {
    let &PoolCache { a_prev, params, .. } = cache;
    let shape = pooled_shape(a_prev, params)?;
    same_shape("da", &<[usize; 4]>::from(shape), da.shape())?;
    let windows = Windows::new(a_prev, shape, params);
    let images = &*row_major("da", da)?;
    match (mode, &cache.maxima) {
        (PoolMode::Max, None) => return Err(Error::MaximaNotSaved),
        (PoolMode::Max, Some(maxima)) => with_marks!(maxima, |marks| {
            hand_back(windows, ties, images, marks, da_prev, level)
        }),
        (PoolMode::Average, _) => {
            spread(windows, count(params.f, params.f)?, images, da_prev, level)
        }
    }
    Ok(())
}

/// Each gradient to the maxima of its window.
fn hand_back<F: Lanes, T: Word>(
    windows: Windows,
    ties: TieRule,
    images: &[F],
    marks: &[T],
    da_prev: Results<F>,
    level: Level,
) {
    let (input, output) = (windows.input(), windows.output());
    let words = output * words::<T>(windows.f);
    let m = images.len() / output;
    let shares = marks.chunks(share(m, m * input) * words);
    let work = da_prev
        .beside(images, input, output)
        .into_iter()
        .zip(shares);
    each(work.collect(), |((mut da_prev, images), marks)| {
        let images = images.chunks_exact(output).zip(marks.chunks_exact(words));
        for (i, (da, maxima)) in images.enumerate() {
            level.dispatch(Scatter {
                windows,
                ties,
                da,
                maxima,
                da_prev: da_prev.get(i, input),
            });
        }
    });
}

/// Each gradient by `count`, to all elements of its window.
fn spread<F: Lanes>(windows: Windows, count: F, images: &[F], da_prev: Results<F>, level: Level) {
    let (input, output) = (windows.input(), windows.output());
    each(
        da_prev.beside(images, input, output),
        |(mut da_prev, images)| {
            for (i, da) in images.chunks_exact(output).enumerate() {
                level.dispatch(Spread {
                    windows,
                    count,
                    da,
                    da_prev: da_prev.get(i, input),
                });
            }
        },
    );
}

/// Where results go.
pub enum Results<'a, F> {
    /// In place of the old contents.
    Old(&'a mut [F]),
    /// One after the other, in memory that is allocated but empty: if it were filled as a whole beforehand, it
    /// would have left the cache by the time it is written.
    New(&'a mut Vec<F>),
}

impl<F: Lanes> Results<'_, F> {
    /// The share of each thread: where its results go, images of `len` elements, and the images of
    /// `len_read` elements that it reads.
    fn beside(self, read: &[F], len: usize, len_read: usize) -> Vec<(Self, &[F])> {
        let m = read.len() / len_read;
        // Windows are fewer than elements of the input: the larger of the two is the input.
        let share = share(m, m.saturating_mul(len.max(len_read)));
        let images = match self {
            Self::New(images) if share == m => return vec![(Self::New(images), read)],
            Self::New(images) => {
                images.resize(m * len, F::zero());
                &mut images[..]
            }
            Self::Old(images) => images,
        };
        let shares = images.chunks_mut(share * len).map(Self::Old);
        shares.zip(read.chunks(share * len_read)).collect()
    }

    /// The image `i` of `len` elements; new ones are taken in turn.
    fn get(&mut self, i: usize, len: usize) -> &mut [F] {
        match self {
            Self::Old(images) => &mut images[i * len..][..len],
            Self::New(images) => {
                images.resize((i + 1) * len, F::zero());
                &mut images[i * len..]
            }
        }
    }
}

/// The array of all images.
pub(super) fn whole<F>(shape: (usize, usize, usize, usize), images: Vec<F>) -> Array4<F> {
    Array4::from_shape_vec(shape, images).expect("every image has been written")
}
