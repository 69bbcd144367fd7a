//! The formulas of the gradient check.

use std::sync::LazyLock;

use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use cnn_backprop::{NumpyRng, Result};
use formula::{Env, Tensor};
use ndarray::{Array1, ArrayView1};

use formula_check::{Case, Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![central_difference(), apart()]
}

/// (G1), the slope measured on both sides, is what `numerical_gradient` returns.
pub fn central_difference() -> Check {
    Check::new("G1", "g", "numerical_gradient", losses(), |loss| {
        let gradient = numerical_gradient(loss.x.view(), loss.step, |x| Ok(value(x)))?;
        let at = |step: f64| {
            let nudged = |j: usize| {
                let mut x = loss.x.clone();
                x[j] += step;
                value(x.view())
            };
            Array1::from_iter((0..loss.x.len()).map(nudged))
        };
        let case = loss.case(tensor(&gradient));
        let case = case.given(r"L^{\mathrm{up}}", tensor(&at(loss.step)));
        Ok(case.given(r"L^{\mathrm{down}}", tensor(&at(-loss.step))))
    })
}

/// (G2), how far two gradients are apart, is what `relative_error` returns.
pub fn apart() -> Check {
    Check::new("G2", "r", "relative_error", losses(), |loss| {
        let (d, g) = (&loss.x, &loss.other);
        let r = relative_error(d.view(), g.view())?;
        let case = loss.case(Tensor::scalar(r)).given("d", tensor(d));
        Ok(case.given("g", tensor(g)))
    })
}

/// A curved loss, so that every number has another slope.
fn value(x: ArrayView1<f64>) -> f64 {
    let weighted = x.iter().zip(1..).map(|(x, n)| f64::from(n) * x.sin());
    weighted.sum()
}

/// A row of numbers at which a loss is measured, and another row of as many.
struct Loss {
    name: &'static str,
    x: Array1<f64>,
    other: Array1<f64>,
    step: f64,
}

fn losses() -> Result<&'static [Loss]> {
    static LOSSES: LazyLock<Result<Vec<Loss>>> = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(5);
        let mut loss = |name, n, step| {
            Ok(Loss {
                name,
                x: rng.randn(n)?,
                other: rng.randn(n)?,
                step,
            })
        };
        Ok(vec![
            loss("3 numbers", 3, 0.25)?,
            loss("5 numbers", 5, 0.125)?,
            loss("8 numbers", 8, 0.5)?,
        ])
    });
    LOSSES.as_deref().map_err(Clone::clone)
}

impl Loss {
    fn case(&self, expected: Tensor) -> Case {
        let env = Env::new()
            .scalar("n", self.x.len() as f64)
            .scalar(r"\varepsilon", self.step);
        Case::new(self.name, env, expected)
    }
}
