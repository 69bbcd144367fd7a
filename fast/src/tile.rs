//! Register tiles: the two innermost loops, which do all the arithmetic.
//!
//! A tile is `MR` rows by `NV` vectors of results that stay in registers while the products are
//! added to them. Its size is a compile-time constant; a tile that does not fit into the
//! registers is slower than a smaller one.

use pulp::{Simd, WithSimd, as_arrays};

use crate::simd::Lanes;

/// The most vectors of a tile.
pub(crate) const fn most_vectors<S: Simd>() -> usize {
    if S::REGISTER_COUNT >= 32 { 4 } else { 2 }
}

/// The most rows of a tile, with this many vectors per row, that stay in registers.
// ANCHOR: most_rows
pub(crate) const fn most_rows<S: Simd>(vectors: usize) -> usize {
    match (S::REGISTER_COUNT >= 32, vectors) {
        (true, 1) => 16,
        (true, 2 | 3) => 8,
        (true, _) => 6,
        (false, 1) => 12,
        (false, 2) => 6,
        (false, 3) => 3,
        (false, _) => 2,
    }
}
// ANCHOR_END: most_rows

/// The most rows of a [`Scattered`] tile: each takes a register for its address, too.
pub(crate) fn most_scattered(vectors: usize) -> usize {
    if vectors == 1 { 12 } else { 6 }
}

/// `out[i, ·] = start + Σ_r Σ_k x[r·x_tap + i·x_step + k] · w[r·w_tap + k, ·]`: neighbouring places of one output row.
pub(crate) struct Correlate<'a, F> {
    pub x: &'a [F],
    /// Taps (weights of one filter) in a column, and the distance from one to the next in `x`.
    pub taps: usize,
    pub x_tap: usize,
    /// From one place to the next in `x`.
    pub x_step: usize,
    /// Neighbouring elements of `x` that one tap meets.
    pub run: usize,
    /// Packed: rows of whole vectors, `w_tap` of them from one tap to the next.
    pub w: &'a [F],
    pub w_tap: usize,
    /// What the sums begin with: one row of whole vectors.
    pub start: &'a [F],
    pub out: &'a mut [F],
    pub out_step: usize,
    /// Elements of a row of `out` that are written.
    pub width: usize,
    /// Whether the sums go on from what `out` holds, which then has whole vectors.
    pub goes_on: bool,
}

/// `out[i, ·] += Σ_r Σ_q a[r·a_row + q·a_step + i] · g[r·g_row + q·g_step + ·]`: neighbouring rows of `dW`.
pub(crate) struct Outer<'a, F> {
    pub a: &'a [F],
    pub a_row: usize,
    pub a_step: usize,
    /// Whole vectors are read: what follows a row of `g` is read too, and dropped.
    pub g: &'a [F],
    pub g_row: usize,
    pub g_step: usize,
    pub rows: usize,
    pub columns: usize,
    pub out: &'a mut [F],
    pub out_step: usize,
    pub width: usize,
}

/// An [`Outer`] whose rows of `a` can be anywhere: row `i` begins at `starts[i]`.
pub(crate) struct Scattered<'a, F> {
    pub starts: &'a [usize],
    pub outer: Outer<'a, F>,
}

/// A tile of `MR` rows and `NV` vectors.
struct Tile<T, const MR: usize, const NV: usize>(T);

// ANCHOR: tile
impl<F: Lanes, const MR: usize, const NV: usize> WithSimd for Tile<Correlate<'_, F>, MR, NV> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self(tile) = self;
        let start = F::vectors::<S>(tile.start);
        let mut sums = [[F::splat(simd, F::zero()); NV]; MR];
        for (i, sums) in sums.iter_mut().enumerate() {
            let start = match tile.goes_on {
                true => F::vectors::<S>(&tile.out[i * tile.out_step..][..tile.width]),
                false => start,
            };
            sums.copy_from_slice(&start[..NV]);
        }
        let (w, _) = as_arrays::<NV, _>(F::vectors::<S>(tile.w));
        for r in 0..tile.taps {
            let mut x = [&tile.x[..0]; MR];
            for (i, x) in x.iter_mut().enumerate() {
                *x = &tile.x[r * tile.x_tap + i * tile.x_step..][..tile.run];
            }
            let w = &w[r * tile.w_tap..][..tile.run];
            for k in 0..tile.run {
                for i in 0..MR {
                    let x = F::splat(simd, x[i][k]);
                    for v in 0..NV {
                        sums[i][v] = F::vmul_add(simd, x, w[k][v], sums[i][v]);
                    }
                }
            }
        }
        for (i, sums) in sums.iter().enumerate() {
            let out = &mut tile.out[i * tile.out_step..][..tile.width];
            if tile.width == NV * F::lanes::<S>() {
                F::vectors_mut::<S>(out)[..NV].copy_from_slice(sums);
            } else {
                store_parts(simd, *sums, out, |_, sum| sum);
            }
        }
    }
}
// ANCHOR_END: tile

