//! Compares two tensors element by element.

use std::fmt;

use crate::Tensor;

/// Where and how two tensors differ.
#[derive(Clone, Debug, PartialEq)]
pub enum Mismatch {
    /// They have different shapes.
    Shape {
        /// Shape of the left tensor.
        left: Vec<usize>,
        /// Shape of the right tensor.
        right: Vec<usize>,
    },
    /// Some elements differ.
    Element {
        /// The first element that differs, counted from 0.
        index: Vec<usize>,
        /// Its value on the left.
        left: f64,
        /// Its value on the right.
        right: f64,
        /// The number of elements that differ.
        differing: usize,
        /// The number of elements.
        total: usize,
        /// left / right, if it is the same everywhere.
        ratio: Option<f64>,
    },
}

/// Whether two numbers agree within `tolerance`, relative to the larger of 1 and `|b|`.
pub(crate) fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * b.abs().max(1.0)
}

/// The first place where `left` and `right` differ by more than `tolerance`, taken relative to
/// the larger of 1 and the right value. A NaN differs from everything.
///
/// ```
/// use formula::{Mismatch, Tensor, compare};
/// let left = Tensor::new([2, 2], vec![1., 2., 3., 4.]).unwrap();
/// let right = Tensor::new([2, 2], vec![1., 2., 5., 4.]).unwrap();
/// assert_eq!(compare(&left, &left, 1e-12), None);
/// assert_eq!(
///     compare(&left, &right, 1e-12).unwrap().to_string(),
///     "1 of 4 elements differ, the first at [1, 0]: 3 on the left, 5 on the right",
/// );
/// ```
pub fn compare(left: &Tensor, right: &Tensor, tolerance: f64) -> Option<Mismatch> {
    if left.shape() != right.shape() {
        return Some(Mismatch::Shape {
            left: left.shape().to_vec(),
            right: right.shape().to_vec(),
        });
    }
    let pairs = || {
        left.data()
            .iter()
            .copied()
            .zip(right.data().iter().copied())
    };
    let differs = |(a, b): (f64, f64)| !close(a, b, tolerance);
    let first = pairs().position(differs)?;
    let (a, b) = (left.data()[first], right.data()[first]);
    let ratio = a / b;
    let proportional = ratio.is_finite() && pairs().all(|(x, y)| close(x, ratio * y, tolerance));
    Some(Mismatch::Element {
        index: left.index_of(first),
        left: a,
        right: b,
        differing: pairs().filter(|pair| differs(*pair)).count(),
        total: left.data().len(),
        ratio: (proportional && left.data().len() > 1).then_some(ratio),
    })
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape { left, right } => {
                write!(f, "the left has shape {left:?}, the right has {right:?}")
            }
            Self::Element {
                index,
                left,
                right,
                differing,
                total,
                ratio,
            } => {
                write!(
                    f,
                    "{differing} of {total} elements differ, the first at {index:?}: {left} on the left, {right} on the right"
                )?;
                match ratio {
                    Some(ratio) if close(*ratio, -1.0, 1e-6) => {
                        write!(f, "; every element has the opposite sign")
                    }
                    Some(ratio) => {
                        write!(f, "; everywhere {} times", (ratio * 1e6).round() / 1e6)
                    }
                    None => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[f64]) -> Tensor {
        Tensor::new([values.len()], values.to_vec()).unwrap()
    }

    #[test]
    fn tolerance_is_relative_above_one() {
        assert_eq!(compare(&row(&[1e6 + 0.5]), &row(&[1e6]), 1e-6), None);
        assert!(compare(&row(&[1.5]), &row(&[1.0]), 1e-6).is_some());
    }

    #[test]
    fn nan_differs() {
        let nan = row(&[f64::NAN]);
        assert!(compare(&nan, &nan, 1.0).is_some());
    }

    #[test]
    fn messages() {
        let right = row(&[1.0, -2.0]);
        let say = |left| compare(&left, &right, 1e-9).unwrap().to_string();
        assert!(say(row(&[-1.0, 2.0])).ends_with("every element has the opposite sign"));
        assert!(say(row(&[3.0, -6.0])).ends_with("everywhere 3 times"));
        assert!(say(row(&[3.0, -2.0])).starts_with("1 of 2 elements differ, the first at [0]"));
        assert!(say(row(&[1.0])).starts_with("the left has shape [1], the right has [2]"));
    }
}
