//! Makes the numbers of the kit: results from the oracle's fixtures (JAX), and the cells of the record
//! of mistakes from NumPy's random stream. `UPDATE_EXPECT=1 cargo test -p book-tests --test book exercises`
//! writes them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cnn_backprop::{ConvParams, NumpyRng, conv_forward, zero_pad};
use ndarray::{Array, Array4, ArrayD, Dimension};
use serde_json::Value;

use crate::support::{UPDATE, first_difference, root, update};

/// Cases of `tests/oracle/fixtures`, in the order of the exercises.
const CONVOLUTION: [&str; 7] = [
    "filter fills the image",
    "tall filter",
    "wide filter",
    "batch of 4",
    "stride as large as the filter",
    "no remainder, stride 2",
    "pad 1, stride 2",
];
const LAST_CONVOLUTION: &str = "remainder in both, stride 3";
const POOLING: [&str; 4] = [
    "f 2, stride 1",
    "f 3, stride 2",
    "f 3, stride 2, remainder in columns",
    "ties, f 2, stride 2",
];

#[test]
fn the_numbers_of_the_kit_are_those_of_the_oracle() -> Result<()> {
    let convolution = CONVOLUTION.iter().chain([&LAST_CONVOLUTION]);
    let convolution = oracle(
        "convolution.json",
        convolution,
        &["stride", "pad"],
        &["a_prev", "w", "b", "dz", "z", "da_prev", "dw", "db"],
    )?;
    let pooling = oracle(
        "pooling.json",
        POOLING.iter(),
        &["f", "stride"],
        &[
            "a_prev", "da", "max", "average", "first", "every", "shared", "spread",
        ],
    )?;
    same_file("data/convolution.txt", &(convolution + &padding()?))?;
    same_file("data/pooling.txt", &pooling)?;
    same_file("data/cells.txt", &cells()?)
}

/// Checks that the file of the kit contains this text, or writes it.
fn same_file(file: &str, text: &str) -> Result<()> {
    let path = root().join("exercises/tests/exercises").join(file);
    if update() {
        return Ok(fs::write(path, text)?);
    }
    same_text(&path, &fs::read_to_string(&path)?, text)
}

fn same_text(path: &Path, is: &str, text: &str) -> Result<()> {
    match first_difference(is, text) {
        None => Ok(()),
        Some((at, ..)) => bail!(
            "{}:{}: differs from its source; {UPDATE} writes it",
            path.display(),
            at + 1
        ),
    }
}

#[test]
fn a_changed_number_is_reported_at_its_line() {
    let error = same_text(Path::new("x.txt"), "[a]\nz 1: 2\n", "[a]\nz 1: 3\n");
    let message = error.expect_err("2 is not 3").to_string();
    assert!(
        message.starts_with("x.txt:2: differs from its source"),
        "{message}"
    );
}

fn oracle<'a>(
    file: &str,
    names: impl Iterator<Item = &'a &'a str>,
    sizes: &[&str],
    arrays: &[&str],
) -> Result<String> {
    let path = root().join("tests/oracle/fixtures").join(file);
    let fixtures: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let cases = fixtures["cases"].as_array().context("cases")?;
    let mut text = format!("# From tests/oracle/fixtures/{file} of the book, made with JAX.\n");
    for name in names {
        let case = cases.iter().find(|case| case["name"] == **name);
        let case = case.with_context(|| format!("{file} has no case `{name}`"))?;
        writeln!(text, "[{name}]")?;
        for size in sizes {
            writeln!(text, "{size}: {}", case[size])?;
        }
        for array in arrays {
            let dim = numbers(&case[array]["dim"])?;
            let dim: Vec<usize> = dim.into_iter().map(|n| n as usize).collect();
            let array_of = ArrayD::from_shape_vec(dim, numbers(&case[array]["data"])?)?;
            write_array(&mut text, array, &array_of)?;
        }
    }
    Ok(text)
}

fn numbers(list: &Value) -> Result<Vec<f64>> {
    let list = list.as_array().context("a list")?;
    let number = |x: &Value| x.as_f64().context("a number");
    list.iter().map(number).collect()
}

fn padding() -> Result<String> {
    let mut text = "[zero_pad]\n".to_owned();
    let x = NumpyRng::seed(3).randn((2, 3, 4, 2))?;
    write_array(&mut text, "x", &x)?;
    for pad in [1, 2] {
        let padded = zero_pad(x.view(), pad)?;
        write_array(&mut text, &format!("padded_{pad}"), &padded)?;
    }
    Ok(text)
}

/// The cells of `mistakes::cells`: A, W, b after `np.random.seed(1)`, and the correct Z.
fn cells() -> Result<String> {
    let mut text = "# Drawn after np.random.seed(1); z has ten digits.\n[one step]\n".to_owned();
    let mut rng = NumpyRng::seed(1);
    write_array(&mut text, "a_slice", &rng.randn((4, 4, 3))?)?;
    write_array(&mut text, "w", &rng.randn((4, 4, 3))?)?;
    write_array(&mut text, "b", &rng.randn((1, 1, 1))?)?;
    let course = ([10, 4, 4, 3], [2, 2, 3, 8]);
    let telling = ([2, 5, 6, 3], [3, 3, 3, 4]);
    for (name, (a_prev, w), stride, pad) in [
        ("the course's cell, stride 2", course, 2, 2),
        ("the course's cell, stride 1", course, 1, 2),
        ("3x3, stride 2, pad 1", telling, 2, 1),
    ] {
        let mut rng = NumpyRng::seed(1);
        let a_prev: Array4<f64> = rng.randn(a_prev)?.into_dimensionality()?;
        let w: Array4<f64> = rng.randn(w)?.into_dimensionality()?;
        let b = rng.randn((1, 1, 1, w.dim().3))?;
        let params = ConvParams { stride, pad };
        let (z, _) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        writeln!(text, "[{name}]\nstride: {stride}\npad: {pad}")?;
        write_array(&mut text, "a_prev", &a_prev)?;
        if stride == 1 {
            write_array(&mut text, "a_prev_pad", &zero_pad(a_prev.view(), pad)?)?;
        }
        write_array(&mut text, "w", &w)?;
        write_array(&mut text, "b", &b)?;
        write_array(&mut text, "z", &z.mapv(ten_digits))?;
    }
    let mut rng = NumpyRng::seed(1);
    text += "[the course's pooling cell]\nf: 2\nstride: 1\n";
    write_array(&mut text, "a_prev", &rng.randn((5, 5, 3, 2))?)?;
    write_array(&mut text, "da", &rng.randn((5, 4, 2, 2))?)?;
    Ok(text)
}

/// Enough digits for numbers that are compared to five digits, at half the size.
fn ten_digits(x: f64) -> f64 {
    (x * 1e9).round() / 1e9
}

fn write_array<D: Dimension>(text: &mut String, name: &str, x: &Array<f64, D>) -> Result<()> {
    write!(text, "{name}")?;
    x.shape().iter().try_for_each(|n| write!(text, " {n}"))?;
    write!(text, ":")?;
    x.iter().try_for_each(|x| write!(text, " {x}"))?;
    Ok(writeln!(text)?)
}
