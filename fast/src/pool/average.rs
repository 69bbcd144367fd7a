//! Average pooling of one image, forward and backward.

use pulp::{Simd, WithSimd};

use super::windows::{Windows, at, for_channels, load, with_side};
use crate::simd::Lanes;

/// The means of the windows.
pub(super) struct Mean<'a, F> {
    pub windows: Windows,
    /// `f²`.
    pub count: F,
    pub a_prev: &'a [F],
    pub a: &'a mut [F],
}

impl<F: Lanes> WithSimd for Mean<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        with_side!(self)
    }
}

impl<F: Lanes> Mean<'_, F> {
    #[inline(always)]
    fn rows(self, f: usize) {
        let windows = self.windows.with_side(f);
        let (channels, by_pixels) = (windows.prev.2, windows.by_pixels());
        let outputs = self.a.chunks_exact_mut(windows.places.1 * channels);
        for (h, a) in outputs.enumerate() {
            let band = &self.a_prev[windows.band(h)];
            for (w, a) in a.chunks_exact_mut(channels).enumerate() {
                let corner = &band[w * windows.stride * channels..];
                if by_pixels {
                    mean_by_pixels(windows, self.count, corner, a);
                    continue;
                }
                for_channels!(channels, [32, 16, 4, 1], |c, LANES| {
                    *at(&mut a[c..], 0) = mean::<F, LANES>(windows, self.count, &corner[c..])
                });
            }
        }
    }
}

/// One window, in the first `L` channels.
#[inline(always)]
fn mean<F: Lanes, const L: usize>(windows: Windows, count: F, corner: &[F]) -> [F; L] {
    let Windows { f, prev, .. } = windows;
    let mut sum = [F::zero(); L];
    for u in 0..f {
        for v in 0..f {
            let x: [F; L] = load(corner, u * windows.row() + v * prev.2);
            for (sum, x) in sum.iter_mut().zip(x) {
                *sum += x;
            }
        }
    }
    sum.map(|sum| sum / count)
}

/// One window, in all channels.
#[inline(always)]
fn mean_by_pixels<F: Lanes>(windows: Windows, count: F, corner: &[F], a: &mut [F]) {
    a.fill(F::zero());
    for k in 0..windows.f * windows.f {
        for (sum, &x) in a.iter_mut().zip(&corner[windows.offset(k)..]) {
            *sum += x;
        }
    }
    a.iter_mut().for_each(|sum| *sum /= count);
}

/// The backward pass of [`Mean`].
pub(super) struct Spread<'a, F> {
    pub windows: Windows,
    /// `f²`.
    pub count: F,
    pub da: &'a [F],
    /// Its contents are overwritten.
    pub da_prev: &'a mut [F],
}

impl<F: Lanes> WithSimd for Spread<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        with_side!(self)
    }
}

impl<F: Lanes> Spread<'_, F> {
    #[inline(always)]
    fn rows(self, f: usize) {
        let windows = self.windows.with_side(f);
        let channels = windows.prev.2;
        let (mut cleared, tile, by_pixels) = (0, windows.tile(), windows.by_pixels());
        let outputs = self.da.chunks_exact(windows.places.1 * channels);
        for (h, da) in outputs.enumerate() {
            let band = windows.band(h);
            // Only now, so that the zeros are still in the cache when they are added to.
            if !tile {
                self.da_prev[cleared..band.end].fill(F::zero());
            }
            cleared = band.end;
            let band = &mut self.da_prev[band];
            for (w, da) in da.chunks_exact(channels).enumerate() {
                let corner = &mut band[w * windows.stride * channels..];
                if by_pixels {
                    spread_by_pixels(windows, self.count, da, corner);
                    continue;
                }
                for_channels!(channels, [16, 4, 1], |c, LANES| {
                    let share = load(da, c).map(|da: F| da / self.count);
                    spread::<F, LANES>(windows, tile, share, &mut corner[c..])
                });
            }
        }
        self.da_prev[cleared..].fill(F::zero());
    }
}

/// One window, in the first `L` channels.
#[inline(always)]
fn spread<F: Lanes, const L: usize>(windows: Windows, tile: bool, share: [F; L], corner: &mut [F]) {
    let Windows { f, prev, .. } = windows;
    for u in 0..f {
        for v in 0..f {
            let to: &mut [F; L] = at(corner, u * windows.row() + v * prev.2);
            let mut sum = if tile { [F::zero(); L] } else { *to };
            for (sum, share) in sum.iter_mut().zip(share) {
                *sum += share;
            }
            *to = sum;
        }
    }
}

/// One window, in all channels.
#[inline(always)]
fn spread_by_pixels<F: Lanes>(windows: Windows, count: F, da: &[F], corner: &mut [F]) {
    for (to, &da) in corner.iter_mut().zip(da) {
        *to = F::zero() + da / count; // not −0, which no sum is
    }
    for k in 1..windows.f * windows.f {
        corner.copy_within(..da.len(), windows.offset(k));
    }
}
