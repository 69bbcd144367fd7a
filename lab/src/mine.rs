//! Which mistake gives the reader's arrays, for any shape.

use cnn_backprop::{ConvParams, NumpyRng, PoolMode, PoolParams, conv_forward, pool_forward};
use mistakes::diagnosis::{
    Diagnosis, Difference, Explanation, Function, Given, Inputs, Pattern, Tolerance, diagnose,
    difference, run,
};
use ndarray::{Array4, ArrayD, ArrayView, Dimension, Ix4, arr0};

use crate::say::{self, Say};
use crate::wire::{Answer, Numbers};

/// The functions whose results can be pasted, in the order of the page's choice.
pub const FUNCTIONS: [Function; 4] = [
    Function::ConvForward,
    Function::ConvBackward,
    Function::PoolForward,
    Function::PoolBackward,
];

/// What the page says of one array.
#[derive(Clone, Copy)]
enum Kind {
    Nothing,
    Array,
    Mean,
    Stopped,
}

const KINDS: [Kind; 4] = [Kind::Nothing, Kind::Array, Kind::Mean, Kind::Stopped];

/// Four numbers.
fn shape(numbers: &mut Numbers<'_>) -> Result<(usize, usize, usize, usize), Say> {
    let mut extent = || numbers.count("形状中的数", "extent");
    Ok((extent()?, extent()?, extent()?, extent()?))
}

/// The arrays that go into the function: drawn by a seed as in the course, or given.
///
/// Stride, then pad (window, if it pools), then 1 and a seed, the shape of A_prev, that of W (0 0 0 0 if it pools), and
/// whether the upstream gradient is the result of the forward pass; or 0 and A_prev, W, b and dZ.
fn inputs(function: Function, numbers: &mut Numbers<'_>) -> Result<Inputs, Say> {
    let stride = numbers.count("步幅", "stride")?;
    let size = numbers.count("填充或窗口", "padding or window")?;
    let by_seed = numbers.choice(&[false, true])?;
    let pools = matches!(function, Function::PoolForward | Function::PoolBackward);
    if pools {
        let params = PoolParams { f: size, stride };
        let (a_prev, da) = if by_seed {
            let (seed, of_a) = (numbers.count("种子", "seed")?, shape(numbers)?);
            let (_, own) = (shape(numbers)?, numbers.choice(&[false, true])?);
            let a_prev = drawn(seed as u32, [of_a])?.remove(0);
            let (pooled, _) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
            // the random stream goes on, as in the course's cell
            let da = match own {
                true => pooled,
                false => drawn(seed as u32, [of_a, pooled.dim()])?.remove(1),
            };
            (a_prev, da)
        } else {
            let (a_prev, _, _) = (numbers.array4()?, numbers.array()?, numbers.array()?);
            let da = numbers.array()?;
            let (pooled, _) = pool_forward(a_prev.view(), params, PoolMode::Max)?;
            (a_prev, in_shape("dA", da, pooled.raw_dim())?)
        };
        return Ok(Inputs::Pool { a_prev, da, params });
    }
    let params = ConvParams { stride, pad: size };
    if by_seed {
        let seed = numbers.count("种子", "seed")? as u32;
        let (of_a, of_w) = (shape(numbers)?, shape(numbers)?);
        let own = numbers.choice(&[false, true])?;
        let of_b = (1, 1, 1, of_w.3);
        let mut arrays = drawn(seed, [of_a, of_w, of_b])?;
        let (b, w, a_prev) = (arrays.remove(2), arrays.remove(1), arrays.remove(0));
        let (z, layer) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        let dz = match own {
            true => z,
            false => drawn(seed, [of_a, of_w, of_b, z.dim()])?.remove(3),
        };
        return Ok(Inputs::Conv { layer, b, dz });
    }
    let (a_prev, w) = (numbers.array4()?, numbers.array4()?);
    let b = numbers.array()?;
    let b = in_shape("b", b, Ix4(1, 1, 1, w.dim().3))?;
    let dz = numbers.array()?;
    let (z, layer) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let dz = in_shape("dZ", dz, z.raw_dim())?;
    Ok(Inputs::Conv { layer, b, dz })
}

/// An array in the shape that it must have; all 1 if nothing was given.
fn in_shape(array: &str, given: ArrayD<f64>, shape: Ix4) -> Result<Array4<f64>, Say> {
    if given.ndim() == 0 {
        return Ok(Array4::ones(shape));
    }
    let found = given.shape().to_vec();
    given.into_shape_with_order(shape).map_err(|_| {
        let (found, shape) = (say::shape(&found), say::shape(shape.slice()));
        Say::new(
            format!("{array} 的形状是 {found}，应该是 {shape}。"),
            format!("{array} has shape {found}; expected {shape}."),
        )
    })
}

/// Arrays as `np.random.seed(seed)` and `np.random.randn` draw them, one after the other.
fn drawn(
    seed: u32,
    shapes: impl IntoIterator<Item = (usize, usize, usize, usize)>,
) -> Result<Vec<Array4<f64>>, Say> {
    let mut rng = NumpyRng::seed(seed);
    let arrays = shapes.into_iter().map(|shape| rng.randn(shape));
    Ok(arrays.collect::<cnn_backprop::Result<_>>()?)
}

