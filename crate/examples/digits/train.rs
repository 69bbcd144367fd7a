//! Stochastic gradient descent with momentum, for any model whose gradients have the shapes of its parameters.

use std::ops::ControlFlow;

use cnn_backprop::{NumpyRng, Result, zero_pad};
use ndarray::{Array2, Array4, ArrayView4, ArrayViewD, ArrayViewMutD, Axis, Zip, s};

use super::data::Part;

/// What can be trained.
pub trait Model: Clone {
    /// Shapes: `images (m, 8, 8, 1)` → `(m, 10)`.
    fn logits(&self, images: ArrayView4<f64>) -> Result<Array2<f64>>;

    /// The mean loss of a batch, and its gradient with respect to each parameter.
    fn gradients(&self, images: ArrayView4<f64>, labels: &[usize]) -> Result<(f64, Self)>;

    /// The parameters with their names, always in the same order.
    fn arrays(&self) -> Vec<(&'static str, ArrayViewD<'_, f64>)>;

    fn arrays_mut(&mut self) -> Vec<ArrayViewMutD<'_, f64>>;
}

/// Gradient descent with momentum: `v := μ·v + dW + λ·W`, then `W := W − α·v`.
pub struct Descent<M> {
    pub velocity: M,
    pub momentum: f64,
    /// λ, which pulls the parameters towards 0.
    pub decay: f64,
}

impl<M: Model> Descent<M> {
    /// At rest.
    pub fn new(model: &M, momentum: f64, decay: f64) -> Self {
        let mut velocity = model.clone();
        for mut v in velocity.arrays_mut() {
            v.fill(0.0);
        }
        Self {
            velocity,
            momentum,
            decay,
        }
    }

    // ANCHOR: step
    pub fn step(&mut self, model: &mut M, gradients: &M, rate: f64) {
        let (momentum, decay) = (self.momentum, self.decay);
        let velocity = self.velocity.arrays_mut();
        let arrays = model.arrays_mut().into_iter().zip(velocity);
        for ((w, v), (_, dw)) in arrays.zip(gradients.arrays()) {
            Zip::from(w).and(v).and(dw).for_each(|w, v, dw| {
                *v = momentum * *v + dw + decay * *w;
                *w -= rate * *v;
            });
        }
    }
    // ANCHOR_END: step
}

/// How an epoch is done.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Images per step; the last step of an epoch may have fewer.
    pub batch: usize,
    pub rate: f64,
    /// By how many pixels every second image is moved at most.
    pub moves: usize,
}

// ANCHOR: epoch
/// Trains with every image once, in random order, a batch at a time. `observe` gets the loss of each batch, and
/// can break the epoch off.
pub fn epoch<M: Model>(
    model: &mut M,
    descent: &mut Descent<M>,
    digits: Part,
    plan: Plan,
    rng: &mut NumpyRng,
    mut observe: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<()> {
    for indices in shuffled(digits.labels.len(), rng)?.chunks(plan.batch) {
        let images = digits.images.select(Axis(0), indices);
        let images = moved(images, plan.moves, rng)?;
        let labels: Vec<_> = indices.iter().map(|&i| digits.labels[i]).collect();
        let (loss, gradients) = model.gradients(images.view(), &labels)?;
        descent.step(model, &gradients, plan.rate);
        if observe(loss).is_break() {
            break;
        }
    }
    Ok(())
}
// ANCHOR_END: epoch

// ANCHOR: shuffled
/// The numbers from 0 to `n − 1` in random order: `np.argsort(np.random.rand(n))`.
pub fn shuffled(n: usize, rng: &mut NumpyRng) -> Result<Vec<usize>> {
    let keys = rng.rand(n)?;
    let mut order: Vec<_> = (0..n).collect();
    order.sort_by(|&i, &j| keys[i].total_cmp(&keys[j]));
    Ok(order)
}
// ANCHOR_END: shuffled

/// Every second image moved at random by up to `most` pixels in each direction; what enters is blank.
fn moved(images: Array4<f64>, most: usize, rng: &mut NumpyRng) -> Result<Array4<f64>> {
    if most == 0 {
        return Ok(images);
    }
    let (m, n_h, n_w, _) = images.dim();
    let places = rng.rand((m, 2))?;
    let places = places.mapv(|x| ((2 * most + 1) as f64 * x) as usize);
    let wide = zero_pad(images.view(), most)?;
    let mut moved = images;
    for (i, mut image) in moved.outer_iter_mut().enumerate().step_by(2) {
        let (h, w) = (places[[i, 0]], places[[i, 1]]);
        image.assign(&wide.slice(s![i, h..h + n_h, w..w + n_w, ..]));
    }
    Ok(moved)
}

/// The part of the images whose largest logit is that of their label.
pub fn accuracy<M: Model>(model: &M, digits: Part) -> Result<f64> {
    let logits = model.logits(digits.images)?;
    let rows = logits.rows().into_iter().zip(digits.labels);
    // neither a tie nor NaN is an answer
    let right = rows.filter(|(row, label)| {
        let smaller = row.iter().filter(|&&z| z < row[**label]);
        smaller.count() == row.len() - 1
    });
    Ok(right.count() as f64 / digits.labels.len() as f64)
}
