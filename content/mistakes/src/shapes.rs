//! Which shapes reveal which mistakes, by means and by elements.

use cnn_backprop::{ConvCache, ConvParams, NumpyRng, PoolMode, PoolParams, Result};
use ndarray::{Array4, Zip};

use crate::numpy::normals;
use crate::record::Mistake;
use crate::{backward, forward, pooling};

/// The result of comparing a mistake with correct numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Means differ, and so do elements.
    Means,
    /// Elements differ, but means do not.
    Elements,
    /// The program stops because shapes do not match.
    Stops,
    /// Nothing differs.
    Hidden,
}

/// The upstream gradient of the layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upstream {
    /// dZ = Z, as the course's cell has it.
    Output,
    /// Ones.
    Ones,
}

/// A convolutional layer to compare on.
#[derive(Clone, Copy, Debug)]
pub struct Convolution {
    /// A short label for what is special about it.
    pub name: &'static str,
    /// `(m, n_H_prev, n_W_prev, n_C_prev)`.
    pub a_prev: [usize; 4],
    /// `(f_h, f_w, n_C_prev, n_C)`.
    pub w: [usize; 4],
    /// Stride.
    pub stride: usize,
    /// Padding.
    pub pad: usize,
    /// Upstream gradient.
    pub dz: Upstream,
}

const COURSE: Convolution = Convolution {
    name: "s=2",
    a_prev: [10, 4, 4, 3],
    w: [2, 2, 3, 8],
    stride: 2,
    pad: 2,
    dz: Upstream::Output,
};

/// The course's cell, variants with one change each, and a layer with all changes.
#[rustfmt::skip]
pub const CONVOLUTIONS: [Convolution; 9] = [
    COURSE,
    Convolution { name: "dZ=1", dz: Upstream::Ones, ..COURSE },
    Convolution { name: "m=1", a_prev: [1, 4, 4, 3], ..COURSE },
    Convolution { name: "s=1", stride: 1, ..COURSE },
    Convolution { name: "f=3", a_prev: [10, 5, 5, 3], w: [3, 3, 3, 8], ..COURSE },
    Convolution { name: "H≠W", a_prev: [10, 4, 6, 3], ..COURSE },
    Convolution { name: "r>0", a_prev: [10, 5, 5, 3], ..COURSE },
    Convolution { name: "p=0", pad: 0, ..COURSE },
    Convolution { name: "★", a_prev: [2, 6, 9, 3], w: [3, 2, 3, 4], stride: 2, pad: 0, dz: Upstream::Output },
];

/// The result of comparing `mistake` on `shape`.
///
/// # Errors
/// Those of the layer without a mistake.
pub fn convolution(mistake: Mistake, shape: &Convolution) -> Result<Verdict> {
    let right = run_convolution(None, shape)?;
    Ok(verdict(&right, run_convolution(Some(mistake), shape)))
}

fn run_convolution(mistake: Option<Mistake>, shape: &Convolution) -> Result<Vec<Array4<f64>>> {
    let mut rng = NumpyRng::seed(1);
    let layer = ConvCache {
        a_prev: normals(&mut rng, shape.a_prev)?,
        w: normals(&mut rng, shape.w)?,
        params: ConvParams {
            stride: shape.stride,
            pad: shape.pad,
        },
    };
    let b = normals(&mut rng, [1, 1, 1, shape.w[3]])?;
    let z = forward::conv_forward(mistake, &layer, &b)?;
    let dz = match shape.dz {
        Upstream::Output => z.clone(),
        Upstream::Ones => Array4::ones(z.raw_dim()),
    };
    let grads = backward::conv_backward(mistake, dz.view(), &layer)?;
    Ok(vec![z, grads.da_prev, grads.dw, grads.db])
}

/// A pooling layer to compare on.
#[derive(Clone, Copy, Debug)]
pub struct Pooling {
    /// A short label for what is special about it.
    pub name: &'static str,
    /// `(m, n_H_prev, n_W_prev, n_C)`.
    pub a_prev: [usize; 4],
    /// Side of the window.
    pub f: usize,
    /// Stride.
    pub stride: usize,
    /// The function applied to the normal random numbers of the input.
    pub input: fn(f64) -> f64,
}

const BLOCKS: Pooling = Pooling {
    name: "f=s",
    a_prev: [2, 4, 4, 2],
    f: 2,
    stride: 2,
    input: |x| x,
};

/// Windows without overlap, variants with one change each, and a layer with all changes.
#[rustfmt::skip]
pub const POOLINGS: [Pooling; 6] = [
    BLOCKS,
    Pooling { name: "s=1", stride: 1, ..BLOCKS },
    Pooling { name: "f=3", a_prev: [2, 5, 5, 2], f: 3, ..BLOCKS },
    Pooling { name: "ReLU", input: |x| x.max(0.0), ..BLOCKS },
    Pooling { name: "int", input: |x| (10.0 * x).round(), ..BLOCKS },
    Pooling { name: "★", a_prev: [2, 6, 9, 2], f: 3, stride: 2, input: |x| (2.0 * x).round().max(0.0) },
];

/// The result of comparing `mistake` on `shape` in both modes.
///
/// # Errors
/// Those of the layer without a mistake.
pub fn pool(mistake: Mistake, shape: &Pooling) -> Result<Verdict> {
    let right = run_pooling(None, shape)?;
    Ok(verdict(&right, run_pooling(Some(mistake), shape)))
}

fn run_pooling(mistake: Option<Mistake>, shape: &Pooling) -> Result<Vec<Array4<f64>>> {
    let mut rng = NumpyRng::seed(1);
    let a_prev = normals(&mut rng, shape.a_prev)?.mapv(shape.input);
    let params = PoolParams {
        f: shape.f,
        stride: shape.stride,
    };
    let (a, _) = cnn_backprop::pool_forward(a_prev.view(), params, PoolMode::Average)?;
    let da = rng.randn(a.raw_dim())?;
    let back = |mode| pooling::pool_backward(mistake, da.view(), &a_prev, params, mode);
    Ok(vec![back(PoolMode::Max)?, back(PoolMode::Average)?])
}

fn verdict(right: &[Array4<f64>], wrong: Result<Vec<Array4<f64>>>) -> Verdict {
    let Ok(wrong) = wrong else {
        return Verdict::Stops;
    };
    let mut pairs = right.iter().zip(&wrong);
    let means = |(a, b): (&Array4<f64>, &Array4<f64>)| near(mean(a), mean(b));
    let elements = |(a, b): (&Array4<f64>, &Array4<f64>)| {
        a.shape() == b.shape() && Zip::from(a).and(b).all(|&a, &b| near(a, b))
    };
    if !pairs.clone().all(means) {
        Verdict::Means
    } else if !pairs.all(elements) {
        Verdict::Elements
    } else {
        Verdict::Hidden
    }
}

fn mean(x: &Array4<f64>) -> f64 {
    x.mean().unwrap_or(f64::NAN)
}

/// How far apart correct results in different orders of summation can be.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-10 * a.abs().max(b.abs()).max(1.0)
}
