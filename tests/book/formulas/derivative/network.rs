//! The whole small network, from the loss to the images.

use anyhow::{Context, Result};
use cnn_backprop::NumpyRng;
use cnn_backprop::network::worked_example;
use formula::{Env, Tensor, compare};
use formula_check::tensor;

use super::loss::{classes, loss};
use super::{A_PREV, DA_PREV, Formulas, Gradient, array, convolution, dot, numeric, pooling};
use crate::formulas::pages::Pages;

/// A network of the book: the parameters and the images, the window and stride of its pooling, the
/// dense layer and the labels.
struct Whole {
    conv: Env,
    window: [f64; 2],
    dense: Env,
}

impl Whole {
    /// The worked example, with the crate's numbers and none of its layers.
    fn worked_example(book: &Formulas) -> Result<Self> {
        let (network, images, labels) = worked_example();
        let sizes = ([2.0, 3.0, 4.0, 1.0], [2.0, 2.0, 1.0], 1.0, 0.0);
        let mut conv = convolution(book, sizes, &mut NumpyRng::seed(1))?;
        conv.set_tensor(A_PREV, tensor(&images));
        conv.set_tensor("W", tensor(&network.w));
        conv.set_tensor("b", tensor(&network.b.flatten()));
        let dense = Env::new()
            .scalar("m", 2.0)
            .scalar("n_x", 2.0)
            .scalar("n_y", 2.0)
            .tensor("W", tensor(&network.w_fc))
            .tensor("b", tensor(&network.b_fc.flatten()))
            .tensor("y", Tensor::new([2], labels.map(|y| y as f64).to_vec())?);
        let window = [network.pool.f as f64, network.pool.stride as f64];
        Ok(Self {
            conv,
            window,
            dense,
        })
    }

    /// Another network, with sizes that all differ.
    fn random(book: &Formulas) -> Result<Self> {
        let mut rng = NumpyRng::seed(9);
        let sizes = ([3.0, 5.0, 7.0, 2.0], [3.0, 2.0, 2.0], 1.0, 1.0);
        let conv = convolution(book, sizes, &mut rng)?;
        let window = [3.0, 2.0]; // 5×8 → 2×3, two channels
        let dense = classes(book, [3, 12, 4], &mut rng)?;
        Ok(Self {
            conv,
            window,
            dense,
        })
    }

    /// Forward through all layers; the environments of the convolution, the pooling and the end.
    fn forward(&self, book: &Formulas, conv: Env, dense: Env) -> Result<[Env; 3]> {
        let mut conv = conv;
        book.evaluate(&["F1", "F3", "C4"], &mut conv)?;
        let mut rng = NumpyRng::seed(1);
        let mut pool = pooling(book, array(&conv, "A")?, self.window, &mut rng)?;
        book.evaluate(&["F6"], &mut pool)?;
        let mut dense = dense.tensor("A", array(&pool, "A")?);
        for size in ["n_H", "n_W", "n_C"] {
            dense.set_scalar(size, pool.get_scalar(size).context("a size")?);
        }
        book.evaluate(&["N1", "N2", "C6", "C7"], &mut dense)?;
        Ok([conv, pool, dense])
    }

    /// The backward pass.
    fn backward(book: &Formulas, [conv, pool, dense]: &mut [Env; 3]) -> Result<()> {
        book.evaluate(&["C9", "N3", "N4", "N5", "N6"], dense)?;
        pool.set_tensor("dA", array(dense, "dA")?);
        book.evaluate(&["4a"], pool)?;
        conv.set_tensor("dA", array(pool, DA_PREV)?);
        book.evaluate(&["C5", "1", "1a", "2", "3"], conv)
    }

    fn gradients(&self, book: &Formulas) -> Result<Vec<Gradient>> {
        let of_conv = numeric(&self.conv, &[A_PREV, "W", "b"], 1e-5, |conv| {
            loss(&self.forward(book, conv, self.dense.clone())?[2])
        })?;
        let of_dense = numeric(&self.dense, &["W", "b"], 1e-5, |dense| {
            loss(&self.forward(book, self.conv.clone(), dense)?[2])
        })?;
        let mut envs = self.forward(book, self.conv.clone(), self.dense.clone())?;
        Self::backward(book, &mut envs)?;
        let [conv, _, dense] = envs;
        let mut gradients = Gradient::pairs(&conv, &[DA_PREV, "dW", "db"], of_conv)?;
        gradients.extend(Gradient::pairs(&dense, &["dW", "db"], of_dense)?);
        Ok(gradients)
    }
}

/// From the loss to the images, on the numbers that the pages print and on others.
#[test]
fn the_whole_little_network_goes_back_as_it_went_forward() -> Result<()> {
    let book = Formulas::read()?;
    for whole in [Whole::worked_example(&book)?, Whole::random(&book)?] {
        for gradient in whole.gradients(&book)? {
            gradient.assert_same();
        }
    }
    Ok(())
}

/// Two convolutions that read the same images: other filters, another stride.
#[test]
fn the_gradients_of_two_branches_add_up_to_the_derivative() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(12);
    let images = [2.0, 6.0, 7.0, 3.0];
    let branch = |rng: &mut NumpyRng, filters, stride| -> Result<Env> {
        let mut env = convolution(&book, (images, filters, stride, 1.0), rng)?;
        book.random("dZ", &mut env, rng)?;
        Ok(env)
    };
    let mut one = branch(&mut rng, [3.0, 2.0, 4.0], 2.0)?;
    let mut two = branch(&mut rng, [1.0, 3.0, 2.0], 1.0)?;
    two.set_tensor(A_PREV, array(&one, A_PREV)?);
    let differences = numeric(&one, &[A_PREV], 0.5, |mut one| {
        let mut two = two.clone().tensor(A_PREV, array(&one, A_PREV)?);
        book.evaluate(&["F1", "F3"], &mut one)?;
        book.evaluate(&["F1", "F3"], &mut two)?;
        Ok(dot(&one, "dZ", "Z")? + dot(&two, "dZ", "Z")?)
    })?;
    for branch in [&mut one, &mut two] {
        book.evaluate(&["1", "1a"], branch)?;
    }
    let mut both = one
        .clone()
        .tensor(r"dA^{\mathrm{I}}", array(&one, DA_PREV)?)
        .tensor(r"dA^{\mathrm{II}}", array(&two, DA_PREV)?);
    book.evaluate(&["T1"], &mut both)?;
    for gradient in Gradient::pairs(&both, &[DA_PREV], differences)? {
        gradient.assert_same();
    }
    Ok(())
}

/// What the page says about ReLU in the worked example, and that ReLU matters in the other network.
#[test]
fn a_forgotten_relu_shows_only_where_pooling_is_not_behind_positive_maxima() -> Result<()> {
    let mut pages = Pages::read()?;
    pages.edit("src/where-dz-comes-from.md", r"[Z_{i,h,w,c} > 0]\;", "")?;
    let book = Formulas::of(&pages)?;
    for gradient in Whole::worked_example(&book)?.gradients(&book)? {
        gradient.assert_same();
    }
    let mut all_negative = Whole::worked_example(&book)?;
    for b in all_negative
        .conv
        .get_tensor_mut("b")
        .context("b")?
        .data_mut()
    {
        *b = -7.0;
    }
    let gradients = all_negative.gradients(&book)?;
    let noticed = |g: &Gradient| compare(&g.by_formula, &g.by_differences, 1e-3).is_some();
    assert!(gradients.iter().any(noticed));
    Ok(())
}
