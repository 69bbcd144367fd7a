//! A convolution with its arrays.

use cnn_backprop::{ConvCache, NumpyRng};
use cnn_backprop_fast as fast;
use ndarray::{Array4, ArrayView4, s};

use crate::case::{Conv, Shape};

/// What both passes read.
#[derive(Clone, Debug)]
pub struct Layer {
    pub cache: ConvCache<f32>,
    pub b: Array4<f32>,
    pub dz: Array4<f32>,
}

/// Random numbers.
pub fn random(rng: &mut NumpyRng, shape: Shape) -> Array4<f32> {
    rng.randn(shape)
        .expect("the shape is small")
        .mapv(|x| x as f32)
}

impl Layer {
    pub fn new(case: &Conv) -> Self {
        let mut rng = NumpyRng::seed(1);
        let a_prev = random(&mut rng, case.a_prev);
        let w = random(&mut rng, case.w);
        let b = random(&mut rng, (1, 1, 1, case.w.3));
        let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), case.params())
            .expect("the shapes fit");
        let dz = random(&mut rng, z.dim());
        Self { cache, b, dz }
    }

    /// `a_prev`, `w` and `b`.
    pub fn inputs(
        &self,
    ) -> (
        ArrayView4<'_, f32>,
        ArrayView4<'_, f32>,
        ArrayView4<'_, f32>,
    ) {
        (self.cache.a_prev.view(), self.cache.w.view(), self.b.view())
    }

    /// Products of the forward pass, formula (K1) of the book.
    pub fn products(&self) -> usize {
        self.dz.len() * (self.cache.w.len() / self.b.len())
    }

    /// The same layer with the first image only.
    pub fn one_image(&self) -> Self {
        let mut one = self.clone();
        one.cache.a_prev = one.cache.a_prev.slice(s![..1, .., .., ..]).to_owned();
        one.dz = one.dz.slice(s![..1, .., .., ..]).to_owned();
        one
    }
}