impl<F: Lanes, const MR: usize, const NV: usize> WithSimd for Tile<Outer<'_, F>, MR, NV> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self(tile) = self;
        let whole = NV * F::lanes::<S>();
        let mut sums = [[F::splat(simd, F::zero()); NV]; MR];
        for r in 0..tile.rows {
            let (a, g) = (&tile.a[r * tile.a_row..], &tile.g[r * tile.g_row..]);
            for q in 0..tile.columns {
                let a = &a[q * tile.a_step..][..MR];
                let g = &F::vectors::<S>(&g[q * tile.g_step..][..whole])[..NV];
                for i in 0..MR {
                    let a = F::splat(simd, a[i]);
                    for v in 0..NV {
                        sums[i][v] = F::vmul_add(simd, a, g[v], sums[i][v]);
                    }
                }
            }
        }
        tile.add(simd, sums);
    }
}

impl<F: Lanes, const MR: usize, const NV: usize> WithSimd for Tile<Scattered<'_, F>, MR, NV> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self(Scattered {
            starts,
            outer: tile,
        }) = self;
        let reach = (tile.rows - 1) * tile.a_row + (tile.columns - 1) * tile.a_step + 1;
        let whole = NV * F::lanes::<S>();
        let mut sums = [[F::splat(simd, F::zero()); NV]; MR];
        // Slices of equal length, so that an index within one is within all.
        let mut a = [tile.a; MR];
        for (i, a) in a.iter_mut().enumerate() {
            *a = &a[starts[i]..][..reach];
        }
        for r in 0..tile.rows {
            let g = &tile.g[r * tile.g_row..];
            for q in 0..tile.columns {
                let at = r * tile.a_row + q * tile.a_step;
                let g = &F::vectors::<S>(&g[q * tile.g_step..][..whole])[..NV];
                for i in 0..MR {
                    let a = F::splat(simd, a[i][at]);
                    for v in 0..NV {
                        sums[i][v] = F::vmul_add(simd, a, g[v], sums[i][v]);
                    }
                }
            }
        }
        tile.add(simd, sums);
    }
}

impl<F: Lanes> Outer<'_, F> {
    /// Adds the sums of a tile to `out`. Takes them by value, like [`store_parts`].
    #[inline(always)]
    fn add<S: Simd, const MR: usize, const NV: usize>(
        self,
        simd: S,
        sums: [[F::Vector<S>; NV]; MR],
    ) {
        for (i, sums) in sums.iter().enumerate() {
            let out = &mut self.out[i * self.out_step..][..self.width];
            if self.width == NV * F::lanes::<S>() {
                let out = &mut F::vectors_mut::<S>(out)[..NV];
                for v in 0..NV {
                    out[v] = F::vadd(simd, out[v], sums[v]);
                }
            } else {
                store_parts(simd, *sums, out, |old, sum| F::vadd(simd, old, sum));
            }
        }
    }
}

/// Stores only the lanes that are used in a last, partly empty vector; `new` gets what is there, and a sum.
///
/// Takes the sums by value: if there is a reference to them, the compiler keeps them in memory all the time.
#[inline(always)]
fn store_parts<S: Simd, F: Lanes, const NV: usize>(
    simd: S,
    sums: [F::Vector<S>; NV],
    out: &mut [F],
    new: impl Fn(F::Vector<S>, F::Vector<S>) -> F::Vector<S>,
) {
    for (sum, out) in sums.iter().zip(out.chunks_mut(F::lanes::<S>())) {
        let old = F::part(simd, out);
        F::store(simd, out, new(old, *sum));
    }
}

/// Whether a tile stays in the registers. Decided during compilation, so that no others are compiled.
const fn fits<S: Simd>(rows: usize, vectors: usize) -> bool {
    vectors <= most_vectors::<S>() && rows <= most_rows::<S>(vectors)
}

/// Runs the tile that was compiled for this number of rows and vectors.
macro_rules! sized {
    ($simd:expr, $tile:expr, $rows:expr, $vectors:expr) => {
        sized!($simd, $tile, $rows, $vectors, {
            1: [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16]
            2: [1 2 3 4 5 6 7 8]
            3: [1 2 3 4 5 6 7 8]
            4: [1 2 3 4 5 6]
        })
    };
    ($simd:expr, $tile:expr, $rows:expr, $vectors:expr, { $($nv:literal: [$($mr:literal)*])* }) => {
        match ($rows, $vectors) {
            $($(($mr, $nv) if const { fits::<S>($mr, $nv) } => {
                $simd.vectorize(Tile::<_, $mr, $nv>($tile));
            })*)*
            (rows, vectors) => unreachable!("no tile of {rows} × {vectors} was compiled"),
        }
    };
}

impl<F: Lanes> Correlate<'_, F> {
    pub fn run<S: Simd>(self, simd: S, rows: usize, vectors: usize) {
        sized!(simd, self, rows, vectors);
    }
}

impl<F: Lanes> Outer<'_, F> {
    pub fn run<S: Simd>(self, simd: S, rows: usize, vectors: usize) {
        sized!(simd, self, rows, vectors);
    }
}

impl<F: Lanes> Scattered<'_, F> {
    /// As many rows as there are starts, at most [`most_scattered`].
    pub fn run<S: Simd>(self, simd: S, vectors: usize) {
        sized!(simd, self, self.starts.len(), vectors, {
            1: [1 2 3 4 5 6 7 8 9 10 11 12]
            2: [1 2 3 4 5 6]
        })
    }
}
