//! A plain array of numbers.

/// An array of `f64` in row-major order; a number is an array without axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    shape: Vec<usize>,
    data: Vec<f64>,
}

/// A number of values that does not match the shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tensor of shape {shape:?} does not hold {len} values")]
pub struct TensorError {
    /// The shape.
    pub shape: Vec<usize>,
    /// The number of values.
    pub len: usize,
}

impl Tensor {
    /// A tensor of `shape` holding `data`, last axis fastest.
    ///
    /// # Errors
    /// [`TensorError`] if the shape needs a different number of values.
    ///
    /// ```
    /// use formula::Tensor;
    /// let t = Tensor::new([2, 3], vec![0., 1., 2., 3., 4., 5.]).unwrap();
    /// assert_eq!(t.get(&[1, 2]), Some(5.0));
    /// assert!(Tensor::new([2, 2], vec![0.0]).is_err());
    /// ```
    pub fn new(shape: impl Into<Vec<usize>>, data: Vec<f64>) -> Result<Self, TensorError> {
        let shape = shape.into();
        let len = data.len();
        match shape
            .iter()
            .try_fold(1usize, |n, size| n.checked_mul(*size))
        {
            Some(elements) if elements == len => Ok(Self { shape, data }),
            _ => Err(TensorError { shape, len }),
        }
    }

    /// A tensor of `shape` holding `value` at each index.
    ///
    /// # Panics
    /// If the number of elements does not fit in memory.
    pub fn from_fn(shape: impl Into<Vec<usize>>, mut value: impl FnMut(&[usize]) -> f64) -> Self {
        let shape = shape.into();
        let len = shape.iter().product();
        let mut index = vec![0; shape.len()];
        let mut data = Vec::with_capacity(len);
        for _ in 0..len {
            data.push(value(&index));
            for (place, size) in index.iter_mut().zip(&shape).rev() {
                *place += 1;
                if *place < *size {
                    break;
                }
                *place = 0;
            }
        }
        Self { shape, data }
    }

    /// A tensor of zeros.
    ///
    /// # Panics
    /// If the number of elements does not fit in memory.
    pub fn zeros(shape: impl Into<Vec<usize>>) -> Self {
        Self::from_fn(shape, |_| 0.0)
    }

    /// A number.
    pub fn scalar(value: f64) -> Self {
        Self {
            shape: vec![],
            data: vec![value],
        }
    }

    /// The size of each axis.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The values, last axis fastest.
    pub fn data(&self) -> &[f64] {
        &self.data
    }

    /// The values, last axis fastest.
    pub fn data_mut(&mut self) -> &mut [f64] {
        &mut self.data
    }

    /// The value at `index`, or `None` outside the tensor.
    pub fn get(&self, index: &[usize]) -> Option<f64> {
        self.offset(index).map(|offset| self.data[offset])
    }

    /// Puts `value` at `index`; `None` outside the tensor, which is then unchanged.
    #[must_use = "nothing is stored outside the tensor"]
    pub fn set(&mut self, index: &[usize], value: f64) -> Option<()> {
        let offset = self.offset(index)?;
        self.data[offset] = value;
        Some(())
    }

    fn offset(&self, index: &[usize]) -> Option<usize> {
        if index.len() != self.shape.len() {
            return None;
        }
        let mut axes = index.iter().zip(&self.shape);
        axes.try_fold(0, |offset, (place, size)| {
            (place < size).then_some(offset * size + place)
        })
    }

    /// The index of the element at `offset` of [`Tensor::data`].
    pub fn index_of(&self, offset: usize) -> Vec<usize> {
        unravel(&self.shape, offset)
    }
}

/// The index at a row-major offset.
pub(crate) fn unravel(shape: &[usize], mut offset: usize) -> Vec<usize> {
    let mut index: Vec<usize> = shape
        .iter()
        .rev()
        .map(|size| {
            let place = offset % size;
            offset /= size;
            place
        })
        .collect();
    index.reverse();
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_fn_runs_last_axis_fastest() {
        let t = Tensor::from_fn([2, 3], |i| (10 * i[0] + i[1]) as f64);
        assert_eq!(t.data(), [0., 1., 2., 10., 11., 12.]);
        assert_eq!(t.index_of(4), [1, 1]);
        assert_eq!(Tensor::zeros([2, 0]).data(), []);
        assert_eq!(Tensor::scalar(4.0).get(&[]), Some(4.0));
    }

    #[test]
    fn nothing_outside() {
        let mut t = Tensor::zeros([2, 3]);
        assert_eq!(t.set(&[1, 1], 5.0), Some(()));
        assert_eq!(t.set(&[1, 3], 5.0), None);
        assert_eq!(t.get(&[0, 3]), None);
        assert_eq!(t.get(&[0]), None);
        assert_eq!(t.data().iter().sum::<f64>(), 5.0);
        let huge = Tensor::new([usize::MAX, 2], vec![]);
        assert!(huge.is_err());
    }
}
