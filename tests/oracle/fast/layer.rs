//! One layer through the fast functions and the literal ones, and their tolerance.

use cnn_backprop::im2col::{conv_backward_im2col, conv_forward_im2col};
use cnn_backprop::{ConvGrads, ConvParams, NumpyRng};
use cnn_backprop_fast::{
    Element, Level, Winograd, Workspace, conv_backward_into, conv_backward_parameters_into,
    conv_forward_into,
};
use ndarray::{Array4, Zip};

use crate::support::random::{Convolution, normals};

/// The arrays of one layer.
pub struct Layer<F> {
    pub params: ConvParams,
    pub a_prev: Array4<F>,
    pub w: Array4<F>,
    pub b: Array4<F>,
    pub dz: Array4<F>,
}

/// Output and gradients.
pub struct Results<F> {
    pub z: Array4<F>,
    pub grads: ConvGrads<F>,
}

pub trait Float: Element + Into<f64> {
    fn of(x: f64) -> Self;
    /// `u`: the relative error of one rounding.
    const UNIT: f64;
}

impl Float for f32 {
    fn of(x: f64) -> Self {
        x as f32
    }
    const UNIT: f64 = f32::EPSILON as f64 / 2.0;
}

impl Float for f64 {
    fn of(x: f64) -> Self {
        x
    }
    const UNIT: f64 = f64::EPSILON / 2.0;
}

impl Layer<f64> {
    pub fn random(case: &Convolution) -> Self {
        let mut rng = NumpyRng::seed(case.seed);
        Self {
            params: case.params(),
            a_prev: normals(&mut rng, case.a_prev),
            w: normals(&mut rng, case.w),
            b: normals(&mut rng, case.b()),
            dz: normals(&mut rng, case.z()),
        }
    }

    pub fn literal(&self) -> Results<f64> {
        let (a_prev, w, b) = (self.a_prev.view(), self.w.view(), self.b.view());
        let (z, cache) = cnn_backprop::conv_forward(a_prev, w, b, self.params).unwrap();
        let grads = cnn_backprop::conv_backward(self.dz.view(), &cache).unwrap();
        Results { z, grads }
    }

    /// The sums of magnitudes, one for each element: those of products, so the bound of a direct sum. They may be off by a
    /// few roundings, so they come from products of matrices, which take a tenth of the time.
    pub fn magnitudes(&self) -> Results<f64> {
        let Layer {
            params,
            a_prev,
            w,
            b,
            dz,
        } = self.map(f64::abs);
        let (z, cache) = conv_forward_im2col(a_prev.view(), w.view(), b.view(), params).unwrap();
        let grads = conv_backward_im2col(dz.view(), &cache).unwrap();
        Results { z, grads }
    }

    /// Each array through `f`.
    pub fn map<G>(&self, f: impl Fn(f64) -> G) -> Layer<G> {
        Layer {
            params: self.params,
            a_prev: self.a_prev.mapv(&f),
            w: self.w.mapv(&f),
            b: self.b.mapv(&f),
            dz: self.dz.mapv(&f),
        }
    }
}

impl<F: Float> Layer<F> {
    pub fn fast(&self, workspace: &mut Workspace<F>) -> Results<F> {
        // The previous content must not matter.
        let nan = |shape| Array4::from_elem(shape, F::nan());
        let (a_prev, w, b) = (self.a_prev.view(), self.w.view(), self.b.view());
        let mut z = nan(self.dz.dim());
        conv_forward_into(a_prev, w, b, self.params, &mut z, workspace).unwrap();
        let mut grads = ConvGrads {
            da_prev: nan(a_prev.dim()),
            dw: nan(w.dim()),
            db: nan(b.dim()),
        };
        let dz = self.dz.view();
        conv_backward_into(dz, a_prev, w, self.params, &mut grads, workspace).unwrap();
        Results { z, grads }
    }

    /// dW and db without dA.
    pub fn fast_parameters(&self, workspace: &mut Workspace<F>) -> [Array4<F>; 2] {
        let nan = |shape| Array4::from_elem(shape, F::nan());
        let (mut dw, mut db) = (nan(self.w.dim()), nan(self.b.dim()));
        let (dz, a_prev) = (self.dz.view(), self.a_prev.view());
        conv_backward_parameters_into(dz, a_prev, self.params, &mut dw, &mut db, workspace)
            .unwrap();
        [dw, db]
    }
}

/// A layer for the fast functions in `F`, and what the literal functions make of it.
pub struct Reference<F> {
    fast: Layer<F>,
    /// The same numbers.
    pub layer: Layer<f64>,
    expected: Results<f64>,
}

impl<F: Float> Reference<F> {
    pub fn new(layer: &Layer<f64>) -> Self {
        let fast = layer.map(F::of);
        let layer = layer.map(|x| F::of(x).into());
        let expected = layer.literal();
        Self {
            fast,
            layer,
            expected,
        }
    }

    /// Faults of the fast functions at every level. The bound is the number of roundings for an element of each
    /// result, times the sum of magnitudes.
    pub fn faults(
        &self,
        case: &str,
        winograd: Winograd,
        roundings: [usize; 4],
        sums: &Results<f64>,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        for level in Level::available() {
            let mut workspace = Workspace::with_level(level).with_winograd(winograd);
            for call in 1..=2 {
                let actual = self.fast.fast(&mut workspace);
                let arrays = |r: &Results<f64>| {
                    let ConvGrads { da_prev, dw, db } = r.grads.clone();
                    [r.z.clone(), da_prev, dw.clone(), db.clone(), dw, db]
                };
                let alone = self.fast.fast_parameters(&mut workspace);
                let ConvGrads { da_prev, dw, db } = actual.grads;
                let together = [actual.z, da_prev, dw, db];
                let actual = together
                    .into_iter()
                    .chain(alone)
                    .map(|x| x.mapv(Into::into));
                let names = ["z", "da_prev", "dw", "db", "dw alone", "db alone"];
                let [z, da_prev, dw, db] = roundings;
                let roundings = [z, da_prev, dw, db, dw, db];
                let both = arrays(&self.expected).into_iter().zip(arrays(sums));
                for (((name, actual), (expected, sums)), n) in
                    names.iter().zip(actual).zip(both).zip(roundings)
                {
                    let n = n as f64;
                    // The literal functions round in f64.
                    let gamma = n * F::UNIT / (1.0 - n * F::UNIT) + n * f64::EPSILON;
                    let mut worst = 0.0_f64;
                    Zip::from(&actual)
                        .and(&expected)
                        .and(&sums)
                        .for_each(|a: &f64, e, s| {
                            let off = (a - e).abs() / (gamma * s);
                            if *a != *e {
                                worst = if off.is_nan() {
                                    f64::INFINITY
                                } else {
                                    worst.max(off)
                                };
                            }
                        });
                    if worst > 1.0 {
                        faults.push(format!(
                        "{case}: {name} is off by {worst:.2} times its bound ({level}, call {call})"
                    ));
                    }
                }
            }
        }
        faults
    }
}
