//! The gradients of the loss, the dense layer and ReLU.

use anyhow::{Context, Result};
use approx::assert_abs_diff_eq;
use cnn_backprop::NumpyRng;
use formula::{Env, Tensor, compare};
use formula_check::tensor;

use super::{Formulas, Gradient, array, dot, numeric, without_ties};
use crate::formulas::pages::Pages;

/// The end of a network: classes, and the class of each example.
pub(super) fn classes(
    book: &Formulas,
    [m, n_x, n_y]: [usize; 3],
    rng: &mut NumpyRng,
) -> Result<Env> {
    let labels = (0..m).map(|i| ((3 * i + 1) % n_y) as f64).collect();
    let mut env = Env::new()
        .scalar("m", m as f64)
        .scalar("n_x", n_x as f64)
        .scalar("n_y", n_y as f64)
        .tensor("y", Tensor::new([m], labels).context("m labels")?);
    for (name, shape) in [("x", vec![m, n_x]), ("W", vec![n_x, n_y]), ("b", vec![n_y])] {
        env.set_tensor(name, tensor(&rng.randn(shape)?));
    }
    book.evaluate(&["N2"], &mut env)?;
    Ok(env)
}

pub(super) fn loss(env: &Env) -> Result<f64> {
    env.get_scalar("L").context("a loss")
}

const CLASSES: [[usize; 3]; 2] = [[3, 4, 5], [4, 5, 2]];

fn dense_gradients(book: &Formulas, sizes: [usize; 3]) -> Result<Vec<Gradient>> {
    let mut env = classes(book, sizes, &mut NumpyRng::seed(5))?;
    let mut gradients = vec![];
    for forward in [&["C6", "C7"][..], &["C8"]] {
        let at_logits = numeric(&env, &["z"], 1e-4, |mut env| {
            book.evaluate(forward, &mut env)?;
            loss(&env)
        })?;
        let below = numeric(&env, &["x", "W", "b"], 1e-4, |mut env| {
            book.evaluate(&["N2"], &mut env)?;
            book.evaluate(forward, &mut env)?;
            loss(&env)
        })?;
        book.evaluate(&["C6", "C9", "N3", "N4", "N5"], &mut env)?;
        gradients.extend(Gradient::pairs(&env, &["dz"], at_logits)?);
        gradients.extend(Gradient::pairs(&env, &["dx", "dW", "db"], below)?);
    }
    Ok(gradients)
}

#[test]
fn dense_and_softmax_backward_are_the_derivatives_of_their_forward() -> Result<()> {
    let book = Formulas::read()?;
    for sizes in CLASSES {
        for gradient in dense_gradients(&book, sizes)? {
            gradient.assert_same();
        }
    }
    Ok(())
}

#[test]
fn a_mean_without_its_share_of_one_over_m_is_no_derivative() -> Result<()> {
    let mut pages = Pages::read()?;
    let file = "src/softmax.md";
    pages.edit(file, r"[c = y_i]}{m}", r"[c = y_i]}{1}")?;
    for gradient in dense_gradients(&Formulas::of(&pages)?, CLASSES[0])? {
        let m = CLASSES[0][0] as f64;
        let differences = gradient.by_differences.data();
        let too_large: Vec<f64> = differences.iter().map(|slope| m * slope).collect();
        assert_abs_diff_eq!(gradient.by_formula.data(), &too_large[..], epsilon = 1e-7);
        assert!(compare(&gradient.by_formula, &gradient.by_differences, 1e-3).is_some());
    }
    Ok(())
}

#[test]
fn the_probabilities_are_the_same_with_the_largest_logit_taken_off() -> Result<()> {
    let book = Formulas::read()?;
    for sizes in CLASSES {
        let mut env = classes(&book, sizes, &mut NumpyRng::seed(6))?;
        book.evaluate(&["C6"], &mut env)?;
        let plain = array(&env, r"\hat{y}")?;
        env.set_tensor("M", tensor(&NumpyRng::seed(7).randn([sizes[0]])?));
        book.evaluate(&["C6a"], &mut env)?; // for any subtracted number
        assert_abs_diff_eq!(
            plain.data(),
            array(&env, r"\hat{y}")?.data(),
            epsilon = 1e-14
        );
    }
    Ok(())
}

#[test]
fn square_losses_and_relu_backward_are_the_derivatives_of_their_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(8);
    let shape = [2, 3, 4, 2];
    let mut env = Env::new();
    for (name, size) in ["m", "n_H", "n_W", "n_C"].into_iter().zip(shape) {
        env.set_scalar(name, size as f64);
    }
    env.set_tensor("Z", without_ties(shape, &mut rng)?);
    env.set_tensor("T", tensor(&rng.randn(shape)?));
    env.set_tensor("dA", tensor(&rng.randn(shape)?));
    for value in env.get_tensor_mut("Z").context("Z")?.data_mut() {
        *value -= 0.51; // half of them negative, none near 0
    }
    for (forward, backward) in [("C3", "C3a"), ("N8", "N9")] {
        let differences = numeric(&env, &["Z"], 0.5, |mut env| {
            book.evaluate(&[forward], &mut env)?;
            loss(&env)
        })?;
        book.evaluate(&[backward], &mut env)?;
        for gradient in Gradient::pairs(&env, &["dZ"], differences)? {
            gradient.assert_same();
        }
    }
    let differences = numeric(&env, &["Z"], 1e-4, |mut env| {
        book.evaluate(&["C4"], &mut env)?;
        dot(&env, "dA", "A")
    })?;
    book.evaluate(&["C5"], &mut env)?;
    for gradient in Gradient::pairs(&env, &["dZ"], differences)? {
        gradient.assert_same();
    }
    Ok(())
}
