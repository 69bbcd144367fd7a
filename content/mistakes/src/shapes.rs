//! Which shape gives which mistake away, by means and by elements.

use cnn_backprop::{ConvCache, ConvParams, NumpyRng, PoolMode, PoolParams, Result};
use ndarray::{Array4, Zip};

use crate::record::Mistake;
use crate::{backward, forward, pooling};

/// What a comparison with right numbers makes of a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Means differ, and so do elements.
    Means,
    /// Elements differ, means do not.
    Elements,
    /// The program stops: shapes do not fit.
    Stops,
    /// Nothing differs.
    Hidden,
}

/// The gradient that is handed to the layer from above.
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
    /// What is special about it, in few letters.
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

/// The course's cell, the same with one thing changed, and a layer with all of it changed.
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

/// What comparing on `shape` makes of `mistake`.
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
    /// What is special about it, in few letters.
    pub name: &'static str,
    /// `(m, n_H_prev, n_W_prev, n_C)`.
    pub a_prev: [usize; 4],
    /// Side of the window.
    pub f: usize,
    /// Stride.
    pub stride: usize,
    /// What is done to the normals of the input.
    pub input: fn(f64) -> f64,
}

const BLOCKS: Pooling = Pooling {
    name: "f=s",
    a_prev: [2, 4, 4, 2],
    f: 2,
    stride: 2,
    input: |x| x,
};

/// Windows side by side, the same with one thing changed, and a layer with all of it changed.
#[rustfmt::skip]
pub const POOLINGS: [Pooling; 6] = [
    BLOCKS,
    Pooling { name: "s=1", stride: 1, ..BLOCKS },
    Pooling { name: "f=3", a_prev: [2, 5, 5, 2], f: 3, ..BLOCKS },
    Pooling { name: "ReLU", input: |x| x.max(0.0), ..BLOCKS },
    Pooling { name: "int", input: |x| (10.0 * x).round(), ..BLOCKS },
    Pooling { name: "★", a_prev: [2, 6, 9, 2], f: 3, stride: 2, input: |x| (2.0 * x).round().max(0.0) },
];

/// What comparing on `shape`, in both modes, makes of `mistake`.
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

fn normals(rng: &mut NumpyRng, [m, h, w, c]: [usize; 4]) -> Result<Array4<f64>> {
    rng.randn((m, h, w, c))
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

/// Right code in another order of summation is this near.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-10 * a.abs().max(b.abs()).max(1.0)
}
