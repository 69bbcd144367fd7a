//! The transforms of one tile, and of the filters, on vectors of channels.

use std::marker::PhantomData;

use pulp::{Simd, WithSimd};

use crate::fast::simd::Lanes;

/// Rows of the largest tile of the input.
pub(super) const MOST: usize = 6;

/// The numbers of one row or column of a tile; the first so many of them count.
type Row<S, F> = [<F as Lanes>::Vector<S>; MOST];
/// The rows of a tile, likewise.
pub(super) type Square<S, F> = [Row<S, F>; MOST];

/// The matrices of a minimal filtering algorithm F(OUT × OUT, 3 × 3), as products with a vector.
pub(super) trait Minimal: Copy + Send + Sync {
    /// Rows and columns of a tile of the output.
    const OUT: usize;
    /// Rows and columns of a tile of the input.
    const TILE: usize;
    /// `G (TILE, 3)`: turns the filter.
    const G: &'static [[f64; 3]];

    /// `Bᵀ x`, from `TILE` numbers to `TILE`: turns the input.
    fn input<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;
    /// `Aᵀ x`, from `TILE` numbers to `OUT`: gathers the output from the products.
    fn output<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;
    /// `A x`, from `OUT` numbers to `TILE`: the transpose of that, for the gradient of the output.
    fn gradient<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;
}

/// F(2×2, 3×3): only sums and halves.
#[derive(Clone, Copy)]
pub(super) struct Tile2;

impl Minimal for Tile2 {
    const OUT: usize = 2;
    const TILE: usize = 4;
    const G: &'static [[f64; 3]] = &[
        [1.0, 0.0, 0.0],
        [0.5, 0.5, 0.5],
        [0.5, -0.5, 0.5],
        [0.0, 0.0, 1.0],
    ];

    #[inline(always)]
    fn input<S: Simd, F: Lanes>(simd: S, [x0, x1, x2, x3, rest @ ..]: Row<S, F>) -> Row<S, F> {
        [
            F::vsub(simd, x0, x2),
            F::vadd(simd, x1, x2),
            F::vsub(simd, x2, x1),
            F::vsub(simd, x1, x3),
            rest[0],
            rest[1],
        ]
    }

    #[inline(always)]
    fn output<S: Simd, F: Lanes>(simd: S, [x0, x1, x2, x3, ..]: Row<S, F>) -> Row<S, F> {
        let mut z = [x0; MOST];
        z[0] = F::vadd(simd, x0, F::vadd(simd, x1, x2));
        z[1] = F::vsub(simd, F::vsub(simd, x1, x2), x3);
        z
    }

    #[inline(always)]
    fn gradient<S: Simd, F: Lanes>(simd: S, [d0, d1, ..]: Row<S, F>) -> Row<S, F> {
        let zero = F::splat(simd, F::zero());
        let mut x = [zero; MOST];
        x[0] = d0;
        x[1] = F::vadd(simd, d0, d1);
        x[2] = F::vsub(simd, d0, d1);
        x[3] = F::vsub(simd, zero, d1);
        x
    }
}

/// F(4×4, 3×3): fewer products still, but its matrices hold 8 and 1/24, and errors grow with them.
#[derive(Clone, Copy)]
pub(super) struct Tile4;

