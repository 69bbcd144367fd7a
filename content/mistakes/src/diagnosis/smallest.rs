//! The smallest input on which a mistake shows, found by trying small ones in a fixed order.

use std::fmt;
use std::ops::RangeInclusive;

use super::cases::{Case, Convolution, Pooling};
use super::function::{Function, Inputs, run};
use super::known::Known;
use super::pattern::same;

/// The smallest input on which a mistake shows.
#[derive(Clone, Copy, Debug)]
pub struct Smallest {
    /// The function that has the mistake.
    pub function: Function,
    /// Shapes and seed.
    pub case: Case,
    /// The place of its shapes among those that are tried: a smaller one has less.
    pub place: usize,
}

impl Smallest {
    /// The arguments of the function: integers, so that a reader can follow each step.
    pub fn inputs(&self) -> Inputs {
        integers(self.case)
    }
}

/// The shapes and the hyperparameters, as the course names them.
impl fmt::Display for Smallest {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.case {
            Case::Pad(_, shape, pad) => write!(out, "X {}, pad {pad}", tuple(&shape)),
            Case::Step(_, shape) => write!(out, "a_slice_prev {}", tuple(&shape)),
            Case::Conv(case) => {
                let (a_prev, w) = (tuple(&case.a_prev), tuple(&case.w));
                let Convolution { stride, pad, .. } = case;
                write!(out, "A_prev {a_prev}, W {w}, stride {stride}, pad {pad}")
            }
            Case::Pool(case) => {
                let Pooling { f, stride, .. } = case;
                write!(
                    out,
                    "A_prev {}, f {f}, stride {stride}",
                    tuple(&case.a_prev)
                )
            }
            Case::Window(_, shape, _) if self.function == Function::CreateMask => {
                write!(out, "x {}", tuple(&shape))
            }
            Case::Window(_, shape, _) => write!(out, "shape {}", tuple(&shape)),
        }
    }
}

fn tuple(extents: &[usize]) -> String {
    let extents: Vec<_> = extents.iter().map(usize::to_string).collect();
    format!("({})", extents.join(", "))
}

/// The smallest input on which the mistake shows: the one with the fewest numbers, then with the smallest padding, stride,
/// window and so on. `None` if none of those tried shows it.
///
/// Filters are square, because the course's code assumes that, and no window lies wholly in the padding.
pub fn smallest(known: &Known) -> Option<Smallest> {
    let function = known.function;
    let (place, case) =
        tried(function).find(|(_, case)| shows(function, known.name, &integers(*case)))?;
    Some(Smallest {
        function,
        case,
        place,
    })
}

/// Whether the mistake changes what the function returns, or stops it.
fn shows(function: Function, mistake: &str, inputs: &Inputs) -> bool {
    let right = run(function, &[], inputs);
    let wrong = run(function, &[mistake], inputs);
    let mut pairs = wrong.iter().zip(&right);
    !pairs.all(|pair| match pair {
        (Some(wrong), Some(right)) => same(wrong, right, 1e-9.into()),
        _ => false,
    })
}

/// What is tried, in this order: a shape with each of several seeds, then the next. A mistake may need a negative number,
/// or in pooling a tie, which few seeds have.
fn tried(function: Function) -> impl Iterator<Item = (usize, Case)> {
    let (shapes, seeds) = match function {
        Function::ZeroPad => (paddings(), 4),
        Function::ConvSingleStep => (steps(), 4),
        Function::ConvForward | Function::ConvBackward => (convolutions(), 4),
        Function::PoolForward | Function::PoolBackward => (poolings(), 24),
        Function::CreateMask | Function::DistributeValue => (windows(), 24),
    };
    let shapes = shapes.into_iter().enumerate();
    shapes.flat_map(move |(place, shape)| (1..=seeds).map(move |seed| (place, shape.with(seed))))
}

impl Case {
    fn with(self, seed: u32) -> Self {
        match self {
            Self::Pad(_, shape, pad) => Self::Pad(seed, shape, pad),
            Self::Step(_, shape) => Self::Step(seed, shape),
            Self::Conv(case) => Self::Conv(Convolution { seed, ..case }),
            Self::Pool(case) => Self::Pool(Pooling { seed, ..case }),
            Self::Window(_, shape, ties) => Self::Window(seed, shape, ties),
        }
    }
}

