//! Convolution in one dimension and in three, and pooling windows that reach past the image.

use anyhow::Result;
use cnn_backprop::NumpyRng;
use formula::Env;

use super::{A_PREV, DA_PREV, Formulas, assert_derivative};

const A_PAD: &str = r"A^{\mathrm{pad}}";
const DA_PAD: &str = r"dA^{\mathrm{pad}}";

/// Z is linear in the padded input, in W and in b; `sizes` name the symbols of the scope.
fn assert_convolution(
    sizes: &[(&str, f64)],
    scope: &str,
    forward: &str,
    backward: &[&str],
    names: &[&str],
    found: &[&'static str],
) -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(14);
    let scope = book.glossary.scope(scope)?;
    let mut env = Env::new();
    for (name, size) in sizes {
        env.set_scalar(name, *size);
    }
    for name in [A_PAD, "W", "b", "dZ"] {
        let symbol = scope.get(name).expect("a symbol of the scope");
        let shape = scope.shape_of(symbol, &env)?;
        env.set_tensor(name, formula_check::tensor(&rng.randn(shape)?));
    }
    assert_derivative(
        &book,
        env,
        (&[forward], backward),
        names,
        found,
        ("dZ", "Z"),
    )
}

#[test]
fn one_dimension_backward_is_the_derivative_of_one_dimension_forward() -> Result<()> {
    let sizes = [
        ("m", 2.0),
        (r"n_W^{\mathrm{prev}}", 9.0),
        (r"n_C^{\mathrm{prev}}", 3.0),
        ("n_W", 5.0),
        ("n_C", 4.0),
        ("f_w", 3.0),
        ("s", 2.0),
        ("p", 1.0),
    ];
    let (names, found) = ([A_PAD, "W"], [DA_PAD, "dW"]);
    assert_convolution(&sizes, "signal", "D1", &["D2", "D3"], &names, &found)
}

#[test]
fn three_dimensions_backward_is_the_derivative_of_three_dimensions_forward() -> Result<()> {
    let sizes = [
        ("m", 2.0),
        (r"n_D^{\mathrm{prev}}", 3.0),
        (r"n_H^{\mathrm{prev}}", 5.0),
        (r"n_W^{\mathrm{prev}}", 4.0),
        (r"n_C^{\mathrm{prev}}", 2.0),
        ("n_D", 2.0),
        ("n_H", 4.0),
        ("n_W", 2.0),
        ("n_C", 3.0),
        ("f_d", 2.0),
        ("f_h", 1.0),
        ("f_w", 3.0),
        ("s", 2.0),
        ("p", 1.0),
    ];
    let (names, found) = ([A_PAD, "W", "b"], [DA_PAD, "dW", "db"]);
    let backward = ["D5", "D6", "D7"];
    assert_convolution(&sizes, "volume", "D4", &backward, &names, &found)
}

#[test]
fn the_gradient_of_incomplete_windows_is_the_derivative_of_their_means() -> Result<()> {
    let book = Formulas::read()?;
    let mut rng = NumpyRng::seed(15);
    for divisor in ["P10", "P11"] {
        let mut env = Env::new()
            .scalar("m", 2.0)
            .scalar(r"n_H^{\mathrm{prev}}", 5.0)
            .scalar(r"n_W^{\mathrm{prev}}", 6.0)
            .scalar(r"n_C^{\mathrm{prev}}", 3.0)
            .scalar("n_C", 3.0)
            .scalar("n_W", 4.0)
            .scalar("f_h", 3.0)
            .scalar("f_w", 4.0)
            .scalar("s", 2.0)
            .scalar("p_t", 1.0)
            .scalar("p_b", 0.0)
            .scalar("p_l", 2.0)
            .scalar("p_r", 1.0);
        book.evaluate(&["P8", "P9", divisor], &mut env)?;
        for name in [A_PREV, "dA"] {
            book.random(name, &mut env, &mut rng)?;
        }
        let ways: (&[&str], &[&str]) = (&["P12"], &["P13"]);
        assert_derivative(&book, env, ways, &[A_PREV], &[DA_PREV], ("dA", "A"))?;
    }
    Ok(())
}