/// What is given of one array, in the shape of the right one if only axes are missing, and how exactly it is known.
fn given(numbers: &mut Numbers<'_>, right: Option<&ArrayD<f64>>) -> Result<(Given, f64), Say> {
    let kind = numbers.choice(&KINDS)?;
    Ok(match kind {
        Kind::Nothing => (Given::Unknown, 0.0),
        Kind::Stopped => (Given::Stopped, 0.0),
        Kind::Mean => {
            let half_unit = numbers.number()?;
            (Given::Mean(numbers.number()?), half_unit)
        }
        Kind::Array => {
            let half_unit = numbers.number()?;
            let array = numbers.array()?;
            let in_shape = right
                .filter(|right| {
                    right.len() == array.len() && without_ones(right) == without_ones(&array)
                })
                .and_then(|right| array.to_shape(right.raw_dim()).ok())
                .map(|array| array.to_owned());
            (Given::Array(in_shape.unwrap_or(array)), half_unit)
        }
    })
}

/// The extents that are not 1; none if the array was pasted as one line, which fits every shape.
fn without_ones(array: &ArrayD<f64>) -> Vec<usize> {
    array.shape().iter().copied().filter(|n| *n != 1).collect()
}

/// The function, its inputs, the relative tolerance, and what is given of each array that it returns: 0 for nothing, 1 for
/// half a unit of its last digit and the array, 2 for the same and its mean, 3 if the function stops.
///
/// The answer begins with 0 (right), 1 (explained) or 2 (unexplained). Then comes the first element that differs: which
/// array, the given and the right number, how many differ of how many, and its indices; or −1 if there is none. Then come the
/// right arrays. Its text has one line for each explanation: the names of its mistakes, whose words the page has; or the
/// pattern, in Chinese and English.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn answer(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let function = numbers.choice(&FUNCTIONS)?;
    let inputs = inputs(function, numbers)?;
    let relative = numbers.number()?;
    if !(0.0..=0.01).contains(&relative) {
        return Err(Say::other_version());
    }
    let right = run(function, &[], &inputs);
    let mut all = Vec::new();
    let mut tolerance = Tolerance::from(relative);
    for right in &right {
        let (given, half_unit) = given(numbers, right.as_ref())?;
        tolerance.absolute = tolerance.absolute.max(1.01 * half_unit);
        all.push(given);
    }
    let diagnosis = diagnose(function, &inputs, &all, tolerance);
    let (status, text) = match &diagnosis {
        Diagnosis::Right => (0.0, String::new()),
        Diagnosis::Explained(explanations) => (1.0, explanations.iter().map(line).collect()),
        Diagnosis::Unexplained { pattern, .. } => {
            (2.0, pattern.as_ref().map(said).unwrap_or_default())
        }
    };
    let pairs = all.iter().zip(&right).enumerate();
    let mut differences = pairs.filter_map(|(at, pair)| match pair {
        (Given::Array(given), Some(right)) => difference(at, given, right, tolerance),
        _ => None,
    });
    let mut answer = Answer {
        text,
        ..Answer::default()
    };
    answer.number(status);
    match differences.next() {
        Some(Difference {
            array,
            at,
            given,
            right,
            of,
        }) => {
            let numbers = [array as f64, given, right, of.0 as f64, of.1 as f64];
            numbers.into_iter().for_each(|number| answer.number(number));
            let at: Vec<_> = at.iter().map(|&at| at as f64).collect();
            answer.array(ArrayView::from(&at));
        }
        None => answer.number(-1.0),
    }
    for right in &right {
        match right {
            Some(right) => answer.array(right.view()),
            None => answer.array(arr0(f64::NAN).view()),
        }
    }
    Ok(answer)
}

/// One explanation: the name of each mistake.
fn line(explanation: &Explanation) -> String {
    let mistakes = explanation.mistakes.iter();
    mistakes
        .map(|known| known.name)
        .collect::<Vec<_>>()
        .join("\t")
        + "\n"
}

/// A pattern as a sentence, in Chinese and in English.
fn said(pattern: &Pattern) -> String {
    let named = |axis: usize| ["m", "n_H", "n_W", "n_C"].get(axis).copied().unwrap_or("?");
    let axes = |axes: &[usize]| {
        axes.iter()
            .map(|&axis| axis.to_string())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match pattern {
        Pattern::Factor(_) => "每个数都是应有值的同一个倍数。\tEvery number is the same multiple of what it should be.\n".into(),
        Pattern::Another(other) => format!(
            "这是它返回的第 {0} 个数组应有的数。\tThese are the numbers that array {0} of its results should have.\n",
            other + 1
        ),
        Pattern::Offsets(_) => "每个通道的数都差一个固定的值。偏置对吗？\tThe numbers of each channel are off by a fixed value. Is the bias right?\n".into(),
        Pattern::Exchanged(first, second) => format!(
            "数都对，只是轴 {first} 和轴 {second} 交换了。\tThe numbers are right, but axes {first} and {second} are exchanged.\n"
        ),
        Pattern::Reversed(reversed) => format!(
            "数都对，只是沿轴 {0} 颠倒了。\tThe numbers are right, but reversed along axis {0}.\n",
            axes(reversed)
        ),
        Pattern::OnlyRight(axis, at) => format!(
            "轴 {axis}（{0}）上只有第 {1} 个全对，从 0 数起。\tAlong axis {axis} ({0}), only index {1} is right throughout, counted from 0.\n",
            named(*axis),
            axes(at)
        ),
        Pattern::OnlyWrong(axis, at) => format!(
            "轴 {axis}（{0}）上只有第 {1} 个有错，从 0 数起。\tAlong axis {axis} ({0}), only index {1} has wrong numbers, counted from 0.\n",
            named(*axis),
            axes(at)
        ),
    }
}
