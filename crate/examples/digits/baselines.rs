//! Two simple classifiers, so that the accuracy of the network can be judged.

use cnn_backprop::{
    Result, cross_entropy_backward, cross_entropy_forward, dense_backward, dense_forward, flatten,
};
use ndarray::{Array2, ArrayView4, ArrayViewD, ArrayViewMutD, Axis, Zip};

use super::data::Part;
use super::train::Model;

/// Softmax of a dense layer: every class weighs the 64 pixels.
#[derive(Clone, Debug)]
pub struct Linear {
    w: Array2<f64>,
    b: Array2<f64>,
}

impl Linear {
    /// Zeros are a good start here, because no layer comes before.
    pub fn new() -> Self {
        Self {
            w: Array2::zeros((64, 10)),
            b: Array2::zeros((1, 10)),
        }
    }
}

impl Model for Linear {
    fn logits(&self, images: ArrayView4<f64>) -> Result<Array2<f64>> {
        let x = flatten(images)?;
        Ok(dense_forward(x.view(), self.w.view(), self.b.view())?.0)
    }

    fn gradients(&self, images: ArrayView4<f64>, labels: &[usize]) -> Result<(f64, Self)> {
        let x = flatten(images)?;
        let (logits, dense) = dense_forward(x.view(), self.w.view(), self.b.view())?;
        let (loss, classes) = cross_entropy_forward(logits.view(), labels)?;
        let dlogits = cross_entropy_backward(&classes)?;
        let grads = dense_backward(dlogits.view(), &dense)?;
        let (w, b) = (grads.dw, grads.db);
        Ok((loss, Self { w, b }))
    }

    fn arrays(&self) -> Vec<(&'static str, ArrayViewD<'_, f64>)> {
        let (w, b) = (self.w.view(), self.b.view());
        vec![("w", w.into_dyn()), ("b", b.into_dyn())]
    }

    fn arrays_mut(&mut self) -> Vec<ArrayViewMutD<'_, f64>> {
        let (w, b) = (self.w.view_mut(), self.b.view_mut());
        vec![w.into_dyn(), b.into_dyn()]
    }
}

/// For how many images the most similar one of the training part shows the same digit.
pub fn nearest_neighbour(training: Part, held_out: Part) -> usize {
    let images = held_out.images.axis_iter(Axis(0));
    let right = images.zip(held_out.labels).filter(|(image, label)| {
        let distances = training.images.axis_iter(Axis(0)).map(|other| {
            let squares = |sum, a: &f64, b: &f64| sum + (a - b) * (a - b);
            Zip::from(image).and(other).fold(0.0, squares)
        });
        let nearest = distances
            .zip(training.labels)
            .min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.is_some_and(|(_, nearest)| nearest == *label)
    });
    right.count()
}
