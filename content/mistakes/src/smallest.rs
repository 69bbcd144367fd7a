//! For each mistake that pages explain, a small test that catches it, with integers chosen to be easy to check by hand.
//!
//! [`crate::diagnosis::smallest`] finds one for every mistake, but with random integers and square filters, where a filter
//! of 1×2 leaves a reader half as much to do.

use cnn_backprop::{ConvCache, ConvParams, PoolMode, PoolParams, Result};
use ndarray::{Array2, Array3, Array4, Axis, array, s};

use crate::record::Mistake;
use crate::{backward, forward, pooling};

/// The smallest test that catches a mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Smallest {
    /// The mistake.
    pub mistake: Mistake,
    /// The arguments of the layer.
    pub given: String,
    /// The result of correct code.
    pub right: String,
    /// The result of code with the mistake.
    pub wrong: String,
}

/// The tests of one forward step.
///
/// # Errors
/// Those of the crate, if an example is no longer valid.
pub fn forward() -> Result<Vec<Smallest>> {
    let (a, w) = (
        array![[1.0, 2.0], [4.0, 5.0]],
        array![[1.0, 2.0], [3.0, 4.0]],
    );
    let b = 10.0;
    let given = format!("a = {}  W = {}  b = {b}", flat(&a), flat(&w));
    let (a, w) = (a.insert_axis(Axis(2)), w.insert_axis(Axis(2)));
    let z = |mistake| forward::conv_single_step(mistake, a.view(), w.view(), b);
    let mistakes = [
        Mistake::BiasInTheSum,
        Mistake::MatrixProduct,
        Mistake::TrueConvolution,
    ];
    mistakes
        .into_iter()
        .map(|mistake| {
            Ok(Smallest {
                mistake,
                given: given.clone(),
                right: format!("z = {}", z(None)?),
                wrong: format!("z = {}", z(Some(mistake))?),
            })
        })
        .collect()
}

/// The gradient that a test of the backward pass compares.
#[derive(Clone, Copy)]
enum Shown {
    DA,
    DW,
    Db,
}

/// The tests of the backward pass of a convolution.
///
/// # Errors
/// Those of the crate, if an example is no longer valid.
#[rustfmt::skip] // one row per test
pub fn backward() -> Result<Vec<Smallest>> {
    let row = |x: &[f64]| Array3::from_shape_fn((1, x.len(), 1), |(_, n, _)| x[n]);
    let square = |x: Array2<f64>| x.insert_axis(Axis(2));
    let two = |x: [f64; 2]| Array3::from_shape_fn((1, 1, 2), |(_, _, c)| x[c]);
    let square_w = || square(array![[1.0, 2.0], [3.0, 4.0]]);
    let square_dz = || square(array![[1.0, 10.0], [100.0, 1000.0]]);
    let one = [row(&[1.0])];
    let examples = [row(&[1.0]), row(&[2.0])];
    let upstream = [row(&[1.0]), row(&[10.0])];
    use Shown::{DA, DW, Db};
    [
        test(Mistake::StrideIgnored, DA, &[row(&[1.0, 2.0, 3.0])], &row(&[1.0]), 2, &[row(&[1.0, 10.0])]),
        test(Mistake::EndFromStride, DA, &[row(&[1.0, 2.0, 3.0])], &row(&[1.0, 2.0]), 1, &[row(&[1.0, 10.0])]),
        test(Mistake::InputAssigned, DA, &[row(&[1.0, 2.0, 3.0])], &row(&[1.0, 2.0]), 1, &[row(&[1.0, 10.0])]),
        test(Mistake::WindowAssigned, DA, &[row(&[1.0, 2.0, 3.0])], &row(&[1.0, 2.0]), 1, &[row(&[1.0, 10.0])]),
        test(Mistake::FiltersAssigned, DW, &[row(&[1.0, 2.0, 3.0])], &row(&[1.0, 2.0]), 1, &[row(&[1.0, 10.0])]),
        test(Mistake::BiasesAssigned, Db, &[row(&[1.0, 2.0])], &row(&[1.0]), 1, &[row(&[1.0, 10.0])]),
        test(Mistake::FilterTurned, DA, &[row(&[1.0, 2.0])], &row(&[1.0, 2.0]), 1, &one),
        test(Mistake::FilterTransposed, DA, &[square_w()], &square_w(), 1, &one),
        test(Mistake::SliceTurned, DW, &[row(&[1.0, 2.0])], &row(&[1.0, 2.0]), 1, &one),
        test(Mistake::UpstreamTransposed, DA, &[square_w()], &row(&[1.0]), 1, &[square_dz()]),
        test(Mistake::LastFilterOnly, DA, &one, &two([1.0, 2.0]), 1, &[two([1.0, 10.0])]),
        test(Mistake::OneExampleOnly, DW, &examples, &row(&[1.0]), 1, &upstream),
        test(Mistake::DividedByM, DW, &examples, &row(&[1.0]), 1, &upstream),
        test(Mistake::MinusPad, DA, &one, &row(&[1.0]), 1, &one),
        test(Mistake::SizeFromOutput, DA, &[row(&[1.0, 2.0, 3.0])], &row(&[1.0, 2.0]), 2, &one),
    ]
    .into_iter()
    .collect()
}

