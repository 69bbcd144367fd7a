//! Pasted arrays: the mistake is named, for any shape, or it is said that none fits.

use anyhow::Result;
use cnn_backprop::{ConvParams, NumpyRng, conv_backward, conv_forward};
use mistakes::backward;
use ndarray::ArrayD;

use super::{open, set};
use crate::harness::{Browser, none};

fn pasted(array: &ArrayD<f64>) -> String {
    format!("{array}").replace(",\n", "\n")
}

fn answer(browser: &mut Browser, given: &str) -> Result<String> {
    browser.eval(&format!(
        "(() => {{
            document.querySelector('.lab [name=given0]').value = {given:?};
            [...document.querySelectorAll('.lab button')].find(button => /Find out/.test(button.innerText)).click();
        }})()"
    ))?;
    browser.wait("!/Comparing|^$/.test(document.querySelector('.lab-result').innerText + document.querySelector('.lab > .lab-message').innerText + [...document.querySelectorAll('.lab-paste .lab-message')].map(e => e.innerText).join(''))")?;
    browser.text("document.querySelector('.lab').innerText")
}

#[test]
#[ignore = "needs chromium"]
fn a_mistake_is_named_on_any_shape() -> Result<()> {
    let mut rng = NumpyRng::seed(3);
    let (a, w) = (rng.randn((2, 5, 7, 2))?, rng.randn((3, 2, 2, 3))?);
    let b = rng.randn((1, 1, 1, 3))?;
    let params = ConvParams { stride: 2, pad: 1 };
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), params)?;
    let right = conv_backward(z.view(), &cache)?.da_prev.into_dyn();
    let names = ["stride-ignored"];
    let wrong = backward::conv_backward(mistakes::set::Mistakes(&names), z.view(), &cache)?;
    let mut browser = Browser::start()?;
    open(&mut browser, "which-mistake.html")?;
    for (name, value) in [
        ("stride", "2"),
        ("pad", "1"),
        ("seed", "3"),
        ("shape_a", "2, 5, 7, 2"),
        ("shape_w", "(3, 2, 2, 3)"),
    ] {
        set(&mut browser, name, value)?;
    }
    let mut faults = Vec::new();
    for (given, expected) in [
        (pasted(&right), "All that you gave is right"),
        (pasted(&wrong.da_prev.into_dyn()), "vert_start = h"),
        (pasted(&(&right + 0.125)), "No known mistake"),
        (
            pasted(&(&right + 0.125)),
            "The first number that differs: dA_prev[0, 0, 0, 0]",
        ),
        ("[1. 2. ... 3.]".into(), "set_printoptions"),
        ("hello".into(), "is not a number"),
        (String::new(), "Please paste at least one array"),
        ("0.5".into(), "No known mistake"),
    ] {
        let said = answer(&mut browser, &given)?;
        if !said.contains(expected) {
            faults.push(format!("expected `{expected}`, found `{said}`"));
        }
    }
    none(&faults)
}

/// Inputs that are pasted as they are printed are rounded, and right results must not look wrong because of that.
#[test]
#[ignore = "needs chromium"]
fn rounded_inputs_do_not_make_right_results_wrong() -> Result<()> {
    let mut rng = NumpyRng::seed(2);
    let (a, w) = (rng.randn((1, 4, 5, 1))?, rng.randn((2, 3, 1, 2))?);
    let b = rng.randn((1, 1, 1, 2))?;
    let params = ConvParams { stride: 1, pad: 0 };
    let (z, cache) = conv_forward(a.view(), w.view(), b.view(), params)?;
    let dz = rng.randn(z.dim())?;
    let da = conv_backward(dz.view(), &cache)?.da_prev;
    let mut browser = Browser::start()?;
    open(&mut browser, "which-mistake.html")?;
    for (name, value) in [("stride", "1"), ("pad", "0"), ("source", "paste")] {
        set(&mut browser, name, value)?;
    }
    for (name, array) in [("A_prev", &a), ("W", &w), ("dZ", &dz)] {
        let printed = format!("{array:.8}");
        browser.eval(&format!(
            "(() => {{ document.querySelector('.lab [name={name}]').value = {printed:?}; }})()"
        ))?;
    }
    let said = answer(&mut browser, &pasted(&da.into_dyn()))?;
    anyhow::ensure!(said.contains("All that you gave is right"), "{said}");
    Ok(())
}
