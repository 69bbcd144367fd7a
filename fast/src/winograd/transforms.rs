//! The transforms of one tile, on vectors of channels.

use std::marker::PhantomData;

use pulp::Simd;

use crate::simd::Lanes;

/// Rows of the largest tile of the input.
pub(super) const MOST: usize = 6;

/// The numbers of one row or column of a tile; only the first ones are used if the tile is smaller.
type Row<S, F> = [<F as Lanes>::Vector<S>; MOST];

/// A square whose columns have been transformed and whose rows have not: the largest does not fit into the
/// registers. It begins at a cache line, because a vector that straddles two lines costs two accesses.
#[repr(align(64))]
pub(super) struct Half<S: Simd, F: Lanes>([Row<S, F>; MOST]);

impl<S: Simd, F: Lanes> Half<S, F> {
    /// One for all tiles: clearing one per tile would take as long as its transform.
    #[inline(always)]
    pub fn new(simd: S) -> Self {
        Self([[F::splat(simd, F::zero()); MOST]; MOST])
    }
}

/// The matrices of a minimal filtering algorithm F(OUT × OUT, 3 × 3), as products with a vector.
pub(crate) trait Minimal: Copy + Send + Sync {
    /// Rows and columns of a tile of the output.
    const OUT: usize;
    /// Rows and columns of a tile of the input.
    const TILE: usize;
    /// Matrices whose products are needed: one for each element of a tile of the input.
    const MATRICES: usize = Self::TILE * Self::TILE;
    /// `G (TILE, 3)`: transforms the filter.
    const G: &'static [[f64; 3]];

    /// `Bᵀ x`, from `TILE` numbers to `TILE`: transforms the input.
    fn input<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;
    /// `Aᵀ x`, from `TILE` numbers to `OUT`: gathers the output from the products.
    fn output<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;
    /// `A x`, from `OUT` numbers to `TILE`: the transpose of that, for the gradient of the output.
    fn gradient<S: Simd, F: Lanes>(simd: S, x: Row<S, F>) -> Row<S, F>;
}

/// F(2×2, 3×3): only sums and halves.
#[derive(Clone, Copy)]
pub(crate) struct Tile2;

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

/// F(4×4, 3×3): even fewer products, but its matrices contain 8 and 1/24, and errors grow with them.
#[derive(Clone, Copy)]
pub(crate) struct Tile4;

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
pub(super) fn number<S: Simd, F: Lanes>(simd: S, x: f64) -> F::Vector<S> {
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

/// A whole vector, or the remaining numbers followed by zeros.
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

/// A whole vector, or as many of its lanes as there is room for.
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

    /// The columns of the square whose elements `from` reads, then the rows; `to` takes the elements.
    #[inline(always)]
    fn both_sides<S: Simd, F: Lanes>(
        simd: S,
        Half(rows): &mut Half<S, F>,
        from: impl Fn(usize, usize) -> F::Vector<S>,
        mut to: impl FnMut(usize, usize, F::Vector<S>),
    ) {
        for j in 0..Self::FROM {
            let mut column = rows[0];
            for (i, element) in column.iter_mut().enumerate().take(Self::FROM) {
                *element = from(i, j);
            }
            let column = Self::turn::<S, F>(simd, column);
            for i in 0..Self::TO {
                rows[i][j] = column[i];
            }
        }
        for (i, row) in rows.iter().enumerate().take(Self::TO) {
            let row = Self::turn::<S, F>(simd, *row);
            for (j, element) in row.iter().enumerate().take(Self::TO) {
                to(i, j, *element);
            }
        }
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
