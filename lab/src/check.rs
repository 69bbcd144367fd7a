//! Finite differences beside the gradient: a layer, flattened into the scores of a softmax with cross-entropy.

use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{
    ConvParams, PoolMode, PoolParams, conv_backward, conv_forward, cross_entropy_backward,
    cross_entropy_forward, flatten, pool_backward_with_ties, pool_forward, unflatten,
    window::TieRule,
};
use ndarray::{Array4, ArrayView4, NdFloat, arr0};

use crate::pool::TIES;
use crate::say::Say;
use crate::wire::{Answer, Numbers};

/// The layer whose gradient is checked.
#[derive(Clone, Copy, Debug)]
enum Checked {
    Convolution,
    Max,
    Average,
}

const LAYERS: [Checked; 3] = [Checked::Convolution, Checked::Max, Checked::Average];

struct Check<F> {
    layer: Checked,
    ties: TieRule,
    a: Array4<F>,
    w: Array4<F>,
    b: Array4<F>,
}

impl<F: NdFloat> Check<F> {
    const CONV: ConvParams = ConvParams { stride: 1, pad: 0 };
    const POOL: PoolParams = PoolParams { f: 2, stride: 1 };

    /// The label of every image: the first score.
    fn labels(&self) -> Vec<usize> {
        vec![0; self.a.dim().0]
    }

    fn forward(&self, a: ArrayView4<'_, F>) -> cnn_backprop::Result<Array4<F>> {
        let mode = match self.layer {
            Checked::Convolution => {
                let (w, b) = (self.w.view(), self.b.view());
                return Ok(conv_forward(a, w, b, Self::CONV)?.0);
            }
            Checked::Max => PoolMode::Max,
            Checked::Average => PoolMode::Average,
        };
        Ok(pool_forward(a, Self::POOL, mode)?.0)
    }

    fn loss(&self, a: ArrayView4<'_, F>) -> cnn_backprop::Result<F> {
        let scores = flatten(self.forward(a)?.view())?;
        Ok(cross_entropy_forward(scores.view(), &self.labels())?.0)
    }

    fn gradient(&self) -> cnn_backprop::Result<Array4<F>> {
        let z = self.forward(self.a.view())?;
        let scores = flatten(z.view())?;
        let (_, cache) = cross_entropy_forward(scores.view(), &self.labels())?;
        let dz = unflatten(cross_entropy_backward(&cache)?.view(), z.dim())?;
        let mode = match self.layer {
            Checked::Convolution => {
                let (w, b) = (self.w.view(), self.b.view());
                let (_, cache) = conv_forward(self.a.view(), w, b, Self::CONV)?;
                return Ok(conv_backward(dz.view(), &cache)?.da_prev);
            }
            Checked::Max => PoolMode::Max,
            Checked::Average => PoolMode::Average,
        };
        let (_, cache) = pool_forward(self.a.view(), Self::POOL, mode)?;
        pool_backward_with_ties(dz.view(), &cache, mode, self.ties)
    }

    /// The central difference of the loss at one element.
    fn slope(&self, at: usize, step: F) -> Result<F, Say> {
        let mut a = self.a.clone();
        let centre = *a.iter().nth(at).ok_or_else(Say::other_version)?;
        let slope = numerical_gradient(arr0(centre).view(), step, |moved| {
            if let Some(element) = a.iter_mut().nth(at) {
                *element = moved.into_scalar().to_owned();
            }
            self.loss(a.view())
        })?;
        Ok(slope.into_scalar())
    }
}

fn narrow<F: NdFloat>(array: &Array4<f64>) -> Array4<F> {
    array.mapv(|x| F::from(x).unwrap_or_else(F::nan))
}

/// The loss, the gradient, and for each step of the list the difference and its relative distance from the gradient.
fn compare<F: NdFloat>(check: &Check<F>, at: usize, steps: &[f64]) -> Result<Answer, Say> {
    let wide = |x: F| x.to_f64().unwrap_or(f64::NAN);
    let gradient = check.gradient()?;
    let gradient = *gradient.iter().nth(at).ok_or_else(Say::other_version)?;
    let mut answer = Answer::default();
    answer.number(wide(check.loss(check.a.view())?));
    answer.number(wide(gradient));
    for &step in steps {
        // a step that no longer moves the number has no difference, and the page says so
        let slope = F::from(step).and_then(|step| check.slope(at, step).ok());
        let slope = slope.map_or(f64::NAN, wide);
        let scale = slope.abs().max(wide(gradient).abs());
        answer.number(slope);
        answer.number(if scale == 0.0 {
            0.0
        } else {
            (slope - wide(gradient)).abs() / scale
        });
    }
    Ok(answer)
}

/// Layer, tie rule, 0 for f64 or 1 for f32, the place of the element, the steps, A, W, b.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn answer(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let layer = numbers.choice(&LAYERS)?;
    let ties = numbers.choice(&TIES)?;
    let single = numbers.choice(&[false, true])?;
    let at = numbers.count("位置", "place")?;
    let steps = numbers.vector()?.to_vec();
    let (a, w, b) = (numbers.array4()?, numbers.array4()?, numbers.array4()?);
    if single {
        let (a, w, b) = (narrow(&a), narrow(&w), narrow(&b));
        return compare::<f32>(
            &Check {
                layer,
                ties,
                a,
                w,
                b,
            },
            at,
            &steps,
        );
    }
    compare(
        &Check {
            layer,
            ties,
            a,
            w,
            b,
        },
        at,
        &steps,
    )
}