impl Minimal for Tile4 {
    const OUT: usize = 4;
    const TILE: usize = 6;
    const G: &'static [[f64; 3]] = &[
        [0.25, 0.0, 0.0],
        [-1.0 / 6.0, -1.0 / 6.0, -1.0 / 6.0],
        [-1.0 / 6.0, 1.0 / 6.0, -1.0 / 6.0],
        [1.0 / 24.0, 1.0 / 12.0, 1.0 / 6.0],
        [1.0 / 24.0, -1.0 / 12.0, 1.0 / 6.0],
        [0.0, 0.0, 1.0],
    ];

    #[inline(always)]
    fn input<S: Simd, F: Lanes>(simd: S, [x0, x1, x2, x3, x4, x5]: Row<S, F>) -> Row<S, F> {
        let times = |factor, x, y| times::<S, F>(simd, factor, x, y);
        let (even, odd) = (times(-4.0, x2, x4), times(-4.0, x1, x3));
        let (outer, inner) = (F::vsub(simd, x4, x2), F::vsub(simd, x3, x1));
        [
            times(4.0, x0, times(-5.0, x2, x4)),
            F::vadd(simd, even, odd),
            F::vsub(simd, even, odd),
            times(2.0, inner, outer),
            times(-2.0, inner, outer),
            times(4.0, x1, times(-5.0, x3, x5)),
        ]
    }

    #[inline(always)]
    fn output<S: Simd, F: Lanes>(simd: S, [x0, x1, x2, x3, x4, x5]: Row<S, F>) -> Row<S, F> {
        let times = |factor, x, y| times::<S, F>(simd, factor, x, y);
        let (sum1, sum2) = (F::vadd(simd, x1, x2), F::vadd(simd, x3, x4));
        let (difference1, difference2) = (F::vsub(simd, x1, x2), F::vsub(simd, x3, x4));
        [
            F::vadd(simd, x0, F::vadd(simd, sum1, sum2)),
            times(2.0, difference2, difference1),
            times(4.0, sum2, sum1),
            F::vadd(simd, times(8.0, difference2, difference1), x5),
            x0,
            x0,
        ]
    }

    #[inline(always)]
    fn gradient<S: Simd, F: Lanes>(simd: S, [d0, d1, d2, d3, ..]: Row<S, F>) -> Row<S, F> {
        let times = |factor, x, y| times::<S, F>(simd, factor, x, y);
        let (even1, odd1) = (F::vadd(simd, d0, d2), F::vadd(simd, d1, d3));
        let (even2, odd2) = (times(4.0, d2, d0), times(4.0, d3, d1));
        [
            d0,
            F::vadd(simd, even1, odd1),
            F::vsub(simd, even1, odd1),
            times(2.0, odd2, even2),
            times(-2.0, odd2, even2),
            d3,
        ]
    }
}

#[inline(always)]
fn number<S: Simd, F: Lanes>(simd: S, x: f64) -> F::Vector<S> {
    F::splat(simd, num_traits::cast(x).expect("a float holds it"))
}

/// `factor·x + y`
#[inline(always)]
fn times<S: Simd, F: Lanes>(
    simd: S,
    factor: f64,
    x: F::Vector<S>,
    y: F::Vector<S>,
) -> F::Vector<S> {
    F::vmul_add(simd, number::<S, F>(simd, factor), x, y)
}

/// A whole vector, or the numbers that are left with zeros behind them.
#[inline(always)]
pub(super) fn load<S: Simd, F: Lanes>(_simd: S, x: &[F]) -> F::Vector<S> {
    match F::vectors::<S>(x).first() {
        Some(vector) => *vector,
        None => {
            let mut lanes = [F::zero(); 16];
            lanes[..x.len()].copy_from_slice(x);
            F::vectors::<S>(&lanes)[0]
        }
    }
}

/// A whole vector, or as many of its lanes as there is place for.
#[inline(always)]
pub(super) fn store<S: Simd, F: Lanes>(_simd: S, vector: F::Vector<S>, to: &mut [F]) {
    match F::vectors_mut::<S>(to).first_mut() {
        Some(to) => *to = vector,
        None => {
            let mut lanes = [F::zero(); 16];
            F::vectors_mut::<S>(&mut lanes)[0] = vector;
            to.copy_from_slice(&lanes[..to.len()]);
        }
    }
}

/// One transform, from both sides of a square.
pub(super) trait Turn: Copy + Send + Sync {
    /// Rows and columns of the square before.
    const FROM: usize;
    /// And after.
    const TO: usize;

    fn turn<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;

    /// The columns, then the rows.
    #[inline(always)]
    fn both_sides<S: Simd, F: Lanes>(simd: S, mut square: Square<S, F>) -> Square<S, F> {
        for j in 0..Self::FROM {
            let mut column = square[0];
            for i in 0..Self::FROM {
                column[i] = square[i][j];
            }
            let column = Self::turn::<S, F>(simd, column);
            for i in 0..Self::TO {
                square[i][j] = column[i];
            }
        }
        for i in 0..Self::TO {
            square[i] = Self::turn::<S, F>(simd, square[i]);
        }
        square
    }
}

/// `Bᵀ X B`
#[derive(Clone, Copy)]
pub(super) struct Input<M>(PhantomData<M>);

impl<M: Minimal> Turn for Input<M> {
    const FROM: usize = M::TILE;
    const TO: usize = M::TILE;

    #[inline(always)]
    fn turn<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F> {
        M::input::<S, F>(simd, x)
    }
}