/// One test: no padding, one input channel; the last axis of `w` and `dz` is the filter.
fn test(
    mistake: Mistake,
    shown: Shown,
    a: &[Array3<f64>],
    w: &Array3<f64>,
    stride: usize,
    dz: &[Array3<f64>],
) -> Result<Smallest> {
    let batch = |images: &[Array3<f64>]| {
        let views: Vec<_> = images.iter().map(|image| image.view()).collect();
        ndarray::stack(Axis(0), &views).expect("all images have the same size")
    };
    let layer = ConvCache {
        a_prev: batch(a),
        w: w.clone().insert_axis(Axis(2)),
        params: ConvParams { stride, pad: 0 },
    };
    let (a, dz) = (batch(a), batch(dz));
    let name = match shown {
        Shown::DA => "dA",
        Shown::DW => "dW",
        Shown::Db => "db",
    };
    let found = |mistake| {
        let grads = match backward::conv_backward(mistake, dz.view(), &layer) {
            Ok(grads) => grads,
            Err(error) => return format!("stops: {error}"),
        };
        let gradient = match shown {
            Shown::DA => grads.da_prev,
            Shown::DW => grads.dw,
            Shown::Db => grads.db,
        };
        format!("{name} = {}", numbers(&gradient))
    };
    Ok(Smallest {
        mistake,
        given: format!(
            "A = {}  W = {}  s = {stride}  dZ = {}",
            numbers(&a),
            numbers(&layer.w),
            numbers(&dz)
        ),
        right: found(None),
        wrong: found(Some(mistake)),
    })
}

/// The tests of the backward pass of pooling.
///
/// # Errors
/// Those of the crate, if an example is no longer valid.
pub fn pooling() -> Result<Vec<Smallest>> {
    use PoolMode::{Average, Max};
    let tied = array![[7.0, 7.0], [1.0, 2.0]];
    let overlap = array![[1.0, 9.0, 2.0], [3.0, 4.0, 5.0]];
    let row = array![[1.0, 2.0, 3.0]];
    [
        (Mistake::EveryMaximum, Max, &tied, (2, 1), vec![6.0]),
        (
            Mistake::PoolAssigned,
            Max,
            &overlap,
            (2, 1),
            vec![10.0, 7.0],
        ),
        (
            Mistake::PoolStrideIgnored,
            Max,
            &row,
            (1, 2),
            vec![1.0, 10.0],
        ),
        (
            Mistake::PoolEndFromStride,
            Max,
            &overlap,
            (2, 1),
            vec![10.0, 7.0],
        ),
        (Mistake::NotShared, Average, &tied, (2, 1), vec![8.0]),
        (Mistake::WholeGradient, Average, &tied, (2, 1), vec![6.0]),
    ]
    .into_iter()
    .map(|(mistake, mode, a, (f, stride), da)| {
        let a_prev = a.clone().insert_axis(Axis(0)).insert_axis(Axis(3));
        let da = Array4::from_shape_fn((1, 1, da.len(), 1), |(_, _, w, _)| da[w]);
        let params = PoolParams { f, stride };
        let found = |mistake| -> Result<String> {
            let back = pooling::pool_backward(mistake, da.view(), &a_prev, params, mode)?;
            Ok(format!("dA_prev = {}", numbers(&back)))
        };
        Ok(Smallest {
            mistake,
            given: format!(
                "{mode:?}  A_prev = {}  f = {f}  s = {stride}  dA = {}",
                flat(a),
                numbers(&da)
            ),
            right: found(None)?,
            wrong: found(Some(mistake))?,
        })
    })
    .collect()
}

/// `[[1, 2], [3, 4]]` on one line, a single row as `[1, 2]`.
fn flat(x: &Array2<f64>) -> String {
    let rows: Vec<_> = x.rows().into_iter().map(|row| format!("{row}")).collect();
    match rows.as_slice() {
        [row] => row.clone(),
        rows => format!("[{}]", rows.join(", ")),
    }
}

/// The numbers of a batch or of filters, without axes of extent 1.
fn numbers(x: &Array4<f64>) -> String {
    match *x.shape() {
        [1, 1, 1, _] => flat(&x.slice(s![0, 0, .., ..]).to_owned()),
        [1, _, 1, 1] => format!("{}", x.slice(s![0, .., 0, 0])),
        [1, _, _, 1] => flat(&x.slice(s![0, .., .., 0]).to_owned()),
        [_, _, 1, 1] => flat(&x.slice(s![.., .., 0, 0]).to_owned()),
        _ => flat(&x.slice(s![.., 0, .., 0]).t().to_owned()),
    }
}