fn paddings() -> Vec<Case> {
    let axes = [0..=2, 1..=2, 1..=3, 1..=3, 1..=2];
    sorted(axes, |[pad, m, h, w, c]| {
        Some((m * h * w * c, Case::Pad(0, [m, h, w, c], pad)))
    })
}

fn steps() -> Vec<Case> {
    let axes = [1..=3, 1..=3];
    sorted(axes, |[f, c]| Some((f * f * c, Case::Step(0, [f, f, c]))))
}

fn convolutions() -> Vec<Case> {
    let axes = [0..=1, 1..=2, 1..=3, 1..=2, 1..=4, 1..=4, 1..=2, 1..=2];
    sorted(axes, |[pad, stride, f, m, h, w, n_c_prev, n_c]| {
        let fits = |extent: usize| (extent + 2 * pad).checked_sub(f).filter(|_| pad < f);
        let positions = |extent: usize| Some(fits(extent)? / stride + 1);
        let z = m * positions(h)? * positions(w)? * n_c;
        let given = m * h * w * n_c_prev + f * f * n_c_prev * n_c + n_c;
        let case = Case::Conv(Convolution {
            seed: 0,
            a_prev: [m, h, w, n_c_prev],
            w: [f, f, n_c_prev, n_c],
            stride,
            pad,
        });
        Some((given + z, case))
    })
}

fn poolings() -> Vec<Case> {
    let axes = [1..=2, 1..=3, 1..=2, 1..=4, 1..=4, 1..=2];
    sorted(axes, |[stride, f, m, h, w, c]| {
        let positions = |extent: usize| Some(extent.checked_sub(f)? / stride + 1);
        let a = m * positions(h)? * positions(w)? * c;
        let case = Case::Pool(Pooling {
            seed: 0,
            a_prev: [m, h, w, c],
            f,
            stride,
            ties: false,
        });
        Some((m * h * w * c + a, case))
    })
}

fn windows() -> Vec<Case> {
    let axes = [1..=3, 1..=3];
    sorted(axes, |[h, w]| Some((h * w, Case::Window(0, [h, w], false))))
}

/// The cases of all combinations that fit, by the count of their numbers; equal counts by the axes in the order given.
fn sorted<const N: usize>(
    axes: [RangeInclusive<usize>; N],
    case: impl Fn([usize; N]) -> Option<(usize, Case)>,
) -> Vec<Case> {
    let mut combinations = vec![[0; N]];
    for (at, axis) in axes.into_iter().enumerate() {
        let extended = |combination: [usize; N]| {
            axis.clone().map(move |extent| {
                let mut longer = combination;
                longer[at] = extent;
                longer
            })
        };
        combinations = combinations.into_iter().flat_map(extended).collect();
    }
    let mut cases: Vec<_> = combinations.into_iter().filter_map(case).collect();
    cases.sort_by_key(|(count, _)| *count); // stable, so the order of the axes remains
    cases.into_iter().map(|(_, case)| case).collect()
}

/// Random integers, mostly from -6 to 6: some are equal and some negative.
fn integers(case: Case) -> Inputs {
    let integer = |x: f64| (3.0 * x).round_ties_even();
    let mut inputs = case.inputs().expect("the shapes that are tried fit");
    match &mut inputs {
        Inputs::Pad { x, .. } => x.mapv_inplace(integer),
        Inputs::Step { a_slice, w, b } => {
            a_slice.mapv_inplace(integer);
            w.mapv_inplace(integer);
            *b = integer(*b);
        }
        Inputs::Conv { layer, b, dz } => {
            for x in [&mut layer.a_prev, &mut layer.w, b, dz] {
                x.mapv_inplace(integer);
            }
        }
        Inputs::Pool { a_prev, da, .. } => {
            a_prev.mapv_inplace(integer);
            da.mapv_inplace(integer);
        }
        Inputs::Window { x, dz } => {
            x.mapv_inplace(integer);
            *dz = integer(*dz);
        }
    }
    inputs
}
