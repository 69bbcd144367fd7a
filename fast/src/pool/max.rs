//! Max pooling of one image, forward and backward.

use cnn_backprop::window::TieRule;
use pulp::{Simd, WithSimd};

use super::maxima::{Word, words};
use super::windows::{Windows, as_wide_as, at, finite, for_channels, holds_nan, load};
use crate::simd::Lanes;

/// The maxima and their places; true if there is a NaN, and then the output is unfinished.
pub(super) struct Maximum<'a, F, T> {
    pub windows: Windows,
    pub a_prev: &'a [F],
    pub a: &'a mut [F],
    pub maxima: &'a mut [T],
}

impl<F: Lanes, T: Word> WithSimd for Maximum<'_, F, T> {
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> bool {
        let f = self.windows.f;
        match T::SIDE {
            Some(side) if side == f => self.rows(side),
            _ => self.rows(f),
        }
    }
}

impl<F: Lanes, T: Word> Maximum<'_, F, T> {
    #[inline(always)]
    fn rows(self, f: usize) -> bool {
        let windows = self.windows.with_side(f);
        let channels = windows.prev.2;
        let (width, words) = (windows.places.1 * channels, words::<T>(f));
        let outputs = self.a.chunks_exact_mut(width);
        let outputs = outputs.zip(self.maxima.chunks_exact_mut(width * words));
        let mut searched = 0;
        for (h, (a, maxima)) in outputs.enumerate() {
            let band = windows.band(h);
            // Elements that no window reaches count as well; the others are about to be read.
            if holds_nan(&self.a_prev[searched..band.end]) {
                return true;
            }
            searched = band.end;
            let band = &self.a_prev[band];
            let narrow = windows.narrow() && words == 1;
            for w in 0..windows.places.1 {
                let corner = &band[w * windows.stride * channels..];
                let a = &mut a[w * channels..];
                let maxima = &mut maxima[w * channels * words..];
                // What this writes beyond the channels is overwritten by the next window.
                if narrow && w + 1 < windows.places.1 {
                    as_wide_as!(channels, |LANES| {
                        maximum::<F, T, LANES>(windows, corner, a, maxima)
                    });
                    continue;
                }
                for_channels!(channels, [32, 16, 4, 1], |c, LANES| {
                    maximum::<F, T, LANES>(windows, &corner[c..], &mut a[c..], &mut maxima[c..])
                });
            }
        }
        holds_nan(&self.a_prev[searched..])
    }
}

/// One window, in the first `L` channels of each slice.
#[inline(always)]
fn maximum<F: Lanes, T: Word, const L: usize>(
    windows: Windows,
    corner: &[F],
    a: &mut [F],
    maxima: &mut [T],
) {
    let Windows { f, prev, .. } = windows;
    let mut max: [F; L] = load(corner, 0);
    for u in 0..f {
        for v in 0..f {
            let x: [F; L] = load(corner, u * windows.row() + v * prev.2);
            for (max, x) in max.iter_mut().zip(x) {
                *max = if x > *max { x } else { *max };
            }
        }
    }
    *at(a, 0) = max;
    let bits = T::zero().count_zeros() as usize;
    for word in 0..words::<T>(f) {
        let mut marks = [T::zero(); L];
        for k in word * bits..(f * f).min((word + 1) * bits) {
            let x: [F; L] = load(corner, windows.offset(k));
            let bit = T::one() << (k % bits);
            for ((mark, x), max) in marks.iter_mut().zip(x).zip(max) {
                *mark = *mark | if x == max { bit } else { T::zero() };
            }
        }
        *at(maxima, word * prev.2) = marks;
    }
}

/// The backward pass of [`Maximum`].
pub(super) struct Scatter<'a, F, T> {
    pub windows: Windows,
    pub ties: TieRule,
    pub da: &'a [F],
    pub maxima: &'a [T],
    /// Its contents are overwritten.
    pub da_prev: &'a mut [F],
}

impl<F: Lanes, T: Word> WithSimd for Scatter<'_, F, T> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let f = self.windows.f;
        match T::SIDE {
            Some(side) if side == f => self.rows(side),
            _ => self.rows(f),
        }
    }
}

