//! Batch normalisation and the penalty of weight decay.

use anyhow::{Context, Result};
use cnn_backprop::NumpyRng;
use formula::{Env, compare};
use formula_check::tensor;

use super::{Formulas, Gradient, array, dot, numeric};
use crate::formulas::pages::Pages;

const FORWARD: [&str; 4] = ["B1", "B2", "B3", "B4"];

fn batch(shape: [usize; 4], rng: &mut NumpyRng) -> Result<Env> {
    let mut env = Env::new().scalar(r"\varepsilon", 0.5);
    for (name, size) in ["m", "n_H", "n_W", "n_C"].into_iter().zip(shape) {
        env.set_scalar(name, size as f64);
    }
    for name in ["Z", "dY"] {
        env.set_tensor(name, tensor(&rng.randn(shape)?));
    }
    for name in [r"\gamma", r"\beta"] {
        env.set_tensor(name, tensor(&rng.randn([shape[3]])?));
    }
    Ok(env)
}

fn gradients(book: &Formulas, backward: &[&str]) -> Result<Vec<Gradient>> {
    let mut all = vec![];
    for shape in [[2, 3, 4, 3], [3, 1, 2, 4]] {
        let mut env = batch(shape, &mut NumpyRng::seed(12))?;
        let names = ["Z", r"\gamma", r"\beta"];
        let differences = numeric(&env, &names, 2e-5, |mut env| {
            book.evaluate(&FORWARD, &mut env)?;
            dot(&env, "dY", "Y")
        })?;
        book.evaluate(&FORWARD, &mut env)?;
        book.evaluate(backward, &mut env)?;
        let found = ["dZ", r"d\gamma", r"d\beta"];
        all.extend(Gradient::pairs(&env, &found, differences)?);
    }
    Ok(all)
}

#[test]
fn batch_norm_backward_is_the_derivative_of_batch_norm_forward() -> Result<()> {
    let book = Formulas::read()?;
    for backward in [
        &["B5", "B6", "B7"][..],
        &["B5", "B6", "B8", "B9", "B10", "B11"],
    ] {
        for gradient in gradients(&book, backward)? {
            gradient.assert_same();
        }
    }
    Ok(())
}

#[test]
fn statistics_that_are_held_constant_give_no_derivative() -> Result<()> {
    let mut pages = Pages::read()?;
    pages.edit("src/batch-norm.md", r"- \frac{d\beta_c}{N}", "")?;
    for gradient in gradients(&Formulas::of(&pages)?, &["B5", "B6", "B7"])? {
        let same = compare(&gradient.by_formula, &gradient.by_differences, 1e-3).is_none();
        assert_eq!(same, gradient.name != "dZ", "{}", gradient.name);
    }
    Ok(())
}

#[test]
fn weight_decay_is_the_derivative_of_its_penalty() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(13);
    let shape = [3, 2, 4, 5];
    let mut env = Env::new().scalar(r"\lambda", 0.7);
    let sizes = ["f_h", "f_w", r"n_C^{\mathrm{prev}}", "n_C"];
    for (name, size) in sizes.into_iter().zip(shape) {
        env.set_scalar(name, size as f64);
    }
    for name in ["W", "dW"] {
        env.set_tensor(name, tensor(&rng.randn(shape)?));
    }
    // a loss that is linear in W, with gradient dW, and the penalty
    let differences = numeric(&env, &["W"], 0.5, |mut env| {
        book.evaluate(&["B12"], &mut env)?;
        Ok(dot(&env, "dW", "W")? + env.get_scalar("R").context("R")?)
    })?;
    book.evaluate(&["B13"], &mut env)?;
    for gradient in Gradient::pairs(&env, &[r"dW^{\mathrm{L2}}"], differences)? {
        gradient.assert_same();
    }
    let before = array(&env, "W")?;
    env.set_scalar(r"\alpha", 0.3);
    book.evaluate(&["B14"], &mut env)?;
    let (after, step) = (
        array(&env, r"W^{\mathrm{new}}")?,
        array(&env, r"dW^{\mathrm{L2}}")?,
    );
    for ((after, before), step) in after.data().iter().zip(before.data()).zip(step.data()) {
        approx::assert_abs_diff_eq!(*after, before - 0.3 * step, epsilon = 1e-12);
    }
    Ok(())
}
