//! Winograd's algorithm agrees with the literal loops, within the bound that follows from its matrices.
//!
//! The transforms add and subtract numbers that cancel in the result, so an error must be
//! compared with larger sums than those of the direct path: the algorithm itself on magnitudes, with the
//! magnitudes of its matrices, `|Aᵀ| [Σ (|G| |W| |Gᵀ|) ⊙ (|Bᵀ| |X| |B|)] |A|` for an element of Z.
//! The number of roundings is that of the products in the sum, and at most 26 for the transforms.

use cnn_backprop::ConvGrads;
use cnn_backprop::winograd::both_sides;
use cnn_backprop_fast::{Winograd, Workspace};
use ndarray::{Array2, Array4, ArrayView4, Axis, array, s};
use proptest::prelude::*;

use super::layer::{Float, Layer, Reference, Results};
use crate::support::random::{Convolution, cases};

/// The magnitudes of the matrices.
struct Algorithm {
    out: usize,
    tile: usize,
    a: Array2<f64>,
    b: Array2<f64>,
    g: Array2<f64>,
}

fn tiles_of_2() -> Algorithm {
    Algorithm {
        out: 2,
        tile: 4,
        a: array![[1.0, 0.0], [1.0, 1.0], [1.0, 1.0], [0.0, 1.0]],
        b: array![
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 1.0, 1.0],
            [1.0, 1.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 1.0]
        ],
        g: array![
            [1.0, 0.0, 0.0],
            [0.5, 0.5, 0.5],
            [0.5, 0.5, 0.5],
            [0.0, 0.0, 1.0]
        ],
    }
}

