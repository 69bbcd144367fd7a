//! The book's backward formulas are the derivatives of its forward formulas.
//!
//! No layer of the crate is used: forward and backward are the LaTeX of the pages, evaluated.
//! The loss is L = Σ upstream ∘ output, so that its gradient at the output is `upstream`.

use anyhow::{Context, Result, anyhow};
use approx::assert_abs_diff_eq;
use cnn_backprop::NumpyRng;
use formula::{Env, Glossary, Options, Scope, Tensor, compare, evaluate, parse};
use formula_check::{Directive, Display, tensor};

use crate::formulas::pages::Pages;

mod batch_norm;
mod dimensions;
mod extension;
mod loss;
mod network;
mod winograd;

/// The formulas of the book, evaluated by number.
struct Formulas {
    glossary: Glossary,
    displays: Vec<Display>,
}

impl Formulas {
    fn read() -> Result<Self> {
        Self::of(&Pages::read()?)
    }

    fn of(pages: &Pages) -> Result<Self> {
        Ok(Self {
            glossary: Glossary::parse(&pages.glossary)?,
            displays: pages.displays(),
        })
    }

    fn scope(&self) -> Scope<'_> {
        self.glossary.global()
    }

    /// Evaluates the formulas in turn and stores the values under their left sides.
    fn evaluate(&self, numbers: &[&str], env: &mut Env) -> Result<()> {
        for number in numbers {
            let mut displays = self.displays.iter();
            let display = displays.find(|display| display.number() == Some(number));
            let display = display.with_context(|| format!("no formula ({number})"))?;
            let scope = match &display.directive {
                Directive::Scope(name) => self.glossary.scope(name)?,
                _ => self.scope(),
            };
            let formula = parse(&display.latex, &scope)?.formula;
            let left = formula.left_name().context("a left side")?;
            let mut values = evaluate(&formula, &scope, env, &Options::default())?;
            let value = values.swap_remove(0);
            match value.data() {
                [number] if value.shape().is_empty() => env.set_scalar(left, *number),
                _ => env.set_tensor(left, value),
            }
        }
        Ok(())
    }

    /// Random numbers in the shape that the glossary gives `name`.
    fn random(&self, name: &str, env: &mut Env, rng: &mut NumpyRng) -> Result<()> {
        let symbol = self.scope().get(name).with_context(|| name.to_owned())?;
        let shape = self.scope().shape_of(symbol, env)?;
        env.set_tensor(name, tensor(&rng.randn(shape)?));
        Ok(())
    }
}

/// The gradient of `loss` at `env` with respect to each array of `names`, by central differences.
fn numeric(
    env: &Env,
    names: &[&str],
    step: f64,
    loss: impl Fn(Env) -> Result<f64>,
) -> Result<Vec<Tensor>> {
    let one = |name: &&str| {
        let mut gradient = array(env, name)?;
        for n in 0..gradient.data().len() {
            let at = |step: f64| {
                let mut nudged = env.clone();
                let array = nudged.get_tensor_mut(name).context("an array")?;
                array.data_mut()[n] += step;
                loss(nudged)
            };
            gradient.data_mut()[n] = (at(step)? - at(-step)?) / (2.0 * step);
        }
        Ok(gradient)
    };
    names.iter().map(one).collect()
}

fn array(env: &Env, name: &str) -> Result<Tensor> {
    let array = env.get_tensor(name).cloned();
    array.ok_or_else(|| anyhow!("no array `{name}`"))
}

/// Σ a ∘ b
fn dot(env: &Env, a: &str, b: &str) -> Result<f64> {
    let (a, b) = (array(env, a)?, array(env, b)?);
    Ok(a.data().iter().zip(b.data()).map(|(a, b)| a * b).sum())
}

/// One gradient, found in two ways.
struct Gradient {
    name: &'static str,
    by_formula: Tensor,
    by_differences: Tensor,
}

