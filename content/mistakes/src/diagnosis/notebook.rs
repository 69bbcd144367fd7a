//! The cells of circulated notebooks, and what they print if a function has a mistake.

use cnn_backprop::conv::conv_output_shape;
use cnn_backprop::pool::pool_output_shape;
use cnn_backprop::{ConvParams, NumpyRng, PoolParams, Result, fingerprint};
use ndarray::{Array4, ArrayD, Axis};

use super::cases::layer;
use super::function::{Function, Inputs, Outcome, run};
use super::known::Known;
use crate::numpy::normals;

/// A number of a cell; `None` if the program stops before.
pub(super) type Number = Option<f64>;

/// What a cell prints if one function has this mistake.
type Numbers = Box<dyn Fn(Option<&Known>) -> Vec<Number>>;

/// A cell of a notebook, and the numbers it prints.
pub(super) struct Cell {
    /// In Chinese and in English.
    pub label: [&'static str; 2],
    /// The functions that its numbers depend on.
    pub functions: &'static [Function],
    /// The name of each number.
    pub of: Vec<&'static str>,
    /// The numbers if one function has a mistake.
    pub numbers: Numbers,
}

/// All of them, in the order of the page.
///
/// # Errors
/// Those of the layers.
pub(super) fn cells() -> Result<Vec<Cell>> {
    Ok(vec![
        step()?,
        convolution(
            ["课程，步幅 2", "course, stride 2"],
            [10, 4, 4, 3],
            [2, 2, 3, 8],
            2,
            2,
        )?,
        convolution(
            ["课程，步幅 1", "course, stride 1"],
            [10, 4, 4, 3],
            [2, 2, 3, 8],
            1,
            2,
        )?,
        convolution(
            ["课程的新版，前向", "course, current edition, forward"],
            [2, 5, 7, 4],
            [3, 3, 4, 8],
            2,
            1,
        )?,
        convolution(
            ["3×3，步幅 2，填充 1", "3×3, stride 2, padding 1"],
            [2, 5, 6, 3],
            [3, 3, 3, 4],
            2,
            1,
        )?,
        pool_forward(
            ["课程的池化，前向", "course, pooling forward"],
            [2, 4, 4, 3],
            3,
            2,
            None,
        )?,
        pool_forward(
            [
                "课程的新版，池化前向，步幅 1",
                "course, current edition, pooling forward, stride 1",
            ],
            [2, 5, 5, 3],
            3,
            1,
            Some(1),
        )?,
        pool_backward()?,
    ])
}

fn step() -> Result<Cell> {
    let mut rng = NumpyRng::seed(1);
    let (a_slice, w) = (rng.randn((4, 4, 3))?, rng.randn((4, 4, 3))?);
    let inputs = Inputs::Step {
        a_slice,
        w,
        b: rng.randn((1, 1, 1))?.sum(),
    };
    Ok(Cell {
        label: ["一步", "one step"],
        functions: &[Function::ConvSingleStep],
        of: vec!["step"],
        numbers: Box::new(move |known| {
            let outcome = run(Function::ConvSingleStep, &names(known), &inputs);
            outcome
                .iter()
                .map(|z| z.as_ref().map(|z| z.sum()))
                .collect()
        }),
    })
}

fn names(known: Option<&Known>) -> Vec<&str> {
    known.map(|known| known.name).into_iter().collect()
}

/// The cell passes dZ = Z, so that a mistake of the forward pass also changes the gradients.
fn convolution(
    label: [&'static str; 2],
    a_prev: [usize; 4],
    w: [usize; 4],
    stride: usize,
    pad: usize,
) -> Result<Cell> {
    let mut rng = NumpyRng::seed(1);
    let params = ConvParams { stride, pad };
    let (layer, b) = layer(&mut rng, a_prev, w, params)?;
    let dz = Array4::zeros(conv_output_shape(
        &layer.a_prev.view(),
        &layer.w.view(),
        params,
    )?);
    let inputs = Inputs::Conv { layer, b, dz };
    let numbers = move |known: Option<&Known>| {
        let of = |function| names(known.filter(|known| known.function == function));
        let z = run(Function::ConvForward, &of(Function::ConvForward), &inputs).remove(0);
        let mut arrays = vec![z.clone()];
        let mut inputs = inputs.clone();
        let z = z.and_then(|z| z.into_dimensionality().ok());
        match (&mut inputs, z) {
            (Inputs::Conv { dz, .. }, Some(z)) => {
                *dz = z;
                arrays.extend(run(
                    Function::ConvBackward,
                    &of(Function::ConvBackward),
                    &inputs,
                ));
            }
            _ => arrays.extend([None, None, None]),
        }
        let means = arrays
            .iter()
            .map(|array| array.as_ref().and_then(|array| array.mean()));
        let prints = arrays.iter().map(|array| {
            array
                .as_ref()
                .and_then(|array| fingerprint(array.view()).ok())
        });
        means.chain(prints).collect()
    };
    Ok(Cell {
        label,
        functions: &[Function::ConvForward, Function::ConvBackward],
        of: vec![
            "z-mean", "da-mean", "dw-mean", "db-mean", "z-print", "da-print", "dw-print",
            "db-print",
        ],
        numbers: Box::new(numbers),
    })
}

/// All elements, or those of `A[1, row]`.
fn pool_forward(
    label: [&'static str; 2],
    a_prev: [usize; 4],
    f: usize,
    stride: usize,
    row: Option<usize>,
) -> Result<Cell> {
    let params = PoolParams { f, stride };
    let a_prev = normals(&mut NumpyRng::seed(1), a_prev)?;
    let da = Array4::zeros(pool_output_shape(&a_prev.view(), params)?);
    let inputs = Inputs::Pool { a_prev, da, params };
    let numbers = move |known: Option<&Known>| {
        elements(&run(Function::PoolForward, &names(known), &inputs), row)
    };
    Ok(both_modes(
        label,
        &[Function::PoolForward],
        ["a-max", "a-average"],
        numbers,
    ))
}

/// The elements of `dA_prev[1, 1]`; dA is drawn without a new seed.
fn pool_backward() -> Result<Cell> {
    let mut rng = NumpyRng::seed(1);
    let params = PoolParams { f: 2, stride: 1 };
    let a_prev = normals(&mut rng, [5, 5, 3, 2])?;
    let inputs = Inputs::Pool {
        a_prev,
        da: normals(&mut rng, [5, 4, 2, 2])?,
        params,
    };
    // It calls the two helpers, so their mistakes are its own.
    let numbers = move |known: Option<&Known>| {
        elements(
            &run(Function::PoolBackward, &names(known), &inputs),
            Some(1),
        )
    };
    let functions = &[
        Function::PoolBackward,
        Function::CreateMask,
        Function::DistributeValue,
    ];
    Ok(both_modes(
        ["课程的池化", "course, pooling"],
        functions,
        ["pool-max", "pool-average"],
        numbers,
    ))
}

fn both_modes(
    label: [&'static str; 2],
    functions: &'static [Function],
    of: [&'static str; 2],
    numbers: impl Fn(Option<&Known>) -> Vec<Number> + 'static,
) -> Cell {
    let count = numbers(None).len() / 2;
    let of = of.into_iter().flat_map(|of| vec![of; count]).collect();
    Cell {
        label,
        functions,
        of,
        numbers: Box::new(numbers),
    }
}

/// The elements of both results, or those of one row of the second example; as many for a wrong shape.
fn elements(outcome: &Outcome, row: Option<usize>) -> Vec<Number> {
    let shown = |array: &ArrayD<f64>| match row {
        Some(row) if array.len_of(Axis(0)) > 1 && array.len_of(Axis(1)) > row => array
            .index_axis(Axis(0), 1)
            .index_axis(Axis(0), row)
            .iter()
            .map(|&x| Some(x))
            .collect(),
        Some(_) => Vec::new(),
        None => array.iter().map(|&x| Some(x)).collect::<Vec<Number>>(),
    };
    let lists: Vec<_> = outcome
        .iter()
        .map(|array| array.as_ref().map(shown).unwrap_or_default())
        .collect();
    let len = lists.iter().map(Vec::len).max().unwrap_or(0);
    lists
        .into_iter()
        .flat_map(|mut list| {
            list.resize(len, None);
            list
        })
        .collect()
}
