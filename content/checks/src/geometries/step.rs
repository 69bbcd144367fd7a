//! Single steps of a convolutional layer.

use std::sync::LazyLock;

use cnn_backprop::{NumpyRng, Result};
use formula::Env;
use formula_check::{Case, Computed, Values, tensor};
use ndarray::Array3;

use super::drawn;

/// One filter at one position.
#[derive(Clone, Debug)]
pub struct Step {
    /// The name of the geometry in messages.
    pub name: &'static str,
    /// The window, `(f_h, f_w, n_C_prev)`.
    pub a_slice: Array3<f64>,
    /// The filter, `(f_h, f_w, n_C_prev)`.
    pub w: Array3<f64>,
    /// The bias, `(1, 1, 1)`.
    pub b: Array3<f64>,
}

/// Three steps of a convolution.
pub static STEPS: LazyLock<Vec<Step>> = LazyLock::new(|| drawn(2, draw_steps));

fn draw_steps(rng: &mut NumpyRng) -> Result<Vec<Step>> {
    let mut step = |name, shape: [usize; 3]| {
        Ok(Step {
            name,
            a_slice: rng.randn(shape)?,
            w: rng.randn(shape)?,
            b: rng.randn([1, 1, 1])?,
        })
    };
    Ok(vec![
        step("a 3×4 window of 5 channels", [3, 4, 5])?,
        step("a 5×1 window of 3 channels", [5, 1, 3])?,
        step("a 4×6 window of 2 channels", [4, 6, 2])?,
    ])
}

impl Step {
    /// The case in which this step must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let (f_h, f_w, n_c_prev) = self.w.dim();
        let env = Env::new()
            .scalar("f_h", f_h as f64)
            .scalar("f_w", f_w as f64)
            .scalar(r"n_C^{\mathrm{prev}}", n_c_prev as f64)
            .tensor("a", tensor(&self.a_slice))
            .tensor("W", tensor(&self.w))
            .scalar("b", self.b.sum());
        Case::new(self.name, env, expected)
    }
}