/// `Aᵀ Y A`
#[derive(Clone, Copy)]
pub(super) struct Output<M>(PhantomData<M>);

impl<M: Minimal> Turn for Output<M> {
    const FROM: usize = M::TILE;
    const TO: usize = M::OUT;

    #[inline(always)]
    fn turn<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F> {
        M::output::<S, F>(simd, x)
    }
}

/// `A dZ Aᵀ`
#[derive(Clone, Copy)]
pub(super) struct Gradient<M>(PhantomData<M>);

impl<M: Minimal> Turn for Gradient<M> {
    const FROM: usize = M::OUT;
    const TO: usize = M::TILE;

    #[inline(always)]
    fn turn<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F> {
        M::gradient::<S, F>(simd, x)
    }
}

/// `U[i, j] = Σ_u Σ_v G[i, u] · G[j, v] · W[u, v]`, for every pair of channels.
pub(super) struct TurnFilters<'a, F, M> {
    pub algorithm: PhantomData<M>,
    /// `(3, 3, pairs)`.
    pub w: &'a [F],
    /// Whether the filters are turned by 180° first.
    pub flipped: bool,
    /// `(TILE, TILE, pairs)`.
    pub u: &'a mut [F],
}

impl<F: Lanes, M: Minimal> WithSimd for TurnFilters<'_, F, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (pairs, lanes) = (self.w.len() / 9, F::lanes::<S>());
        for at in (0..pairs).step_by(lanes) {
            let width = lanes.min(pairs - at);
            let mut rows = [[number::<S, F>(simd, 0.0); MOST]; 3]; // G applied to the columns of the filter
            for (v, rows) in rows.iter_mut().enumerate() {
                for u in 0..3 {
                    let tap = 3 * u + v;
                    let tap = if self.flipped { 8 - tap } else { tap };
                    let w = load::<S, F>(simd, &self.w[tap * pairs + at..][..width]);
                    for (row, g) in rows.iter_mut().zip(M::G) {
                        *row = F::vmul_add(simd, number::<S, F>(simd, g[u]), w, *row);
                    }
                }
            }
            for i in 0..M::TILE {
                for (j, g) in M::G.iter().enumerate() {
                    let mut sum = number::<S, F>(simd, 0.0);
                    for v in 0..3 {
                        sum = F::vmul_add(simd, number::<S, F>(simd, g[v]), rows[v][i], sum);
                    }
                    let to = (i * M::TILE + j) * pairs + at;
                    store::<S, F>(simd, sum, &mut self.u[to..][..width]);
                }
            }
        }
    }
}

/// `dW[u, v] = Σ_i Σ_j G[i, u] · G[j, v] · Σ(V ⊙ D)[i, j]`, for some pairs of channels.
pub(super) struct TurnBack<'a, F, M> {
    pub algorithm: PhantomData<M>,
    /// `(TILE, TILE, pairs)`.
    pub sums: &'a [F],
    /// Of `(3, 3, all pairs)`: the first of these pairs, and how many pairs there are in all.
    pub first: usize,
    pub all_pairs: usize,
    pub dw: &'a mut [F],
}

impl<F: Lanes, M: Minimal> WithSimd for TurnBack<'_, F, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (pairs, lanes) = (self.sums.len() / (M::TILE * M::TILE), F::lanes::<S>());
        for at in (0..pairs).step_by(lanes) {
            let width = lanes.min(pairs - at);
            let mut columns = [[number::<S, F>(simd, 0.0); MOST]; 3];
            for i in 0..M::TILE {
                for j in 0..M::TILE {
                    let from = (i * M::TILE + j) * pairs + at;
                    let sum = load::<S, F>(simd, &self.sums[from..][..width]);
                    for u in 0..3 {
                        let g = number::<S, F>(simd, M::G[i][u]);
                        columns[u][j] = F::vmul_add(simd, g, sum, columns[u][j]);
                    }
                }
            }
            for (u, columns) in columns.iter().enumerate() {
                for v in 0..3 {
                    let mut sum = number::<S, F>(simd, 0.0);
                    for (column, g) in columns.iter().zip(M::G) {
                        sum = F::vmul_add(simd, number::<S, F>(simd, g[v]), *column, sum);
                    }
                    let to = (3 * u + v) * self.all_pairs + self.first + at;
                    store::<S, F>(simd, sum, &mut self.dw[to..][..width]);
                }
            }
        }
    }
}