impl Gradient {
    /// The gradients that the backward formulas have put into `env`, next to those by differences.
    fn pairs(env: &Env, names: &[&'static str], differences: Vec<Tensor>) -> Result<Vec<Self>> {
        let pairs = names.iter().zip(differences);
        pairs
            .map(|(name, by_differences)| {
                let by_formula = array(env, name)?;
                Ok(Self {
                    name,
                    by_formula,
                    by_differences,
                })
            })
            .collect()
    }

    fn assert_same(&self) {
        let (formula, differences) = (&self.by_formula, &self.by_differences);
        assert_eq!(formula.shape(), differences.shape(), "{}", self.name);
        assert_abs_diff_eq!(formula.data(), differences.data(), epsilon = 1e-8);
    }
}

const A_PREV: &str = r"A^{\mathrm{prev}}";
const DA_PREV: &str = r"dA^{\mathrm{prev}}";

/// Sizes of a convolution: (m, n_H_prev, n_W_prev, n_C_prev), (f_h, f_w, n_C), s, p.
type Sizes = ([f64; 4], [f64; 3], f64, f64);

const CONVOLUTIONS: [Sizes; 2] = [
    ([2.0, 6.0, 7.0, 3.0], [3.0, 1.0, 4.0], 2.0, 1.0),
    ([3.0, 5.0, 4.0, 2.0], [1.0, 3.0, 5.0], 3.0, 2.0),
];

/// The gradients of a loss of the forward formulas, by differences; then those of the backward formulas.
fn assert_derivative(
    book: &Formulas,
    env: Env,
    (forward, backward): (&[&str], &[&str]),
    names: &[&str],
    gradients: &[&'static str],
    loss: (&str, &str),
) -> Result<()> {
    assert_derivatives(book, &env, (forward, &[backward]), names, gradients, loss)
}

/// The same for several ways back, each from `env`.
fn assert_derivatives(
    book: &Formulas,
    env: &Env,
    (forward, ways_back): (&[&str], &[&[&str]]),
    names: &[&str],
    gradients: &[&'static str],
    (upstream, output): (&str, &str),
) -> Result<()> {
    let differences = numeric(env, names, 0.5, |mut env| {
        book.evaluate(forward, &mut env)?;
        dot(&env, upstream, output)
    })?;
    for backward in ways_back {
        let mut env = env.clone();
        book.evaluate(backward, &mut env)?;
        for gradient in Gradient::pairs(&env, gradients, differences.clone())? {
            gradient.assert_same();
        }
    }
    Ok(())
}

fn convolution(book: &Formulas, sizes: Sizes, rng: &mut NumpyRng) -> Result<Env> {
    let ([m, n_h_prev, n_w_prev, n_c_prev], [f_h, f_w, n_c], s, p) = sizes;
    let mut env = Env::new()
        .scalar("m", m)
        .scalar(r"n_H^{\mathrm{prev}}", n_h_prev)
        .scalar(r"n_W^{\mathrm{prev}}", n_w_prev)
        .scalar(r"n_C^{\mathrm{prev}}", n_c_prev)
        .scalar("f_h", f_h)
        .scalar("f_w", f_w)
        .scalar("n_C", n_c)
        .scalar("s", s)
        .scalar("p", p);
    book.evaluate(&["F4", "F5"], &mut env)?;
    for name in [A_PREV, "W", "b"] {
        book.random(name, &mut env, rng)?;
    }
    Ok(env)
}

fn convolution_gradients(book: &Formulas, sizes: Sizes) -> Result<Vec<Gradient>> {
    let mut rng = NumpyRng::seed(1);
    let mut env = convolution(book, sizes, &mut rng)?;
    book.random("dZ", &mut env, &mut rng)?;
    // Z is linear in each single number, so any step will do
    let differences = numeric(&env, &[A_PREV, "W", "b"], 0.5, |mut env| {
        book.evaluate(&["F1", "F3"], &mut env)?;
        dot(&env, "dZ", "Z")
    })?;
    book.evaluate(&["F1", "1b", "1a"], &mut env)?;
    let mut gradients = Gradient::pairs(&env, &[DA_PREV], differences.clone())?;
    book.evaluate(&["1", "1a", "2", "3"], &mut env)?;
    gradients.extend(Gradient::pairs(&env, &[DA_PREV, "dW", "db"], differences)?);
    Ok(gradients)
}

#[test]
fn convolution_backward_is_the_derivative_of_convolution_forward() -> Result<()> {
    let book = Formulas::read()?;
    for sizes in CONVOLUTIONS {
        for gradient in convolution_gradients(&book, sizes)? {
            gradient.assert_same();
        }
    }
    Ok(())
}

#[test]
fn a_flipped_filter_in_the_backward_formula_is_no_derivative() -> Result<()> {
    let mut pages = Pages::read()?;
    let file = "src/gradient-of-the-filters.md";
    pages.edit(file, r"_{i,\,hs+u", r"_{i,\,hs+f_h-1-u")?;
    for gradient in convolution_gradients(&Formulas::of(&pages)?, CONVOLUTIONS[0])? {
        let same = compare(&gradient.by_formula, &gradient.by_differences, 1e-3).is_none();
        assert_eq!(same, gradient.name != "dW", "{}", gradient.name);
    }
    Ok(())
}

/// A pooling layer on `a_prev` with an upstream gradient.
fn pooling(book: &Formulas, a_prev: Tensor, [f, s]: [f64; 2], rng: &mut NumpyRng) -> Result<Env> {
    let [m, n_h_prev, n_w_prev, n_c] = *a_prev.shape() else {
        return Err(anyhow!("four axes"));
    };
    let mut env = Env::new()
        .scalar("m", m as f64)
        .scalar(r"n_H^{\mathrm{prev}}", n_h_prev as f64)
        .scalar(r"n_W^{\mathrm{prev}}", n_w_prev as f64)
        .scalar(r"n_C^{\mathrm{prev}}", n_c as f64)
        .scalar("n_C", n_c as f64)
        .scalar("f", f)
        .scalar("s", s)
        .tensor(A_PREV, a_prev);
    // F4 and F5 are written for filters; here the window is square and there is no padding
    let mut sizes = env
        .clone()
        .scalar("f_h", f)
        .scalar("f_w", f)
        .scalar("p", 0.0);
    book.evaluate(&["F4", "F5"], &mut sizes)?;
    for size in ["n_H", "n_W"] {
        env.set_scalar(size, sizes.get_scalar(size).context("a size")?);
    }
    book.random("dA", &mut env, rng)?;
    Ok(env)
}

/// Numbers in random order, no two closer than 1/count, so that small changes do not move a maximum.
fn without_ties(shape: [usize; 4], rng: &mut NumpyRng) -> Result<Tensor> {
    let drawn = tensor(&rng.randn(shape)?);
    let mut order: Vec<usize> = (0..drawn.data().len()).collect();
    order.sort_by(|a, b| drawn.data()[*a].total_cmp(&drawn.data()[*b]));
    let mut ranks = drawn;
    for (rank, place) in order.iter().enumerate() {
        ranks.data_mut()[*place] = rank as f64 / order.len() as f64;
    }
    Ok(ranks)
}

fn pooling_backward_is_the_derivative(forward: &str, backward: &str) -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(2);
    for (shape, window) in [
        ([2, 8, 10, 3], [3.0, 2.0]),
        ([3, 7, 6, 2], [2.0, 3.0]),
        ([2, 6, 9, 4], [4.0, 2.0]),
    ] {
        let a_prev = without_ties(shape, &mut rng)?;
        let mut env = pooling(&book, a_prev, window, &mut rng)?;
        let differences = numeric(&env, &[A_PREV], 1e-4, |mut env| {
            book.evaluate(&[forward], &mut env)?;
            dot(&env, "dA", "A")
        })?;
        book.evaluate(&[backward], &mut env)?;
        for gradient in Gradient::pairs(&env, &[DA_PREV], differences)? {
            gradient.assert_same();
        }
    }
    Ok(())
}

#[test]
fn max_pooling_backward_is_the_derivative_of_max_pooling() -> Result<()> {
    pooling_backward_is_the_derivative("F6", "4a")
}

#[test]
fn average_pooling_backward_is_the_derivative_of_average_pooling() -> Result<()> {
    pooling_backward_is_the_derivative("F7", "5a")
}

#[test]
fn a_little_network_goes_back_as_it_went_forward() -> Result<()> {
    let book = Formulas::read()?;
    for (forward, backward) in [("F6", "4a"), ("F7", "5a")] {
        let mut rng = NumpyRng::seed(3);
        let sizes = ([2.0, 5.0, 6.0, 2.0], [3.0, 2.0, 3.0], 1.0, 1.0);
        let mut conv = convolution(&book, sizes, &mut rng)?;
        book.evaluate(&["F1", "F3"], &mut conv)?;
        let mut pool = pooling(&book, array(&conv, "Z")?, [3.0, 2.0], &mut rng)?;
        let differences = numeric(&conv, &[A_PREV, "W", "b"], 1e-5, |mut conv| {
            book.evaluate(&["F1", "F3"], &mut conv)?;
            let mut pool = pool.clone().tensor(A_PREV, array(&conv, "Z")?);
            book.evaluate(&[forward], &mut pool)?;
            dot(&pool, "dA", "A")
        })?;

        book.evaluate(&[backward], &mut pool)?;
        conv.set_tensor("dZ", array(&pool, DA_PREV)?);
        book.evaluate(&["1", "1a", "2", "3"], &mut conv)?;
        for gradient in Gradient::pairs(&conv, &[DA_PREV, "dW", "db"], differences)? {
            gradient.assert_same();
        }
    }
    Ok(())
}
