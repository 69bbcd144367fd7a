//! Each mode shows the crate's numbers, for several geometries, and a written-out sum is the number it stands for.

use anyhow::{Result, ensure};
use cnn_backprop::extension::padding::{Padding, padded_conv_backward, padded_conv_forward};
use ndarray::Array4;

use super::{array, open, set, sum};
use crate::harness::{Browser, none};

/// Stride, padding, f_h, f_w.
const GEOMETRIES: [(usize, [usize; 4], usize, usize); 4] = [
    (1, [0, 0, 0, 0], 3, 2),
    (2, [1, 1, 1, 1], 3, 2),
    (2, [0, 1, 0, 2], 2, 3),
    (3, [2, 0, 1, 0], 1, 2),
];

#[test]
#[ignore = "needs chromium"]
fn arrays_are_those_of_the_crate() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "strides.html")?;
    let mut faults = Vec::new();
    for (stride, pad, f_h, f_w) in GEOMETRIES {
        for (name, value) in [
            ("stride", stride.to_string()),
            ("pad", pad.map(|side| side.to_string()).join(" ")),
            ("f_h", f_h.to_string()),
            ("f_w", f_w.to_string()),
        ] {
            set(&mut browser, name, &value)?;
        }
        set(&mut browser, "mode", "forward")?;
        let a = Array4::from_shape_vec((1, 5, 6, 1), array(&mut browser, "a")?)?;
        let w = Array4::from_shape_vec((f_h, f_w, 1, 1), array(&mut browser, "w")?)?;
        let b = Array4::from_shape_vec((1, 1, 1, 1), array(&mut browser, "b")?)?;
        let [top, bottom, left, right] = pad;
        let padding = Padding {
            top,
            bottom,
            left,
            right,
        };
        let (z, cache) = padded_conv_forward(a.view(), w.view(), b.view(), stride, padding)?;
        let mut found = vec![(
            "z",
            array(&mut browser, "z")?,
            z.iter().copied().collect::<Vec<_>>(),
        )];
        set(&mut browser, "mode", "scatter")?;
        let dz = Array4::from_shape_vec(z.raw_dim(), array(&mut browser, "dz")?)?;
        let grads = padded_conv_backward(dz.view(), &cache)?;
        found.push((
            "da",
            array(&mut browser, "da")?,
            grads.da_prev.iter().copied().collect(),
        ));
        set(&mut browser, "mode", "gather")?;
        found.push((
            "da",
            array(&mut browser, "da")?,
            grads.da_prev.iter().copied().collect(),
        ));
        set(&mut browser, "mode", "dw")?;
        found.push((
            "dw",
            array(&mut browser, "dw")?,
            grads.dw.iter().copied().collect(),
        ));
        set(&mut browser, "mode", "db")?;
        found.push((
            "db",
            array(&mut browser, "db")?,
            grads.db.iter().copied().collect(),
        ));
        for (name, found, expected) in found {
            if found != expected {
                faults.push(format!("stride {stride}, padding {pad:?}, {f_h}×{f_w}: {name} is {found:?}, expected {expected:?}"));
            }
        }
    }
    none(&faults)
}

/// `dA[0,1,1,0] = 1·4 + 10·3 + … = 1234`: the products add up to the number after the last equals sign.
#[test]
#[ignore = "needs chromium"]
fn sums_add_up() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    browser.hover("[data-array=da] [data-index=\"0,1,1,0\"]")?;
    let written = sum(&mut browser)?;
    ensure!(
        written == "dA[0,1,1,0] = 1·4 + 10·3 + 100·2 + 1000·1 = 1234",
        "{written}"
    );
    for mode in ["forward", "gather", "dw", "db"] {
        set(&mut browser, "mode", mode)?;
        let key = match mode {
            "forward" => "z",
            "gather" => "da",
            mode => mode,
        };
        browser.hover(&format!("[data-array={key}] [role=gridcell]"))?;
        let written = sum(&mut browser)?;
        let parts: Vec<_> = written.split(" = ").collect();
        let [_, products, total] = parts[..] else {
            anyhow::bail!("{mode}: {written}");
        };
        let product = |text: &str| -> f64 {
            text.split('·')
                .map(|number| number.parse::<f64>().unwrap_or(f64::NAN))
                .product()
        };
        let added: f64 = products.split(" + ").map(product).sum();
        ensure!(total.parse() == Ok(added), "{mode}: {written}");
    }
    Ok(())
}

/// In the middle of the steps only the numbers of dZ that have come back count.
#[test]
#[ignore = "needs chromium"]
fn steps_fill_the_gradient() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    let to = |browser: &mut Browser, step: usize| -> Result<Vec<f64>> {
        browser.eval(&format!(
            "(() => {{ const slider = document.querySelector('.lab-slider'); slider.value = {step}; slider.dispatchEvent(new Event('input')); }})()"
        ))?;
        array(browser, "da")
    };
    ensure!(to(&mut browser, 0)? == [0.0; 9]);
    ensure!(to(&mut browser, 1)? == [1.0, 2.0, 0.0, 3.0, 4.0, 0.0, 0.0, 0.0, 0.0]);
    ensure!(sum(&mut browser)?.contains("dA += 1 · W"));
    ensure!(to(&mut browser, 4)?[4] == 1234.0);
    Ok(())
}
