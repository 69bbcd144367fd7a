//! Filters with few output channels, as in the gradient of the input of a first layer.
//!
//! With one or three channels a vector of channels would be nearly empty. The elements that one tap
//! row meets are contiguous, so here the vectors run along them; every result is a dot product,
//! and its lanes are added up at the end.

use cnn_backprop::Result;
use pulp::{Simd, WithSimd};

use crate::cuts::pieces;
use crate::places::Places;
use crate::simd::Lanes;
use crate::workspace::{Buffer, Workspace};

/// The number of products of vectors that take as long as adding up the lanes of one vector.
const SUM_OF_LANES: usize = 2;

/// Whether `lanes` along the run are filled better than by the channels.
pub(crate) fn pays(lanes: usize, channels: usize, run: usize) -> bool {
    let across = run.saturating_mul(channels.div_ceil(lanes));
    let along = channels.saturating_mul(run.div_ceil(lanes) + SUM_OF_LANES);
    along < across
}

/// Filters in the order in which the tiles read them: channel, tap, element of the run.
pub(crate) struct Dots<F> {
    taps: usize,
    run: usize,
    channels: usize,
    packed: Buffer<F>,
}

impl<F: Lanes> Dots<F> {
    /// Packs filters of `taps` rows; `copy(channel, tap, run)` fills one run.
    pub fn pack(
        workspace: &mut Workspace<F>,
        (taps, run, channels): (usize, usize, usize),
        copy: impl Fn(usize, usize, &mut [F]),
    ) -> Result<Self> {
        let mut packed = workspace.take("packed w", channels * taps * run)?;
        for (i, row) in packed.chunks_exact_mut(run).enumerate() {
            copy(i / taps, i % taps, row);
        }
        Ok(Self {
            taps,
            run,
            channels,
            packed,
        })
    }

    /// The results of every filter at every place.
    pub fn correlate<S: Simd>(&self, simd: S, places: &Places, x: &[F], out: &mut [F]) {
        let filter = self.taps * self.run;
        for (channel, channels) in pieces(self.channels, most_channels::<S>()) {
            let columns = pieces(places.n_w, most_columns::<S>(channels));
            for h in 0..places.n_h {
                let (y, skipped, taps) = places.input.taps_inside(h, self.taps);
                for (column, n) in columns.clone() {
                    let (from, to) = places.at((y, h), column);
                    let run = places.input.run_inside(column, n, self.run);
                    let tile = Dot {
                        x: &x[from + run.start..],
                        taps,
                        x_tap: places.input.pitch,
                        x_step: places.input.step,
                        run: run.len(),
                        w: &self.packed[channel * filter + skipped * self.run + run.start..],
                        w_tap: self.run,
                        filter,
                        out: &mut out[to + channel..],
                        out_step: places.output.step,
                    };
                    tile.run(simd, n, channels);
                }
            }
        }
    }

    pub fn give_back(self, workspace: &mut Workspace<F>) {
        workspace.give(self.packed);
    }
}

/// Most channels of a tile.
const fn most_channels<S: Simd>() -> usize {
    if S::REGISTER_COUNT >= 32 { 4 } else { 3 }
}

/// The most places of a tile with this many channels whose sums stay in registers.
const fn most_columns<S: Simd>(channels: usize) -> usize {
    match (S::REGISTER_COUNT >= 32, channels) {
        (_, 1) => 8,
        (true, 2) => 7,
        (true, 3) => 5,
        (true, _) => 4,
        (false, 2) => 5,
        (false, _) => 3,
    }
}

/// One tile: `out[i, j] = Σ_r Σ_k x[r·x_tap + i·x_step + k] · w[j·filter + r·w_tap + k]`.
struct Dot<'a, F> {
    x: &'a [F],
    /// Taps of the filter one below the other, and from one to the next in `x`.
    taps: usize,
    x_tap: usize,
    /// From one place to the next in `x`.
    x_step: usize,
    /// Neighbouring elements of `x` that one tap meets.
    run: usize,
    w: &'a [F],
    /// From one tap to the next in `w`.
    w_tap: usize,
    /// Elements of a filter.
    filter: usize,
    out: &'a mut [F],
    out_step: usize,
}

/// A tile of `MR` places and `NC` channels.
struct DotTile<T, const MR: usize, const NC: usize>(T);

impl<F: Lanes, const MR: usize, const NC: usize> WithSimd for DotTile<Dot<'_, F>, MR, NC> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self(tile) = self;
        let whole = tile.run / F::lanes::<S>();
        let left = whole * F::lanes::<S>()..tile.run;
        let mut sums = [[F::splat(simd, F::zero()); NC]; MR];
        // Slices of equal length, so that an index within one is within all.
        let reach = |step: usize| tile.taps.saturating_sub(1) * step + tile.run;
        let mut xs = [&tile.x[..0]; MR];
        for (i, x) in xs.iter_mut().enumerate() {
            *x = &tile.x[i * tile.x_step..][..reach(tile.x_tap)];
        }
        let mut ws = [&tile.w[..0]; NC];
        for (j, w) in ws.iter_mut().enumerate() {
            *w = &tile.w[j * tile.filter..][..reach(tile.w_tap)];
        }
        for r in 0..tile.taps {
            // Loops, not `map`: only what is written out here is compiled with the vectors.
            let mut x = [F::vectors::<S>(&tile.x[..0]); MR];
            for i in 0..MR {
                x[i] = &F::vectors::<S>(&xs[i][r * tile.x_tap..])[..whole];
            }
            let mut w = [F::vectors::<S>(&tile.w[..0]); NC];
            for j in 0..NC {
                w[j] = &F::vectors::<S>(&ws[j][r * tile.w_tap..])[..whole];
            }
            for k in 0..whole {
                for i in 0..MR {
                    for j in 0..NC {
                        sums[i][j] = F::vmul_add(simd, x[i][k], w[j][k], sums[i][j]);
                    }
                }
            }
        }
        if !left.is_empty() {
            for r in 0..tile.taps {
                let mut w = [F::splat(simd, F::zero()); NC];
                for j in 0..NC {
                    w[j] = F::part(simd, &ws[j][r * tile.w_tap..][left.clone()]);
                }
                for i in 0..MR {
                    let x = F::part(simd, &xs[i][r * tile.x_tap..][left.clone()]);
                    for j in 0..NC {
                        sums[i][j] = F::vmul_add(simd, x, w[j], sums[i][j]);
                    }
                }
            }
        }
        for (i, sums) in sums.iter().enumerate() {
            let out = &mut tile.out[i * tile.out_step..][..NC];
            for (out, &sum) in out.iter_mut().zip(sums) {
                *out = F::sum_of_lanes(simd, sum);
            }
        }
    }
}

impl<F: Lanes> Dot<'_, F> {
    /// Runs the tile that was compiled for this number of places and channels: one that stays in the registers.
    fn run<S: Simd>(self, simd: S, places: usize, channels: usize) {
        macro_rules! sized {
            ($($nc:literal: [$($mr:literal)*])*) => {
                match (places, channels) {
                    $($(($mr, $nc) if const {
                        $nc <= most_channels::<S>() && $mr <= most_columns::<S>($nc)
                    } => simd.vectorize(DotTile::<_, $mr, $nc>(self)),)*)*
                    (rows, vectors) => unreachable!("no tile of {rows} × {vectors} was compiled"),
                }
            };
        }
        sized! {
            1: [1 2 3 4 5 6 7 8]
            2: [1 2 3 4 5 6 7]
            3: [1 2 3 4 5]
            4: [1 2 3 4]
        }
    }
}
