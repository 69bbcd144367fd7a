//! The same for the derivation step by step and for the variants of convolution.

use anyhow::{Context, Result};
use cnn_backprop::NumpyRng;

use super::{A_PREV, DA_PREV, Formulas, array, assert_derivative, assert_derivatives, convolution};

const SIZES: super::Sizes = ([2.0, 7.0, 8.0, 2.0], [3.0, 2.0, 4.0], 2.0, 1.0);

#[test]
fn the_full_convolution_is_the_derivative_of_convolution_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(4);
    let mut env = convolution(&book, SIZES, &mut rng)?;
    book.random("dZ", &mut env, &mut rng)?;
    let ways_back: [&[&str]; 2] = [
        &["L18", "L19", "L17", "L15", "L20", "1a", "F1", "2"],
        &["L18", "L19", "L17", "L15", "L21", "F1", "2"],
    ];
    assert_derivatives(
        &book,
        &env,
        (&["F1", "F3"], &ways_back),
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}

#[test]
fn the_steps_of_the_ladder_are_the_derivative_of_its_first() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(5);
    let (shape, [f_h, f_w, n_c], ..) = SIZES;
    let plain = (shape, [f_h, f_w, n_c], 1.0, 0.0);
    let mut env = convolution(&book, plain, &mut rng)?;
    book.random("dZ", &mut env, &mut rng)?;
    let steps: [&[&str]; 5] = [
        &["L9", "L10"],
        &["L11", "L10"],
        &["L12", "L13", "L10"],
        &["L12", "L14", "L10"],
        &["L12", "L15", "L16", "L10"],
    ];
    assert_derivatives(
        &book,
        &env,
        (&["L8"], &steps),
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}

#[test]
fn dilated_backward_is_the_derivative_of_dilated_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(6);
    let mut env = convolution(&book, SIZES, &mut rng)?.scalar("d", 2.0);
    book.evaluate(&["E8", "E9"], &mut env)?;
    book.random("dZ", &mut env, &mut rng)?;
    let ways: (&[&str], &[&str]) = (&["F1", "E7"], &["F1", "E10", "1a", "E11"]);
    assert_derivative(
        &book,
        env,
        ways,
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}

/// As much above and below together as on both sides, so that the shapes of the other symbols stay those of `p` = 1.
#[test]
fn cropping_each_side_is_the_derivative_of_padding_each_side() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(11);
    let mut env = convolution(&book, SIZES, &mut rng)?
        .scalar("p_t", 0.0)
        .scalar("p_b", 2.0)
        .scalar("p_l", 2.0)
        .scalar("p_r", 0.0);
    book.evaluate(&["L26", "L27"], &mut env)?;
    book.random("dZ", &mut env, &mut rng)?;
    let ways: (&[&str], &[&str]) = (&["L25", "F3"], &["L25", "1", "L28", "2"]);
    assert_derivative(
        &book,
        env,
        ways,
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}

#[test]
fn grouped_backward_is_the_derivative_of_grouped_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(7);
    let (shape, filters, s, p) = SIZES;
    let ([m, h, w, _], [f_h, f_w, _]) = (shape, filters);
    let (channels, n_c, g) = (4.0, 6.0, 2.0);
    let thin = ([m, h, w, channels / g], [f_h, f_w, n_c], s, p);
    let filters = array(&convolution(&book, thin, &mut rng)?, "W")?;
    let whole = ([m, h, w, channels], [f_h, f_w, n_c], s, p);
    let mut env = convolution(&book, whole, &mut rng)?
        .scalar("g", g)
        .scalar("q", channels / g)
        .tensor("W", filters);
    book.random("dZ", &mut env, &mut rng)?;
    let ways: (&[&str], &[&str]) = (&["F1", "E12"], &["F1", "E13", "1a", "E14"]);
    assert_derivative(
        &book,
        env,
        ways,
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}

#[test]
fn transposed_backward_is_the_derivative_of_transposed_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(8);
    let mut env = convolution(&book, SIZES, &mut rng)?.scalar("o", 1.0);
    book.evaluate(&["E3", "E4"], &mut env)?;
    // X is shaped like dZ, and the biases belong to the channels of the output
    book.random("dZ", &mut env, &mut rng)?;
    let x = array(&env, "dZ")?;
    let n_c_out = env.get_scalar(r"n_C^{\mathrm{prev}}").context("a size")? as usize;
    let b = formula_check::tensor(&rng.randn([n_c_out])?);
    let pad = env.get_scalar("p").context("a size")?;
    let dy = {
        let (rows, cols) = (env.get_scalar("N_H"), env.get_scalar("N_W"));
        let (rows, cols) = (rows.context("a size")?, cols.context("a size")?);
        let m = env.get_scalar("m").context("a size")?;
        rng.randn([m as usize, rows as usize, cols as usize, n_c_out])?
    };
    let dy_pad = cnn_backprop::zero_pad(dy.view(), pad as usize)?;
    let env = env
        .tensor("X", x)
        .tensor("b", b)
        .tensor("dY", formula_check::tensor(&dy))
        .tensor(r"dY^{\mathrm{pad}}", formula_check::tensor(&dy_pad));
    let ways: (&[&str], &[&str]) = (&["E1", "E2"], &["E5", "E6"]);
    assert_derivative(&book, env, ways, &["X", "W"], &["dX", "dW"], ("dY", "Y"))
}

#[test]
fn im2col_backward_is_the_derivative_of_im2col_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(9);
    let mut env = convolution(&book, SIZES, &mut rng)?;
    book.random("dZ", &mut env, &mut rng)?;
    let forward: &[&str] = &["F1", "K7", "K8"];
    let backward: &[&str] = &["F1", "K7", "K9", "K10", "K11", "1a"];
    assert_derivative(
        &book,
        env,
        (forward, backward),
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}

#[test]
fn reading_in_place_backward_is_the_derivative_of_reading_in_place_forward() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(10);
    let mut env = convolution(&book, SIZES, &mut rng)?;
    book.random("dZ", &mut env, &mut rng)?;
    let ways_back: [&[&str]; 2] = [
        &["F1", "K16", "1a", "K15"],
        &["F1", "K17", "K18", "K19", "1a", "K15"],
    ];
    assert_derivatives(
        &book,
        &env,
        (&["F1", "K14"], &ways_back),
        &[A_PREV, "W"],
        &[DA_PREV, "dW"],
        ("dZ", "Z"),
    )
}
