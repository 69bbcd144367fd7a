//! The fast convolution agrees with the literal loops, at every vector level that the machine has.
//!
//! The tolerance is not chosen but follows from the arithmetic. A sum of `n` products,
//! added in any order and rounded at each step (or, with FMA, less often), is off by at most
//! `γ_n · Σ|products|`, `γ_n = n·u / (1 − n·u)`, where `u` is half the distance from 1 to the next
//! float (Higham, *Accuracy and Stability of Numerical Algorithms*, §3.1). The sum of magnitudes is
//! the convolution of the arrays' magnitudes, so each element has its own bound.

use cnn_backprop_fast::{Winograd, Workspace};
use ndarray::{Array4, Zip};
use proptest::prelude::*;

use super::layer::{Float, Layer, Reference};
use crate::support::fixtures;
use crate::support::random::{Convolution, cases};

/// Number of products in each sum: of `z` (and the bias), `da_prev`, `dw`, `db`.
fn terms(w: &Array4<f64>, dz: &Array4<f64>) -> [usize; 4] {
    let (f_h, f_w, n_c_prev, n_c) = w.dim();
    let (m, n_h, n_w, _) = dz.dim();
    [
        f_h * f_w * n_c_prev + 1,
        f_h * f_w * n_c,
        m * n_h * n_w,
        m * n_h * n_w,
    ]
}

/// Faults of the direct sums in `F`, at every level.
pub fn faults<F: Float>(case: &str, layer: &Layer<f64>) -> Vec<String> {
    let terms = terms(&layer.w, &layer.dz);
    let reference = Reference::<F>::new(layer);
    reference.faults(case, Winograd::Never, terms, &reference.layer.magnitudes())
}