impl<F: Lanes, T: Word> Scatter<'_, F, T> {
    #[inline(always)]
    fn rows(self, f: usize) {
        let windows = self.windows.with_side(f);
        let channels = windows.prev.2;
        let (width, words) = (windows.places.1 * channels, words::<T>(f));
        let outputs = self.da.chunks_exact(width);
        let outputs = outputs.zip(self.maxima.chunks_exact(width * words));
        // Of a large window nearly all elements get nothing; but beside the maximum of an infinity there
        // is NaN, and each has to be written.
        let sparse = f > 3 && finite(self.da);
        let (mut cleared, tile) = (0, windows.tile() && !sparse);
        let apart = windows.stride >= windows.f;
        let narrow = windows.narrow() && words == 1 && apart && !sparse;
        for (h, (da, maxima)) in outputs.enumerate() {
            let band = windows.band(h);
            // Only now, so that the zeros are still in the cache when they are added to.
            if !tile {
                self.da_prev[cleared..band.end].fill(F::zero());
            }
            cleared = band.end;
            let band = &mut self.da_prev[band];
            for w in 0..windows.places.1 {
                let corner = &mut band[w * windows.stride * channels..];
                let (da, maxima) = (&da[w * channels..], &maxima[w * channels * words..]);
                // What this writes beyond the channels are zeros, or is overwritten by the next window.
                if narrow && w + 1 < windows.places.1 {
                    as_wide_as!(channels, |LANES| {
                        let mut da: [F; LANES] = load(da, 0);
                        for (lane, da) in da.iter_mut().enumerate() {
                            *da = if lane < channels { *da } else { F::zero() };
                        }
                        scatter::<F, T, LANES>(windows, true, self.ties, da, maxima, corner);
                    });
                    continue;
                }
                let (da, maxima) = (&da[..channels], &maxima[..channels * words]);
                if sparse {
                    scatter_to_marks(windows, self.ties, da, maxima, corner);
                    continue;
                }
                for_channels!(channels, [16, 4, 1], |c, LANES| {
                    let (da, maxima) = (load(da, c), &maxima[c..]);
                    scatter::<F, T, LANES>(windows, tile, self.ties, da, maxima, &mut corner[c..])
                });
            }
        }
        self.da_prev[cleared..].fill(F::zero());
    }
}

/// One window, in the first `L` channels of each slice.
#[inline(always)]
fn scatter<F: Lanes, T: Word, const L: usize>(
    windows: Windows,
    tile: bool,
    ties: TieRule,
    da: [F; L],
    maxima: &[T],
    corner: &mut [F],
) {
    let Windows { f, prev, .. } = windows;
    let bits = T::zero().count_zeros() as usize;
    // What the literal code gets from multiplying with the mask: NaN beside the maximum of an infinity.
    let beside = da.map(|da| da * F::zero());
    let mut share = da;
    if ties == TieRule::Shared {
        let mut count = [0; L];
        for word in 0..words::<T>(f) {
            let marks: [T; L] = load(maxima, word * prev.2);
            for (count, mark) in count.iter_mut().zip(marks) {
                *count += mark.count_ones();
            }
        }
        for (share, count) in share.iter_mut().zip(count) {
            *share = portion(*share, count);
        }
    }
    let mut sought = [!T::zero(); L]; // all bits, until the first maximum is found
    for word in 0..words::<T>(f) {
        let mut marks: [T; L] = load(maxima, word * prev.2);
        if ties == TieRule::First {
            for (mark, sought) in marks.iter_mut().zip(&mut sought) {
                *mark = *mark & mark.wrapping_neg() & *sought;
                *sought = if *mark == T::zero() {
                    *sought
                } else {
                    T::zero()
                };
            }
        }
        for k in word * bits..(f * f).min((word + 1) * bits) {
            let bit = T::one() << (k % bits);
            let to: &mut [F; L] = at(corner, windows.offset(k));
            let mut sum = if tile { [F::zero(); L] } else { *to };
            for lane in 0..L {
                let marked = marks[lane] & bit != T::zero();
                sum[lane] += if marked { share[lane] } else { beside[lane] };
            }
            *to = sum;
        }
    }
}

/// What each of several equal maxima receives, rounded as in the literal code.
#[inline(always)]
fn portion<F: Lanes>(da: F, count: u32) -> F {
    F::one() / F::from(count).expect("a float") * da
}

/// One window, in all channels: only the marked elements are touched.
#[inline(always)]
fn scatter_to_marks<F: Lanes, T: Word>(
    windows: Windows,
    ties: TieRule,
    da: &[F],
    maxima: &[T],
    corner: &mut [F],
) {
    let bits = T::zero().count_zeros() as usize;
    for (c, &da) in da.iter().enumerate() {
        let words = maxima[c..].iter().step_by(windows.prev.2);
        let share = if ties == TieRule::Shared {
            let count: u32 = words.clone().map(|mark| mark.count_ones()).sum();
            portion(da, count)
        } else {
            da
        };
        'window: for (word, &mark) in words.enumerate() {
            let mut mark = mark;
            while mark != T::zero() {
                let k = word * bits + mark.trailing_zeros() as usize;
                corner[windows.offset(k) + c] += share;
                if ties == TieRule::First {
                    break 'window;
                }
                mark = mark & (mark - T::one());
            }
        }
    }
}
