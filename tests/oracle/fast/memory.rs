//! The fast functions need little memory besides inputs and outputs, and a workspace keeps it.

use std::thread::available_parallelism;

use allocation_counter::measure;
use cnn_backprop::{ConvGrads, ConvParams, NumpyRng, PoolMode, PoolParams, TieRule};
use cnn_backprop_fast::{PoolCache, Winograd, Workspace};
use cnn_backprop_fast::{conv_backward_into, conv_forward_into};
use cnn_backprop_fast::{pool_backward_into, pool_forward_into};
use ndarray::Array4;

type Shape = (usize, usize, usize, usize);

struct Case {
    a_prev: Shape,
    w: Shape,
    params: ConvParams,
    winograd: Winograd,
}

const fn case(a_prev: Shape, w: Shape, stride: usize, pad: usize) -> Case {
    Case {
        a_prev,
        w,
        params: ConvParams { stride, pad },
        winograd: Winograd::Tiles2,
    }
}

impl Case {
    const fn with(self, winograd: Winograd) -> Self {
        Self { winograd, ..self }
    }

    /// The peak memory of both passes together, besides inputs and outputs.
    fn memory(&self, workspace: &mut Workspace<f32>) -> u64 {
        let mut rng = NumpyRng::seed(1);
        let mut random = |shape: Shape| rng.randn(shape).unwrap().mapv(|x: f64| x as f32);
        let (a_prev, w) = (random(self.a_prev), random(self.w));
        let b = random((1, 1, 1, self.w.3));
        let [n_h, n_w] = [(self.a_prev.1, self.w.0), (self.a_prev.2, self.w.1)]
            .map(|(n, f)| (n + 2 * self.params.pad - f) / self.params.stride + 1);
        let mut z = Array4::zeros((self.a_prev.0, n_h, n_w, self.w.3));
        let dz = random(z.dim());
        let mut grads = ConvGrads {
            da_prev: Array4::zeros(a_prev.dim()),
            dw: Array4::zeros(w.dim()),
            db: Array4::zeros(b.dim()),
        };
        let (a_prev, w, b) = (a_prev.view(), w.view(), b.view());
        let taken = measure(|| {
            conv_forward_into(a_prev, w, b, self.params, &mut z, workspace).unwrap();
            let (dz, grads) = (dz.view(), &mut grads);
            conv_backward_into(dz, a_prev, w, self.params, grads, workspace).unwrap();
        });
        taken.bytes_max
    }

    fn name(&self) -> String {
        let Self {
            a_prev,
            w,
            params: ConvParams { stride, pad },
            winograd,
        } = self;
        format!("{a_prev:?} ∗ {w:?}, stride {stride}, pad {pad}, {winograd:?}")
    }
}

/// The promise of the documentation, on layers of real networks: at most 8 MB. Images are processed
/// one after the other, so one is enough.
#[test]
fn fast_functions_take_little_memory() {
    let mut faults = Vec::new();
    for case in [
        case((1, 56, 56, 64), (3, 3, 64, 64), 1, 1),
        case((1, 28, 28, 128), (3, 3, 128, 256), 2, 1),
        case((1, 56, 56, 256), (1, 1, 256, 64), 1, 0),
        case((1, 112, 112, 3), (7, 7, 3, 64), 2, 3),
        case((1, 27, 27, 48), (5, 5, 48, 64), 1, 2),
    ] {
        let taken = case.memory(&mut Workspace::new());
        if taken > 8 << 20 {
            faults.push(format!("{}: {taken} bytes are used", case.name()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Bytes of the lists that a call allocates and frees; a buffer for an image or its filters is larger.
fn lists() -> u64 {
    let threads = match cfg!(feature = "rayon") {
        true => available_parallelism().map_or(1, usize::from),
        false => 1,
    };
    6_000 * (1 + threads as u64)
}

/// With the memory of the first call, the second call allocates only a few lists, because every buffer
/// was given back.
#[test]
fn fast_functions_keep_memory_from_call_to_call() {
    let mut faults = Vec::new();
    for case in [
        case((2, 29, 31, 20), (3, 2, 20, 17), 1, 1),
        case((2, 29, 31, 40), (3, 3, 40, 32), 2, 1),
        case((2, 29, 31, 40), (1, 1, 40, 32), 1, 1),
        case((2, 40, 41, 1), (5, 5, 1, 8), 1, 1), // dot products; rows of taps taken as one
        case((2, 12, 13, 3), (7, 7, 3, 64), 1, 3), // dot products with large filters
        case((2, 29, 31, 20), (3, 3, 20, 17), 1, 1),
        case((2, 29, 31, 20), (3, 3, 20, 17), 1, 1).with(Winograd::Never),
        case((2, 29, 31, 20), (3, 3, 20, 17), 1, 1).with(Winograd::Tiles4),
    ] {
        let mut workspace = Workspace::new().with_winograd(case.winograd);
        assert_eq!(workspace.bytes(), 0);
        let first = case.memory(&mut workspace);
        let held = workspace.bytes() as u64;
        let second = case.memory(&mut workspace);
        if second > lists() || held > first || held != workspace.bytes() as u64 {
            let name = case.name();
            faults.push(format!(
                "{name}: {first} bytes were taken, {held} of them are held, and {second} more came with the \
                 second call"
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Neither pass allocates an array that it had before.
#[test]
fn fast_pooling_takes_no_memory_anew() {
    let a_prev = NumpyRng::seed(1).randn((2, 19, 21, 20)).unwrap();
    let params = PoolParams { f: 3, stride: 2 };
    let (mut a, mut da_prev) = (Array4::zeros((2, 9, 10, 20)), Array4::zeros(a_prev.dim()));
    for mode in [PoolMode::Max, PoolMode::Average] {
        let (mut cache, mut workspace) = (PoolCache::default(), Workspace::new());
        let mut pass = || {
            let (a_prev, a) = (a_prev.view(), &mut a);
            pool_forward_into(a_prev, params, mode, a, &mut cache, &mut workspace).unwrap();
            for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
                let (da, da_prev) = (a.view(), &mut da_prev);
                pool_backward_into(da, &cache, mode, ties, da_prev, &mut workspace).unwrap();
            }
        };
        pass();
        let taken = measure(pass).bytes_total;
        assert!(taken <= lists(), "{mode:?}: {taken} bytes");
    }
}