fn tiles_of_4() -> Algorithm {
    Algorithm {
        out: 4,
        tile: 6,
        a: array![
            [1.0, 0.0, 0.0, 0.0],
            [1.0, 1.0, 1.0, 1.0],
            [1.0, 1.0, 1.0, 1.0],
            [1.0, 2.0, 4.0, 8.0],
            [1.0, 2.0, 4.0, 8.0],
            [0.0, 0.0, 0.0, 1.0]
        ],
        b: array![
            [4.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            [0.0, 4.0, 4.0, 2.0, 2.0, 4.0],
            [5.0, 4.0, 4.0, 1.0, 1.0, 0.0],
            [0.0, 1.0, 1.0, 2.0, 2.0, 5.0],
            [1.0, 1.0, 1.0, 1.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 0.0, 0.0, 1.0]
        ],
        g: array![
            [6.0, 0.0, 0.0],
            [4.0, 4.0, 4.0],
            [4.0, 4.0, 4.0],
            [1.0, 2.0, 4.0],
            [1.0, 2.0, 4.0],
            [0.0, 0.0, 24.0]
        ] / 24.0,
    }
}

impl Algorithm {
    /// `(size, size, tiles, channels)`: the square of `size` rows at each `out`-th place, from `first` on.
    fn cut(
        &self,
        x: &Array4<f64>,
        first: isize,
        size: usize,
        places: (usize, usize),
    ) -> Array4<f64> {
        let (m, rows, cols, channels) = x.dim();
        let (down, across) = (places.0.div_ceil(self.out), places.1.div_ceil(self.out));
        let at = |tile: usize, i: usize| (tile * self.out + i) as isize + first;
        let inside = |at: isize, n: usize| usize::try_from(at).ok().filter(|at| *at < n);
        Array4::from_shape_fn(
            (size, size, m * down * across, channels),
            |(i, j, tile, k)| {
                let (row, col) = (at(tile / across % down, i), at(tile % across, j));
                match (inside(row, rows), inside(col, cols)) {
                    (Some(row), Some(col)) => x[[tile / across / down, row, col, k]],
                    _ => 0.0,
                }
            },
        )
    }

    /// The sums on magnitudes, where every array holds magnitudes: `x` with `w` at `places`.
    fn correlate(
        &self,
        x: &Array4<f64>,
        w: ArrayView4<f64>,
        first: isize,
        places: (usize, usize),
    ) -> Array4<f64> {
        let x = self.cut(x, first, self.tile, places);
        let v = both_sides(self.b.t(), x.view()).unwrap();
        let u = both_sides(self.g.view(), w).unwrap();
        let tiles = both_sides(self.a.t(), products(&v, &u).view()).unwrap();
        let across = places.1.div_ceil(self.out);
        let down = places.0.div_ceil(self.out);
        let (_, _, all, channels) = tiles.dim();
        Array4::from_shape_fn(
            (all / (down * across), places.0, places.1, channels),
            |(i, h, w, c)| {
                let tile = (i * down + h / self.out) * across + w / self.out;
                tiles[[h % self.out, w % self.out, tile, c]]
            },
        )
    }

    /// The bounds of the errors of each result.
    fn sums(&self, layer: &Layer<f64>) -> Results<f64> {
        let Layer {
            params,
            a_prev,
            w,
            b,
            dz,
        } = layer.map(f64::abs);
        let pad = params.pad as isize;
        let (_, n_h, n_w, _) = dz.dim();
        let (_, n_h_prev, n_w_prev, _) = a_prev.dim();
        let turned = w
            .slice(s![..;-1, ..;-1, .., ..])
            .permuted_axes([0, 1, 3, 2]);
        let v = both_sides(
            self.b.t(),
            self.cut(&a_prev, -pad, self.tile, (n_h, n_w)).view(),
        )
        .unwrap();
        let d = both_sides(self.a.view(), self.cut(&dz, 0, self.out, (n_h, n_w)).view()).unwrap();
        let v = v.permuted_axes([0, 1, 3, 2]);
        Results {
            z: self.correlate(&a_prev, w.view(), -pad, (n_h, n_w)) + b,
            grads: ConvGrads {
                da_prev: self.correlate(&dz, turned, pad - 2, (n_h_prev, n_w_prev)),
                dw: both_sides(self.g.t(), products(&v, &d).view()).unwrap(),
                db: dz
                    .sum_axis(Axis(0))
                    .sum_axis(Axis(0))
                    .sum_axis(Axis(0))
                    .into_shape_with_order((1, 1, 1, w.dim().3))
                    .unwrap(),
            },
        }
    }
}

/// A product of matrices at each place of a tile.
fn products(left: &Array4<f64>, right: &Array4<f64>) -> Array4<f64> {
    let ((rows, cols, p, _), (_, _, _, q)) = (left.dim(), right.dim());
    let mut all = Array4::zeros((rows, cols, p, q));
    for i in 0..rows {
        for j in 0..cols {
            let (left, right) = (left.slice(s![i, j, .., ..]), right.slice(s![i, j, .., ..]));
            all.slice_mut(s![i, j, .., ..]).assign(&left.dot(&right));
        }
    }
    all
}

fn faults<F: Float>(case: &str, layer: &Layer<f64>) -> Vec<String> {
    let (_, _, n_c_prev, n_c) = layer.w.dim();
    let places = layer.dz.len() / n_c;
    let reference = Reference::<F>::new(layer);
    let mut faults = Vec::new();
    for (winograd, algorithm) in [
        (Winograd::Tiles2, tiles_of_2()),
        (Winograd::Tiles4, tiles_of_4()),
    ] {
        let case = format!("{case}, {winograd:?}");
        let roundings = [n_c_prev + 26, n_c + 26, places + 26, places];
        let sums = algorithm.sums(&reference.layer);
        faults.extend(reference.faults(&case, winograd, roundings, &sums));
    }
    faults
}

prop_compose! {
    /// Large enough for Winograd, with tiles that extend beyond the edges and vectors that are not full.
    fn geometries()
        (
            m in 1..=2_usize, n_h in 8..=11_usize, n_w in 8..=13_usize, n_c_prev in channels(),
            n_c in channels(), pad in 0..=4_usize, seed in any::<u32>(),
        )
        -> Convolution
    {
        let (a_prev, w) = ((m, n_h + 2, n_w + 2, n_c_prev), (3, 3, n_c_prev, n_c));
        Convolution { a_prev, w, stride: 1, pad, seed }
    }
}

fn channels() -> impl Strategy<Value = usize> {
    proptest::sample::select(vec![16, 17, 24, 31, 32, 35])
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn random_geometries_are_within_the_bound(case in geometries()) {
        let layer = Layer::random(&case);
        let mut faults = faults::<f32>("f32", &layer);
        faults.extend(self::faults::<f64>("f64", &layer));
        prop_assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// Many tiles, so that they are processed in several batches, many images with few tiles, tiles beyond
/// the image, and channels that would conflict in the cache.
#[test]
fn lots_of_tiles_are_within_the_bound() {
    for (a_prev, w, pad) in [
        ((1, 33, 30, 16), (3, 3, 16, 20), 1),
        ((30, 4, 3, 18), (3, 3, 18, 16), 1),
        ((1, 3, 4, 16), (3, 3, 16, 16), 6),
        ((1, 9, 10, 128), (3, 3, 128, 16), 1),
        ((1, 9, 10, 16), (3, 3, 16, 128), 0),
    ] {
        let case = Convolution {
            a_prev,
            w,
            stride: 1,
            pad,
            seed: 11,
        };
        let faults = faults::<f32>(&case.to_string(), &Layer::random(&case));
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// An array with a wrong element is a fault: the bound is one.
#[test]
fn the_bound_catches_a_wrong_weight() {
    let case = Convolution {
        a_prev: (1, 10, 9, 16),
        w: (3, 3, 16, 17),
        stride: 1,
        pad: 1,
        seed: 3,
    };
    let mut layer = Layer::random(&case);
    let sums = tiles_of_2().sums(&layer);
    let expected = layer.literal();
    layer.w[[1, 1, 4, 8]] += 0.01;
    let wrong = layer.map(|x| x as f32).fast(&mut Workspace::new());
    let off = (wrong.z.mapv(f64::from) - expected.z).mapv(f64::abs);
    let bound = sums.z * (42.0 * f32::UNIT * 1.01);
    let beyond = off.iter().zip(&bound).filter(|(off, bound)| off > bound);
    let (beyond, places) = (beyond.count(), off.len() / 17);
    assert!(
        beyond > places / 2,
        "{beyond} of {places} wrong sums are caught"
    );
}

/// The statement in the documentation of [`Winograd`] about the errors.
#[test]
fn errors_grow_as_documented() {
    let case = Convolution {
        a_prev: (2, 14, 14, 64),
        w: (3, 3, 64, 48),
        stride: 1,
        pad: 1,
        seed: 6,
    };
    let layer = Layer::random(&case).map(|x| f64::from(x as f32));
    let (exact, layer) = (layer.literal(), layer.map(|x| x as f32));
    let rms = |winograd| {
        let actual = layer.fast(&mut Workspace::new().with_winograd(winograd));
        let rms = |actual: &Array4<f32>, exact: &Array4<f64>| {
            let off = actual.mapv(f64::from) - exact;
            (off.mapv(|x| x * x).sum() / off.len() as f64).sqrt()
        };
        [
            rms(&actual.z, &exact.z),
            rms(&actual.grads.da_prev, &exact.grads.da_prev),
            rms(&actual.grads.dw, &exact.grads.dw),
        ]
    };
    let [direct, tiles2, tiles4] = [Winograd::Never, Winograd::Tiles2, Winograd::Tiles4].map(rms);
    for ((direct, tiles2), tiles4) in direct.into_iter().zip(tiles2).zip(tiles4) {
        assert!(tiles2 < 1.5 * direct, "{tiles2} and {direct}");
        assert!(
            (2.0..8.0).contains(&(tiles4 / direct)),
            "{tiles4} and {direct}"
        );
    }
}
