//! How arrays travel between the page and the crate: as one list of numbers. An array is its number of axes, its extents,
//! and its elements in row-major order.

#[cfg(feature = "layers")]
use ndarray::{Array, Array1};
use ndarray::{Array4, ArrayD, ArrayView, Dimension, IxDyn};

use crate::say::{self, Say};

/// The most elements that an array of the page may have, so that no answer takes longer than a blink.
pub const MOST: usize = 20_000;

/// The list of a question, read from the front.
#[derive(Debug)]
pub struct Numbers<'a> {
    rest: &'a [f64],
}

impl<'a> Numbers<'a> {
    pub(crate) fn new(list: &'a [f64]) -> Self {
        Self { rest: list }
    }

    pub(crate) fn number(&mut self) -> Result<f64, Say> {
        let (&first, rest) = self.rest.split_first().ok_or_else(Say::other_version)?;
        self.rest = rest;
        Ok(first)
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&mut self, zh: &str, en: &str) -> Result<usize, Say> {
        let number = self.number()?;
        let count = number as usize;
        if count as f64 != number || count > MOST {
            return Err(Say::new(
                format!("{zh}应该是 0 到 {MOST} 的整数。"),
                format!("The {en} should be a whole number from 0 to {MOST}."),
            ));
        }
        Ok(count)
    }

    /// The entry of a list that the page chooses by its place.
    pub(crate) fn choice<T: Copy>(&mut self, of: &[T]) -> Result<T, Say> {
        let at = self.number()?;
        let chosen = of.iter().enumerate().find(|(place, _)| *place as f64 == at);
        chosen
            .map(|(_, &chosen)| chosen)
            .ok_or_else(Say::other_version)
    }

    pub(crate) fn array(&mut self) -> Result<ArrayD<f64>, Say> {
        let axes = self.count("轴数", "number of axes")?;
        let mut shape = Vec::new();
        for _ in 0..axes {
            shape.push(self.count("长度", "extent")?);
        }
        let len = shape.iter().try_fold(1_usize, |len, n| len.checked_mul(*n));
        let len = len.filter(|len| *len <= MOST).ok_or_else(|| {
            Say::new(
                format!(
                    "形状 {} 的数组太大，这里最多 {MOST} 个数。",
                    say::shape(&shape)
                ),
                format!(
                    "An array of shape {} is too large; at most {MOST} numbers fit here.",
                    say::shape(&shape)
                ),
            )
        })?;
        if len > self.rest.len() {
            return Err(Say::other_version());
        }
        let (data, rest) = self.rest.split_at(len);
        self.rest = rest;
        ArrayD::from_shape_vec(IxDyn(&shape), data.to_vec()).map_err(|_| Say::other_version())
    }

    pub(crate) fn array4(&mut self) -> Result<Array4<f64>, Say> {
        let array = self.array()?;
        let shape = array.shape().to_vec();
        array.into_dimensionality().map_err(|_| {
            Say::new(
                format!("数组的形状是 {}，应该有 4 个轴。", say::shape(&shape)),
                format!(
                    "An array has shape {}; expected 4 axes.",
                    say::shape(&shape)
                ),
            )
        })
    }

    #[cfg(feature = "layers")]
    pub(crate) fn vector(&mut self) -> Result<Array1<f64>, Say> {
        let array = self.array()?;
        array
            .into_dimensionality()
            .map_err(|_| Say::other_version())
    }

    /// Nothing may be left over.
    pub(crate) fn end(&self) -> Result<(), Say> {
        match self.rest {
            [] => Ok(()),
            _ => Err(Say::other_version()),
        }
    }
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Arrays and numbers.
    pub numbers: Vec<f64>,
    /// Words, if the answer has any: lines whose fields are separated by tabs.
    pub text: String,
}

impl Answer {
    pub(crate) fn number(&mut self, number: f64) {
        self.numbers.push(number);
    }

    pub(crate) fn array<D: Dimension>(&mut self, array: ArrayView<f64, D>) {
        self.numbers.push(array.ndim() as f64);
        self.numbers.extend(array.shape().iter().map(|&n| n as f64));
        self.numbers.extend(array.iter());
    }
}

/// 1 at one place, 0 elsewhere; `None` if the array has no such place.
#[cfg(feature = "layers")]
pub(crate) fn one_at<D: Dimension>(shape: D, at: usize) -> Option<Array<f64, D>> {
    let mut array = Array::zeros(shape);
    *array.iter_mut().nth(at)? = 1.0;
    Some(array)
}
