//! The same for Winograd's algorithm: for one tile, and for the whole image made of tiles.

use anyhow::Result;
use cnn_backprop::NumpyRng;
use cnn_backprop::winograd::transforms;
use formula::Env;
use formula_check::tensor;

use super::{Formulas, assert_derivative};

#[test]
fn the_transposed_transforms_are_the_derivative_of_the_transforms() -> Result<()> {
    let book = Formulas::read()?;
    let (mut rng, by) = (NumpyRng::seed(11), transforms());
    let env = Env::new()
        .tensor("A", tensor(&by.a))
        .tensor("B", tensor(&by.b))
        .tensor("G", tensor(&by.g))
        .tensor("X", tensor(&rng.randn([4, 4])?))
        .tensor("W", tensor(&rng.randn([3, 3])?))
        .tensor("dZ", tensor(&rng.randn([2, 2])?));
    let ways: (&[&str], &[&str]) = (
        &["W7", "W8", "W9"],
        &["W7", "W8", "W9", "W12", "W13", "W14", "W15", "W16"],
    );
    assert_derivative(&book, env, ways, &["X", "W"], &["dX", "dW"], ("dZ", "Z"))
}

#[test]
fn overlap_add_is_the_derivative_of_cutting() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(12);
    // 5×6 with its border makes 3×4 outputs: 2×2 tiles of each of 2 images, the lower ones extend beyond the image
    let env = Env::new()
        .scalar("m", 2.0)
        .scalar(r"n_H^{\mathrm{prev}}", 3.0)
        .scalar(r"n_W^{\mathrm{prev}}", 4.0)
        .scalar(r"n_C^{\mathrm{prev}}", 3.0)
        .scalar("p", 1.0)
        .scalar("T_H", 2.0)
        .scalar("T_W", 2.0)
        .tensor(r"A^{\mathrm{pad}}", tensor(&rng.randn([2, 5, 6, 3])?))
        .tensor("dX", tensor(&rng.randn([4, 4, 8, 3])?));
    let ways: (&[&str], &[&str]) = (&["W10"], &["W19"]);
    let (names, found) = ([r"A^{\mathrm{pad}}"], [r"dA^{\mathrm{pad}}"]);
    assert_derivative(&book, env, ways, &names, &found, ("dX", "X"))
}
