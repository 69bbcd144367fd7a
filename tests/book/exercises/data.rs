//! Makes the numbers of the kit: results from the oracle's fixtures (JAX), and the cases and fingerprints of the
//! diagnosis. `UPDATE_EXPECT=1 cargo test -p book-tests --test book exercises`
//! writes them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cnn_backprop::{ConvParams, NumpyRng, zero_pad};
use mistakes::diagnosis::{Function, Inputs, cases, kit};
use ndarray::{Array, ArrayD, Dimension};
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
    same_file("data/cases.txt", &cases()?)?;
    same_file("data/mistakes.txt", &kit::text()?)
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

/// The cases of the diagnosis, and the vector of the fingerprints.
fn cases() -> Result<String> {
    let mut text =
        String::from("# The cases whose fingerprints are in mistakes.txt.\n[fingerprint]\n");
    let weights = NumpyRng::seed(1).randn(LONGEST)?;
    write_array(&mut text, "weights", &weights.mapv(ten_digits))?;
    for (name, function) in [
        ("pad", Function::ZeroPad),
        ("step", Function::ConvSingleStep),
        ("conv", Function::ConvBackward),
        ("pool", Function::PoolBackward),
        ("window", Function::CreateMask),
    ] {
        for (at, inputs) in cases::of(function)?.into_iter().enumerate() {
            writeln!(text, "[{name} {}]", at + 1)?;
            match inputs {
                Inputs::Pad { x, pad } => {
                    writeln!(text, "pad: {pad}")?;
                    write_array(&mut text, "x", &x)?;
                }
                Inputs::Step { a_slice, w, b } => {
                    write_array(&mut text, "a_slice", &a_slice)?;
                    write_array(&mut text, "w", &w)?;
                    writeln!(text, "b: {b}")?;
                }
                Inputs::Conv { layer, b, dz } => {
                    let ConvParams { stride, pad } = layer.params;
                    writeln!(text, "stride: {stride}\npad: {pad}")?;
                    write_array(&mut text, "a_prev", &layer.a_prev)?;
                    write_array(&mut text, "w", &layer.w)?;
                    write_array(&mut text, "b", &b)?;
                    write_array(&mut text, "dz", &dz)?;
                }
                Inputs::Pool { a_prev, da, params } => {
                    writeln!(text, "f: {}\nstride: {}", params.f, params.stride)?;
                    write_array(&mut text, "a_prev", &a_prev)?;
                    write_array(&mut text, "da", &da)?;
                }
                Inputs::Window { x, dz } => {
                    write_array(&mut text, "x", &x)?;
                    writeln!(text, "dz: {dz}")?;
                }
            }
        }
    }
    Ok(text)
}

/// Elements of the longest array that a mistake returns.
const LONGEST: usize = 750;

/// Enough digits for numbers that are compared to six digits, at half the size.
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
