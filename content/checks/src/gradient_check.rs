//! The formulas of the gradient check.

use std::sync::LazyLock;

use cnn_backprop::gradcheck::{numerical_gradient, relative_error};
use formula::Env;
use formula_check::{Case, Check, Computed, Values, computed};
use ndarray::{Array1, ArrayView1};

use crate::geometries::drawn;

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (G1), the slope measured on both sides, is what `numerical_gradient` returns.
        Check::new("G1", "g", &LOSSES, |loss| {
            let (x, step, loss_at) = (loss.x.view(), loss.step, |x: ArrayView1<f64>| Ok(value(x)));
            let gradient = computed!(numerical_gradient(x, step, loss_at)?);
            let case = loss.case(gradient);
            let case = case.given(r"L^{\mathrm{up}}", loss.moved(step));
            Ok(case.given(r"L^{\mathrm{down}}", loss.moved(-step)))
        }),
        // (G2), the distance between two gradients, is what `relative_error` returns.
        Check::new("G2", "r", &LOSSES, |loss| {
            let (d, g) = (&loss.x, &loss.other);
            let case = loss.case(computed!(relative_error(d.view(), g.view())?));
            Ok(case.given("d", d).given("g", g))
        }),
    ]
}

/// A curved loss, so that every number has a different slope.
fn value(x: ArrayView1<f64>) -> f64 {
    let weighted = x.iter().zip(1..).map(|(x, n)| f64::from(n) * x.sin());
    weighted.sum()
}

/// A row of numbers at which a loss is measured, and another row of the same length.
struct Loss {
    name: &'static str,
    x: Array1<f64>,
    other: Array1<f64>,
    step: f64,
}

static LOSSES: LazyLock<Vec<Loss>> = LazyLock::new(|| {
    drawn(5, |rng| {
        let mut loss = |name, n, step| {
            let (x, other) = (rng.randn(n)?, rng.randn(n)?);
            Ok(Loss {
                name,
                x,
                other,
                step,
            })
        };
        Ok(vec![
            loss("3 numbers", 3, 0.25)?,
            loss("5 numbers", 5, 0.125)?,
            loss("8 numbers", 8, 0.5)?,
        ])
    })
});

impl Loss {
    fn case(&self, expected: Computed<impl Values>) -> Case {
        let env = Env::new()
            .scalar("n", self.x.len() as f64)
            .scalar(r"\varepsilon", self.step);
        Case::new(self.name, env, expected)
    }

    /// The losses after moving one number at a time.
    fn moved(&self, step: f64) -> Array1<f64> {
        let moved = |j: usize| {
            let mut x = self.x.clone();
            x[j] += step;
            value(x.view())
        };
        Array1::from_iter((0..self.x.len()).map(moved))
    }
}