/// Fails if the direct sums in `f32` have faults on any of the geometries.
fn all_within_the_bound(cases: &[Convolution]) {
    let faults: Vec<_> = cases
        .iter()
        .flat_map(|case| faults::<f32>(&case.to_string(), &Layer::random(case)))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_fixture_is_within_the_bound() {
    let mut faults = Vec::new();
    for case in fixtures::convolutions() {
        let layer = Layer {
            params: case.params(),
            a_prev: case.a_prev,
            w: case.w,
            b: case.b,
            dz: case.dz,
        };
        faults.extend(self::faults::<f64>(&case.name, &layer));
        faults.extend(self::faults::<f32>(&case.name, &layer));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

prop_compose! {
    /// Channels around the widths of vectors and tiles; large padding; windows that do
    /// not touch.
    fn geometries()
        (pad in 0..=3_usize, n_h in 1..=7_usize, n_w in 1..=9_usize)
        (
            m in 1..=2_usize, n_h in Just(n_h), n_w in Just(n_w), n_c_prev in channels(),
            f_h in 1..=(n_h + 2 * pad).min(4), f_w in 1..=(n_w + 2 * pad).min(5),
            n_c in channels(), stride in 1..=5_usize, pad in Just(pad), seed in any::<u32>(),
        )
        -> Convolution
    {
        let (a_prev, w) = ((m, n_h, n_w, n_c_prev), (f_h, f_w, n_c_prev, n_c));
        Convolution { a_prev, w, stride, pad, seed }
    }
}

fn channels() -> impl Strategy<Value = usize> {
    prop_oneof![
        4 => 1..=9_usize,
        1 => proptest::sample::select(vec![15, 16, 17, 24, 31, 32, 33, 48, 50, 67]),
    ]
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn random_geometries_are_within_the_bound(case in geometries()) {
        let layer = Layer::random(&case);
        let mut faults = faults::<f32>("f32", &layer);
        faults.extend(self::faults::<f64>("f64", &layer));
        prop_assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// The geometries on which the fast path was measured, with fewer images, and fewer channels
/// where the literal loops would take long.
#[test]
fn shapes_of_real_networks_are_within_the_bound() {
    let shapes = [
        ((10, 4, 4, 3), (2, 2, 3, 8), 1, 2),
        ((1, 28, 28, 1), (5, 5, 1, 8), 1, 0),
        ((1, 14, 14, 8), (5, 5, 8, 16), 1, 2),
        ((1, 13, 14, 16), (3, 3, 16, 17), 1, 1),
        ((1, 14, 15, 32), (3, 3, 32, 16), 2, 1),
        ((2, 9, 9, 64), (1, 1, 64, 16), 1, 0),
        ((1, 40, 40, 3), (7, 7, 3, 4), 2, 3),
    ];
    let mut cases = Vec::new();
    for (a_prev, w, stride, pad) in shapes {
        cases.push(Convolution {
            a_prev,
            w,
            stride,
            pad,
            seed: 7,
        });
    }
    all_within_the_bound(&cases);
}

#[test]
fn filters_of_any_height_are_within_the_bound() {
    let mut cases = Vec::new();
    for rows_of_taps in 1..=8 {
        for stride in [1, 2] {
            cases.push(Convolution {
                a_prev: (2, 17, 40, 2),
                w: (rows_of_taps * stride, 9 * stride, 2, 5),
                stride,
                pad: 1,
                seed: 11,
            });
        }
    }
    all_within_the_bound(&cases);
}

/// Tiles are compiled for certain numbers of positions and channels; the elements under a row of taps may
/// fill whole vectors, or leave a part of one.
#[test]
fn few_channels_are_within_the_bound_at_any_width() {
    let mut cases = Vec::new();
    for width in 1..=10 {
        for n_c_prev in 1..=4 {
            for (n_c, stride) in [(8, 1), (5, 1), (16, 2), (3, 2)] {
                cases.push(Convolution {
                    a_prev: (1, 4, width, n_c_prev),
                    w: (3, 3, n_c_prev, n_c),
                    stride,
                    pad: 1,
                    seed: 12,
                });
            }
        }
    }
    all_within_the_bound(&cases);
}

/// Tiles are compiled for one to four vectors of channels, and for certain numbers of rows.
#[test]
fn one_to_four_vectors_are_within_the_bound_at_any_width() {
    let mut cases = Vec::new();
    for width in 1..=17 {
        for vectors in 1..=4 {
            let (few, many) = (width, 16 * vectors);
            for (n_c_prev, n_c) in [(few, many), (many, few)] {
                cases.push(Convolution {
                    a_prev: (1, 2, width, n_c_prev),
                    w: (2, 1, n_c_prev, n_c),
                    stride: 1,
                    pad: 0,
                    seed: 17,
                });
            }
        }
    }
    all_within_the_bound(&cases);
}

/// If the padding is wider than a filter, the outer windows contain only zeros.
#[test]
fn padding_wider_than_the_filter_is_within_the_bound() {
    let mut cases = Vec::new();
    for (f_h, f_w, n_c_prev) in [(2, 2, 3), (2, 2, 1), (3, 1, 2), (1, 2, 20)] {
        for stride in 1..=5 {
            cases.push(Convolution {
                a_prev: (2, 3, 4, n_c_prev),
                w: (f_h, f_w, n_c_prev, 9),
                stride,
                pad: 5,
                seed: 15,
            });
        }
    }
    all_within_the_bound(&cases);
}

/// Pixels that would compete for cache sets are stored apart: 64 channels of float32, or fewer with a stride.
#[test]
fn crowded_pixels_are_within_the_bound() {
    let mut cases = Vec::new();
    for (a_prev, w, stride, pad) in [
        ((2, 5, 6, 128), (3, 2, 128, 5), 1, 1),
        ((2, 5, 7, 64), (2, 3, 64, 130), 2, 2),
        ((2, 6, 7, 32), (1, 1, 32, 128), 4, 0),
        ((1, 9, 11, 32), (2, 1, 32, 9), 4, 1), // pixels in no window
        ((1, 9, 11, 32), (1, 2, 32, 9), 4, 1),
        ((1, 3, 4, 128), (2, 1, 128, 7), 1, 3), // windows of zeros only
        ((1, 19, 23, 3), (5, 1, 3, 128), 128, 2), // few elements in a row, and far apart
    ] {
        cases.push(Convolution {
            a_prev,
            w,
            stride,
            pad,
            seed: 16,
        });
    }
    all_within_the_bound(&cases);
}

/// One vector of channels and most of another, or one half as wide; few channels with padding and
/// without.
#[test]
fn full_vectors_and_full_padding_are_within_the_bound() {
    let mut cases = Vec::new();
    for (a_prev, w, pad) in [
        ((1, 5, 7, 3), (2, 2, 3, 31), 0),
        ((1, 5, 6, 3), (2, 2, 3, 24), 0),
        ((1, 12, 40, 1), (3, 3, 1, 5), 2),
        ((1, 13, 10, 1), (3, 3, 1, 5), 2),
    ] {
        cases.push(Convolution {
            a_prev,
            w,
            stride: 1,
            pad,
            seed: 13,
        });
    }
    all_within_the_bound(&cases);
}

/// A second thread is woken for these, and for few of the others.
#[test]
fn layers_for_several_threads_are_within_the_bound() {
    let mut faults = Vec::new();
    for (a_prev, w, stride, pad) in [
        ((2, 16, 17, 8), (3, 3, 8, 20), 1, 1),
        ((3, 19, 20, 20), (3, 2, 20, 33), 2, 2),
        ((1, 40, 29, 9), (3, 2, 9, 40), 3, 1), // one image, rows in no window
        ((5, 15, 16, 3), (3, 3, 3, 12), 1, 1), // dot products
        ((1, 24, 25, 1), (5, 4, 1, 40), 1, 0), // rows of taps taken as one
        ((1, 26, 27, 70), (1, 1, 70, 9), 1, 0),
        ((1, 8, 9, 128), (3, 3, 128, 6), 1, 1), // pixels stored apart, tap by tap
    ] {
        let case = Convolution {
            a_prev,
            w,
            stride,
            pad,
            seed: 14,
        };
        let layer = Layer::random(&case);
        let products = layer.dz.len() * w.0 * w.1 * w.2;
        assert!(products >= 2 << 17, "{case}: only {products} products");
        faults.extend(self::faults::<f32>(&case.to_string(), &layer));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Filters that fill more than the cache are taken in parts, one after the other for all places of an image. At some places
/// parts meet only zeros, and at some all of them do.
#[test]
fn filters_larger_than_the_cache_are_within_the_bound() {
    let mut faults = Vec::new();
    for (a_prev, w, stride, pad) in [
        ((2, 4, 5, 130), (3, 3, 130, 128), 1, 1),
        ((1, 5, 6, 96), (5, 4, 96, 88), 2, 3), // the last block is not full
        ((1, 2, 3, 128), (3, 2, 128, 192), 1, 3), // places that meet only zeros
    ] {
        let case = Convolution {
            a_prev,
            w,
            stride,
            pad,
            seed: 16,
        };
        let layer = Layer::random(&case);
        assert!(layer.w.len() * size_of::<f32>() > 512 << 10, "{case}");
        faults.extend(self::faults::<f32>(&case.to_string(), &layer));
        faults.extend(self::faults::<f64>(&case.to_string(), &layer));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Between the windows there are elements that are in no product, for any filter length.
#[test]
fn long_filters_narrower_than_the_stride_are_within_the_bound() {
    let mut cases = Vec::new();
    for (f_h, f_w, stride) in [(1, 36, 2), (36, 1, 2), (1, 3, usize::MAX)] {
        cases.push(Convolution {
            a_prev: (2, f_h + 4, f_w + 6, 2),
            w: (f_h, f_w, 2, 5),
            stride,
            pad: 1,
            seed: 12,
        });
    }
    all_within_the_bound(&cases);
}

/// A wrong element is a fault, so the bound is not too wide.
#[test]
fn the_bound_catches_a_wrong_product() {
    let case = Convolution {
        a_prev: (1, 6, 7, 9),
        w: (3, 2, 9, 17),
        stride: 1,
        pad: 1,
        seed: 3,
    };
    let mut layer = Layer::random(&case);
    assert!(faults::<f32>("right", &layer).is_empty());
    let sums = layer.magnitudes();
    let expected = layer.literal();
    layer.w[[1, 1, 4, 8]] += 1e-3;
    let wrong = layer.map(|x| x as f32).fast(&mut Workspace::new());
    let off = (wrong.z.mapv(f64::from) - expected.z).mapv(f64::abs);
    let bound = sums.z * (terms(&layer.w, &layer.dz)[0] as f64 * f32::UNIT * 1.01);
    let beyond = Zip::from(&off)
        .and(&bound)
        .fold(0, |count, off, bound| count + usize::from(off > bound));
    let places = off.len() / 17;
    assert!(
        beyond > places / 2,
        "{beyond} of {places} wrong sums are caught"
    );
}
